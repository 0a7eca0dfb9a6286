import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import { addressOf } from '@/lib/http/address';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { ReplyRecord } from '@/lib/organisations/reply-schema';
import type { View } from '@/lib/publishing/edition-queries';

/** What a reply may answer: a task or an indicator with its name; the body itself has none. */
export type ReplySubject = { href: string; name: LocalizedText };

export type ReplyContext = {
  locale: Locale;
  view: View;
  bodies: readonly Body[];
  marks: Marks;
  /** Named where the replies of a page answer different things. */
  subjectOf?: (reply: ReplyRecord) => ReplySubject | null;
  /** Other replies stand elsewhere on the page, so that it is not said that there is none. */
  hasMore?: boolean;
};

/**
 * Replies with their day and the office of their author, word for word, beside what they answer. Called, not mounted, so
 * that marks are numbered in reading order. Nothing where there is no reply.
 */
export async function replyList(replies: readonly ReplyRecord[], context: ReplyContext): Promise<ReactNode> {
  if (replies.length === 0) return null;
  const t = await getTranslations({ locale: context.locale, namespace: 'organisations' });
  return (
    <ul className="replies">
      {replies.map((reply) => {
        const words = localize(reply.words, context.locale);
        const subject = context.subjectOf?.(reply) ?? null;
        return (
          <li key={reply.code}>
            <p className="small mute">
              {signature(reply, t, context)}
              {reply.source !== null && <SourceMarks sources={context.marks.of([reply.source])} />}
            </p>
            {subject && (
              <p className="small">
                {t.rich('reply.about', {
                  subject: () => (
                    <a href={subject.href}>
                      <Localized text={localize(subject.name, context.locale)} pageLocale={context.locale} />
                    </a>
                  ),
                })}
              </p>
            )}
            <blockquote className="reply" lang={foreignLang({ text: words, pageLocale: context.locale })}>
              {words.words}
            </blockquote>
          </li>
        );
      })}
    </ul>
  );
}

type T = Awaited<ReturnType<typeof getTranslations<'organisations'>>>;

function signature({ organisation, role, given }: ReplyRecord, t: T, { locale, view, bodies }: ReplyContext): ReactNode {
  const body = bodies.find(({ code }) => code === organisation);
  return t.rich('reply.by', {
    body: () => (
      <a href={`/${locale}${addressOf(`/organisations/${organisation}`, view)}`}>
        {body ? <Localized text={localize(body.name, locale)} pageLocale={locale} /> : organisation}
      </a>
    ),
    role: () => <Localized text={localize(role, locale)} pageLocale={locale} />,
    date: formatDate(given, locale),
  });
}

/** The section of a page: what was replied, or that nothing was received, and how to reply. */
export async function replySection(replies: readonly ReplyRecord[], context: ReplyContext): Promise<ReactNode> {
  const t = await getTranslations({ locale: context.locale, namespace: 'organisations' });
  const list = await replyList(replies, context);
  return (
    <Section id="reply" rail={t('reply.rail')} notes={[t('reply.note')]}>
      {list ?? (!context.hasMore && <p className="measure">{t('reply.none')}</p>)}
      <p className="small mute measure mt-2">
        {t.rich('reply.how', { link: (chunks) => <a href={`/${context.locale}/report`}>{chunks}</a> })}
      </p>
    </Section>
  );
}

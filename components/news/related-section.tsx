import { getTranslations } from 'next-intl/server';
import { documentTitle } from '@/components/documents/document-words';
import { type Fact, Facts } from '@/components/ui/facts';
import { foreignLang, type LocalizedWords } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import type { DocumentRecord } from '@/lib/documents/schema';
import { addressOf } from '@/lib/http/address';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { IndicatorName } from '@/lib/indicators/cited-queries';
import type { ArticleRecord } from '@/lib/news/schema';
import type { View } from '@/lib/publishing/edition-queries';
import type { Task } from '@/lib/strategy/queries';
import type { Topic } from '@/lib/topics/queries';

export type Related = {
  article: ArticleRecord;
  indicators: readonly IndicatorName[];
  tasks: readonly Task[];
  documents: readonly DocumentRecord[];
  topics: readonly Topic[];
};
type Props = Related & { locale: Locale; view: View };
type Link = { path: string; lead?: string; text: LocalizedWords };

/** The topic of a text, and the indicators, tasks and documents that it speaks of. */
export async function RelatedSection({ locale, view, article, indicators, tasks, documents, topics }: Props) {
  const t = await getTranslations({ locale, namespace: 'news' });
  const topic = topics.find(({ code }) => code === article.topic);
  const titles = await Promise.all(documents.map((document) => documentTitle(document, locale)));
  const groups: { term: string; links: Link[] }[] = [
    { term: t('related.topic'), links: topic ? [{ path: `/topics/${topic.code}`, text: localize(topic.name, locale) }] : [] },
    {
      term: t('related.indicators'),
      links: indicators.map(({ code, name }) => ({ path: `/indicators/${code}`, text: localize(name, locale) })),
    },
    {
      term: t('related.tasks'),
      links: tasks.map(({ code, notation, title }) => ({ path: `/strategy/${code}`, lead: notation, text: localize(title, locale) })),
    },
    {
      term: t('related.documents'),
      links: documents.flatMap(({ code }, index) => {
        const text = titles[index];
        return text ? [{ path: `/documents/${code}`, text }] : [];
      }),
    },
  ].filter(({ links }) => links.length > 0);
  if (groups.length === 0) return null;
  const facts: Fact[] = groups.map(({ term, links }) => ({
    term,
    detail: (
      <ul>
        {links.map(({ path, lead, text }) => (
          <li key={path}>
            {lead && <span className="mute">{lead} </span>}
            <a href={`/${locale}${addressOf(path, view)}`} lang={foreignLang({ text, pageLocale: locale })}>
              {text.words}
            </a>
          </li>
        ))}
      </ul>
    ),
  }));
  return (
    <Section rail={t('related.rail')}>
      <Facts facts={facts} />
    </Section>
  );
}

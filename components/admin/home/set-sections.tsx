import { getTranslations } from 'next-intl/server';
import { Localized } from '@/components/ui/localized';
import { dayOf, today } from '@/lib/clock';
import { semicolons } from '@/lib/i18n/format';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { daysBetween } from '@/lib/period';
import type { OwnSet, Typing } from '@/lib/publishing/desk-home';
import type { SetBrief } from '@/lib/publishing/desk-sets';
import { moment } from '../import/words';
import { DeskSection } from './desk-section';

type Props = {
  locale: Locale;
  own: readonly OwnSet[];
  toReview: readonly SetBrief[];
  scheduled: readonly SetBrief[];
  typing: readonly Typing[];
  isEditor: boolean;
  isReviewer: boolean;
};

/** Change sets that wait for the viewer: to be mended, handed in, decided on or let out at their hour. */
export async function SetSections({ locale, own, toReview, scheduled, typing, isEditor, isReviewer }: Props) {
  const t = await getTranslations({ locale, namespace: 'desk' });
  const href = (number: number) => `/${locale}/admin/change-sets/${number}`;
  const title = (number: number, words: LocalizedText) => (
    <>
      {number}. <Localized text={localize(words, locale)} pageLocale={locale} />
    </>
  );
  const age = (since: string) => t('age', { days: daysBetween(dayOf(new Date(since)), today()) });
  return (
    <>
      {isReviewer && (
        <DeskSection
          id="review"
          rail={t('review.rail')}
          note={t('review.note')}
          empty={t('review.empty')}
          items={toReview.map(({ number, title: words, since }) => ({
            key: String(number),
            href: href(number),
            label: title(number, words),
            note: age(since),
          }))}
        />
      )}
      <DeskSection
        id="own"
        rail={t('own.rail')}
        empty={t(isEditor ? 'own.empty' : 'own.emptyOther')}
        items={own.map(({ number, title: words, state, changes, comments }) => ({
          key: String(number),
          href: href(number),
          label: title(number, words),
          note: semicolons(
            [
              t(state === 'returned' ? 'own.returned' : 'own.draft'),
              t('own.changes', { count: changes }),
              ...(comments > 0 ? [t('own.comments', { count: comments })] : []),
            ],
            locale,
          ),
        }))}
      />
      {scheduled.length > 0 && (
        <DeskSection
          id="scheduled"
          rail={t('scheduled.rail')}
          empty=""
          items={scheduled.map(({ number, title: words, publishAt }) => ({
            key: String(number),
            href: href(number),
            label: title(number, words),
            note: publishAt === null ? undefined : t('scheduled.at', { when: moment(new Date(publishAt), locale) }),
          }))}
        />
      )}
      {typing.length > 0 && (
        <DeskSection
          id="typing"
          rail={t('typing.rail')}
          note={t('typing.note')}
          empty=""
          items={typing.map(({ form, savedAt }) => ({
            key: form,
            href: `/${locale}${form}${form.includes('?') ? '&' : '?'}typing=1`,
            label: <code>{form.replace(/^\/admin\//, '')}</code>,
            note: moment(new Date(savedAt), locale),
          }))}
        />
      )}
    </>
  );
}

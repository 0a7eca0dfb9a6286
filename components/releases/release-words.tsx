import { getTranslations } from 'next-intl/server';
import { sizeWords } from '@/components/data/file-size';
import type { Fact } from '@/components/ui/facts';
import { dayOf } from '@/lib/clock';
import { formatCount, formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { ReleaseBrief } from '@/lib/verification/archive/archive-queries';

/** How releases are spoken of in one language. */
export async function releaseWords(locale: Locale) {
  const [t, size] = await Promise.all([getTranslations({ locale, namespace: 'releases' }), sizeWords(locale)]);
  const day = (instant: string) => formatDate(dayOf(new Date(instant)), locale);
  const count = (number: number) => formatCount(number, locale);

  const changes = ({ number, changes: made }: ReleaseBrief): string => {
    if (!made) return t(number === 1 ? 'firstOne' : 'uncompared');
    const { tables, added, changed, removed } = made;
    return t('changed', { tables, shownTables: count(tables), added: count(added), changed: count(changed), removed: count(removed) });
  };
  /** When it was made, what it holds and what changed. */
  const facts = (release: ReleaseBrief): Fact[] => [
    { term: t('fact.made'), detail: day(release.madeAt) },
    {
      term: t('fact.edition'),
      detail: <a href={`/${locale}/changes/${release.edition}`}>{t('fact.editionOf', { edition: release.edition })}</a>,
    },
    { term: t('fact.size'), detail: size(release.bytes) },
    { term: t('fact.changes'), detail: changes(release) },
  ];
  return { locale, t, size, day, count, facts };
}
export type ReleaseWords = Awaited<ReturnType<typeof releaseWords>>;

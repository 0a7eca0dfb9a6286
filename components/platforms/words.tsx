import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { indicatorWords } from '@/components/indicators/words';
import { strategyWords } from '@/components/strategy/words';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { PlatformRecord } from '@/lib/platforms/schema';
import type { View } from '@/lib/publishing/edition-queries';

type Category = 'identity';
type Sector = 'education';

/** How platforms are said in one language, seen from one point of view. */
export async function platformWords(locale: Locale, view: View, bodies: readonly Body[]) {
  const [t, indicator, strategy] = await Promise.all([
    getTranslations({ locale, namespace: 'platforms' }),
    indicatorWords(locale),
    strategyWords(locale, view, bodies),
  ]);
  const invite = (path: string, field: string): ReactNode => (
    <a href={`/${locale}/report?${new URLSearchParams({ page: `/${locale}${path}`, figure: field })}`}>
      {t.rich('send', { field: (words) => <span className="vh">{words}</span>, name: field })}
    </a>
  );
  return {
    locale,
    view,
    bodies,
    t,
    common: strategy.common,
    /** Words of the Strategy: bodies by the name of their day with those that took over, tasks and their states. */
    strategy,
    href: strategy.href,
    date: strategy.date,
    count: (count: number) => formatCount(count, locale),
    /** Names of codes; a code that has no name yet is said as it is. */
    category: (code: string): string => (t.has(`category.${code as Category}`) ? t(`category.${code as Category}`) : code),
    sector: (code: string): string => (t.has(`sector.${code as Sector}`) ? t(`sector.${code as Sector}`) : code),
    /** "74,000,000", with what the source said of its exactness. */
    users: (users: PlatformRecord['users'][number]): string => indicator.plain(users, 'count'),
    /** The link to the form that takes what a reader knows. */
    invite,
    /** What is not known, with the way to tell it. */
    unknown: (path: string, field: string): ReactNode => (
      <span className="not-known">
        <span>{t('unknown')}</span> {invite(path, field)}
      </span>
    ),
  };
}
export type PlatformWords = Awaited<ReturnType<typeof platformWords>>;

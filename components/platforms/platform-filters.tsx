import { chosenGroup, facetGroups } from '@/components/ui/facet-group';
import { Filters } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import { addressOf } from '@/lib/http/address';
import type { PlatformFacet, PlatformFilter } from '@/lib/platforms/list-sql';
import { OWNERSHIPS } from '@/lib/platforms/schema';
import type { Topic } from '@/lib/topics/queries';
import type { PlatformWords } from './words';

type Facets = Record<PlatformFacet, { code: string; count: number }[]>;
type Props = { filter: PlatformFilter; facets: Facets; topics: readonly Topic[]; words: PlatformWords };

/** Every value is a link that keeps the other filters; the chosen one leads back out. */
export function PlatformFilters({ filter, facets, topics, words }: Props) {
  const { locale, view, bodies, t } = words;
  const names: Record<PlatformFacet, (code: string) => string> = {
    category: words.category,
    ownership: (code) => OWNERSHIPS.map((known) => (known === code ? t(`ownership.${known}`) : null)).find((name) => name !== null) ?? code,
    sector: words.sector,
    organisation: namesIn(bodies, locale),
    topic: namesIn(topics, locale),
    year: (code) => code,
  };
  const groups = facetGroups({
    locale,
    choice: filter,
    label: (key) => t(`filters.${key}`),
    address: (asked) => `/${locale}${addressOf('/platforms', view, asked)}`,
  });
  const group = (key: PlatformFacet, order?: (a: string, b: string) => number) =>
    groups(key, order ? [...facets[key]].sort((a, b) => order(a.code, b.code)) : facets[key], names[key]);
  const place = (code: string) => topics.findIndex((topic) => topic.code === code);
  const first = group('ownership');
  const rest = [
    group('category'),
    group('sector'),
    group('organisation'),
    group('topic', (a, b) => place(a) - place(b)),
    group('year', (a, b) => b.localeCompare(a)),
  ].filter(({ links }) => links.length > 0);
  return (
    <>
      <Filters label={t('filters.label')} groups={[first, ...chosenGroup(rest, t('filters.chosen'))]} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{t('filters.more')}</summary>
          <Filters label={t('filters.moreLabel')} groups={rest} />
        </details>
      )}
    </>
  );
}

import { Filters } from '@/components/ui/filters';
import type { FilterFacet } from './filter-view';
import type { StrategyWords } from './words';

/** Long lists stay folded until the reader asks, or has chosen from them. */
export function TaskFilters({ facets, words: { t } }: { facets: readonly FilterFacet[]; words: StrategyWords }) {
  const label = (facet: FilterFacet) => t(`filter.${facet.key}`);
  const short = facets.filter(({ isLong }) => !isLong);
  const long = facets.filter(({ isLong }) => isLong);
  return (
    <>
      <Filters label={t('filter.label')} groups={short.map((facet) => ({ key: facet.key, label: label(facet), links: facet.links }))} />
      {long.map((facet) => (
        <details key={facet.key} className="fold" open={facet.links.some(({ isCurrent }) => isCurrent)}>
          <summary>{label(facet)}</summary>
          <Filters label={label(facet)} groups={[{ key: facet.key, links: facet.links }]} />
        </details>
      ))}
    </>
  );
}

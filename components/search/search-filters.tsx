import { getTranslations } from 'next-intl/server';
import { facetGroups } from '@/components/ui/facet-group';
import { type FilterGroup, Filters } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Results, SearchChoice } from '@/lib/search/results';
import type { Topic } from '@/lib/topics/queries';
import { countUnder } from '@/lib/topics/tree';
import { searchAddress } from './search-address';
import type { SearchWords } from './search-words';

type Named = { code: string; name: LocalizedText };
export type SearchFiltersProps = {
  locale: Locale;
  view: View;
  text: string;
  choice: SearchChoice;
  results: Results;
  registers: { topics: readonly Topic[]; bodies: readonly Named[]; areas: readonly Named[] };
  words: SearchWords;
};

/** As many values of one choice as are read. */
const MOST_VALUES = 12;

type Key = keyof SearchChoice;

/** What each further choice would leave, the most first; topics hold what is below them. */
function countsOf({ results, registers: { topics } }: SearchFiltersProps, key: Key): { code: string; count: number }[] {
  if (key === 'status') return results.statuses;
  const counted = results.facets.filter(({ facet }) => facet === key);
  return key === 'topic' ? countUnder(topics, counted).sort((a, b) => b.count - a.count) : counted;
}

/** Kind and status stand open, the others are folded until one is chosen; each value keeps the other choices, the chosen one leads back. */
export async function SearchFilters(props: SearchFiltersProps) {
  const { locale, view, text, choice, registers, words } = props;
  const t = await getTranslations({ locale, namespace: 'search' });
  const groups = facetGroups({
    locale,
    choice,
    label: (key) => t(`filter.${key}`),
    address: (asked) => searchAddress(locale, text, asked, view),
  });
  const group = (key: Key, name: (code: string) => string) => {
    const counts = countsOf(props, key).filter(({ count }) => count > 0);
    return groups(
      key,
      counts.filter(({ code }, place) => place < MOST_VALUES || code === choice[key]),
      name,
    );
  };
  const isOfUse = ({ links }: FilterGroup) => links.length > 1 || links.some(({ isCurrent }) => isCurrent);
  const open = [group('kind', words.kind), group('status', words.status)].filter(isOfUse);
  const folded = [
    group('topic', namesIn(registers.topics, locale)),
    group('organisation', namesIn(registers.bodies, locale)),
    group('area', namesIn(registers.areas, locale)),
    group('year', (year) => year),
  ].filter(isOfUse);
  const isFoldedChosen = [choice.topic, choice.organisation, choice.area, choice.year].some((one) => one !== undefined);
  return (
    <div className="search-filters">
      {open.length > 0 && <Filters label={t('filter.label')} groups={open} />}
      {folded.length > 0 && (
        <details className="more" open={isFoldedChosen}>
          <summary>{t('filter.more')}</summary>
          <Filters label={t('filter.moreLabel')} groups={folded} />
        </details>
      )}
    </div>
  );
}

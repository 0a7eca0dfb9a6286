import { getTranslations } from 'next-intl/server';
import { type FilterGroup, Filters } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import { formatCount } from '@/lib/i18n/format';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Results, SearchChoice } from '@/lib/search/results';
import type { Topic } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';
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

/** What each further choice would leave; topics hold what is below them. */
function countsOf({ results, registers: { topics } }: SearchFiltersProps, key: Key): { code: string; count: number }[] {
  if (key === 'status') return results.statuses;
  const counted = results.facets.filter(({ facet }) => facet === key);
  if (key !== 'topic') return counted;
  return topics
    .map(({ code }) => {
      const family = withChildren(topics, code);
      return { code, count: counted.reduce((sum, own) => sum + (family.includes(own.code) ? own.count : 0), 0) };
    })
    .sort((a, b) => b.count - a.count);
}

/** Kind and status stand open, the others are folded until one is chosen; each value keeps the other choices, the chosen one leads back. */
export async function SearchFilters(props: SearchFiltersProps) {
  const { locale, view, text, choice, registers, words } = props;
  const t = await getTranslations({ locale, namespace: 'search' });
  const group = (key: Key, name: (code: string) => string): FilterGroup => {
    const asked = choice[key];
    const counts = countsOf(props, key).filter(({ count }) => count > 0);
    const shown = counts.slice(0, MOST_VALUES);
    const values = asked === undefined || shown.some(({ code }) => code === asked) ? shown : [...shown, { code: asked, count: 0 }];
    return {
      key,
      label: t(`filter.${key}`),
      links: values.map(({ code, count }) => ({
        href: searchAddress(locale, text, { ...choice, [key]: code === asked ? undefined : code }, view),
        label: name(code),
        count: count === 0 ? undefined : formatCount(count, locale),
        isCurrent: code === asked,
      })),
    };
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
    <>
      {open.length > 0 && <Filters label={t('filter.label')} groups={open} />}
      {folded.length > 0 && (
        <details className="more" open={isFoldedChosen}>
          <summary>{t('filter.more')}</summary>
          <Filters label={t('filter.moreLabel')} groups={folded} />
        </details>
      )}
    </>
  );
}

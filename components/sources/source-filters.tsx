import { getTranslations } from 'next-intl/server';
import { type FilterGroup, Filters } from '@/components/ui/filters';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { type SourceFilter, sourcesAddress } from './source-address';
import { sourceKindWords, sourceLanguageWords } from './source-words';

type Facet = { code: string; count: number }[];
type SourceFiltersProps = { locale: Locale; filter: SourceFilter; facets: { kind: Facet; language: Facet } };

/** Kind and language as links; each keeps the other. */
export async function SourceFilters({ locale, filter, facets }: SourceFiltersProps) {
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'sources' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const group = (key: 'kind' | 'language', name: (code: string) => string): FilterGroup => {
    const current = filter[key];
    // A value that the other filter leaves without sources stays in sight while it is chosen.
    const values =
      current === undefined || facets[key].some(({ code }) => code === current)
        ? facets[key]
        : [...facets[key], { code: current, count: 0 }];
    const address = (value?: string) => sourcesAddress(locale, { ...filter, page: 1, [key]: value });
    return {
      key,
      label: t(`list.${key}`),
      links: [
        { href: address(), label: common('all'), isCurrent: current === undefined },
        ...values.map(({ code, count }) => ({
          href: address(code),
          label: name(code),
          count: formatCount(count, locale),
          isCurrent: code === current,
        })),
      ],
    };
  };
  const [kindName, languageName] = await Promise.all([sourceKindWords(locale), sourceLanguageWords(locale)]);
  return <Filters label={t('list.filters')} groups={[group('kind', kindName), group('language', languageName)]} />;
}

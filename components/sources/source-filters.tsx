import { getTranslations } from 'next-intl/server';
import { facetGroups } from '@/components/ui/facet-group';
import { Filters } from '@/components/ui/filters';
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
  const group = facetGroups({
    locale,
    choice: { kind: filter.kind, language: filter.language },
    label: (key) => t(`list.${key}`),
    all: common('all'),
    address: (choice) => sourcesAddress(locale, choice),
  });
  const [kindName, languageName] = await Promise.all([sourceKindWords(locale), sourceLanguageWords(locale)]);
  return (
    <Filters label={t('list.filters')} groups={[group('kind', facets.kind, kindName), group('language', facets.language, languageName)]} />
  );
}

import { getTranslations } from 'next-intl/server';
import { facetGroups } from '@/components/ui/facet-group';
import { Filters } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import type { DocumentFacet, DocumentSort } from '@/lib/documents/filter';
import type { DocumentFacets } from '@/lib/documents/list-queries';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import { countUnder } from '@/lib/topics/tree';
import { documentKindWords } from './document-words';
import { type LibraryChoice, libraryAddress } from './library-address';

type Named = { code: string; name: LocalizedText };
export type LibraryFiltersProps = {
  locale: Locale;
  view: View;
  choice: LibraryChoice;
  facets: DocumentFacets;
  topics: readonly Topic[];
  bodies: readonly Named[];
};

/** Kind stands open, issuer and topic are folded until one is chosen; each value keeps the other choices, the chosen one leads back. */
export async function LibraryFilters({ locale, view, choice, facets, topics, bodies }: LibraryFiltersProps) {
  const [t, kindName] = await Promise.all([getTranslations({ locale, namespace: 'documents' }), documentKindWords(locale)]);
  const group = facetGroups({
    locale,
    choice,
    label: (key) => t(`filter.${key as DocumentFacet}`),
    address: (asked) => libraryAddress(locale, asked, view),
  });
  // Of documents without a value there is nothing to choose.
  const counted = (facet: DocumentFacet) => facets[facet].flatMap(({ code, count }) => (code === null ? [] : [{ code, count }]));
  const sortLink = (sort: DocumentSort) => ({
    href: libraryAddress(locale, { ...choice, sort: sort === 'newest' ? undefined : sort }, view),
    label: t(`sort.${sort}`),
    isCurrent: (choice.sort ?? 'newest') === sort,
  });
  const folded = [
    group('organisation', counted('organisation'), namesIn(bodies, locale)),
    group('topic', countUnder(topics, counted('topic')), namesIn(topics, locale)),
  ].filter(({ links }) => links.length > 0);
  const year = choice.year === undefined ? [] : [group('year', counted('year'), (code) => code)];
  const chosenYear = year.map(({ links, ...rest }) => ({ ...rest, links: links.filter(({ isCurrent }) => isCurrent) }));
  return (
    <>
      <Filters
        label={t('filter.label')}
        groups={[
          group('kind', counted('kind'), kindName),
          ...chosenYear,
          { key: 'sort', label: t('filter.sort'), links: (['newest', 'oldest', 'title'] as const).map(sortLink) },
        ]}
      />
      {folded.length > 0 && (
        <details className="more" open={choice.organisation !== undefined || choice.topic !== undefined}>
          <summary>{t('filter.more')}</summary>
          <Filters label={t('filter.moreLabel')} groups={folded} />
        </details>
      )}
    </>
  );
}

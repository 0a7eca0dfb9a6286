import { getTranslations } from 'next-intl/server';
import { type FilterGroup, Filters } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import type { DocumentFacet, DocumentSort } from '@/lib/documents/filter';
import type { DocumentFacets } from '@/lib/documents/list-queries';
import { formatCount } from '@/lib/i18n/format';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';
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

/** What each value would show: topics hold what is below them; of documents without a value there is nothing to choose. */
function countsOf({ facets, topics }: Pick<LibraryFiltersProps, 'facets' | 'topics'>, facet: DocumentFacet) {
  const counted = facets[facet].flatMap(({ code, count }) => (code === null ? [] : [{ code, count }]));
  if (facet !== 'topic') return counted;
  return topics.map(({ code }) => {
    const family = withChildren(topics, code);
    return { code, count: counted.reduce((sum, own) => sum + (family.includes(own.code) ? own.count : 0), 0) };
  });
}

/** Kind stands open, issuer and topic are folded until one is chosen; each value keeps the other choices, the chosen one leads back. */
export async function LibraryFilters({ locale, view, choice, facets, topics, bodies }: LibraryFiltersProps) {
  const [t, kindName] = await Promise.all([getTranslations({ locale, namespace: 'documents' }), documentKindWords(locale)]);
  const group = (facet: DocumentFacet, name: (code: string) => string): FilterGroup => {
    const asked = choice[facet];
    const counts = countsOf({ facets, topics }, facet);
    const values = asked === undefined || counts.some(({ code }) => code === asked) ? counts : [...counts, { code: asked, count: 0 }];
    return {
      key: facet,
      label: t(`filter.${facet}`),
      links: values
        .filter(({ code, count }) => count > 0 || code === asked)
        .map(({ code, count }) => ({
          href: libraryAddress(locale, { ...choice, [facet]: code === asked ? undefined : code }, view),
          label: name(code),
          count: formatCount(count, locale),
          isCurrent: code === asked,
        })),
    };
  };
  const sortLink = (sort: DocumentSort) => ({
    href: libraryAddress(locale, { ...choice, sort: sort === 'newest' ? undefined : sort }, view),
    label: t(`sort.${sort}`),
    isCurrent: (choice.sort ?? 'newest') === sort,
  });
  const folded = [group('organisation', namesIn(bodies, locale)), group('topic', namesIn(topics, locale))].filter(
    ({ links }) => links.length > 0,
  );
  const year = choice.year === undefined ? [] : [group('year', (code) => code)];
  const chosenYear = year.map(({ links, ...rest }) => ({ ...rest, links: links.filter(({ isCurrent }) => isCurrent) }));
  return (
    <>
      <Filters
        label={t('filter.label')}
        groups={[
          group('kind', kindName),
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

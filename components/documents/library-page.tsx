import { getTranslations } from 'next-intl/server';
import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import type { ListedDocument } from '@/lib/documents/list-queries';
import { formatCount } from '@/lib/i18n/format';
import { foundingSection } from './founding-section';
import { isNarrowed, libraryAddress } from './library-address';
import { LibraryFilters, type LibraryFiltersProps } from './library-filters';
import { libraryRows } from './library-rows';
import { libraryView } from './library-view';
import { YearTimeline } from './year-timeline';

type LibraryPageProps = LibraryFiltersProps & {
  documents: readonly ListedDocument[];
  total: number;
  perPage: number;
  page: number;
  /** The Strategy's own decision; null where it was not known on the day of the view. */
  founding: ListedDocument | null;
  sources: readonly MarkedSource[];
};

/** The library: what the founding decision promised, all documents by year, and the list with its choices. */
export async function LibraryPage({ documents, total, perPage, page, founding, sources, ...props }: LibraryPageProps) {
  const { locale, view, choice, facets, bodies } = props;
  const [t, common, marks, rows] = await Promise.all([
    getTranslations({ locale, namespace: 'documents' }),
    getTranslations({ locale, namespace: 'common' }),
    marksFor(sources, locale),
    libraryView(documents, { locale, bodies }),
  ]);
  const isBare = !isNarrowed(choice) && page === 1;
  const undated = facets.year.find(({ code }) => code === null)?.count ?? 0;
  const last = Math.ceil(total / perPage);
  const address = (to: number) => libraryAddress(locale, choice, view, to);
  const shown = formatCount(total, locale);
  const first = isBare && founding ? await foundingSection({ locale, view, document: founding, marks }) : null;
  const list = libraryRows(rows, { locale, view, marks, labels: { noDay: t('noDay'), noIssuer: t('noIssuerNamed') } });
  const lede = isNarrowed(choice) ? t('list.filtered', { count: total, shown }) : t('list.lede', { count: total, shown, undated });
  return (
    <>
      <PageHead title={t('list.title')} lede={lede} />
      <div className="wrap">
        {first}
        {page === 1 && <YearTimeline locale={locale} view={view} choice={choice} years={facets.year} />}
        <Section
          id="list"
          rail={t('list.rail')}
          notes={[t('list.count', { count: total, shown }), ...(last > 1 ? [t('list.page', { page, last })] : [])]}
        >
          <LibraryFilters {...props} />
          {total === 0 ? (
            <Notice kind="plain">
              {t('list.empty')} <a href={libraryAddress(locale, {}, view)}>{t('list.all')}</a>
            </Notice>
          ) : (
            list
          )}
          <ListPages words={(key) => common(`pages.${key}`)} page={page} pages={last} address={address} />
        </Section>
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

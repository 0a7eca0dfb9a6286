import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { indicatorTexts } from '@/components/indicators/texts';
import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import type { Reading } from '@/lib/catalog/readings/indicator';
import { formatCount } from '@/lib/i18n/format';
import { NothingFound } from './nothing-found';
import { resultRows } from './result-rows';
import { resultState } from './result-state';
import { searchAddress } from './search-address';
import { SearchFilters, type SearchFiltersProps } from './search-filters';
import { SearchForm } from './search-form';
import { SearchLinks } from './search-links';
import { searchWords } from './search-words';

type SearchPageProps = Omit<SearchFiltersProps, 'words'> & {
  page: number;
  perPage: number;
  /** How many of a kind stand in the overview. */
  perKind: number;
  /** Of the indicators among the hits. */
  readings: readonly Reading[];
  sources: readonly MarkedSource[];
  /** The address of each hit, below the language. */
  path: (kind: string, code: string) => string;
};

/** What answers a question: an overview by kind, or the list of one kind. */
export async function SearchPage({ page, perPage, perKind, readings, sources, path, ...props }: SearchPageProps) {
  const { locale, view, text, choice, results } = props;
  const [t, common, texts, words, marks] = await Promise.all([
    getTranslations({ locale, namespace: 'search' }),
    getTranslations({ locale, namespace: 'common' }),
    indicatorTexts(locale),
    searchWords(locale),
    marksFor(sources, locale),
  ]);
  const isNarrowed = Object.values(choice).some((one) => one !== undefined);
  const last = Math.ceil(results.total / perPage);
  const shown = formatCount(results.total, locale);
  const context = {
    locale,
    href: ({ kind, code }: { kind: string; code: string }) => `/${locale}${path(kind, code)}`,
    until: (date: string) => t('until', { date }),
    predecessor: (name: ReactNode) => t.rich('predecessor', { name: () => name }),
    state: (hit: (typeof results.hits)[number]) => resultState(hit, { readings, texts, marks, words, noFigure: t('noFigure') }),
  };
  const kinds = choice.kind === undefined ? [...new Set(results.hits.map(({ kind }) => kind))] : [];
  const counted = (kind: string) => results.facets.find((one) => one.facet === 'kind' && one.code === kind)?.count ?? 0;
  const groups = kinds.map((kind) => ({
    kind,
    count: counted(kind),
    rows: resultRows(results.hits.filter((hit) => hit.kind === kind).slice(0, perKind), context),
  }));
  const list = choice.kind === undefined ? null : resultRows(results.hits, context);
  return (
    <>
      <PageHead title={t('title')}>
        <SearchForm
          id="search"
          action={`/${locale}/search`}
          labels={{ label: t('label'), placeholder: t('placeholder'), submit: t('submit') }}
          text={text}
          asOf={view.asOf}
        />
        <p className="lede found" role="status">
          {t(isNarrowed ? 'narrowed' : 'count', { count: results.total, shown, text: results.meant ?? text })}
        </p>
      </PageHead>
      <div className="wrap">
        {results.way === 'meant' && results.meant !== null && (
          <Notice kind="plain">
            {t.rich('meant', {
              text,
              meant: results.meant,
              link: (chunks) => <a href={searchAddress(locale, results.meant ?? '', choice, view)}>{chunks}</a>,
            })}
          </Notice>
        )}
        {results.way === 'some' && <Notice kind="plain">{t('some', { text })}</Notice>}
        {view.asOf !== null && <Notice kind="plain">{t('undated')}</Notice>}
        <Section rail={t('rail')} notes={choice.kind !== undefined && last > 1 ? [t('page', { page, last })] : []}>
          <SearchFilters {...props} words={words} />
          {results.total === 0 ? <NothingFound locale={locale} text={text} view={view} isNarrowed={isNarrowed} /> : list}
        </Section>
        {groups.map(({ kind, count, rows }) => (
          <Section key={kind} id={kind} rail={words.kind(kind)} notes={[formatCount(count, locale)]}>
            {rows}
            {count > perKind && (
              <p className="more-link">
                <a href={searchAddress(locale, text, { ...choice, kind }, view)}>{t('all', { shown: formatCount(count, locale) })}</a>
              </p>
            )}
          </Section>
        ))}
        {choice.kind !== undefined && (
          <ListPages
            words={(key) => common(`pages.${key}`)}
            page={page}
            pages={last}
            address={(to) => searchAddress(locale, text, choice, view, to)}
          />
        )}
        <SearchLinks locale={locale} text={text} choice={choice} view={view} />
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

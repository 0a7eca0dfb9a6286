import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { Ledger } from '@/components/ui/figure-row';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import type { Reading, Standing } from '@/lib/catalog/readings/indicator';
import { type Choice, PER_PAGE, tally } from '@/lib/catalog/readings/indicator-list';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import { ListFilters } from './list-filters';
import { listRow } from './list-row';
import { indicatorTexts } from './texts';

type Props = {
  locale: Locale;
  view: View;
  /** Every indicator known then, for the counts; the chosen ones in order; those of this page. */
  all: readonly Standing[];
  chosen: readonly Standing[];
  shown: readonly Reading[];
  choice: Choice;
  page: number;
  topics: readonly Topic[];
  bodies: readonly Body[];
  sources: readonly MarkedSource[];
};

export async function IndicatorListPage({ locale, view, all, chosen, shown, choice, page, topics, bodies, sources }: Props) {
  const [texts, marks] = await Promise.all([indicatorTexts(locale), marksFor(sources, locale)]);
  const { t, common, words } = texts;
  const { total, ...counts } = tally(all);
  const address = (number: number) => `/${locale}${addressOf('/indicators', view, choice, number)}`;
  const pages = Math.ceil(chosen.length / PER_PAGE);
  const href = (code: string) => `/${locale}${addressOf(`/indicators/${code}`, view)}`;
  const rows = shown.map((reading) => listRow(reading, { locale, texts, marks, bodies, href }));
  const isFiltered = Object.values(choice).some((value) => value !== undefined);
  return (
    <>
      <PageHead
        title={t('title')}
        lede={total === 0 ? t('list.nothingKnown') : t('list.lede', { total, totalWords: words.count(total), ...counts })}
      />
      <div className="wrap indicator-list">
        <Section
          rail={isFiltered ? t('list.chosen', { count: chosen.length }) : t('list.all', { count: chosen.length })}
          notes={[
            pages > 1 ? t('list.page', { page, pages }) : null,
            <a key="method" href={`/${locale}/method#status`}>
              {t('list.method')}
            </a>,
          ]}
        >
          <ListFilters standings={all} choice={choice} topics={topics} view={view} texts={texts} locale={locale} />
          {rows.length > 0 ? (
            <Ledger>{rows}</Ledger>
          ) : (
            <Notice kind="plain" title={t('list.emptyTitle')}>
              {t('list.empty')} <a href={address(1)}>{t('list.firstPage')}</a>{' '}
              <a href={`/${locale}${addressOf('/indicators', view)}`}>{t('list.removeFilters')}</a>
            </Notice>
          )}
          <ListPages words={(key) => common(`pages.${key}`)} page={page} pages={pages} address={address} />
        </Section>
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { PlatformFilter } from '@/lib/platforms/list-sql';
import type { PlatformList } from '@/lib/platforms/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import { PlatformFilters } from './platform-filters';
import { platformRow } from './platform-row';
import { platformWords } from './words';

type Props = {
  locale: Locale;
  view: View;
  filter: PlatformFilter;
  page: number;
  perPage: number;
  list: PlatformList;
  bodies: readonly Body[];
  topics: readonly Topic[];
  sources: readonly MarkedSource[];
};

/** The catalogue of platforms, bare or filtered. */
export async function PlatformsPage({ locale, view, filter, page, perPage, list, bodies, topics, sources }: Props) {
  const [words, marks] = await Promise.all([platformWords(locale, view, bodies), marksFor(sources, locale)]);
  const { t, common } = words;
  const { rows, total, facets } = list;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const run = (ownership: string) => facets.ownership.find(({ code }) => code === ownership)?.count ?? 0;
  const counts = { count: total, shown: words.count(total), state: run('state'), private: run('private') };
  const address = (to: number) => `/${locale}${addressOf('/platforms', view, filter, to)}`;
  const last = Math.ceil(total / perPage);
  const drawn = rows.map((platform) => platformRow(platform, words, marks));
  const entries = marks.entries();
  const isUnknown = total === 0 && !isFiltered;
  return (
    <>
      <PageHead title={t('title')} lede={isFiltered ? t('filteredLede', counts) : isUnknown ? t('nothingKnown') : t('lede', counts)} />
      {!isUnknown && (
        <div className="wrap">
          <Section rail={t('list.rail')} notes={[t('list.order'), ...(last > 1 ? [t('list.page', { page, last })] : [])]}>
            <PlatformFilters filter={filter} facets={facets} topics={topics} words={words} />
            {drawn.length > 0 ? (
              <ul className="platform-list">{drawn}</ul>
            ) : (
              <Notice kind="plain">
                {t('list.empty')} <a href={`/${locale}${addressOf('/platforms', view)}`}>{t('list.clear')}</a>
              </Notice>
            )}
            <ListPages words={(key) => common(`pages.${key}`)} page={page} pages={last} address={address} />
          </Section>
          <SourcesSection locale={locale} sources={entries} />
        </div>
      )}
    </>
  );
}

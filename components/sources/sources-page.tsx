import { getTranslations } from 'next-intl/server';
import { DocsList } from '@/components/ui/docs-list';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { formatCount, formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { joinWords } from './cite';
import type { MarkedSource } from './marks';
import { type SourceFilter, sourcesAddress } from './source-address';
import { SourceFilters } from './source-filters';

type Item = MarkedSource & { figures: number; facts: number };
type Facet = { code: string; count: number }[];
export type SourcesPageProps = {
  locale: Locale;
  filter: SourceFilter;
  sources: { items: Item[]; total: number; facets: { kind: Facet; language: Facet } };
  perPage: number;
};

const COUNTED_KINDS = ['founding', 'news', 'decision', 'report', 'data'] as const;

/** The list of everything that was read, newest first. */
export async function SourcesPage({ locale, filter, sources: { items, total, facets }, perPage }: SourcesPageProps) {
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'sources' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const shown = formatCount(total, locale);
  const isFiltered = filter.kind !== undefined || filter.language !== undefined;
  const kinds = COUNTED_KINDS.flatMap((kind) => {
    const count = facets.kind.find(({ code }) => code === kind)?.count ?? 0;
    return count > 0 ? [t(`countKind.${kind}`, { count, shown: formatCount(count, locale) })] : [];
  });
  const row = (source: Item) => ({
    key: source.code,
    date: source.published === null ? t('list.noDate') : formatDate(source.published, locale, 'short'),
    title: (
      <>
        <a href={`/${locale}/sources/${source.code}`} lang={source.titleLanguage === locale ? undefined : source.titleLanguage}>
          {source.title}
        </a>
        <span className="block small mute" lang={locale === 'vi' ? undefined : 'vi'}>
          {source.publisher}
        </span>
      </>
    ),
    note: carried(source),
  });
  const carried = ({ figures, facts }: Item) => {
    const counts = [
      ...(figures > 0 ? [t('count.figures', { count: figures, shown: formatCount(figures, locale) })] : []),
      ...(facts > 0 ? [t('count.facts', { count: facts, shown: formatCount(facts, locale) })] : []),
    ];
    return counts.length > 0 ? joinWords(counts, locale) : t('list.neither');
  };
  const page = filter.page ?? 1;
  const last = Math.ceil(total / perPage);
  const address = (to: number) => sourcesAddress(locale, { ...filter, page: to });
  const dated = items.filter(({ published }) => published !== null);
  const undated = items.filter(({ published }) => published === null);
  return (
    <>
      <PageHead
        title={t('title')}
        lede={isFiltered ? t('filteredLede', { count: total, shown }) : t('lede', { count: total, shown, kinds: joinWords(kinds, locale) })}
      />
      <div className="wrap">
        <Section rail={t('list.rail')} notes={[t('list.order'), ...(last > 1 ? [t('list.page', { page, last })] : [])]}>
          <SourceFilters locale={locale} filter={filter} facets={facets} />
          {total === 0 && <Notice kind="plain">{t('list.empty')}</Notice>}
          {dated.length > 0 && <DocsList rows={dated.map(row)} />}
          {undated.length > 0 && (
            <>
              <h2 className="mt-4">{t('list.undated')}</h2>
              <p className="sub">{t('list.undatedNote')}</p>
              <DocsList rows={undated.map(row)} />
            </>
          )}
          <ListPages words={(key) => common(`pages.${key}`)} page={page} pages={last} address={address} />
        </Section>
      </div>
    </>
  );
}

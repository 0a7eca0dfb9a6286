import { getTranslations } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { ListFilters } from '@/components/admin/records/list-filters';
import { DataTable } from '@/components/ui/data-table';
import { ListPages } from '@/components/ui/list-pages';
import { Localized } from '@/components/ui/localized';
import { requireViewer } from '@/lib/auth/session';
import { formatDate, formatNumber } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listSeries, SERIES_PER_PAGE } from '@/lib/publishing/desk-figures';
import { type Asked, listAddress, readAsked } from '@/lib/publishing/list-address';

const path = '/admin/figures';

/** Series to choose from, each with its newest figure. */
export async function SeriesListScreen({ locale, query }: { locale: Locale; query: Asked }) {
  const asked = { ...readAsked(query), state: null, topic: null };
  const address = (page: number) => listAddress(path, { ...asked, page });
  const viewer = await requireViewer(locale, address(asked.page));
  const [t, pages, common, room, list] = await Promise.all([
    getTranslations({ locale, namespace: 'records.figures' }),
    getTranslations({ locale, namespace: 'records.pages' }),
    getTranslations({ locale, namespace: 'common.unit' }),
    getTranslations({ locale, namespace: 'admin.room' }),
    listSeries(viewer, asked),
  ]);
  return (
    <AdminPage locale={locale} viewer={viewer} path={address(asked.page)} room="figures" title={room('figures')} lede={t('lede')}>
      <div className="wrap record-list">
        <ListFilters locale={locale} action={`/${locale}${path}`} query={asked.query} all={asked.all} allLabel={t('all')} selects={[]} />
        {list.rows.length === 0 ? (
          <p>{t('empty')}</p>
        ) : (
          <DataTable
            caption={t('caption', { count: list.total })}
            stack
            columns={[
              { key: 'series', label: t('series') },
              { key: 'indicator', label: t('indicator') },
              { key: 'last', label: t('last') },
              { key: 'release', label: t('release') },
            ]}
            rows={list.rows.map(({ code, name, indicator, unit, last }) => ({
              key: code,
              cells: [
                <a key="series" href={`/${locale}${path}?series=${code}`}>
                  <Localized text={localize(name, locale)} pageLocale={locale} />
                </a>,
                <Localized key="indicator" text={localize(indicator, locale)} pageLocale={locale} />,
                last
                  ? `${formatNumber(last.value, locale)} ${common(unit as Parameters<typeof common>[0])} (${formatDate(last.period, locale)})`
                  : t('none'),
                last?.release ?? '',
              ],
            }))}
          />
        )}
        <ListPages
          words={(key) => pages(key)}
          page={asked.page}
          pages={Math.ceil(list.total / SERIES_PER_PAGE)}
          address={(page) => `/${locale}${address(page)}`}
        />
      </div>
    </AdminPage>
  );
}

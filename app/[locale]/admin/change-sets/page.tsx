import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { SetList } from '@/components/admin/review/set-list';
import { reviewWords } from '@/components/admin/review/words';
import { Filters } from '@/components/ui/filters';
import { ListPages } from '@/components/ui/list-pages';
import { requireViewer } from '@/lib/auth/session';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { countSets, listSets, SET_FILTERS, SETS_PER_PAGE, type SetCounts, type SetFilter } from '@/lib/publishing/desk-sets';
import { pageAt } from './page-number';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, string | string[] | undefined>> };
const path = '/admin/change-sets';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'review' });
  return { title: t('title'), robots: { index: false } };
}

/** The first of the filters under which something waits for the viewer. */
const opening = (counts: SetCounts): SetFilter => (counts['to-review'] > 0 ? 'to-review' : 'mine');

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const asked = await searchParams;
  const viewer = await requireViewer(locale, path);
  const counts = await countSets(viewer);
  const filter = SET_FILTERS.find((one) => one === asked.show) ?? opening(counts);
  const page = pageAt(asked.page);
  const [sets, words] = await Promise.all([listSets(viewer, filter, page), reviewWords(locale, { named: [], references: {} })]);
  const { t } = words;
  const address = (show: SetFilter, to = 1) => `/${locale}${path}?show=${show}${to > 1 ? `&page=${to}` : ''}`;
  const isReviewer = viewer.grants.some(({ role }) => role === 'reviewer' || role === 'administrator');
  const links = SET_FILTERS.filter((one) => isReviewer || one !== 'to-review').map((one) => ({
    href: address(one),
    label: t(`filter.${one}`),
    count: formatCount(counts[one], locale),
    isCurrent: one === filter,
  }));
  return (
    <AdminPage locale={locale} viewer={viewer} path={`${path}?show=${filter}`} room="changeSets" title={t('title')} lede={t('lede')}>
      <div className="wrap pad-b">
        <Filters label={t('filters')} groups={[{ key: 'show', links }]} />
        <SetList sets={sets} filter={t(`filter.${filter}`)} words={words} />
        <ListPages
          words={(key) => words.changes.common(`pages.${key}`)}
          page={page}
          pages={Math.ceil(counts[filter] / SETS_PER_PAGE)}
          address={(to) => address(filter, to)}
        />
      </div>
    </AdminPage>
  );
}

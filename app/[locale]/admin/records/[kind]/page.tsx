import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { ListFilters } from '@/components/admin/records/list-filters';
import { NoRecord } from '@/components/admin/records/no-record';
import { RecordTable } from '@/components/admin/records/record-table';
import { ListPages } from '@/components/ui/list-pages';
import { Notice } from '@/components/ui/notice';
import { requireViewer } from '@/lib/auth/session';
import type { Locale } from '@/lib/i18n/localized';
import { editedBodies, listRecords, RECORDS_PER_PAGE } from '@/lib/publishing/desk-records';
import { detailWords } from '@/lib/publishing/detail-words';
import { topicOptions } from '@/lib/publishing/form-options';
import { KINDS } from '@/lib/publishing/kinds';
import { type Asked, listAddress, readAsked } from '@/lib/publishing/list-address';
import { RECORD_STATES } from '@/lib/publishing/record-states';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale; kind: string }>; searchParams: Promise<Asked> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, kind } = await params;
  const t = await getTranslations({ locale, namespace: 'changes' });
  const known = KINDS.some((one) => one.kind === kind);
  return { title: known ? t(`kind.${kind}` as Parameters<typeof t>[0]) : t('title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale, kind }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const path = `/admin/records/${kind}`;
  const asked = readAsked(query);
  const address = (page: number) => listAddress(path, { ...asked, page });
  const viewer = await requireViewer(locale, address(asked.page));
  const known = KINDS.find((one) => one.kind === kind);
  if (!known) return <NoRecord locale={locale} viewer={viewer} room="records" />;
  const [t, pages, changes, list, topics, detail] = await Promise.all([
    getTranslations({ locale, namespace: 'records' }),
    getTranslations({ locale, namespace: 'records.pages' }),
    getTranslations({ locale, namespace: 'changes' }),
    listRecords(viewer, kind, asked),
    known.columns.topic === undefined ? [] : topicOptions(viewer, locale),
    detailWords(kind, locale),
  ]);
  const title = changes(`kind.${kind}` as Parameters<typeof changes>[0]);
  const removed = typeof query.removed === 'string' ? query.removed : null;
  const topicFilter = { name: 'topic', label: t('list.topic'), chosen: asked.topic, choices: topics };
  const states = RECORD_STATES.map((state) => ({ value: state, label: t(`filter.${state}`) }));
  return (
    <AdminPage locale={locale} viewer={viewer} path={address(asked.page)} room="records" title={title} current={title}>
      <div className="wrap record-list">
        {removed && <Notice kind="plain">{t('removed', { code: removed })}</Notice>}
        <ListFilters
          locale={locale}
          action={`/${locale}${path}`}
          query={asked.query}
          all={asked.all}
          selects={[
            { name: 'state', label: t('list.state'), chosen: asked.state, choices: states },
            ...(topics.length > 0 ? [topicFilter] : []),
          ]}
        />
        {editedBodies(viewer).length > 0 && (
          <p className="buttons">
            <a className="btn" href={`/${locale}${path}/new`}>
              {t('kinds.new')}
            </a>
          </p>
        )}
        {list.rows.length === 0 ? (
          <p>{asked.all ? t('list.empty') : t('list.emptyKept')}</p>
        ) : (
          <RecordTable
            locale={locale}
            kind={kind}
            caption={t('list.caption', { count: list.total })}
            rows={list.rows.map((row) => ({ ...row, detail: detail(row.detail) }))}
          />
        )}
        <ListPages
          words={(key) => pages(key)}
          page={asked.page}
          pages={Math.ceil(list.total / RECORDS_PER_PAGE)}
          address={(page) => `/${locale}${address(page)}`}
        />
      </div>
    </AdminPage>
  );
}

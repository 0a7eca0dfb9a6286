import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { DataTable } from '@/components/ui/data-table';
import { requireViewer } from '@/lib/auth/session';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { countKept, editedBodies } from '@/lib/publishing/desk-records';
import { KINDS } from '@/lib/publishing/kinds';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }> };
const path = '/admin/records';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin.room' });
  return { title: t('records'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, path);
  const [t, changes, counts] = await Promise.all([
    getTranslations({ locale, namespace: 'records' }),
    getTranslations({ locale, namespace: 'changes' }),
    countKept(viewer),
  ]);
  const mayAdd = editedBodies(viewer).length > 0;
  const kindName = (kind: string) => changes(`kind.${kind}` as Parameters<typeof changes>[0]);
  return (
    <AdminPage locale={locale} viewer={viewer} path={path} room="records" title={t('title')} lede={t('lede')}>
      <div className="wrap">
        <DataTable
          caption={t('kinds.caption')}
          stack
          columns={[
            { key: 'kind', label: t('kinds.kind') },
            { key: 'kept', label: t('kinds.kept'), isNumeric: true },
            { key: 'add', label: t('kinds.add') },
          ]}
          rows={KINDS.map(({ kind }) => ({
            key: kind,
            cells: [
              <a key="kind" href={`/${locale}${path}/${kind}`}>
                {kindName(kind)}
              </a>,
              formatCount(counts.get(kind) ?? 0, locale),
              mayAdd && (
                <a key="add" href={`/${locale}${path}/${kind}/new`}>
                  {t('kinds.new')}
                </a>
              ),
            ],
          }))}
        />
      </div>
    </AdminPage>
  );
}

import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { semicolons } from '@/lib/i18n/format';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';

type Draft = { changeSet: number | null; state: 'draft' | 'waiting' };
export type RecordRow = {
  code: string;
  revision: number;
  isWithdrawn: boolean;
  name: LocalizedText | null;
  other: LocalizedText | null;
  detail: string | null;
  mine: number | null;
  drafts: Draft[];
};

type RecordTableProps = { locale: Locale; kind: string; caption: string; rows: readonly RecordRow[] };

/** Records by name, each with where it stands: published, withdrawn, in a draft of one's own or of others. */
export async function RecordTable({ locale, kind, caption, rows }: RecordTableProps) {
  const [t, state] = await Promise.all([
    getTranslations({ locale, namespace: 'records.list' }),
    getTranslations({ locale, namespace: 'records.state' }),
  ]);
  const columns = (['name', 'code', 'state'] as const).map((key) => ({ key, label: t(key) }));
  const states = ({ revision, isWithdrawn, mine, drafts }: RecordRow) => [
    ...(revision === 0 ? [state('fresh')] : [isWithdrawn ? state('withdrawn') : state('published', { revision })]),
    ...(mine === null ? [] : [state('mine', { number: String(mine) })]),
    ...drafts.map((draft) => (draft.changeSet === null ? state('elsewhere') : state(draft.state, { number: String(draft.changeSet) }))),
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      stack
      rows={rows.map((row) => ({
        key: row.code,
        cells: [
          <a key="name" href={`/${locale}/admin/records/${kind}/${row.code}`}>
            <RecordName locale={locale} row={row} />
          </a>,
          <code key="code">{row.code}</code>,
          semicolons(states(row), locale),
        ],
      }))}
    />
  );
}

/** Its own name, or the names of what it is about. */
export function RecordName({ locale, row }: { locale: Locale; row: Pick<RecordRow, 'code' | 'name' | 'other' | 'detail'> }) {
  if (!row.name) return row.code;
  return (
    <>
      <Localized text={localize(row.name, locale)} pageLocale={locale} />
      {row.other && (
        <>
          {' → '}
          <Localized text={localize(row.other, locale)} pageLocale={locale} />
        </>
      )}
      {row.detail && ` (${row.detail})`}
    </>
  );
}

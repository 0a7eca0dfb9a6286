import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { formatDate, formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

type Figure = {
  period: string;
  area: string;
  release: string;
  value: string | null;
  qualifier: string;
  status: string;
  source: string;
  quote: string | null;
  quoteLanguage: string | null;
};
type Recorded = Figure & { id: string };
type Staged = Figure & { changeSet: number; position: number; nature: string; isMine: boolean };

type TableProps = { locale: Locale; areaName: (code: string) => string; address: (figure: string) => string };

/** A figure as it is written, with what the source says of its exactness. */
const written = ({ value, qualifier }: Figure, locale: Locale): string =>
  `${qualifier === '=' ? '' : `${qualifier} `}${value === null ? '–' : formatNumber(value, locale)}`;

const quoted = ({ source, quote, quoteLanguage }: Figure, locale: Locale): ReactNode => (
  <>
    <a href={`/${locale}/sources/${source}`}>{source}</a>
    {quote && (
      <q className="small" lang={quoteLanguage ?? undefined}>
        {quote}
      </q>
    )}
  </>
);

type RecordedTableProps = TableProps & { figures: readonly Recorded[]; caption: string; mayEdit: boolean };

/** The published figures of a series, one row a figure and source. */
export async function RecordedTable({ locale, figures, caption, mayEdit, areaName, address }: RecordedTableProps) {
  const [changes, common, t] = await Promise.all([
    getTranslations({ locale, namespace: 'changes.field' }),
    getTranslations({ locale, namespace: 'common.obsStatus' }),
    getTranslations({ locale, namespace: 'records.figures' }),
  ]);
  return (
    <DataTable
      caption={caption}
      stack
      columns={[
        { key: 'period', label: changes('period') },
        { key: 'area', label: changes('area') },
        { key: 'value', label: changes('value'), isNumeric: true },
        { key: 'status', label: changes('status') },
        { key: 'release', label: changes('release') },
        { key: 'source', label: changes('source') },
        ...(mayEdit ? [{ key: 'action', label: t('action') }] : []),
      ]}
      rows={figures.map((figure) => ({
        key: figure.id,
        cells: [
          formatDate(figure.period, locale),
          areaName(figure.area),
          written(figure, locale),
          common(figure.status as Parameters<typeof common>[0]),
          figure.release,
          quoted(figure, locale),
          ...(mayEdit
            ? [
                <a key="edit" href={address(figure.id)}>
                  {t('edit')}
                </a>,
              ]
            : []),
        ],
      }))}
    />
  );
}

type StagedTableProps = TableProps & { figures: readonly Staged[]; remove: (figure: Staged) => ReactNode };

/** Figures of the series that stand in change sets not published yet. */
export async function StagedTable({ locale, figures, areaName, address, remove }: StagedTableProps) {
  const [changes, t] = await Promise.all([
    getTranslations({ locale, namespace: 'changes' }),
    getTranslations({ locale, namespace: 'records.figures' }),
  ]);
  if (figures.length === 0) return null;
  return (
    <DataTable
      caption={t('staged')}
      stack
      columns={[
        { key: 'period', label: changes('field.period') },
        { key: 'area', label: changes('field.area') },
        { key: 'value', label: changes('field.value'), isNumeric: true },
        { key: 'source', label: changes('field.source') },
        { key: 'set', label: t('set') },
        { key: 'action', label: t('action') },
      ]}
      rows={figures.map((figure) => ({
        key: `${figure.changeSet}.${figure.position}`,
        cells: [
          formatDate(figure.period, locale),
          areaName(figure.area),
          `${written(figure, locale)}${figure.nature === 'withdrawal' ? `, ${changes('nature.withdrawal')}` : ''}`,
          quoted(figure, locale),
          <a key="set" href={`/${locale}/admin/change-sets/${figure.changeSet}`}>
            {figure.changeSet}
          </a>,
          figure.isMine && (
            <div key="action" className="row-actions">
              <a href={address(`${figure.changeSet}.${figure.position}`)}>{t('change')}</a>
              {remove(figure)}
            </div>
          ),
        ],
      }))}
    />
  );
}

import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/ui/data-table';
import { formatCount, labelled, semicolons } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { ImportBrief } from '@/lib/ingest/import-queries';
import { importState, kindLabels, moment } from './words';

/** The files that were sent, and what became of them. */
export async function ImportList({ locale, imports }: { locale: Locale; imports: readonly ImportBrief[] }) {
  const [t, kind] = await Promise.all([getTranslations({ locale, namespace: 'imports' }), kindLabels(locale)]);
  if (imports.length === 0) return <p className="mute">{t('list.none')}</p>;
  const result = ({ counts, changeSet }: ImportBrief) => {
    if (changeSet !== null) return <a href={`/${locale}/admin/change-sets/${changeSet}`}>{t('list.set', { number: String(changeSet) })}</a>;
    const said = (['new', 'changed', 'refused'] as const).flatMap((name) =>
      counts?.[name] ? [labelled(t(`counts.${name}`), formatCount(counts[name], locale), locale)] : [],
    );
    return semicolons(said, locale);
  };
  return (
    <DataTable
      stack
      caption={<span className="vh">{t('list.caption')}</span>}
      columns={[
        { key: 'file', label: t('list.file') },
        { key: 'kind', label: t('list.kind') },
        { key: 'sent', label: t('list.sent') },
        { key: 'state', label: t('list.state') },
        { key: 'result', label: t('list.result') },
      ]}
      rows={imports.map((one) => ({
        key: one.id,
        cells: [
          <a key="file" href={`/${locale}/admin/import/${one.id}`}>
            {one.fileName}
          </a>,
          kind(one.kind),
          moment(one.createdAt, locale),
          importState(t, one.state),
          <span key="result">{result(one)}</span>,
        ],
      }))}
    />
  );
}

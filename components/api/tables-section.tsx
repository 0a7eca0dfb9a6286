import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { Locale } from '@/lib/i18n/localized';

/** A table as the API has it: where its list is, and how the address of one row is written below that of the API. */
export type ApiTable = { id: string; title: string; list: string; row: string; filters: readonly string[] };

export async function TablesSection({ locale, tables }: { locale: Locale; tables: readonly ApiTable[] }) {
  const t = await getTranslations({ locale, namespace: 'api.tables' });
  return (
    <Section id="tables" rail={t('rail')} heading={setTitle(t('heading'), locale)} sub={t('sub')}>
      <DataTable
        stack
        caption={t('caption')}
        columns={[
          { key: 'table', label: t('table') },
          { key: 'address', label: t('address') },
          { key: 'filters', label: t('filters') },
        ]}
        rows={tables.map(({ id, title, list, row, filters }) => ({
          key: id,
          cells: [
            <a key="list" href={list}>
              {title}
            </a>,
            <code key="row" className="code-path">
              {row.split(/(?=\/)/).map((part) => (
                <Fragment key={part}>
                  {part}
                  <wbr />
                </Fragment>
              ))}
            </code>,
            <code key="filters" className="code-path">
              {filters.join(', ')}
            </code>,
          ],
        }))}
      />
    </Section>
  );
}

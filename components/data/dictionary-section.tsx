import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import type { Column } from '@/lib/exports/table';
import { addressOf } from '@/lib/http/address';
import type { TableContext } from './table-context';
import { tableTitle } from './table-words';

/** What each column means; the columns of the four languages are told once. */
export async function DictionarySection(context: TableContext) {
  const { locale, table, words } = context;
  const t = await getTranslations({ locale, namespace: 'data.one' });
  const rows = await Promise.all(
    inOneRow(table.columns).map(async (columns) => {
      const [column] = columns;
      return {
        key: column.id,
        cells: [
          <Ids key="id" columns={columns} />,
          words.column({ ...column, language: undefined })[locale],
          <Holds key="holds" {...context} column={column} />,
        ],
      };
    }),
  );
  return (
    <Section id="dictionary" rail={t('dictionary')} notes={[t('dictionaryNote')]}>
      <DataTable
        caption={<span className="vh">{t('dictionary')}</span>}
        stack
        columns={[
          { key: 'column', label: t('column') },
          { key: 'label', label: t('label') },
          { key: 'holds', label: t('holds') },
        ]}
        rows={rows}
      />
    </Section>
  );
}

type Columns = [Column, ...Column[]];

/** `name_vi`, `name_en` … say the same in different languages. */
function inOneRow(columns: readonly Column[]): Columns[] {
  const rows: Columns[] = [];
  for (const column of columns) {
    const last = rows.at(-1);
    if (last && column.language !== undefined && last[0].language !== undefined && last[0].base === column.base) last.push(column);
    else rows.push([column]);
  }
  return rows;
}

function Ids({ columns }: { columns: Columns }): ReactNode {
  return (
    <span className="ids">
      {columns.map(({ id }) => (
        <code key={id} id={`column-${id}`}>
          {id}
        </code>
      ))}
    </span>
  );
}

/** Type, what its codes refer to or mean, and whether it may be empty. */
async function Holds({ locale, view, table, words, column }: TableContext & { column: Column }) {
  const [t, files, title] = await Promise.all([
    getTranslations({ locale, namespace: 'data.one' }),
    getTranslations({ locale, namespace: 'files' }),
    tableTitle(locale),
  ]);
  const { refers, type, choices = [] } = column;
  return (
    <>
      <p>
        {refers === undefined || type === 'list' ? `${files(`type.${type}`)} ` : ''}
        {refers !== undefined &&
          t.rich('refers', {
            table: () => <a href={`/${locale}${addressOf(`/data/${refers}`, view)}`}>{title(refers)}</a>,
          })}{' '}
        {table.key.includes(column.id) ? t('key') : column.required && t('neverEmpty')}
      </p>
      {choices.length > 0 && (
        <ul className="codes">
          {choices.map((code) => (
            <li key={code}>
              <code>{code}</code> {words.choice(column, code)?.[locale]}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

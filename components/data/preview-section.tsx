import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import type { TextRow } from '@/lib/catalog/table-queries';
import type { Column } from '@/lib/exports/table';
import { cellText, pageOf } from './cells';
import type { TableContext } from './table-context';

const isNumber = (type: Column['type']): boolean => type === 'decimal' || type === 'integer';
/** A sentence needs room to be read. */
const sentence = 50;

function classOf({ type }: Column, text: string): string | undefined {
  if (isNumber(type)) return 'num';
  return text.length > sentence ? 'long' : undefined;
}

type PreviewSectionProps = TableContext & { rows: readonly TextRow[] };

/** The first rows as they stand in the files, words only in the page's language. */
export async function PreviewSection({ locale, view, table, words, rows }: PreviewSectionProps) {
  const t = await getTranslations({ locale, namespace: 'data.one' });
  const columns = table.columns.filter(({ language }) => language === undefined || language === locale);
  return (
    <Section id="preview" className="preview" rail={t('preview')} notes={[t('previewNote', { count: rows.length })]}>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keyboard
        <section className="scroll" aria-label={t('preview')} tabIndex={0}>
          <table>
            <caption className="vh">{words.title[locale]}</caption>
            <thead>
              <tr>
                {columns.map(({ id, type }) => (
                  <th key={id} scope="col" className={isNumber(type) ? 'num mono' : 'mono'}>
                    {id}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={table.key.map((id) => row[id]).join(' ')}>
                  {columns.map((column) => {
                    const text = cellText(column, row[column.id] ?? null);
                    const href = pageOf(table, column, row[column.id] ?? null, view);
                    return (
                      <td key={column.id} className={classOf(column, text)}>
                        {href === null ? text : <a href={`/${locale}${href}`}>{text}</a>}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Section>
  );
}

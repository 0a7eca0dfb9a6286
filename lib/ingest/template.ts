import { stringify } from 'csv-stringify/sync';
import { sheetName, type WrittenRow, type WrittenSheet, writtenWorkbook } from '@/lib/exports/xlsx-write';
import type { Values } from '@/lib/publishing/columns/cells';
import { type KindSheet, rowsOf, type SheetColumn, sheetOf } from '@/lib/publishing/columns/sheet';
import { referenceOf } from '@/lib/publishing/difference';
import { guarded } from './clean-text';
import { plainDecimal } from './decimals';
import { choicesOf, headingOf, type SheetLanguage, type SheetWords, sheetWords } from './words';

export type NamedCode = { code: string; name: string };
export type TableFile = {
  kind: string;
  language: SheetLanguage;
  format: 'xlsx' | 'csv';
  /** Records as they are published; none makes an empty template. */
  records?: AsyncIterable<Readonly<Record<string, unknown>>> | Iterable<Readonly<Record<string, unknown>>>;
  /** The records of another kind that a column may name, for the sheet of codes. */
  codes?: (kind: string) => AsyncIterable<NamedCode> | Iterable<NamedCode>;
};

/** The cells of a row, safe to open and exact to read again. */
const cellsOf = (columns: readonly SheetColumn[], values: Values): string[] =>
  columns.map(({ name, type }) => {
    const value = values[name] ?? '';
    return guarded(type === 'decimal' && value !== '' ? plainDecimal(value) : value);
  });

async function* dataRows(sheet: KindSheet, records: NonNullable<TableFile['records']>): AsyncGenerator<string[]> {
  for await (const record of records) for (const values of rowsOf(sheet, record)) yield cellsOf(sheet.columns, values);
}

const width = ({ type }: SheetColumn, heading: string): number => Math.min(60, Math.max(type === 'words' ? 40 : 14, heading.length + 2));

function expected({ type, items, language }: SheetColumn, locale: SheetLanguage, words: SheetWords): string {
  const texts = words[locale].ingest.type;
  if (language === 'original') return texts.original;
  if (items === 'date') return texts.dates;
  return items === 'name' ? texts.names : texts[type];
}

/** The heading with its code, so that no sheet but the first has a row of headings. */
const described = (column: SheetColumn, locale: SheetLanguage, words: SheetWords): string =>
  `${headingOf(column, locale, words)} [${column.name}]`;

function* instructions(sheet: KindSheet, locale: SheetLanguage, words: SheetWords): Generator<WrittenRow> {
  const { template } = words[locale].ingest;
  for (const line of Object.values(template.lines)) yield { cells: [line] };
  yield { cells: [] };
  yield { cells: [template.column, template.expected].map((text) => ({ text, style: 'heading' as const })) };
  for (const column of sheet.columns) {
    const listed = choicesOf(sheet.kind, column, words) !== null || referenceOf(sheet.kind, column.key) !== null;
    const more = listed ? ` ${template.listed.replace('{sheet}', template.codes)}` : '';
    const cells = [described(column, locale, words), `${expected(column, locale, words)}.${more}`];
    yield { cells: cells.map((text) => ({ text, style: 'wrapped' as const })) };
  }
}

async function* codeRows(sheet: KindSheet, { language, codes }: TableFile, words: SheetWords): AsyncGenerator<WrittenRow> {
  const { template } = words[language].ingest;
  yield { cells: [template.column, template.code, template.label].map((text) => ({ text, style: 'heading' as const })) };
  for (const column of sheet.columns) {
    const heading = described(column, language, words);
    const choices = choicesOf(sheet.kind, column, words)?.list ?? [];
    for (const { code, labels } of choices) yield { cells: [heading, guarded(code), guarded(labels[language])] };
    const target = column.type === 'code' || column.items === 'code' ? referenceOf(sheet.kind, column.key) : null;
    if (target === null || !codes) continue;
    for await (const { code, name } of codes(target)) yield { cells: [heading, code, guarded(name)] };
  }
}

function sheetsOf(sheet: KindSheet, file: TableFile, words: SheetWords): WrittenSheet[] {
  const { language, records = [] } = file;
  const { changes, ingest } = words[language];
  const headings = sheet.columns.map((column) => headingOf(column, language, words));
  const kinds: Readonly<Record<string, string>> = changes.kind;
  async function* rows(): AsyncGenerator<WrittenRow> {
    yield { cells: headings.map((text) => ({ text, style: 'heading' as const })) };
    for await (const cells of dataRows(sheet, records)) yield { cells };
  }
  const offered = new Map(
    sheet.columns.flatMap((column, index) => {
      const choices = choicesOf(sheet.kind, column, words);
      return choices && !choices.open ? [[index, choices.list.map(({ code }) => code)] as const] : [];
    }),
  );
  const name = kinds[sheet.kind] ?? (sheet.kind === 'figure' ? changes.kind.figures : sheet.kind);
  return [
    {
      name: sheetName(name),
      widths: sheet.columns.map((column, index) => width(column, headings[index] ?? '')),
      frozen: true,
      rows: rows(),
      offered,
    },
    { name: ingest.template.instructions, widths: [60, 90], frozen: false, rows: instructions(sheet, language, words) },
    { name: ingest.template.codes, widths: [60, 40, 60], frozen: true, rows: codeRows(sheet, file, words) },
  ];
}

async function* csv(sheet: KindSheet, { language, records = [] }: TableFile, words: SheetWords): AsyncGenerator<Buffer> {
  const line = (cells: string[]) => stringify([cells], { record_delimiter: '\r\n' });
  // Spreadsheet programs take a text file for UTF-8 only by this mark.
  yield Buffer.from(`\ufeff${line(sheet.columns.map((column) => headingOf(column, language, words)))}`);
  for await (const cells of dataRows(sheet, records)) yield Buffer.from(line(cells));
}

/** The template of a kind, or its records in the template's form, piece by piece: what is written here an import reads back unchanged. */
export async function* tableFile(file: TableFile): AsyncGenerator<Buffer> {
  const [sheet, words] = [sheetOf(file.kind), await sheetWords()];
  yield* file.format === 'csv' ? csv(sheet, file, words) : writtenWorkbook(sheetsOf(sheet, file, words));
}

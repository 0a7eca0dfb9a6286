import { Invalid } from '@/lib/errors';
import type { KindSheet, SheetColumn } from '@/lib/publishing/columns/sheet';
import { folded } from './clean-text';
import { DecimalHabit, type DecimalMark } from './decimals';
import { isMarkHeading } from './mark';
import { Nearest } from './nearest';
import { shown } from './problem';
import type { Notice, SheetRow } from './sheet-row';
import { columnsByHeading, headingOf, type SheetWords } from './words';
import type { Sheet, Workbook } from './workbook';

/** A heading that names no column, and the one that was probably meant. */
export type StrayHeading = { letter: string; heading: string; nearest: string | null };
export type Survey = {
  sheet: Sheet;
  /** The row of the headings. */
  header: number;
  columns: ReadonlyMap<string, SheetColumn>;
  strays: readonly StrayHeading[];
  /** How the cells of a column write decimals, by the column's name. */
  marks: ReadonlyMap<string, DecimalMark | null>;
  /** Codes that the rows of the table give their own records. */
  codes: readonly string[];
  rows: number;
  notices: readonly Notice[];
};

/** People write a title above their table. */
const HEADER_WITHIN = 20;
/** One heading may be a word of a title; two are a table. */
const FEWEST_HEADINGS = 2;

const refused = (code: string, ...at: string[]): Invalid => new Invalid([{ path: ['file', ...at.map(shown)], code }]);

type Header = { row: number; columns: Map<string, SheetColumn>; strays: { letter: string; heading: string }[] };

/** The row of the headings, where it is one. */
function headerOf({ row, cells }: SheetRow, columnNamed: (heading: string) => SheetColumn | undefined): Header | null {
  const columns = new Map<string, SheetColumn>();
  const strays: Header['strays'] = [];
  for (const { column: letter, text } of cells) {
    const column = columnNamed(text);
    if (column) columns.set(letter, column);
    else if (text.trim() !== '' && !isMarkHeading(text)) strays.push({ letter, heading: text });
  }
  return columns.size >= FEWEST_HEADINGS ? { row, columns, strays } : null;
}

async function findHeader(sheet: Sheet, columnNamed: (heading: string) => SheetColumn | undefined): Promise<Header | null> {
  let looked = 0;
  for await (const row of sheet.rows()) {
    const header = headerOf(row, columnNamed);
    if (header) return header;
    if (++looked >= HEADER_WITHIN) break;
  }
  return null;
}

/** Each column once, and those without which no row can be read. */
function requireColumns({ columns }: Header, table: KindSheet, required: readonly string[]): void {
  const letters = new Map<string, string>();
  for (const [letter, { name }] of columns) {
    const before = letters.get(name);
    if (before !== undefined) throw refused('two-columns', name, before, letter);
    letters.set(name, letter);
  }
  const missing = table.columns.filter(({ name }) => required.includes(name) && !letters.has(name));
  if (missing.length > 0) throw refused('missing-columns', ...missing.map(({ name }) => name));
}

/** The one sheet that holds the table, and its headings. */
export async function findTable(workbook: Workbook, table: KindSheet, words: SheetWords): Promise<{ sheet: Sheet; header: Header }> {
  const columnNamed = columnsByHeading(table, words);
  const found: { sheet: Sheet; header: Header }[] = [];
  for (const sheet of workbook.sheets) {
    const header = await findHeader(sheet, columnNamed);
    if (header) found.push({ sheet, header });
  }
  const [first, second] = found;
  if (!first) throw refused('no-table');
  if (second) throw refused('two-tables', first.sheet.name, second.sheet.name);
  return first;
}

/**
 * Looks through a whole file before a row of it is used: where its table is, what its headings mean, how it writes decimals. What
 * makes a file unreadable so shows before anything is written.
 */
export async function surveyOf(workbook: Workbook, table: KindSheet, words: SheetWords, required: readonly string[]): Promise<Survey> {
  const { sheet, header } = await findTable(workbook, table, words);
  requireColumns(header, table, required);

  const habits = new Map(
    [...header.columns.values()].filter(({ type }) => type === 'decimal').map(({ name }) => [name, new DecimalHabit()]),
  );
  const codes = new Set<string>();
  let rows = 0;
  for await (const { row, cells } of sheet.rows()) {
    if (row <= header.row) continue;
    let isFilled = false;
    for (const { column: letter, text, type } of cells) {
      const column = header.columns.get(letter);
      if (!column) continue;
      isFilled = true;
      if (column.name === 'code') codes.add(text.trim().toLowerCase());
      if (type === 'text') habits.get(column.name)?.observe(text);
    }
    if (isFilled) rows++;
  }
  if (rows === 0) throw refused('no-rows', sheet.name);
  return {
    sheet,
    header: header.row,
    columns: header.columns,
    strays: namedStrays(header.strays, table, words),
    marks: new Map([...habits].map(([name, habit]) => [name, habit.mark()])),
    codes: [...codes],
    rows,
    notices: [...workbook.notices, ...sheet.notices()],
  };
}

function namedStrays(strays: Header['strays'], table: KindSheet, words: SheetWords): StrayHeading[] {
  if (strays.length === 0) return [];
  const headings = (['vi', 'en'] as const).flatMap((language) =>
    table.columns.map((column) => [headingOf(column, 'vi', words), headingOf(column, language, words)] as const),
  );
  const nearest = new Nearest(headings);
  return strays.map(({ letter, heading }) => ({ letter, heading: shown(heading), nearest: nearest.to(folded(heading)) }));
}

import { columnNumber } from '@/lib/exports/cell-address';
import { sheetName, type WrittenCell, type WrittenRow, writtenWorkbook } from '@/lib/exports/xlsx-write';
import { folded } from './clean-text';
import { plainDecimal } from './decimals';
import type { SheetRow } from './sheet-row';
import type { Sheet } from './workbook';

/** What is wrong, in the editor's words; a problem of the whole row has no column. */
export type MarkedProblem = { row: number; column: string | null; words: string };

const HEADING = 'Lỗi / Problem';
/** A spreadsheet program opens a sheet with more notes slowly; the last column names every problem. */
const MOST_NOTES = 2000;

/** The column that a marked file has besides its own: an import leaves it out. */
export const isMarkHeading = (heading: string): boolean => folded(heading) === folded(HEADING);

/** The row of the headings, how wide the table is, and the column of marks from an earlier time. */
type Extent = { header: number; width: number; earlier: number | null };

async function extentOf(rows: AsyncIterable<SheetRow>, headerRow: number | null): Promise<Extent> {
  let [header, width, earlier]: [number | null, number, number | null] = [headerRow, 0, null];
  for await (const { row, cells } of rows) {
    header ??= row;
    for (const { column, text } of cells) {
      const index = columnNumber(column);
      if (row === header && isMarkHeading(text)) earlier = index;
      else if (index !== earlier) width = Math.max(width, index + 1);
    }
  }
  return { header: header ?? 1, width, earlier };
}

function markedRow({ row, cells }: SheetRow, problems: readonly MarkedProblem[], { header, width, earlier }: Extent): WrittenRow {
  const wrong = new Set(problems.flatMap(({ column }) => (column === null ? [] : [columnNumber(column)])));
  const written: (WrittenCell | undefined)[] = new Array(width + 1);
  for (const { column, text, type } of cells) {
    const index = columnNumber(column);
    if (index < width && index !== earlier) written[index] = type === 'number' ? plainDecimal(text) : text;
  }
  for (const index of wrong) written[index] = { text: typeof written[index] === 'string' ? written[index] : '', style: 'wrong' };
  const said = problems.map(({ words }) => words).join('\n');
  written[width] = row === header ? { text: HEADING, style: 'heading' } : said;
  return { number: row, cells: Array.from(written) };
}

/**
 * The uploaded sheet as a workbook, row for row, with the wrong cells in yellow, a note on each, and all problems of a row in a last
 * column. Formulas stand as their values. Without `headerRow` the first filled row is the one of the headings.
 */
export async function* markedWorkbook(
  sheet: Pick<Sheet, 'name' | 'rows'>,
  problems: readonly MarkedProblem[],
  headerRow: number | null = null,
): AsyncGenerator<Buffer> {
  const extent = await extentOf(sheet.rows(), headerRow);
  const byRow = new Map<number, MarkedProblem[]>();
  for (const problem of problems) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
  async function* rows(): AsyncGenerator<WrittenRow> {
    for await (const row of sheet.rows()) yield markedRow(row, byRow.get(row.row) ?? [], extent);
  }
  const notes = [...notesOf(problems)].slice(0, MOST_NOTES);
  const widths = [...new Array<number>(extent.width).fill(22), 60];
  const name = sheetName(sheet.name) || 'CSV';
  yield* writtenWorkbook([{ name, widths, frozen: extent.header === 1, rows: rows(), notes: () => notes }]);
}

/** One note a cell, with all that is wrong with it. */
function* notesOf(problems: readonly MarkedProblem[]): Generator<{ row: number; column: number; text: string }> {
  const byCell = new Map<string, { row: number; column: number; text: string }>();
  for (const { row, column, words } of problems) {
    if (column === null) continue;
    const earlier = byCell.get(`${column}${row}`);
    byCell.set(`${column}${row}`, { row, column: columnNumber(column), text: earlier ? `${earlier.text}\n${words}` : words });
  }
  yield* byCell.values();
}

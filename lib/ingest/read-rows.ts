import type { Values } from '@/lib/publishing/columns/cells';
import type { KindSheet, SheetColumn } from '@/lib/publishing/columns/sheet';
import { type CellContext, readCell } from './cells';
import type { KnownCodes } from './known-codes';
import { type Problem, shown } from './problem';
import type { Survey } from './survey';
import { choicesOf, type SheetWords } from './words';

/** A row of the table by column, with what is wrong with its cells. `texts` is what the cells said, for whoever finds more wrong. */
export type TableRow = { row: number; values: Values; texts: Values; problems: Problem[] };

/** The rows of the table, each cell read for its column. A cell that cannot be read is absent from `values`. */
export async function* readRows(survey: Survey, table: KindSheet, words: SheetWords, known: KnownCodes): AsyncGenerator<TableRow> {
  const { sheet, header, columns, marks } = survey;
  const contexts = new Map<string, { column: SheetColumn; context: CellContext }>();
  for (const [letter, column] of columns) {
    const context = {
      kind: table.kind,
      choices: choicesOf(table.kind, column, words),
      lookup: known,
      decimalMark: marks.get(column.name) ?? null,
    };
    contexts.set(letter, { column, context });
  }
  for await (const { row, cells } of sheet.rows()) {
    if (row <= header) continue;
    const values: Record<string, string> = {};
    const texts: Record<string, string> = {};
    const problems: Problem[] = [];
    let isFilled = false;
    for (const cell of cells) {
      const found = contexts.get(cell.column);
      if (!found) continue;
      isFilled = true;
      const { column, context } = found;
      texts[column.name] = cell.text;
      const reading = readCell(cell, column, context);
      if ('value' in reading) {
        values[column.name] = reading.value;
        continue;
      }
      const { problem, remedy, values: words } = reading;
      const nearest = problem === 'unknown-code' ? known.nearest(words.kind ?? '', words.value ?? cell.text) : null;
      problems.push({
        sheet: shown(sheet.name),
        row,
        letter: cell.column,
        field: column.name,
        value: shown(cell.text),
        code: problem,
        severity: 'error',
        detail: { remedy, values: shownValues(nearest === null ? words : { ...words, nearest }) },
      });
    }
    if (isFilled) yield { row, values, texts, problems };
  }
}

const shownValues = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]));

/** Makes problems of what is found wrong with a row after its cells were read: which letter a column has, what its cell said. */
export function rowProblems(survey: Survey) {
  const letters = new Map([...survey.columns].map(([letter, { name }]) => [name, letter]));
  const sheet = shown(survey.sheet.name);
  return (
    { row, texts }: Pick<TableRow, 'row' | 'texts'>,
    field: string,
    code: string,
    values: Readonly<Record<string, string>> = {},
    severity: Problem['severity'] = 'error',
  ): Problem => ({
    sheet,
    row,
    letter: letters.get(field) ?? '',
    field,
    value: shown(texts[field] ?? ''),
    code,
    severity,
    detail: Object.keys(values).length > 0 ? { values: shownValues(values) } : null,
  });
}
export type RowProblem = ReturnType<typeof rowProblems>;

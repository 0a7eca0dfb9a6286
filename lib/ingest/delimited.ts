import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { columnLetters } from '@/lib/exports/cell-address';
import { decodedText, type Found } from './encoding';
import { MOST_CELL_CHARACTERS, MOST_COLUMNS, MOST_ROWS } from './limits';
import { refusal } from './refusal';
import type { Cell, SheetRow } from './sheet-row';

export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type DelimiterName = keyof typeof DELIMITERS;
/** `skipped`: the first line only names the delimiter, as some programs write it. */
export type Delimiter = { name: DelimiterName; skipped: boolean };

const LOOKED_AT = 65_536;
const LINES = 20;

/** How often a sign stands outside quotes on each of the first lines. */
function counts(text: string, sign: string): number[] {
  const lines: number[] = [];
  let [count, quoted] = [0, false];
  for (const letter of text) {
    if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === sign) count++;
    else if (letter === '\n') {
      lines.push(count);
      count = 0;
      if (lines.length === LINES) return lines;
    }
  }
  return lines.length === 0 || count > 0 ? [...lines, count] : lines;
}

/** The sign that splits the first lines most evenly; commas where none does. */
export function findDelimiter(bytes: Buffer, found: Found): Delimiter {
  const [first = ''] = decodedText(bytes.subarray(0, found.mark + LOOKED_AT), found);
  const named = /^sep=([,;\t])\r?\n/i.exec(first)?.[1];
  const names = Object.keys(DELIMITERS) as DelimiterName[];
  const scores = names.map((name) => {
    if (named !== undefined) return DELIMITERS[name] === named ? 1 : 0;
    const [header = 0, ...rows] = counts(first, DELIMITERS[name]);
    return header === 0 ? 0 : (1 + rows.filter((count) => count === header).length) * 1000 + header;
  });
  return { name: names[scores.indexOf(Math.max(...scores))] ?? 'comma', skipped: named !== undefined };
}

function cellsOf(fields: readonly string[], row: number): Cell[] {
  const cells: Cell[] = [];
  fields.forEach((text, index) => {
    if (text === '') return;
    const column = columnLetters(index);
    if (index >= MOST_COLUMNS) throw refusal('too-many-columns', row, column);
    if (text.length > MOST_CELL_CHARACTERS) throw refusal('cell-too-long', row, column);
    cells.push({ row, column, text, type: 'text', formula: false });
  });
  return cells;
}

/** The filled rows of a text file, numbered as a spreadsheet program would number them: blank lines count. */
export async function* readDelimited(bytes: Buffer, found: Found, { name, skipped }: Delimiter): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: DELIMITERS[name],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MOST_COLUMNS * MOST_CELL_CHARACTERS,
  });
  const source = Readable.from(decodedText(bytes, found));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let [row, filled] = [0, 0];
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      row++;
      if (row === 1 && skipped) continue;
      const cells = cellsOf(fields, row);
      if (cells.length === 0) continue;
      filled++;
      if (filled > MOST_ROWS) throw refusal('too-many-rows', row);
      yield { row, hidden: false, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw refusal('damaged', row + 1);
    throw error;
  } finally {
    source.destroy();
  }
}

import { type CellXml, cellAt, lettersOf } from './xlsx-cells';
import type { WrittenRows, WrittenSheet } from './xlsx-write';

/** A column of the sheet: the cell of the row that it shows, and how. A value without words of its own in `named` leaves the cell empty. */
export type ShownColumn = { heading: string; from: number; width: number; cell: CellXml; named?: ReadonlyMap<string, string> };
export type Rows = readonly (readonly (string | null)[])[];

/** What a sheet holds at most; more rows go on in another. */
const LAST_ROW = 1_048_576;
/** So many rows are written at once: what is made for them is let go before it grows old. */
const AT_ONCE = 200;

/** Values come again and again in most columns; so many of each are written once. */
const MOST_KEPT = 500;

/** How a column's values are written, each by its own words; undefined where a cell stays empty. */
function writer({ cell, named }: ShownColumn): (value: string) => string | undefined {
  const kept = new Map<string, string | undefined>();
  return (value) => {
    if (kept.has(value)) return kept.get(value);
    const text = named ? named.get(value) : value;
    const written = text === undefined ? undefined : cell(text);
    if (kept.size < MOST_KEPT) kept.set(value, written);
    return written;
  };
}

type Writer = { from: number; letters: string; write: (value: string) => string | undefined };

function xmlOf(columns: readonly Writer[], rows: Rows, first: number): string {
  let xml = '';
  let number = first;
  for (const row of rows) {
    xml += `<row r="${number}">`;
    for (const { from, letters, write } of columns) {
      const value = row[from];
      const cell = value === null || value === undefined ? undefined : write(value);
      if (cell !== undefined) xml += cellAt(letters + String(number), cell);
    }
    xml += '</row>';
    number += 1;
  }
  return xml;
}

/** Rows as sheets with their headings in sight: one, or as many as they need where `lastRow` is the last of each. */
export async function* rowSheets(
  name: string,
  columns: readonly ShownColumn[],
  batches: AsyncGenerator<Rows>,
  lastRow = LAST_ROW,
): AsyncGenerator<WrittenSheet> {
  const letters = lettersOf(columns.length);
  const writers = columns.map((column, index) => ({ from: column.from, letters: letters[index] ?? '', write: writer(column) }));
  let rest: Rows = [];
  let from = 0;
  let isRead = false;
  /** Whether there are rows to be written; asks for more where none are left. */
  async function hasMore(): Promise<boolean> {
    while (from === rest.length && !isRead) {
      const next = await batches.next();
      isRead = next.done === true;
      [rest, from] = [next.done ? [] : next.value, 0];
    }
    return from < rest.length;
  }
  async function* rows(): AsyncGenerator<{ cells: { text: string; style: 'heading' }[] } | WrittenRows> {
    yield { cells: columns.map(({ heading }) => ({ text: heading, style: 'heading' })) };
    for (let number = 2; number <= lastRow && (await hasMore()); ) {
      const taken = rest.slice(from, from + Math.min(AT_ONCE, lastRow + 1 - number));
      from += taken.length;
      yield { xml: xmlOf(writers, taken, number), count: taken.length };
      number += taken.length;
    }
  }
  try {
    const widths = columns.map(({ width }) => width);
    let sheet = 1;
    do {
      yield { name: sheet === 1 ? name : `${name.slice(0, 26)} ${sheet}`, widths, frozen: true, filtered: true, rows: rows() };
      sheet += 1;
    } while (await hasMore());
  } finally {
    // A reader who goes away ends the query.
    await batches.return(undefined);
  }
}

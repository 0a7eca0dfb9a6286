import { type CellXml, lettersOf } from './xlsx-cells';
import type { WrittenRows, WrittenSheet } from './xlsx-write';

/** A column of the sheet: the cell of the row that it shows, and how. A value without words of its own in `named` leaves the cell empty. */
export type ShownColumn = { heading: string; from: number; width: number; cell: CellXml; named?: ReadonlyMap<string, string> };
export type Rows = readonly (readonly (string | null)[])[];

/** What a sheet holds at most; more rows go on in another. */
const LAST_ROW = 1_048_576;

function xmlOf(columns: readonly ShownColumn[], letters: readonly string[], rows: Rows, first: number): string {
  let xml = '';
  let number = first;
  for (const row of rows) {
    xml += `<row r="${number}">`;
    for (let index = 0; index < columns.length; index += 1) {
      const { from, cell, named } = columns[index] as ShownColumn;
      const value = row[from];
      if (value === null || value === undefined) continue;
      const text = named ? named.get(value) : value;
      if (text !== undefined) xml += cell(text, letters[index] + String(number));
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
  let rest: Rows = [];
  let isRead = false;
  async function* rows(): AsyncGenerator<{ cells: { text: string; style: 'heading' }[] } | WrittenRows> {
    yield { cells: columns.map(({ heading }) => ({ text: heading, style: 'heading' })) };
    let number = 2;
    while (number <= lastRow) {
      if (rest.length === 0) {
        const next = await batches.next();
        isRead = next.done === true;
        if (next.done) return;
        rest = next.value;
      }
      const taken = rest.slice(0, lastRow + 1 - number);
      rest = rest.slice(taken.length);
      yield { xml: xmlOf(columns, letters, taken, number), count: taken.length };
      number += taken.length;
    }
  }
  try {
    for (let sheet = 1; !isRead; sheet += 1) {
      const widths = columns.map(({ width }) => width);
      yield { name: sheet === 1 ? name : `${name.slice(0, 26)} ${sheet}`, widths, frozen: true, filtered: true, rows: rows() };
      if (isRead || rest.length > 0) continue;
      const next = await batches.next();
      isRead = next.done === true;
      if (!next.done) rest = next.value;
    }
  } finally {
    // A reader who goes away ends the query.
    await batches.return(undefined);
  }
}

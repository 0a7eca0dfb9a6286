import { z } from 'zod';
import { judgedOn } from '@/lib/catalog/columns';
import { TABLES, tableNamed } from '@/lib/catalog/tables';
import type { Table } from '@/lib/exports/table';

/** Of what a file seems to be: a table of ours, the form in which its rows can be compared, and the edition or the day it names. */
export type Subject = { table: Table; rows: 'csv' | 'ndjson' | 'json' | null; edition: number | null; asOf: string | null };

const HEAD_BYTES = 64 * 1024;

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** Which of the views of the portal a file says it shows, by a text and how an edition and a day stand in it. */
function viewIn(text: string, edition: RegExp, asOf: RegExp): Pick<Subject, 'edition' | 'asOf'> {
  const [number, day = ''] = [edition.exec(text)?.[1], asOf.exec(text)?.[1]];
  return { edition: number === undefined ? null : Number(number), asOf: isDay(day) ? day : null };
}

/** What a file that is not ours was made from, by how it begins and what it is called; null where nothing says it. */
export function subjectOf(bytes: Uint8Array, name: string): Subject | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  const [first = ''] = head.split(/\r?\n/, 1);
  const named = viewIn(name, /edition-(\d{1,9})/, /as-of-(\d{4}-\d{2}-\d{2})/);

  const byColumns = TABLES.find(({ columns }) => columns.map(({ id }) => id).join(',') === first.replaceAll('"', ''));
  if (byColumns) return { table: byColumns, rows: 'csv', ...named };
  const described = tableNamed(/^\{"table":"([a-z0-9-]{1,60})"/.exec(first)?.[1] ?? '');
  if (described) {
    const said = viewIn(first, /"edition":(\d{1,9})[,}]/, /"asOf":"(\d{4}-\d{2}-\d{2})"/);
    // What answers a question of the reader's own is in no table.
    const rows = TABLES.includes(described) ? 'json' : null;
    return { table: described, rows, edition: said.edition ?? named.edition, asOf: said.asOf };
  }
  const byKeys = first.startsWith('{') ? TABLES.find(({ columns }) => columns.map(({ id }) => id).join(',') === keysOf(first)) : undefined;
  if (byKeys) return { table: byKeys, rows: 'ndjson', ...named };
  const called = tableNamed(/^(?:release-\d+_)?([a-z0-9-]{1,60})/.exec(name)?.[1] ?? '');
  return called ? { table: called, rows: null, ...named } : null;
}

function keysOf(line: string): string | null {
  try {
    return Object.keys(JSON.parse(line) as object).join(',');
  } catch {
    return null;
  }
}

/** The day on which a row of the table says it was judged: its last cell. Null where the table is not judged by the day. */
export function dayOfRow({ columns }: Table, row: string): string | null {
  if (columns.at(-1)?.id !== judgedOn.id) return null;
  const day = /[,"](\d{4}-\d{2}-\d{2})"?\}?$/.exec(row)?.[1] ?? '';
  return isDay(day) ? day : null;
}

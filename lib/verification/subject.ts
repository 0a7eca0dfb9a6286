import { TABLES, tableNamed } from '@/lib/catalog/tables';
import type { Table } from '@/lib/exports/table';

/** Of what a file seems to be: a table of ours, the form in which its rows can be compared, and the edition it names. */
export type Subject = { table: Table; rows: 'csv' | 'ndjson' | 'json' | null; edition: number | null };

const HEAD_BYTES = 64 * 1024;

const editionIn = (text: string, pattern: RegExp): number | null => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

/** What a file that is not ours was made from, by how it begins and what it is called; null where nothing says it. */
export function subjectOf(bytes: Uint8Array, name: string): Subject | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  const [first = ''] = head.split(/\r?\n/, 1);
  const named = editionIn(name, /edition-(\d{1,9})/);

  const byColumns = TABLES.find(({ columns }) => columns.map(({ id }) => id).join(',') === first.replaceAll('"', ''));
  if (byColumns) return { table: byColumns, rows: 'csv', edition: named };
  const described = tableNamed(/^\{"table":"([a-z0-9-]{1,60})"/.exec(first)?.[1] ?? '');
  if (described) return { table: described, rows: 'json', edition: editionIn(first, /"edition":(\d{1,9})[,}]/) ?? named };
  const byKeys = first.startsWith('{') ? TABLES.find(({ columns }) => columns.map(({ id }) => id).join(',') === keysOf(first)) : undefined;
  if (byKeys) return { table: byKeys, rows: 'ndjson', edition: named };
  const called = tableNamed(/^(?:release-\d+_)?([a-z0-9-]{1,60})/.exec(name)?.[1] ?? '');
  return called ? { table: called, rows: null, edition: named } : null;
}

function keysOf(line: string): string | null {
  try {
    return Object.keys(JSON.parse(line) as object).join(',');
  } catch {
    return null;
  }
}

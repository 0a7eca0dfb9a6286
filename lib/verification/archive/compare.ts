import 'server-only';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted, rowsIn, withDuck } from '@/lib/exports/duck';
import type { Table } from '@/lib/exports/table';

/** How many rows of a table came, went and became others since the release before. */
export type Counts = { added: number; changed: number; removed: number };
/** A row by its key; of one that changed also the columns that did. */
export type ChangedRow = { table: string; change: 'added' | 'changed' | 'removed'; key: Record<string, string | null>; columns?: string[] };

/** Of a table in which more rows changed, the first in the order of the key are named; all are counted. */
export const MOST_NAMED = 20_000;

type Work<T> = (compare: (table: Table, before: string, after: string) => Promise<Comparison | null>) => Promise<T>;
type Comparison = { counts: Counts; rows: AsyncIterable<ChangedRow> };

/**
 * Compares CSV files of tables row by row, in bounded memory: what does not fit is on the disk meanwhile. Null for a table that had
 * another key.
 */
export async function comparing<T>(work: Work<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portal-compare-'));
  try {
    return await withDuck(folder, new AbortController().signal, (duck) =>
      work((table, before, after) => compare(duck, table, before, after)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const named = (column: string): string => `"${column.replaceAll('"', '""')}"`;

async function columnsOf(file: string): Promise<string[]> {
  const lines = createInterface({ input: createReadStream(file) });
  for await (const line of lines) {
    lines.close();
    return line.split(',');
  }
  return [];
}

async function compare(connection: DuckDBConnection, table: Table, before: string, after: string): Promise<Comparison | null> {
  const [was, is] = await Promise.all([columnsOf(before), columnsOf(after)]);
  if (!table.key.every((column) => was.includes(column))) return null;
  // The day of judgement is another one each day; what is judged is compared.
  const compared = is.filter((column) => was.includes(column) && !table.key.includes(column) && column !== 'judged_on');
  const isOther = compared.map((column) => `a.${named(column)} IS DISTINCT FROM b.${named(column)}`);
  const keys = table.key.map(named);
  const joined = `
    FROM (SELECT *, true AS "_there" FROM ${rowsIn(before, was)}) b
    FULL JOIN (SELECT *, true AS "_there" FROM ${rowsIn(after, is)}) a ON ${keys.map((key) => `a.${key} IS NOT DISTINCT FROM b.${key}`).join(' AND ')}`;
  const changed = isOther.length === 0 ? 'false' : `(a._there AND b._there AND (${isOther.join(' OR ')}))`;
  const reader = await connection.runAndReadAll(
    `SELECT count(*) FILTER (b._there IS NULL)::INTEGER, count(*) FILTER (${changed})::INTEGER, count(*) FILTER (a._there IS NULL)::INTEGER ${joined}`,
  );
  const [added = 0, others = 0, removed = 0] = (reader.getRowsJS()[0] ?? []) as number[];
  const query = `
    SELECT CASE WHEN b._there IS NULL THEN 'added' WHEN a._there IS NULL THEN 'removed' ELSE 'changed' END,
           [${compared.map((column, at) => `CASE WHEN ${isOther[at]} THEN ${quoted(column)} END`).join(', ')}],
           ${keys.map((key) => `coalesce(a.${key}, b.${key})`).join(', ')}
      ${joined} WHERE a._there IS NULL OR b._there IS NULL OR ${changed}
     ORDER BY ${keys.map((_, at) => at + 3).join(', ')}, 1 LIMIT ${MOST_NAMED}`;
  return { counts: { added, changed: others, removed }, rows: rowsNamed(connection, table, query) };
}

async function* rowsNamed(connection: DuckDBConnection, table: Table, query: string): AsyncGenerator<ChangedRow> {
  const result = await connection.stream(query);
  for await (const batch of result.yieldRowsJs()) {
    for (const [change, columns, ...key] of batch as [ChangedRow['change'], (string | null)[], ...(string | null)[]][]) {
      yield {
        table: table.id,
        change,
        key: Object.fromEntries(table.key.map((column, at) => [column, key[at] ?? null])),
        ...(change === 'changed' ? { columns: columns.filter((column) => column !== null) } : {}),
      };
    }
  }
}

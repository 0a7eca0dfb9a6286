import 'server-only';
import { keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { countSql, jsonRows } from '@/lib/exports/rows-sql';
import type { Question, Table } from '@/lib/exports/table';
import type { View } from '@/lib/publishing/edition-queries';

/** As much of a point of view as rows depend on. */
type From = Pick<View, 'known' | 'day'>;

/** What an answer about the rows of a table depends on. */
export const tagsOf = ({ kinds, isDated }: Table): string[] => [...kinds.map(tag.list), ...(isDated ? [tag.today] : [])];

/** The point of view as far as the rows depend on it. */
export const keyOfView = ({ isDated, hasOwnDays }: Table, { known, day }: From): string =>
  keyOf(known) + (isDated || (hasOwnDays && known.asOf !== null) ? ` ${day}` : '');

/**
 * The question for every row, or the example of a table that has to be asked something. Its SQL is made before the cache is asked: what a
 * rule worked out for it stands in a cache of its own, and inside of one cache no other is looked into.
 */
export const wholeAt = ({ needs = {} }: Table, { known, day }: From): Question => ({
  known,
  day,
  filters: Object.fromEntries(Object.entries(needs).map(([name, value]) => [name, [value]])),
});

/** How many rows the whole table has, as it stood then. */
export async function countTableRows(table: Table, view: From): Promise<number> {
  const count = await countSql(table, wholeAt(table, view));
  return cached(tagsOf(table), ['table-rows', table.id, keyOfView(table, view)], async () => {
    const rows = await db().$queryRaw<{ count: number }[]>(count);
    return rows[0]?.count ?? 0;
  });
}

/** The same of many tables, one after the other: a page of the whole room may not take every connection. */
export async function countRowsOf(tables: readonly Table[], view: From): Promise<Map<Table, number>> {
  const counts = new Map<Table, number>();
  for (const table of tables) counts.set(table, await countTableRows(table, view));
  return counts;
}

/** A row by the names of its columns: numbers with every digit, lists as JSON, null where nothing is known. */
export type TextRow = Readonly<Record<string, string | null>>;

/** The first rows of a table in the order of its key. */
export async function listFirstRows(table: Table, view: From, limit: number): Promise<TextRow[]> {
  const rows = await jsonRows(table, { ...wholeAt(table, view), limit });
  return cached(tagsOf(table), ['table-head', table.id, String(limit), keyOfView(table, view)], async () => {
    const texts = await db().$queryRaw<{ cells: TextRow }[]>(
      Prisma.sql`SELECT (SELECT json_object_agg(c.key, c.value) FROM json_each_text(t.row::json) c) AS cells FROM (${rows}) t`,
    );
    return texts.map(({ cells }) => cells);
  });
}

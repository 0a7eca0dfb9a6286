import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { countSql, jsonRows } from '@/lib/exports/rows-sql';
import { columnOf, type Question, type Table } from '@/lib/exports/table';

export type JsonRow = Record<string, unknown>;

/** The rows of a table as its JSON files have them, and as many as it counts. */
export async function rowsOf(table: Table, question: Question): Promise<JsonRow[]> {
  const once = workedOut(table, question);
  const rows = await db().$queryRaw<{ row: string }[]>(await jsonRows(once, question));
  const [counted] = await db().$queryRaw<{ count: number }[]>(await countSql(once, question));
  if (rows.length !== counted?.count) throw new Error(`${table.id} has ${rows.length} rows and counts ${counted?.count}`);
  return rows.map(({ row }) => JSON.parse(row));
}

/** Only the values of one column. */
export async function valuesOf(table: Table, question: Question, column: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ row: string }[]>(await jsonRows(table, question, [columnOf(table, column)]));
  return rows.map(({ row }) => JSON.parse(row)[column]);
}

/** The table with its rows worked out once: narrowing them is the database's affair, whatever is asked. */
export function workedOut(table: Table, { known, day, filters }: Question): Table {
  let select: Promise<Prisma.Sql> | undefined;
  return {
    ...table,
    select: async () => {
      select ??= Promise.resolve(table.select({ known, day, filters }));
      return select;
    },
  };
}

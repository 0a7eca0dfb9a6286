import 'server-only';
import type { AsKnown } from '@/lib/as-known';
import { Prisma } from '@/lib/db/generated/client';

/** The name of the table inside the query: written by us, since it goes into the text as it is. */
type Alias = 'c' | 'd' | 'e' | 'f' | 'i' | 'l' | 'o' | 'p' | 'r' | 's' | 't';

const column = (name: string, table: Alias | undefined) => Prisma.raw(table === undefined ? name : `${table}.${name}`);

/** Rows that had been recorded and not yet replaced: for tables without a mark of withdrawal. */
export function recordedRows({ recordedBefore }: AsKnown, table?: Alias): Prisma.Sql {
  const [at, end] = [column('recorded_at', table), column('superseded_at', table)];
  if (recordedBefore === null) return Prisma.sql`${end} IS NULL`;
  return Prisma.sql`${at} < ${recordedBefore}::timestamptz AND (${end} IS NULL OR ${end} >= ${recordedBefore}::timestamptz)`;
}

/** `openRevision` for a query in SQL: the revision that was open then, and not withdrawn. */
export function openRows(known: AsKnown, table?: Alias): Prisma.Sql {
  return Prisma.sql`${recordedRows(known, table)} AND NOT ${column('withdrawn', table)}`;
}

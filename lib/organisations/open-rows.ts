import 'server-only';
import type { AsKnown } from '@/lib/as-known';
import { Prisma } from '@/lib/db/generated/client';

/** `openRevision` for a query in SQL: the revision that was open then, and not withdrawn. */
export function openRows({ recordedBefore }: AsKnown, table: '' | 'r.' = ''): Prisma.Sql {
  const [at, end, gone] = ['recorded_at', 'superseded_at', 'withdrawn'].map((column) => Prisma.raw(`${table}${column}`));
  if (recordedBefore === null) return Prisma.sql`${end} IS NULL AND NOT ${gone}`;
  return Prisma.sql`${at} < ${recordedBefore}::timestamptz AND (${end} IS NULL OR ${end} >= ${recordedBefore}::timestamptz) AND NOT ${gone}`;
}

import 'server-only';
import { type AsKnown, keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';

/** When something was last recorded, and in which edition. */
export type Stamp = { recordedAt: string; edition: number };

/** Of each task its own and its facts', of each target its own: whatever was recorded last, a withdrawal too. */
export function readStamps(of: 'task' | 'target', { asOf, recordedBefore }: AsKnown): Promise<Record<string, Stamp>> {
  const rows = (code: Prisma.Sql, table: string) => Prisma.sql`
    SELECT ${code} AS code, recorded_at, edition FROM ${Prisma.raw(`"${table}"`)}
     WHERE recorded_at < coalesce(${recordedBefore}::timestamptz, 'infinity')`;
  const code = Prisma.sql`code`;
  const from =
    of === 'task'
      ? Prisma.sql`${rows(code, 'task_revision')} UNION ALL ${rows(Prisma.sql`task_code`, 'task_fact')}`
      : rows(code, 'target_revision');
  const tags = of === 'task' ? [tag.list('task'), tag.list('task-fact')] : [tag.list('target')];
  return cached(tags, ['stamps', of, keyOf({ asOf, recordedBefore })], async () => {
    const found = await db().$queryRaw<(Stamp & { code: string })[]>`
      SELECT code, to_char(max(recorded_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt", max(edition)::int AS edition
        FROM (${from}) AS recorded GROUP BY code`;
    return Object.fromEntries(found.map(({ code: name, ...stamp }) => [name, stamp]));
  });
}

/** The later of two. */
export const later = (a: Stamp, b: Stamp): Stamp => (b.edition > a.edition ? b : a);

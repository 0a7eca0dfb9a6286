import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';

/** How many records of each kind can be found, the most first. */
export async function countEntries({ asOf, recordedBefore }: AsKnown = AS_IT_STANDS): Promise<{ kind: string; count: number }[]> {
  return cached([tag.list('edition')], ['search-entries', keyOf({ asOf, recordedBefore })], () => {
    const known = asOf === null ? Prisma.sql`TRUE` : Prisma.sql`known_from <= ${asOf}::date`;
    return db().$queryRaw<{ kind: string; count: number }[]>`
      SELECT kind, count(*)::int AS count FROM search_entry WHERE ${known} GROUP BY kind ORDER BY count DESC, kind`;
  });
}

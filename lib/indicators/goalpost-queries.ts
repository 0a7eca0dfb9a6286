import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { openRows } from '@/lib/open-rows';
import { type IndicatorBrief, listIndicators } from './queries';

/** Indicators of which a target was amended, or to which several documents gave a target for one day. */
export async function listGoalpostIndicators(known: AsKnown = AS_IT_STANDS): Promise<IndicatorBrief[]> {
  const codes = await cached([tag.list('target')], ['goalpost-indicators', keyOf(known)], async () => {
    const open = openRows(known);
    const rows = await db().$queryRaw<{ code: string }[]>`
      SELECT indicator_code AS code FROM target_revision WHERE ${open} AND amends_code IS NOT NULL
      UNION
      SELECT indicator_code FROM target_revision WHERE ${open} AND deadline IS NOT NULL
       GROUP BY indicator_code, area_code, deadline HAVING count(DISTINCT document_code) > 1
      ORDER BY 1`;
    return rows.map((row) => row.code);
  });
  return codes.length === 0 ? [] : listIndicators({ codes }, known);
}

import 'server-only';
import { type AsKnown, keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { openRows } from '@/lib/open-rows';

/** Codes of the indicators for which one of the bodies is responsible or of which it produces a series. */
export async function listFigureDuties(bodies: readonly string[], known: AsKnown): Promise<string[]> {
  const wanted = [...new Set(bodies)].sort();
  return cached([tag.list('indicator'), tag.list('series')], ['figure-duties', wanted.join(';'), keyOf(known)], async () => {
    const rows = await db().$queryRaw<{ code: string }[]>`
      SELECT r.code FROM link JOIN indicator_revision r ON r.code = link.from_code AND r.revision = link.from_revision
       WHERE link.from_kind = 'indicator' AND link.role = 'owners' AND link.organisation_code = ANY(${wanted}) AND ${openRows(known, 'r')}
       UNION
      SELECT r.indicator_code FROM series_revision r WHERE r.producer_code = ANY(${wanted}) AND ${openRows(known, 'r')}
       ORDER BY 1`;
    return rows.map(({ code }) => code);
  });
}

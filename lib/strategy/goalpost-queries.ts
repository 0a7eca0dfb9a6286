import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Succession } from './goalposts';

export type SourcedSuccession = Succession & { document: string | null; source: string | null };

/** Who took over from whom, with the act and the source. A takeover without a day is in no as-of; the rule leaves out later ones. */
export async function listSuccessions(known: AsKnown = AS_IT_STANDS): Promise<SourcedSuccession[]> {
  return cached([tag.list('organisation-succession')], ['successions', keyOf(known)], async () => {
    const rows = await db().organisationSuccession.findMany({
      where: { ...openRevision(known), ...(known.asOf === null ? {} : { happenedOn: { not: null } }) },
      select: { code: true, predecessorCode: true, successorCode: true, happenedOn: true, documentCode: true, sourceCode: true },
      orderBy: [{ predecessorCode: 'asc' }, { code: 'asc' }],
    });
    return rows.map((row) => ({
      code: row.code,
      predecessor: row.predecessorCode,
      successor: row.successorCode,
      happenedOn: row.happenedOn,
      document: row.documentCode,
      source: row.sourceCode,
    }));
  });
}

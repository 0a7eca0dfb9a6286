import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';

export type Takeover = { code: string; predecessor: LocalizedText; successor: LocalizedText; happenedOn: string | null };

const open = openRevision(AS_IT_STANDS);
const name = { select: { revisions: { where: open, select: { name: true } } } } as const;

/** Names of the bodies that the record knows from the source. */
export async function listBodiesCiting(source: string): Promise<{ code: string; name: LocalizedText }[]> {
  return cached([tag.list('organisation')], ['bodies-citing', source], async () => {
    const rows = await db().organisationRevision.findMany({
      where: { sourceCode: source, ...open },
      select: { code: true, name: true },
      orderBy: { code: 'asc' },
    });
    return rows.map((row) => ({ code: row.code, name: storedText(row.name) }));
  });
}

/** Bodies that took over from others, as the source says. */
export async function listTakeoversCiting(source: string): Promise<Takeover[]> {
  return cached([tag.list('organisation'), tag.list('organisation-succession')], ['takeovers-citing', source], async () => {
    const rows = await db().organisationSuccession.findMany({
      where: { sourceCode: source, ...open },
      select: { code: true, happenedOn: true, predecessor: name, successor: name },
      orderBy: [{ successorCode: 'asc' }, { predecessorCode: 'asc' }],
    });
    return rows.map((row) => ({
      code: row.code,
      happenedOn: row.happenedOn,
      predecessor: storedText(row.predecessor.revisions[0]?.name),
      successor: storedText(row.successor.revisions[0]?.name),
    }));
  });
}

import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { type AreaRecord, areaScheme } from './schema';

export type CitedArea = Pick<AreaRecord, 'code' | 'scheme' | 'name'>;
/** A unit and those it was formed from on one day. */
export type Merger = { code: string; successor: LocalizedText; predecessors: LocalizedText[]; happenedOn: string | null };

const open = openRevision(AS_IT_STANDS);
const name = { select: { revisions: { where: open, select: { name: true } } } } as const;

/** Units that the record knows from the source, by scheme and official code. */
export async function listAreasCiting(source: string): Promise<CitedArea[]> {
  return cached([tag.list('area')], ['areas-citing', source], async () => {
    const rows = await db().areaRevision.findMany({
      where: { sourceCode: source, ...open },
      select: { code: true, scheme: true, name: true },
      orderBy: [{ scheme: 'asc' }, { notation: 'asc' }],
    });
    return rows.map((row) => ({ code: row.code, scheme: areaScheme.parse(row.scheme), name: storedText(row.name) }));
  });
}

/** Units that the document formed, each with those it was formed from. */
export async function listMergersBy(document: string): Promise<Merger[]> {
  return cached([tag.list('area'), tag.list('area-succession')], ['mergers-of', document], async () => {
    const rows = await db().areaSuccession.findMany({
      where: { documentCode: document, ...open },
      select: { successorCode: true, happenedOn: true, predecessor: name, successor: name },
      orderBy: [{ successorCode: 'asc' }, { predecessorCode: 'asc' }],
    });
    const mergers = new Map<string, Merger>();
    for (const row of rows) {
      const key = `${row.successorCode} ${row.happenedOn ?? ''}`;
      const merger = mergers.get(key) ?? {
        code: key,
        successor: storedText(row.successor.revisions[0]?.name),
        predecessors: [],
        happenedOn: row.happenedOn,
      };
      merger.predecessors.push(storedText(row.predecessor.revisions[0]?.name));
      mergers.set(key, merger);
    }
    return [...mergers.values()];
  });
}

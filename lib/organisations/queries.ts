import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';

/** A body with those that took over from it, nearest first. */
export type Body = {
  code: string;
  notation: string | null;
  name: LocalizedText;
  isClass: boolean;
  validFrom: string | null;
  validTo: string | null;
  successors: { code: string; happenedOn: string | null; document: string | null; source: string | null }[];
};

/** All bodies by code: a small register that every page with owners reads. */
export async function listBodies(known: AsKnown = AS_IT_STANDS): Promise<Body[]> {
  return cached([tag.list('organisation'), tag.list('organisation-succession')], ['register-of-bodies', keyOf(known)], async () => {
    const open = openRevision(known);
    const [rows, successions] = await Promise.all([
      db().organisationRevision.findMany({
        where: open,
        orderBy: { code: 'asc' },
        select: { code: true, notation: true, name: true, isClass: true, validFrom: true, validTo: true },
      }),
      db().organisationSuccession.findMany({
        where: open,
        orderBy: { code: 'asc' },
        select: { predecessorCode: true, successorCode: true, happenedOn: true, documentCode: true, sourceCode: true },
      }),
    ]);
    return rows.map((row) => ({
      ...row,
      name: storedText(row.name),
      successors: successions
        .filter((s) => s.predecessorCode === row.code)
        .map((s) => ({ code: s.successorCode, happenedOn: s.happenedOn, document: s.documentCode, source: s.sourceCode })),
    }));
  });
}

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

type Step = { predecessor: string; code: string; happenedOn: string | null; document: string | null; source: string | null };

/** Who took over from whom: few, however many bodies there are. */
function listSteps(known: AsKnown): Promise<Step[]> {
  return cached([tag.list('organisation-succession')], ['steps-between-bodies', keyOf(known)], async () => {
    const rows = await db().organisationSuccession.findMany({
      where: openRevision(known),
      orderBy: { code: 'asc' },
      select: { predecessorCode: true, successorCode: true, happenedOn: true, documentCode: true, sourceCode: true },
    });
    return rows.map((row) => ({
      predecessor: row.predecessorCode,
      code: row.successorCode,
      happenedOn: row.happenedOn,
      document: row.documentCode,
      source: row.sourceCode,
    }));
  });
}

async function readBodies(codes: readonly string[] | null, known: AsKnown): Promise<Body[]> {
  const tags = [tag.list('organisation'), tag.list('organisation-succession')];
  return cached(tags, ['register-of-bodies', codes?.join(';') ?? '*', keyOf(known)], async () => {
    const [rows, steps] = await Promise.all([
      db().organisationRevision.findMany({
        where: { ...openRevision(known), ...(codes && { code: { in: [...codes] } }) },
        orderBy: { code: 'asc' },
        select: { code: true, notation: true, name: true, isClass: true, validFrom: true, validTo: true },
      }),
      listSteps(known),
    ]);
    return rows.map((row) => ({
      ...row,
      name: storedText(row.name),
      successors: steps.filter(({ predecessor }) => predecessor === row.code).map(({ predecessor: _, ...step }) => step),
    }));
  });
}

/** All bodies by code: for pages that may name any of them. */
export const listBodies = (known: AsKnown = AS_IT_STANDS): Promise<Body[]> => readBodies(null, known);

/** Only these bodies with all that they took over from or that took over from them: for lists, where there may be any number. */
export async function listBodiesAround(codes: readonly string[], known: AsKnown = AS_IT_STANDS): Promise<Body[]> {
  const steps = await listSteps(known);
  const around = new Set(codes);
  for (const code of around) {
    for (const step of steps) {
      if (step.predecessor === code) around.add(step.code);
      if (step.code === code) around.add(step.predecessor);
    }
  }
  return readBodies([...around].sort(), known);
}

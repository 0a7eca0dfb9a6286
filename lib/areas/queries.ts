import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import type { Step } from './lineage';
import { type AreaRecord, areaSchema, areaScheme } from './schema';

export type Area = Pick<AreaRecord, 'code' | 'scheme' | 'kind' | 'name' | 'validFrom' | 'validTo'>;
/** A row of the crosswalk with the act behind it; null where the record names none. */
export type Succession = Step & { act: { code: string; notation: string | null; title: LocalizedText; source: string | null } | null };

const select = {
  code: true,
  notation: true,
  scheme: true,
  kind: true,
  name: true,
  validFrom: true,
  validTo: true,
  sourceCode: true,
  confidence: true,
} satisfies Prisma.AreaRevisionSelect;

function toArea({ sourceCode, ...row }: Prisma.AreaRevisionGetPayload<{ select: typeof select }>): AreaRecord {
  return {
    ...row,
    scheme: areaScheme.parse(row.scheme),
    kind: areaSchema.shape.kind.parse(row.kind),
    name: storedText(row.name),
    source: sourceCode,
    confidence: confidence.nullable().parse(row.confidence),
  };
}

/** The units of one list (63 provinces and cities until 30 June 2025, 34 since), in the order of their official codes. */
export async function listAreas(scheme: AreaRecord['scheme']): Promise<Area[]> {
  return (await listUnits()).filter((area) => area.scheme === scheme);
}

/** Every area of every list, by official code: a small register that each page of the room reads. */
export async function listUnits(known: AsKnown = AS_IT_STANDS): Promise<AreaRecord[]> {
  return cached([tag.list('area')], ['units', keyOf(known)], async () => {
    const rows = await db().areaRevision.findMany({
      where: openRevision(known),
      select,
      orderBy: [{ notation: 'asc' }, { code: 'asc' }],
    });
    return rows.map(toArea);
  });
}

/** One area, or null where there is none with this code. */
export async function getArea(code: string, known: AsKnown = AS_IT_STANDS): Promise<AreaRecord | null> {
  return cached([tag.record('area', code)], ['area', code, keyOf(known)], async () => {
    const row = await db().areaRevision.findFirst({ where: { code, ...openRevision(known) }, select });
    return row && toArea(row);
  });
}

/** The whole crosswalk: which unit became part of which, on which day, by which act. */
export async function listCrosswalk(known: AsKnown = AS_IT_STANDS): Promise<Succession[]> {
  return cached([tag.list('area-succession'), tag.list('document')], ['crosswalk', keyOf(known)], async () => {
    const open = openRevision(known);
    const rows = await db().areaSuccession.findMany({
      where: open,
      select: {
        predecessorCode: true,
        successorCode: true,
        happenedOn: true,
        documentCode: true,
        document: {
          select: {
            revisions: { where: open, select: { code: true, notation: true, title: true, sourceCode: true, issuedLatest: true } },
          },
        },
      },
      orderBy: [{ successorCode: 'asc' }, { predecessorCode: 'asc' }],
    });
    return rows.map(({ predecessorCode, successorCode, happenedOn, documentCode, document }) => {
      const act = document?.revisions[0];
      return {
        predecessor: predecessorCode,
        successor: successorCode,
        happenedOn,
        document: documentCode,
        knownOn: act?.issuedLatest?.toISOString().slice(0, 10) ?? happenedOn,
        act: act ? { code: act.code, notation: act.notation, title: storedText(act.title), source: act.sourceCode } : null,
      };
    });
  });
}

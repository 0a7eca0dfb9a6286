import 'server-only';
import { type AsKnown, openRevision } from '@/lib/as-known';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import { type TargetRecord, targetSchema } from './target-schema';

/** A target with the day from which it was known: when its document was issued, else when its source was published; null when neither has a day. */
export type Target = TargetRecord & { knownOn: string | null };

const select = {
  code: true,
  indicatorCode: true,
  areaCode: true,
  deadline: true,
  comparator: true,
  low: true,
  high: true,
  words: true,
  documentCode: true,
  kind: true,
  amendsCode: true,
  sourceCode: true,
  confidence: true,
  note: true,
  document: { select: { revisions: { where: { supersededAt: null }, select: { issuedLatest: true } } } },
  source: { select: { revisions: { where: { supersededAt: null }, select: { publishedLatest: true } } } },
} satisfies Prisma.TargetRevisionSelect;

function toTarget(row: Prisma.TargetRevisionGetPayload<{ select: typeof select }>): Target {
  const known = row.document.revisions[0]?.issuedLatest ?? row.source.revisions[0]?.publishedLatest ?? null;
  return {
    code: row.code,
    indicator: row.indicatorCode,
    area: row.areaCode,
    deadline: row.deadline,
    comparator: targetSchema.shape.comparator.parse(row.comparator),
    low: row.low?.toFixed() ?? null,
    high: row.high?.toFixed() ?? null,
    words: storedTextOrNull(row.words),
    document: row.documentCode,
    kind: targetSchema.shape.kind.parse(row.kind),
    amends: row.amendsCode,
    source: row.sourceCode,
    confidence: confidence.parse(row.confidence),
    note: storedTextOrNull(row.note),
    knownOn: known === null ? null : known.toISOString().slice(0, 10),
  };
}

/** Targets of the indicators by deadline; by as-of, those known by that day. */
export async function readTargets(indicators: readonly string[], known: AsKnown): Promise<Target[]> {
  const rows = await db().targetRevision.findMany({
    where: { indicatorCode: { in: [...indicators] }, ...openRevision(known) },
    select,
    orderBy: [{ deadline: { sort: 'asc', nulls: 'last' } }, { documentCode: 'asc' }, { code: 'asc' }],
  });
  const targets = rows.map(toTarget);
  return known.asOf === null ? targets : targets.filter((t) => t.knownOn !== null && t.knownOn <= (known.asOf as string));
}

/** Targets that a document set, or that rest on a source. */
export async function listTargetsBy(by: { document: string } | { source: string }): Promise<Target[]> {
  const rows = await db().targetRevision.findMany({
    where: {
      ...('document' in by ? { documentCode: by.document } : { sourceCode: by.source }),
      ...openRevision({ asOf: null, recordedBefore: null }),
    },
    select,
    orderBy: [{ indicatorCode: 'asc' }, { deadline: { sort: 'asc', nulls: 'last' } }],
  });
  return rows.map(toTarget);
}

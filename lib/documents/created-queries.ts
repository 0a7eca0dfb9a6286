import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { type IndicatorRecord, unit } from '@/lib/indicators/schema';
import { type TargetRecord, targetSchema } from '@/lib/indicators/target-schema';
import { openRows } from '@/lib/open-rows';
import { confidence } from '@/lib/record';

/** How many promises a document created; headings of the Strategy are no promises. */
export type Created = { goals: number; tasks: number; targets: number };

/** What each of the documents created, by code, in one query; a document that created nothing is left out. */
export async function countCreated(codes: readonly string[], known: AsKnown = AS_IT_STANDS): Promise<Record<string, Created>> {
  const wanted = [...new Set(codes)].sort();
  const tags = [tag.list('goal'), tag.list('task'), tag.list('target')];
  return cached(tags, ['created-by', wanted.join(';'), keyOf(known)], async () => {
    const by = Prisma.sql`document_code = ANY(${wanted}) AND ${openRows(known)}`;
    const rows = await db().$queryRaw<(Created & { code: string })[]>`
      SELECT document_code AS code, count(*) FILTER (WHERE made = 'goal')::int AS goals,
             count(*) FILTER (WHERE made = 'task')::int AS tasks, count(*) FILTER (WHERE made = 'target')::int AS targets
        FROM (SELECT document_code, 'goal' AS made FROM goal_revision WHERE ${by} AND kind <> 'group'
              UNION ALL SELECT document_code, 'task' FROM task_revision WHERE ${by} AND kind NOT IN ('group', 'solution-group')
              UNION ALL SELECT document_code, 'target' FROM target_revision WHERE ${by}) AS promises
       GROUP BY document_code`;
    return Object.fromEntries(rows.map(({ code, ...created }) => [code, created]));
  });
}

type Named = { code: string; name: LocalizedText; unit: IndicatorRecord['unit'] };
/** What a target promises. */
export type Promised = Pick<TargetRecord, 'deadline' | 'comparator' | 'low' | 'high' | 'words'>;
/** A target that a document set, with its indicator and, where it moved an earlier target, that one as it was. */
export type CreatedTarget = Pick<TargetRecord, 'code' | 'source' | 'confidence'> &
  Promised & { of: Named; areaName: LocalizedText | null; moved: (Promised & { document: string; source: string }) | null };

const promisedSelect = { deadline: true, comparator: true, low: true, high: true, words: true } as const;

function toPromised(row: Prisma.TargetRevisionGetPayload<{ select: typeof promisedSelect }>): Promised {
  return {
    deadline: row.deadline,
    comparator: targetSchema.shape.comparator.parse(row.comparator),
    low: row.low?.toFixed() ?? null,
    high: row.high?.toFixed() ?? null,
    words: storedTextOrNull(row.words),
  };
}

/** The numeric targets a document set, by indicator and deadline. */
export async function listCreatedTargets(document: string, known: AsKnown = AS_IT_STANDS): Promise<CreatedTarget[]> {
  const tags = [tag.list('target'), tag.list('indicator'), tag.list('area')];
  return cached(tags, ['created-targets', document, keyOf(known)], async () => {
    const open = openRevision(known);
    const named = { where: open, select: { code: true, name: true } } as const;
    const rows = await db().targetRevision.findMany({
      where: { documentCode: document, ...open },
      select: {
        ...promisedSelect,
        code: true,
        sourceCode: true,
        confidence: true,
        amendsCode: true,
        indicator: { select: { revisions: { where: open, select: { code: true, name: true, unit: true } } } },
        area: { select: { revisions: { ...named, where: { ...open, scheme: { not: 'iso' } } } } },
      },
      orderBy: [{ indicatorCode: 'asc' }, { deadline: { sort: 'asc', nulls: 'last' } }, { code: 'asc' }],
    });
    const earlier = await db().targetRevision.findMany({
      where: { code: { in: rows.flatMap((row) => row.amendsCode ?? []) }, ...open },
      select: { ...promisedSelect, code: true, documentCode: true, sourceCode: true },
    });
    return rows.flatMap((row) => {
      const [indicator] = row.indicator.revisions;
      if (!indicator) return [];
      const before = earlier.find((target) => target.code === row.amendsCode);
      return [
        {
          ...toPromised(row),
          code: row.code,
          source: row.sourceCode,
          confidence: confidence.parse(row.confidence),
          of: { code: indicator.code, name: storedText(indicator.name), unit: unit.parse(indicator.unit) },
          areaName: storedTextOrNull(row.area.revisions[0]?.name),
          moved: before ? { ...toPromised(before), document: before.documentCode, source: before.sourceCode } : null,
        },
      ];
    });
  });
}

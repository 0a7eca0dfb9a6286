import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import type { ChangeNature } from './change-set';
import { KINDS } from './kinds';

export const EDITIONS_PER_PAGE = 20;

export type KindCount = { kind: string; nature: ChangeNature; count: number };
/** A published change set as readers see it: never who by name, only by role. */
export type EditionBrief = {
  edition: number;
  publishedAt: string;
  title: LocalizedText;
  reason: LocalizedText;
  /** Entered by the portal's founders, whose first content nobody else checked. */
  isFounding: boolean;
  /** For which body the author spoke. */
  organisation: string | null;
  /** Why whoever checked it let it out; null where nobody checked it. */
  decision: string | null;
  counts: KindCount[];
};

export const briefSelect = {
  number: true,
  edition: true,
  publishedAt: true,
  title: true,
  reason: true,
  authorId: true,
  organisationCode: true,
  decision: true,
} as const;

type BriefRow = {
  edition: number | null;
  publishedAt: Date | null;
  title: unknown;
  reason: unknown;
  authorId: string;
  organisationCode: string | null;
  decision: string | null;
};

export const toBrief = (row: BriefRow, counts: KindCount[]): EditionBrief => ({
  edition: row.edition as number,
  publishedAt: (row.publishedAt as Date).toISOString(),
  title: storedText(row.title),
  reason: storedText(row.reason),
  isFounding: row.authorId === 'system:founding',
  organisation: row.organisationCode,
  decision: row.decision,
  counts,
});

/** How many records of each kind, and how many figures, the change sets brought, by what was done to them. */
export async function countChanges(numbers: readonly number[]): Promise<(KindCount & { number: number })[]> {
  const rows = await db().$queryRaw<(KindCount & { number: number })[]>`
    SELECT change_set_number AS number, kind, nature, count(*)::int AS count FROM change
     WHERE change_set_number = ANY(${[...numbers]}) AND kind <> 'figures' GROUP BY 1, 2, 3
    UNION ALL
    SELECT change_set_number, 'figures', nature, count(DISTINCT (series_code, period, area_code, release_code))::int FROM staged_figure
     WHERE change_set_number = ANY(${[...numbers]}) GROUP BY 1, 3
    ORDER BY 1, 2, 3`;
  const order = ['figures', ...KINDS.map(({ kind }) => kind)];
  return rows.sort((a, b) => a.number - b.number || order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Published change sets, newest first, one page of them, and how many there are. */
export async function listEditions(page = 1): Promise<{ items: EditionBrief[]; total: number }> {
  return cached([tag.list('edition')], ['editions', String(page)], async () => {
    const where = { edition: { not: null } };
    const [rows, total] = await Promise.all([
      db().changeSet.findMany({
        where,
        select: briefSelect,
        orderBy: { edition: 'desc' },
        skip: (page - 1) * EDITIONS_PER_PAGE,
        take: EDITIONS_PER_PAGE,
      }),
      db().changeSet.count({ where }),
    ]);
    const counts = await countChanges(rows.map(({ number }) => number));
    const of = (set: number) => counts.filter(({ number }) => number === set).map(({ number: _, ...count }) => count);
    return { items: rows.map((row) => toBrief(row, of(row.number))), total };
  });
}

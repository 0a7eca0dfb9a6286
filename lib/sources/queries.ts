import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import { type SourceRecord, sourceKind, sourceLanguage, sourceSchema } from './schema';

/** What a mark needs to show of a source: enough for the numbered list under every page. */
export type SourceBrief = Pick<
  SourceRecord,
  'code' | 'title' | 'titleLanguage' | 'publisher' | 'published' | 'language' | 'translated' | 'kind' | 'url'
>;

const briefSelect = {
  code: true,
  title: true,
  titleLanguage: true,
  publisher: true,
  published: true,
  language: true,
  translated: true,
  kind: true,
  url: true,
} satisfies Prisma.SourceRevisionSelect;
type BriefRow = Prisma.SourceRevisionGetPayload<{ select: typeof briefSelect }>;

const toBrief = (row: BriefRow): SourceBrief => ({
  ...row,
  titleLanguage: sourceSchema.shape.titleLanguage.parse(row.titleLanguage),
  language: sourceLanguage.parse(row.language),
  kind: sourceKind.parse(row.kind),
});

/** Sources by code, for the marks of a page. */
export async function listSourceBriefs(codes: readonly string[], known: AsKnown = AS_IT_STANDS): Promise<SourceBrief[]> {
  const wanted = [...new Set(codes)].sort();
  return cached([tag.list('source')], ['source-briefs', wanted.join(';'), keyOf(known)], async () => {
    const rows = await db().sourceRevision.findMany({ where: { code: { in: wanted }, ...openRevision(known) }, select: briefSelect });
    return rows.map(toBrief);
  });
}

export type SourceFilter = { kind?: string; language?: string; page?: number };
export type SourceList = {
  items: (SourceBrief & { figures: number; facts: number })[];
  total: number;
  facets: { kind: { code: string; count: number }[]; language: { code: string; count: number }[] };
};
export const SOURCES_PER_PAGE = 40;

/** Sources newest first, undated last, with how many figures and task facts rest on each. */
export async function listSources({ kind, language, page = 1 }: SourceFilter): Promise<SourceList> {
  return cached(
    [tag.list('source'), tag.list('observation'), tag.list('task-fact')],
    ['sources', kind ?? '', language ?? '', String(page)],
    async () => {
      const open = openRevision(AS_IT_STANDS);
      const where = { ...open, ...(kind ? { kind } : {}), ...(language ? { language } : {}) };
      const [rows, total, kinds, languages] = await Promise.all([
        db().sourceRevision.findMany({
          where,
          select: briefSelect,
          skip: (page - 1) * SOURCES_PER_PAGE,
          take: SOURCES_PER_PAGE,
          orderBy: [{ publishedLatest: { sort: 'desc', nulls: 'last' } }, { code: 'asc' }],
        }),
        db().sourceRevision.count({ where }),
        db().sourceRevision.groupBy({ by: ['kind'], where: { ...open, ...(language ? { language } : {}) }, _count: true }),
        db().sourceRevision.groupBy({ by: ['language'], where: { ...open, ...(kind ? { kind } : {}) }, _count: true }),
      ]);
      const codes = rows.map((row) => row.code);
      const [figures, facts] = await Promise.all([
        db().citation.groupBy({
          by: ['sourceCode'],
          where: { sourceCode: { in: codes }, observation: { supersededAt: null } },
          _count: true,
        }),
        db().taskFact.groupBy({ by: ['sourceCode'], where: { sourceCode: { in: codes }, ...open }, _count: true }),
      ]);
      const countOf = (groups: { sourceCode: string; _count: number }[], code: string) =>
        groups.find((g) => g.sourceCode === code)?._count ?? 0;
      const facet = (groups: { code: string; _count: number }[]) =>
        groups.map((g) => ({ code: g.code, count: g._count })).sort((a, b) => b.count - a.count);
      return {
        items: rows.map((row) => ({ ...toBrief(row), figures: countOf(figures, row.code), facts: countOf(facts, row.code) })),
        total,
        facets: {
          kind: facet(kinds.map((k) => ({ code: k.kind, _count: k._count }))),
          language: facet(languages.map((l) => ({ code: l.language, _count: l._count }))),
        },
      };
    },
  );
}

/** One source as it stands, or null. */
export async function getSource(code: string): Promise<SourceRecord | null> {
  return cached([tag.record('source', code)], ['source', code], async () => {
    const row = await db().sourceRevision.findFirst({ where: { code, ...openRevision(AS_IT_STANDS) } });
    if (!row) return null;
    return {
      ...toBrief(row),
      notation: row.notation,
      fingerprint: row.fingerprint,
      copy: row.copy,
      note: storedTextOrNull(row.note),
      confidence: confidence.parse(row.confidence),
    };
  });
}

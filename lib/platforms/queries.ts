import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision, sourcedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { localeSchema } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import {
  alike,
  conditions,
  countedRows,
  facetCounts,
  PLATFORM_FACETS,
  type PlatformFacet,
  type PlatformFilter,
  type PlatformView,
  registers,
} from './list-sql';
import { type PlatformRecord, platformSchema, platformUsersSchema } from './schema';

export const PLATFORMS_PER_PAGE = 20;
/** How many platforms each value of a facet leaves, most first. */
export type PlatformFacets = Record<PlatformFacet, { code: string; count: number }[]>;
export type PlatformList = { rows: PlatformRecord[]; total: number; facets: PlatformFacets };

const select = {
  code: true,
  revision: true,
  name: true,
  ownership: true,
  category: true,
  sector: true,
  topicCode: true,
  description: true,
  url: true,
  repository: true,
  licence: true,
  released: true,
  award: true,
  sourceCode: true,
  confidence: true,
} satisfies Prisma.PlatformRevisionSelect;

/** Everything the catalogue rests on: platforms, the bodies and topics that group them, the days of their sources. */
const tags = ['platform', 'organisation', 'organisation-succession', 'topic', 'source'].map(tag.list);

/**
 * One page of the catalogue by Vietnamese name, how many platforms meet the filter, and what each further choice would
 * leave: every facet is counted under the other choices. `day` is that of the view, for takeovers between bodies.
 */
export async function listPlatforms(
  filter: PlatformFilter = {},
  page = 1,
  known: AsKnown = AS_IT_STANDS,
  day: string | null = known.asOf,
): Promise<PlatformList> {
  const view = { known, day };
  const key = [...PLATFORM_FACETS.map((facet) => filter[facet] ?? ''), day ?? '', keyOf(known)];
  const [rows, { total, facets }] = await Promise.all([
    cached(tags, ['platforms', ...key, String(page)], () => readPage(filter, page, view)),
    cached(tags, ['platform-counts', ...key], () => countPlatforms(filter, view)),
  ]);
  return { rows, total, facets };
}

async function readPage(filter: PlatformFilter, page: number, view: PlatformView): Promise<PlatformRecord[]> {
  const found = await db().$queryRaw<{ code: string }[]>`
    WITH RECURSIVE ${registers(view)}
    SELECT p.code FROM platform_revision p WHERE ${conditions(filter, view.known)}
     ORDER BY (p.name ->> 'vi') COLLATE "vi-x-icu", p.code LIMIT ${PLATFORMS_PER_PAGE} OFFSET ${(page - 1) * PLATFORMS_PER_PAGE}`;
  const codes = found.map(({ code }) => code);
  const platforms = await readPlatforms(codes, view.known);
  return codes.flatMap((code) => platforms.find((platform) => platform.code === code) ?? []);
}

async function countPlatforms(filter: PlatformFilter, view: PlatformView): Promise<Omit<PlatformList, 'rows'>> {
  const { known } = view;
  // Facets in which nothing is chosen share the rows that meet every choice; another leaves its own choice out.
  const counts = PLATFORM_FACETS.map((facet) => {
    if (filter[facet] !== undefined) return facetCounts(facet, Prisma.sql`(${countedRows({ ...filter, [facet]: undefined }, known)})`);
    return facetCounts(facet, facet === 'organisation' ? Prisma.sql`kept` : Prisma.sql`grouped`);
  });
  const rows = await db().$queryRaw<{ facet: PlatformFacet | 'total'; code: string | null; count: number }[]>`
    WITH RECURSIVE ${registers(view)}, kept AS MATERIALIZED (${countedRows(filter, known)}), grouped AS (${alike(Prisma.sql`kept`)})
    ${Prisma.join(counts, ' UNION ALL ')} UNION ALL SELECT 'total', NULL, count(*)::int FROM kept ORDER BY 3 DESC, 2`;
  const facet = (of: PlatformFacet) => rows.flatMap(({ facet, code, count }) => (facet === of && code !== null ? [{ code, count }] : []));
  return {
    total: rows.find((row) => row.facet === 'total')?.count ?? 0,
    facets: {
      category: facet('category'),
      ownership: facet('ownership'),
      sector: facet('sector'),
      organisation: facet('organisation'),
      topic: facet('topic'),
      year: facet('year'),
    },
  };
}

/** One platform as known then, with the counts of its users known then; null where there is none with this code. */
export async function getPlatform(code: string, known: AsKnown = AS_IT_STANDS): Promise<PlatformRecord | null> {
  return cached(
    [tag.record('platform', code), tag.list('source')],
    ['platform', code, keyOf(known)],
    async () => (await readPlatforms([code], known))[0] ?? null,
  );
}

async function readPlatforms(codes: string[], known: AsKnown): Promise<PlatformRecord[]> {
  const [rows, links] = await Promise.all([
    db().platformRevision.findMany({
      where: { code: { in: codes }, ...openRevision(known), ...sourcedBy(known) },
      select: { ...select, users: { where: sourcedBy(known), orderBy: [{ period: 'asc' }, { measure: 'asc' }, { sourceCode: 'asc' }] } },
    }),
    db().link.findMany({
      where: { fromKind: 'platform', fromCode: { in: codes } },
      select: { fromCode: true, fromRevision: true, role: true, organisationCode: true, indicatorCode: true, taskCode: true },
      orderBy: { position: 'asc' },
    }),
  ]);
  return rows.map(({ revision, topicCode, sourceCode, users, ...row }) => {
    const linked = (role: string) => links.filter((l) => l.fromCode === row.code && l.fromRevision === revision && l.role === role);
    return {
      ...row,
      name: storedText(row.name),
      ownership: platformSchema.shape.ownership.parse(row.ownership),
      topic: topicCode,
      description: storedText(row.description),
      award: storedTextOrNull(row.award),
      source: sourceCode,
      confidence: confidence.parse(row.confidence),
      operators: linked('operators').flatMap((l) => l.organisationCode ?? []),
      indicators: linked('indicators').flatMap((l) => l.indicatorCode ?? []),
      tasks: linked('tasks').flatMap((l) => l.taskCode ?? []),
      users: users.map((u) => ({
        period: u.period,
        measure: platformUsersSchema.shape.measure.parse(u.measure),
        value: u.value.toFixed(),
        qualifier: platformUsersSchema.shape.qualifier.parse(u.qualifier),
        source: u.sourceCode,
        quote: u.quote,
        quoteLanguage: u.quoteLanguage === null ? null : localeSchema.parse(u.quoteLanguage),
        confidence: confidence.parse(u.confidence),
        note: storedTextOrNull(u.note),
      })),
    };
  });
}

import type { AsKnown } from '@/lib/as-known';
import { Prisma } from '@/lib/db/generated/client';
import { openRows } from '@/lib/open-rows';

/** What narrows the catalogue. `organisation` is a body with all whose work it took over, `topic` a topic with all below it. */
export type PlatformFilter = { [K in PlatformFacet]?: string };
export const PLATFORM_FACETS = ['category', 'ownership', 'sector', 'organisation', 'topic', 'year'] as const;
export type PlatformFacet = (typeof PLATFORM_FACETS)[number];

/** From where the catalogue is looked at; `day` says which takeovers between bodies have happened, null counts all. */
export type PlatformView = { known: AsKnown; day: string | null };

/** `heir`: each body with itself and all that took over from it by the day. `family`: each topic with itself and all above it. */
export function registers({ known, day }: PlatformView): Prisma.Sql {
  const happened = day === null ? Prisma.empty : Prisma.sql`AND period_last_day(s.happened_on) <= ${day}::date`;
  return Prisma.sql`
    heir (code, body) AS (
      SELECT code, code FROM organisation
      UNION SELECT h.code, s.successor_code FROM heir h JOIN organisation_succession s ON s.predecessor_code = h.body
             WHERE ${openRows(known, 's')} ${happened}),
    family (code, topic) AS (
      SELECT code, code FROM topic
      UNION SELECT f.code, t.parent_code FROM family f JOIN topic_revision t ON t.code = f.topic
             WHERE ${openRows(known, 't')} AND t.parent_code IS NOT NULL)`;
}

/** The revisions of platforms `p` that stood then, whose source was out by the as-of, and that meet every choice. */
export function conditions(filter: PlatformFilter, known: AsKnown): Prisma.Sql {
  const { category, ownership, sector, organisation, topic, year } = filter;
  // Arrays, not joins: the few codes of a register are no guide to how many platforms carry one of them.
  const parts = [
    openRows(known, 'p'),
    ...(known.asOf === null
      ? []
      : [
          Prisma.sql`EXISTS (SELECT FROM source_revision r WHERE r.code = p.source_code
            AND ${openRows(known, 'r')} AND r.published_latest <= ${known.asOf}::date)`,
        ]),
    ...(category === undefined ? [] : [Prisma.sql`p.category = ${category}`]),
    ...(ownership === undefined ? [] : [Prisma.sql`p.ownership = ${ownership}`]),
    ...(sector === undefined ? [] : [Prisma.sql`p.sector = ${sector}`]),
    ...(organisation === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT FROM link l WHERE ${isOperator} AND l.from_code = p.code AND l.from_revision = p.revision
            AND l.organisation_code = ANY (ARRAY(SELECT code FROM heir WHERE body = ${organisation})))`,
        ]),
    ...(topic === undefined ? [] : [Prisma.sql`p.topic_code = ANY (ARRAY(SELECT code FROM family WHERE topic = ${topic}))`]),
    ...(year === undefined ? [] : [Prisma.sql`p.released_year = ${Number(year)}`]),
  ];
  return Prisma.join(parts, ' AND ');
}

/** What facets are counted by, of the platforms that meet the choices, each `n` = 1. */
export const countedRows = (filter: PlatformFilter, known: AsKnown): Prisma.Sql => Prisma.sql`
  SELECT p.code, p.revision, p.category, p.ownership, p.sector, p.topic_code, p.released_year, 1 AS n
    FROM platform_revision p WHERE ${conditions(filter, known)}`;

/** The same rows in few: `n` platforms that are alike in every column of their own. */
export const alike = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT category, ownership, sector, topic_code, released_year, count(*)::int AS n FROM ${rows} k GROUP BY 1, 2, 3, 4, 5`;

/** How many platforms in `rows` have each value of a facet: rows of facet, code and count. Bodies need a row a platform. */
export function facetCounts(facet: PlatformFacet, rows: Prisma.Sql): Prisma.Sql {
  switch (facet) {
    case 'category':
      return Prisma.sql`SELECT 'category' AS facet, k.category AS code, sum(k.n)::int AS count FROM ${rows} k GROUP BY 2`;
    case 'ownership':
      return Prisma.sql`SELECT 'ownership', k.ownership, sum(k.n)::int FROM ${rows} k GROUP BY 2`;
    case 'sector':
      return Prisma.sql`SELECT 'sector', k.sector, sum(k.n)::int FROM ${rows} k GROUP BY 2`;
    case 'year':
      return Prisma.sql`SELECT 'year', k.released_year::text, sum(k.n)::int FROM ${rows} k WHERE k.released_year IS NOT NULL GROUP BY 2`;
    case 'topic':
      return Prisma.sql`SELECT 'topic', f.topic, sum(k.n)::int FROM ${rows} k JOIN family f ON f.code = k.topic_code GROUP BY 2`;
    case 'organisation':
      // Under the bodies that answer on the day: one that another took over from is counted there, once a platform.
      return Prisma.sql`SELECT 'organisation', body, count(*)::int FROM (
        SELECT DISTINCT k.code, h.body FROM ${rows} k
          JOIN link l ON ${isOperator} AND l.from_code = k.code AND l.from_revision = k.revision
          JOIN heir h ON h.code = l.organisation_code
         WHERE NOT EXISTS (SELECT FROM heir later WHERE later.code = h.body AND later.body <> h.body)) run GROUP BY 2`;
  }
}

const isOperator = Prisma.sql`l.from_kind = 'platform' AND l.role = 'operators'`;

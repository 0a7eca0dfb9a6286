import type { AsKnown } from '@/lib/as-known';
import { Prisma } from '@/lib/db/generated/client';
import type { Terms } from './terms';

/** What the reader chose among the results. */
export type Choice = {
  kind?: string;
  topics?: readonly string[];
  organisations?: readonly string[];
  area?: string;
  year?: string;
  records?: readonly string[];
};

/**
 * What each way of being found is worth. The record of that name comes first, then who has the words in its title, there beside each
 * other, there as they are spelled; then who has them beside each other anywhere. What is of a day that is asked for comes before what mentions it. A title of few other words is worth more. `prior` decides between equals.
 */
const WORTH = {
  name: 1000,
  title: 400,
  titlePhrase: 200,
  titleShare: 200,
  titleSpelled: 100,
  phrase: 150,
  titleWord: 150,
  day: 200,
} as const;

const titled = (terms: string, worth: number): Prisma.Sql =>
  Prisma.sql`SELECT t.id, ${worth}::int AS worth FROM search_title_ids(${terms}::tsquery) t(id)`;

type Where = 'search_ids' | 'search_title_ids';

/** Every entry that has any unit of the question, and how many of them. */
export const unitsMet = ({ each }: Terms, where: Where = 'search_ids'): Prisma.Sql =>
  Prisma.sql`SELECT m.id, count(*) AS units FROM unnest(${[...each]}::text[]) u(query) CROSS JOIN LATERAL ${Prisma.raw(where)}(u.query::tsquery) m(id) GROUP BY m.id`;

/** The entries that have what is needed: every unit, or enough of them. Each way of leaving some out would be one more branch of a query. */
const having = (terms: Terms, where: Where): Prisma.Sql =>
  terms.enough === terms.each.length
    ? Prisma.sql`SELECT n.id FROM ${Prisma.raw(where)}(${terms.needed}::tsquery) n(id)`
    : Prisma.sql`SELECT m.id FROM (${unitsMet(terms, where)}) m WHERE m.units >= ${terms.enough}`;

/** Entries that are worth more than others, and how much. A word in the title counts by its share of the question. */
function worths(terms: Terms): Prisma.Sql {
  const { each, phrase, spelled, name } = terms;
  const share = Math.round(WORTH.titleWord / each.length);
  return Prisma.join(
    [
      Prisma.sql`SELECT t.id, ${WORTH.title}::int AS worth FROM (${having(terms, 'search_title_ids')}) t`,
      ...(each.length > 1 ? each.map((one) => titled(one, share)) : []),
      ...(name === null ? [] : [titled(name, WORTH.name)]),
      ...(spelled === null ? [] : [titled(spelled, WORTH.titleSpelled)]),
      ...(phrase === null
        ? []
        : [titled(phrase, WORTH.titlePhrase), Prisma.sql`SELECT p.id, ${WORTH.phrase}::int FROM search_ids(${phrase}::tsquery) p(id)`]),
    ],
    ' UNION ALL ',
  );
}

/** The entries `e` that were known: as of a day, those of which the world knew by then, by what was said of them then. */
function known({ asOf }: AsKnown, { needed, each, enough }: Terms): Prisma.Sql {
  if (asOf === null) return Prisma.sql`TRUE`;
  const said = Prisma.sql`coalesce(e.lasting_words, e.words)`;
  const had =
    enough === each.length
      ? Prisma.sql`${said} @@ ${needed}::tsquery`
      : Prisma.sql`(SELECT count(*) FROM unnest(${[...each]}::text[]) u(query) WHERE ${said} @@ u.query::tsquery) >= ${enough}`;
  return Prisma.sql`e.known_from <= ${asOf}::date AND ${had}`;
}

/** `hit`: every entry that has what is needed, with its facets. */
export const hits = (terms: Terms, view: AsKnown): Prisma.Sql => Prisma.sql`
  hit AS MATERIALIZED (SELECT e.id, e.facets_id, e.prior, e.length, e.day FROM (${having(terms, 'search_ids')}) n JOIN search_entry e USING (id)
    WHERE ${known(view, terms)})`;

export const FACETS = ['kind', 'topic', 'organisation', 'area', 'year'] as const;
export type Facet = (typeof FACETS)[number];

/** The choices on facets `f`, all but one; null where there are none. */
function narrowed({ kind, topics, organisations, area, year }: Choice, but?: Facet): Prisma.Sql | null {
  const conditions = {
    kind: kind === undefined ? null : Prisma.sql`f.kind = ${kind}`,
    topic: topics === undefined ? null : Prisma.sql`f.topic = ANY(${[...topics]}::text[])`,
    organisation: organisations === undefined ? null : Prisma.sql`f.organisations && ${[...organisations]}::text[]`,
    area: area === undefined ? null : Prisma.sql`f.areas @> ARRAY[${area}]::text[]`,
    year: year === undefined ? null : Prisma.sql`f.year = ${Number(year)}::smallint`,
  };
  const made = FACETS.flatMap((facet) => (facet === but ? [] : (conditions[facet] ?? [])));
  return made.length === 0 ? null : Prisma.join(made, ' AND ');
}

const ofRecords = ({ records }: Choice): Prisma.Sql =>
  records === undefined
    ? Prisma.sql`TRUE`
    : Prisma.sql`h.id IN (SELECT e.id FROM search_entry e WHERE (e.kind, e.code) IN
        (SELECT split_part(r, ' ', 1), split_part(r, ' ', 2) FROM unnest(${[...records]}::text[]) r))`;

/** The hits `h` whose facets meet the conditions on them. */
const withFacets = (conditions: Prisma.Sql | null): Prisma.Sql =>
  conditions === null ? Prisma.sql`TRUE` : Prisma.sql`h.facets_id IN (SELECT f.id FROM search_facets f WHERE ${conditions})`;

/** `chosen`: those of `hit` that the reader chose. */
export const chosen = (choice: Choice): Prisma.Sql => Prisma.sql`
  chosen AS (SELECT h.* FROM hit h WHERE ${withFacets(narrowed(choice))} AND ${ofRecords(choice)})`;

/** `counted`: how many hits share their facets, and from these `facet`: what each further choice would leave, under the other choices. */
export const facets = (choice: Choice, most: number): Prisma.Sql => {
  const values = {
    kind: 'f.kind',
    topic: 'f.topic',
    organisation: 'unnest(f.organisations)',
    area: 'unnest(f.areas)',
    year: 'f.year::text',
  };
  const each = FACETS.map(
    (facet) => Prisma.sql`(SELECT ${facet} AS facet, ${Prisma.raw(values[facet])} AS code, sum(c.hits)::int AS count
      FROM counted c JOIN search_facets f ON f.id = c.facets_id WHERE ${narrowed(choice, facet) ?? Prisma.sql`TRUE`} GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT ${most})`,
  );
  return Prisma.sql`counted AS MATERIALIZED (SELECT h.facets_id, count(*) AS hits FROM hit h WHERE ${ofRecords(choice)} GROUP BY 1),
  facet AS (${Prisma.join(each, ' UNION ALL ')})`;
};

/** `judged`: the hits of kinds that have a status, under every choice but that of the status. */
export function judged(choice: Choice): Prisma.Sql {
  const kinds = Prisma.sql`f.kind IN ('indicator', 'task')`;
  const choices = narrowed(choice);
  return Prisma.sql`judged AS (SELECT e.kind, e.code FROM hit h JOIN search_entry e ON e.id = h.id
    WHERE ${withFacets(choices === null ? kinds : Prisma.sql`${kinds} AND ${choices}`)})`;
}

/** What it is worth to be of a day, or in a month, that is asked for. */
const ofDays = ({ days }: Terms): Prisma.Sql =>
  days.length === 0
    ? Prisma.sql`0`
    : Prisma.sql`CASE WHEN c.day::text LIKE ANY(${days.map((day) => `${day}%`)}::text[]) THEN ${WORTH.day}::int ELSE 0 END`;

/** `ranked`: the chosen in their order; short titles, then new records, before the others of equal worth. */
export const ranked = (terms: Terms): Prisma.Sql => Prisma.sql`
  worth AS (SELECT id, sum(worth)::int AS worth FROM (${worths(terms)}) w GROUP BY id),
  ranked AS (SELECT c.id, c.day, coalesce(w.worth, 0) + c.prior - least(c.length, 30) + ${ofDays(terms)}
      + CASE WHEN w.worth >= ${WORTH.title} THEN ${WORTH.titleShare}::int * least(${terms.words}::int, c.length) / greatest(c.length, 1) ELSE 0 END AS score
    FROM chosen c LEFT JOIN worth w USING (id))`;

/** What is equal in all else stands in the order in which it came to be found. */
export const rankOrder = Prisma.sql`score DESC, day DESC NULLS LAST, id`;

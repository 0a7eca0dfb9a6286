import 'server-only';
import type { AsKnown } from '@/lib/as-known';
import { AS_IT_STANDS } from '@/lib/as-known';
import { reading } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { type Choice, chosen, type Facet, facets, hits, judged, ranked, rankOrder, unitsMet } from './hits-sql';
import { formsToStem, type Question, readQuestion, type Synonyms } from './question';
import { STEMS, type Stems, stemsOf } from './stems';
import { type Terms, termsOf, widened } from './terms';

export type FacetCount = { facet: Facet; code: string; count: number };
export type Hit = { kind: string; code: string; score: number };
export type Found = {
  /** How many there are under the choices. */
  total: number;
  /** One page of them, the best first. */
  hits: Hit[];
  facets: FacetCount[];
  /** Those that may have a status, under the other choices. */
  judged: { kind: string; code: string }[];
};
export type Page = { limit: number; offset: number };

export const NOTHING: Found = { total: 0, hits: [], facets: [], judged: [] };
const MOST_FACETS = 60;

/** Every entry that has what is needed, ranked as a whole: one page, how many there are, and what each choice would leave. */
export async function find(terms: Terms, choice: Choice, { limit, offset }: Page, view: AsKnown = AS_IT_STANDS): Promise<Found> {
  const [row] = await reading(
    () => db().$queryRaw<[Found]>`
      WITH ${hits(terms, view)}, ${chosen(choice)}, ${facets(choice, MOST_FACETS)}, ${judged(choice)}, ${ranked(terms)}
      SELECT (SELECT count(*)::int FROM chosen) AS total,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'code', e.code, 'score', p.score) ORDER BY p.place), '[]')
           FROM (SELECT id, score, row_number() OVER (ORDER BY ${rankOrder}) AS place FROM ranked ORDER BY ${rankOrder} LIMIT ${limit} OFFSET ${offset}) p
           JOIN search_entry e USING (id)) AS hits,
        (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM facet c WHERE c.code IS NOT NULL) AS facets,
        (SELECT coalesce(jsonb_agg(to_jsonb(j)), '[]') FROM judged j) AS judged`,
  );
  return row;
}

/** How many entries have what is needed. */
export async function countHits({ needed }: Terms): Promise<number> {
  const [row] = await reading(() => db().$queryRaw<[{ count: number }]>`SELECT count(*)::int AS count FROM search_ids(${needed}::tsquery)`);
  return row.count;
}

/** How many units of a question any entry has together, at most. */
export async function mostTogether(terms: Terms): Promise<number> {
  const [row] = await reading(
    () => db().$queryRaw<[{ most: number }]>`SELECT coalesce(max(units), 0)::int AS most FROM (${unitsMet(terms)}) met`,
  );
  return row.most;
}

/** The stems of words, read past the caches of pages. */
export const stemsFor = (words: Iterable<string>): Promise<Stems> =>
  stemsOf(words, (unknown) => reading(() => db().$queryRawUnsafe<{ word: string; stems: string[] }[]>(STEMS, unknown)));

const wordsAsked = ({ units, typed }: Question): string[] => [...typed, ...units.flatMap(({ any }) => any.flat())].flatMap(formsToStem);

/** A question as the database takes it, and the same with long words unfinished; undefined where it has no word, or none is long. */
export async function termsFor(question: Question): Promise<{ terms: Terms | undefined; wide: Terms | undefined }> {
  const stems = await stemsFor(wordsAsked(question));
  const wide = widened(stems);
  return { terms: termsOf(question, stems), wide: wide && termsOf(question, wide) };
}

export const asked = async (text: string, locale: Locale, synonyms: Synonyms): Promise<Terms | undefined> =>
  (await termsFor(readQuestion(text, locale, synonyms))).terms;

/** Of an entry `e` with its texts `t`: the day as exactly as it is known, a year or a month where no more is. */
export const dayAsKnown = Prisma.sql`coalesce(
  (SELECT x ->> 'text' FROM jsonb_array_elements(t.texts) x WHERE x ->> 'part' = 'day' AND x ->> 'text' IS NOT NULL LIMIT 1), e.day::text)`;

/** What each hit is called, and the day it is of. */
export async function listTitles(
  hits: readonly Pick<Hit, 'kind' | 'code'>[],
): Promise<Map<string, { title: LocalizedText; notation: string | null; day: string | null }>> {
  const rows = await reading(
    () => db().$queryRaw<{ kind: string; code: string; day: string | null; title: unknown; notation: string | null }[]>`
      SELECT e.kind, e.code, ${dayAsKnown} AS day, t.title, t.notation FROM search_entry e JOIN search_text t ON t.entry_id = e.id
       WHERE (e.kind, e.code) IN (SELECT * FROM unnest(${hits.map(({ kind }) => kind)}::text[], ${hits.map(({ code }) => code)}::text[]))`,
  );
  return new Map(rows.map(({ kind, code, title, ...about }) => [`${kind} ${code}`, { ...about, title: storedText(title) }]));
}

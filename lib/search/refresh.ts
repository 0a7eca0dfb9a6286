import type { ClientBase } from 'pg';
import { kindNamed } from '@/lib/publishing/kinds';
import type { SearchKind } from './entry';
import { SEARCH_KINDS } from './kinds';
import { makeEntries, type SearchRow } from './made-entries';
import { STEMS, type StemReader } from './stems';

type Changed = { kind: string; code: string };

/** For entries (`$1`, an array in JSON) of the kind `$2`, the codes `$3` that were asked for, and words (`$4`) as they are spelled (`$5`). */
const WRITE = `
  WITH made AS MATERIALIZED (SELECT *, extract(year FROM day)::smallint AS year FROM jsonb_to_recordset($1::jsonb) AS m(code text, title jsonb,
    notation text, texts jsonb, topic text, organisations text[], areas text[], day date, known_from date, prior smallint, length smallint, title_words tsvector,
    words tsvector, lasting_words tsvector)),
  facets AS (INSERT INTO search_facets (kind, topic, organisations, areas, year)
    SELECT DISTINCT $2, topic, organisations, areas, year FROM made
    ON CONFLICT (kind, topic, organisations, areas, year) DO UPDATE SET kind = excluded.kind RETURNING *),
  entry AS (INSERT INTO search_entry (kind, code, facets_id, prior, length, known_from, day, title_words, words, lasting_words)
    SELECT $2, m.code, f.id, m.prior, m.length, m.known_from, m.day, m.title_words, m.words, m.lasting_words
      FROM made m JOIN facets f ON (f.organisations, f.areas) = (m.organisations, m.areas)
       AND (f.topic, f.year) IS NOT DISTINCT FROM (m.topic, m.year)
    ON CONFLICT (kind, code) DO UPDATE SET facets_id = excluded.facets_id, prior = excluded.prior, length = excluded.length,
      known_from = excluded.known_from, day = excluded.day, title_words = excluded.title_words, words = excluded.words, lasting_words = excluded.lasting_words
    RETURNING id, code),
  shown AS (INSERT INTO search_text (entry_id, title, notation, texts) SELECT e.id, m.title, m.notation, m.texts FROM entry e JOIN made m USING (code)
    ON CONFLICT (entry_id) DO UPDATE SET title = excluded.title, notation = excluded.notation, texts = excluded.texts),
  word AS (INSERT INTO search_word (word, spelled)
    SELECT n.word, n.spelled FROM unnest($4::text[], $5::text[]) n(word, spelled)
     WHERE (SELECT w.spelled IS NULL OR w.spelled IS NOT DISTINCT FROM n.spelled FROM search_word w WHERE w.word = n.word) IS NOT TRUE
    ON CONFLICT (word) DO UPDATE SET spelled = NULL)
  DELETE FROM search_entry WHERE kind = $2 AND code = ANY($3::text[]) AND code NOT IN (SELECT code FROM made)`;

/** So many entries may wait for the worker: of more, the list of the newest would make questions slow. */
const FEW = 50;

/** The records of which the entries are made at once. */
const BATCH = 200;

/** Writes the entries of one kind anew for these codes; of a code that is no public record none is left. */
async function refreshKind(db: ClientBase, { kind, rows: select }: SearchKind, codes: readonly string[]): Promise<void> {
  const readStems: StemReader = async (words) => (await db.query(STEMS, [words])).rows;
  for (let from = 0; from < codes.length; from += BATCH) {
    const batch = codes.slice(from, from + BATCH);
    const { rows } = await db.query<SearchRow>(
      `SELECT code, title, names, texts, topic, organisations, areas, day::text, known_from::text, prior FROM (${select}) r`,
      [batch],
    );
    const { entries, words } = await makeEntries(rows, readStems);
    await db.query(WRITE, [JSON.stringify(entries), kind, batch, [...words.keys()], [...words.values()]]);
  }
}

/**
 * Brings the search to what has just been published, in the transaction that publishes it: the records themselves, and those that
 * are found by what was changed beside them. `figures` stand under the code of their indicator.
 */
export async function refreshSearch(db: ClientBase, changed: readonly Changed[]): Promise<void> {
  let refreshed = 0;
  const codesOf = (kind: string) => changed.filter((one) => one.kind === kind).map(({ code }) => code);
  for (const searched of SEARCH_KINDS) {
    const codes = new Set(codesOf(searched.kind));
    for (const [kind, select] of Object.entries(searched.concerns)) {
      const moved = codesOf(kind);
      if (moved.length === 0) continue;
      const { rows } = await db.query<[string | null]>({ text: select, values: [moved], rowMode: 'array' });
      for (const [code] of rows) if (code !== null) codes.add(code);
    }
    if (codes.size > 0) await refreshKind(db, searched, [...codes]);
    refreshed += codes.size;
  }
  if (refreshed > FEW) await settleSearch(db);
}

/**
 * Puts the words of the latest publications in their places in the index: a publication leaves them in a list of the newest, which is short
 * work, and questions read that list as well. Returns how many of its pages were cleared.
 */
export async function settleSearch(db: Pick<ClientBase, 'query'>): Promise<number> {
  const { rows } = await db.query<{ pages: string }>('SELECT search_settle() AS pages');
  return Number(rows[0]?.pages);
}

/** As the migration makes them. */
const INDEXES = { search_entry_words: 'words', search_entry_title_words: 'title_words' } as const;

/**
 * Makes the whole search anew from what is published: after an upgrade, or where its tables were lost. Searches and publications wait
 * for it. Needs the owner of the tables; returns how many entries there are.
 */
export async function rebuildSearch(db: ClientBase): Promise<number> {
  await db.query('BEGIN');
  try {
    // An index is made far faster at once than row by row.
    for (const name of Object.keys(INDEXES)) await db.query(`DROP INDEX IF EXISTS ${name}`);
    await db.query('TRUNCATE search_entry, search_facets, search_text, search_word');
    for (const searched of SEARCH_KINDS) {
      const { rows } = await db.query<{ code: string }>(
        `SELECT code FROM "${kindNamed(searched.kind).table}" WHERE superseded_at IS NULL ORDER BY code`,
      );
      const codes = rows.map(({ code }) => code);
      await refreshKind(db, searched, codes);
    }
    for (const [name, column] of Object.entries(INDEXES)) {
      await db.query(`CREATE INDEX ${name} ON search_entry USING gin (${column}) WITH (gin_pending_list_limit = 1024)`);
    }
    await db.query('COMMIT');
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
  const { rows } = await db.query<{ entries: number }>('SELECT count(*)::int AS entries FROM search_entry');
  return rows[0]?.entries ?? 0;
}

import type { ClientBase } from 'pg';
import { kindNamed } from '@/lib/publishing/kinds';
import { LASTING, type SearchKind } from './entry';
import { SEARCH_KINDS } from './kinds';

type Changed = { kind: string; code: string };

/** What an entry is made of, by code: its titles and its texts, one language a row. */
const readable = `
  title AS MATERIALIZED (SELECT s.code, t.key AS language, t.value AS text FROM source s, jsonb_each_text(s.title) t
    WHERE t.key NOT IN ('original', 'machine', 'basis')),
  passage AS MATERIALIZED (SELECT s.code, x.item ->> 'part' AS part, x.place, l.language, l.text
     FROM source s, jsonb_array_elements(s.texts) WITH ORDINALITY x(item, place),
      LATERAL (SELECT t.key AS language, t.value AS text FROM jsonb_each_text(CASE jsonb_typeof(x.item -> 'words') WHEN 'object' THEN x.item -> 'words' END) t
                WHERE t.key NOT IN ('original', 'machine', 'basis')
               UNION ALL SELECT x.item ->> 'language', x.item ->> 'text') l
    WHERE l.text IS NOT NULL)`;

/** Stands between two texts, so that the last word of one and the first of the next are no neighbours; `search_lexemes` leaves it out. */
const EDGE = '\u1ffe';
/** So much of the texts of one language is read: a vector of Postgres holds a megabyte of words. */
const MOST_LETTERS = 40_000;

/** By what an entry is found. `#` marks a whole name, `=` a spelling, `@` a day. Texts of one language are read at once. */
const found = `
  named AS MATERIALIZED (SELECT code, search_title_lexemes(text, language) AS lexemes FROM title
      UNION ALL SELECT s.code, search_title_lexemes(n, 'vi') FROM source s, unnest(s.names) n
      UNION ALL SELECT code, search_lexemes(text, language) FROM passage WHERE part IN ('former', 'class')
      UNION ALL SELECT t.code, ARRAY[j.lexeme] FROM title t, LATERAL (SELECT string_agg(w.word, '' ORDER BY w.place) AS lexeme, max(w.place) AS words
        FROM search_words(search_fold(t.text)) w) j WHERE j.words BETWEEN 2 AND 5),
  said AS MATERIALIZED (SELECT code, part = ANY($3::text[]) AS is_lasting, search_lexemes(left(string_agg(text, ' ${EDGE} ' ORDER BY place, text), ${MOST_LETTERS}), coalesce(language, 'vi')) AS lexemes
        FROM passage GROUP BY 1, 2, coalesce(language, 'vi')
      UNION ALL SELECT code, TRUE, ARRAY['@' || left(text, 7), '@' || text] FROM passage WHERE part = 'day' AND length(text) >= 7),
  made AS MATERIALIZED (SELECT s.*, extract(year FROM s.day)::smallint AS year,
      coalesce(n.lexemes, '{}') AS titled, coalesce(d.lexemes, '{}') AS said, coalesce(d.lasting, '{}') AS lasting, coalesce(t.length, 0) AS length
     FROM source s
     LEFT JOIN (SELECT code, array_agg(l) AS lexemes FROM named, unnest(lexemes) l WHERE l IS NOT NULL GROUP BY code) n USING (code)
     LEFT JOIN (SELECT code, array_agg(l) AS lexemes, array_agg(l) FILTER (WHERE is_lasting) AS lasting FROM said, unnest(lexemes) l GROUP BY code) d USING (code)
     LEFT JOIN (SELECT code, min((SELECT max(w.place) FROM search_words(search_fold(text)) w)) AS length FROM title GROUP BY code) t USING (code))`;

const written = `
  facets AS (INSERT INTO search_facets (kind, topic, organisations, areas, year)
    SELECT DISTINCT $2, topic, organisations, areas, year FROM made
    ON CONFLICT (kind, topic, organisations, areas, year) DO UPDATE SET kind = excluded.kind RETURNING *),
  entry AS (INSERT INTO search_entry (kind, code, facets_id, prior, length, known_from, day, title_words, words, lasting_words)
    SELECT $2, m.code, f.id, m.prior, m.length, m.known_from, m.day, array_to_tsvector(m.titled),
           array_to_tsvector(m.titled || m.said), array_to_tsvector(m.titled || m.lasting)
      FROM made m JOIN facets f ON (f.organisations, f.areas) = (m.organisations, m.areas)
       AND (f.topic, f.year) IS NOT DISTINCT FROM (m.topic, m.year)
    ON CONFLICT (kind, code) DO UPDATE SET facets_id = excluded.facets_id, prior = excluded.prior, length = excluded.length,
      known_from = excluded.known_from, day = excluded.day, title_words = excluded.title_words, words = excluded.words, lasting_words = excluded.lasting_words
    RETURNING id, code),
  shown AS (INSERT INTO search_text (entry_id, title, texts)
    SELECT e.id, m.title, coalesce((SELECT jsonb_agg(jsonb_build_object('part', p.part, 'language', p.language, 'text', p.text) ORDER BY p.place)
        FROM passage p WHERE p.code = m.code), '[]')
      FROM entry e JOIN made m USING (code)
    ON CONFLICT (entry_id) DO UPDATE SET title = excluded.title, texts = excluded.texts),
  word AS (INSERT INTO search_word (word, spelled)
    SELECT word, CASE WHEN min(spelled) = max(spelled) THEN min(spelled) END FROM (
      SELECT lexeme AS word, NULL AS spelled FROM made, unnest(titled || said) lexeme WHERE lexeme ~ '^[^ #=@:0-9]{2,}$'
      UNION ALL SELECT search_fold(w.word), w.word FROM (SELECT language, text FROM title UNION ALL SELECT language, text FROM passage) t,
        search_words(search_spell(t.text)) w WHERE t.language = 'ru' AND w.word ~ '^[\u0400-\u04ff]{2,}$') s GROUP BY word
    ON CONFLICT (word) DO UPDATE SET spelled = NULL WHERE search_word.spelled IS DISTINCT FROM excluded.spelled AND search_word.spelled IS NOT NULL)
  DELETE FROM search_entry WHERE kind = $2 AND code = ANY($1::text[]) AND code NOT IN (SELECT code FROM made)`;

/** The records of which the entries are made at once: the statement compares its parts with each other. */
const BATCH = 200;

/** Writes the entries of one kind anew for these codes; of a code that is no public record none is left. */
async function refreshKind(db: ClientBase, { kind, rows }: SearchKind, codes: readonly string[]): Promise<void> {
  const sql = `WITH source AS MATERIALIZED (${rows}), ${readable}, ${found}, ${written}`;
  for (let from = 0; from < codes.length; from += BATCH) await db.query(sql, [codes.slice(from, from + BATCH), kind, LASTING]);
}

/**
 * Brings the search to what has just been published, in the transaction that publishes it: the records themselves, and those that
 * are found by what was changed beside them. `figures` stand under the code of their indicator.
 */
export async function refreshSearch(db: ClientBase, changed: readonly Changed[]): Promise<void> {
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
  }
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
      await db.query(`CREATE INDEX ${name} ON search_entry USING gin (${column}) WITH (fastupdate = off)`);
    }
    await db.query('COMMIT');
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  }
  const { rows } = await db.query<{ entries: number }>('SELECT count(*)::int AS entries FROM search_entry');
  return rows[0]?.entries ?? 0;
}

/**
 * What the search costs on a hundred thousand documents in four languages, beside what Postgres gives for nothing: `ts_rank` over a
 * stored vector, facets by GROUP BY, `ts_headline`. One run, one database, the same documents, questions asked of both in turn:
 * `npm run bench:search`. Besides: how long the index takes to make, how large it is, and what a publication of one record pays for it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { loadContent } from '@/lib/publishing/content/load';
import { find, termsFor } from '@/lib/search/queries';
import { readQuestion } from '@/lib/search/question';
import { rebuildSearch, refreshSearch, settleSearch } from '@/lib/search/refresh';
import { showHits } from '@/lib/search/shown';
import { insertDocuments, type RunningText, randomFrom, runningText } from './generated-documents';

const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 100_000);
const PER_LANGUAGE = 30;
const SHOWN = 20;
const ROUNDS = 3;

const folder = mkdtempSync(path.join(tmpdir(), 'portal-search-'));
const server = await startEmbedded({ dataDir: folder, durable: false });
process.env.DATABASE_URL = server.url;
process.env.PORTAL_ENV = 'test';

async function main(): Promise<void> {
  await migrate(server.url, {});
  await loadContent(server.url, () => {});
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const text = await runningText(client);
  await publications(client, 'the portal’s own records, alone');
  console.log(`\n${DOCUMENTS.toLocaleString('en')} documents in four languages …`);
  await insertDocuments(client, DOCUMENTS, text);
  const began = performance.now();
  const entries = await rebuildSearch(client);
  console.log(`the search of ${entries.toLocaleString('en')} records, made anew: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const { rows: sizes } = await client.query<{ name: string; size: string }>(
    `SELECT relname AS name, pg_size_pretty(CASE relkind WHEN 'r' THEN pg_table_size(oid) ELSE pg_relation_size(oid) END) AS size FROM pg_class
      WHERE relname IN ('search_entry', 'search_text', 'search_facets', 'search_word') OR relname LIKE 'search_entry%words' ORDER BY 1`,
  );
  for (const { name, size } of sizes) console.log(`  ${name.padEnd(26)} ${size}`);
  await client.query('VACUUM ANALYZE');
  await publications(client, 'the same among all these');
  // Of the generated documents both find the same: their texts are words and nothing else.
  await client.query(`DELETE FROM search_entry WHERE code NOT LIKE 'generated-%'`);
  await makeNaive(client);
  await client.query('VACUUM ANALYZE');
  await compare(client, text);
  await client.end();
}

/** What one would write first: the same documents, the same words and stems, a vector with its index. */
async function makeNaive(client: Client): Promise<void> {
  await client.query(`CREATE TABLE naive AS
    SELECT e.id, e.kind, e.code, f.topic, f.organisations[1] AS organisation, f.areas[1] AS area, f.year, b.body,
           to_tsvector('simple', search_fold(b.body))
           || array_to_tsvector(ARRAY(SELECT l FROM unnest(tsvector_to_array(e.words)) l WHERE l ~ '^[efr]:' OR l ~ '^[^ #=@]+$')) AS words
      FROM search_entry e JOIN search_facets f ON f.id = e.facets_id JOIN search_text t ON t.entry_id = e.id,
      LATERAL (SELECT (SELECT string_agg(v.value, ' ') FROM jsonb_each_text(t.title) v WHERE v.key <> 'original') || ' '
        || (SELECT string_agg(x ->> 'text', ' ') FROM jsonb_array_elements(t.texts) x) AS body) b`);
  await client.query('CREATE INDEX naive_words ON naive USING gin (words) WITH (fastupdate = off)');
}

const facetColumns = ['kind', 'topic', 'organisation', 'area', 'year'] as const;

/** Naive full-text search: ranked by `ts_rank`, each facet by a GROUP BY of its own, marked by `ts_headline`. */
async function naive(client: Client, query: string): Promise<number> {
  await client.query(
    `SELECT kind, code, ts_headline('simple', search_fold(body), $1::tsquery, 'MaxFragments=1') AS marked
       FROM (SELECT id, kind, code, body, ts_rank(words, $1::tsquery) AS rank FROM naive WHERE words @@ $1::tsquery ORDER BY rank DESC, id LIMIT ${SHOWN}) shown`,
    [query],
  );
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM naive WHERE words @@ $1::tsquery', [query]);
  for (const column of facetColumns) {
    await client.query(`SELECT ${column}, count(*) FROM naive WHERE words @@ $1::tsquery GROUP BY 1 ORDER BY 2 DESC LIMIT 60`, [query]);
  }
  return rows[0]?.count ?? 0;
}

/** The question read, its stems, every hit ranked, counted by facets, and what is shown of the first. */
async function ours(text: string, locale: Locale): Promise<{ hits: number; query: string }> {
  const question = readQuestion(text, locale);
  const { terms } = await termsFor(question);
  if (!terms) throw new Error(`"${text}" has no word`);
  const found = await find(terms, {}, { limit: SHOWN, offset: 0 });
  await showHits(found.hits, question, locale, null);
  return { hits: found.total, query: terms.needed };
}

type Times = { ours: number; naive: number; hits: number };

async function compare(client: Client, text: RunningText): Promise<void> {
  const times: Times[] = [];
  for (const asked of questions(text)) {
    const best: Times = { ours: Number.POSITIVE_INFINITY, naive: Number.POSITIVE_INFINITY, hits: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now();
      const { hits, query } = await ours(asked.text, asked.locale);
      const between = performance.now();
      const other = await naive(client, query);
      best.ours = Math.min(best.ours, between - began);
      best.naive = Math.min(best.naive, performance.now() - between);
      best.hits = hits;
      if (hits !== other) throw new Error(`"${asked.text}": ${hits} hits of the search, ${other} of the naive one`);
    }
    times.push(best);
  }
  const at = (key: keyof Times, share: number) => {
    const sorted = times.map((time) => time[key]).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  };
  console.log(`\n${times.length} questions, equal counts: ${at('hits', 0.5)} hits in the median, ${at('hits', 1)} at most`);
  for (const [name, share, least] of [
    ['median', 0.5, 1.8],
    ['p95', 0.95, 2.5],
  ] as const) {
    const [own, other] = [at('ours', share), at('naive', share)];
    console.log(
      `${name.padEnd(8)} ours ${own.toFixed(1)} ms, naive ${other.toFixed(1)} ms: ${(other / own).toFixed(2)} times as fast, at least ${least}`,
    );
  }
}

/** One to three words that follow each other somewhere in the texts. */
function* questions(text: RunningText): Generator<{ text: string; locale: Locale }> {
  const random = randomFrom(2022);
  for (const locale of LOCALES) {
    for (let n = 0; n < PER_LANGUAGE; n++) {
      const from = random(text[locale].length - 3);
      yield { text: text[locale].slice(from, from + 1 + (n % 3)).join(' '), locale };
    }
  }
}

/** What publishing one record pays for being found. */
async function publications(client: Client, among: string): Promise<void> {
  const { rows } = await client.query<{ kind: string; code: string }>(
    `SELECT kind, code FROM (SELECT kind, code, row_number() OVER (PARTITION BY kind ORDER BY md5(code)) AS n FROM search_entry) e WHERE n <= 20`,
  );
  const times = new Map<string, number[]>();
  const settled: number[] = [];
  // Once before it counts: a portal that publishes has been up for a while.
  for (const isCounted of [false, true]) {
    for (const record of rows) {
      await client.query('BEGIN');
      await client.query('DELETE FROM search_entry WHERE kind = $1 AND code = $2', [record.kind, record.code]);
      const began = performance.now();
      await refreshSearch(client, [record]);
      if (isCounted) times.set(record.kind, [...(times.get(record.kind) ?? []), performance.now() - began]);
      await client.query('ROLLBACK');
      // As the worker does beside the publications.
      const settling = performance.now();
      await settleSearch(client);
      if (isCounted) settled.push(performance.now() - settling);
    }
  }
  console.log(`\npublication of one record, ms for search (median, worst), at most 20: ${among}`);
  for (const [kind, own] of [...times, ['afterwards, by the worker', settled] as const]) {
    const sorted = own.sort((a, b) => a - b);
    console.log(
      `  ${kind.padEnd(26)} ${(sorted[sorted.length >> 1] as number).toFixed(1).padStart(6)} ${(sorted.at(-1) as number).toFixed(1).padStart(6)}`,
    );
  }
}

try {
  await main();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

import type { Client } from 'pg';
import { LOCALES, type Locale } from '@/lib/i18n/localized';

/** The words of all that is published, as they follow each other, by language. */
export type RunningText = Record<Locale, string[]>;

const BATCH = 5000;
const TITLE = 9;
const SUMMARY = 60;
const topics = ['institutions', 'infrastructure', 'data', 'digital-economy', 'e-commerce', 'payments', 'identity', 'health', 'skills'];
const kinds = ['decision', 'decree', 'plan', 'resolution', 'law'];
const issuers = ['thutuong', 'btttt', 'nq-chinhphu', 'quochoi'];

/** Reads the portal's own texts: what is generated has their words, their phrases and how often each comes. */
export async function runningText(client: Client): Promise<RunningText> {
  const { rows } = await client.query<{ language: Locale; text: string }>(
    `SELECT x ->> 'language' AS language, string_agg(x ->> 'text', ' ' ORDER BY t.entry_id) AS text
       FROM search_text t, jsonb_array_elements(t.texts) x WHERE x ->> 'part' NOT IN ('figures', 'day', 'class') GROUP BY 1`,
  );
  const words = (locale: Locale) => rows.find(({ language }) => language === locale)?.text.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  return { vi: words('vi'), en: words('en'), fr: words('fr'), ru: words('ru') };
}

/** The same numbers in every run (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Writes documents with a title and a summary in four languages, as published rows. */
export async function insertDocuments(client: Client, count: number, text: RunningText): Promise<void> {
  const random = randomFrom(411);
  const stretch = (length: number) =>
    Object.fromEntries(
      LOCALES.map((locale) => {
        const from = random(text[locale].length - length);
        return [locale, text[locale].slice(from, from + length).join(' ')];
      }),
    );
  for (let from = 0; from < count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => ({
      code: `generated-${from + i}`,
      revision: 1,
      edition: 1,
      recorded_at: '2026-01-01T00:00:00Z',
      withdrawn: false,
      notation: `${from + i}/QĐ-TEST`,
      title: { original: 'vi', ...stretch(TITLE) },
      kind: kinds[random(kinds.length)],
      topic_code: topics[random(topics.length)],
      issuer_code: issuers[random(issuers.length)],
      issued: `${2010 + random(15)}-0${1 + random(9)}-1${random(10)}`,
      summary: { original: 'vi', ...stretch(SUMMARY) },
      source_code: 'founding-003',
      confidence: 'high',
    }));
    await client.query('INSERT INTO document (code) SELECT r.code FROM jsonb_to_recordset($1) AS r(code text)', [JSON.stringify(rows)]);
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    await client.query(
      `INSERT INTO document_revision (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::document_revision, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}

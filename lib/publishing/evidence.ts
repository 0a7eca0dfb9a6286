import type { ClientBase } from 'pg';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { partsOf } from './checks/parts';
import type { JsonRecord } from './difference';
import type { ProposedRecord } from './proposed';

/** A sentence that a record rests on: the one published now, or the proposed one. */
export type RecordQuote = { kind: string; code: string; side: 'before' | 'after'; quote: string; language: Locale; source: string };
export type CitedSource = {
  code: string;
  title: string;
  titleLanguage: Locale;
  language: string;
  /** What was read is itself a translation. */
  translated: boolean;
  fingerprint: string | null;
  copy: string | null;
};

/** Quotes that the records add or replace, each beside those that it replaces. */
export function recordQuotes(records: readonly ProposedRecord[]): RecordQuote[] {
  return records.flatMap(({ kind, code, nature, before, after }) => {
    if (nature === 'withdrawal') return [];
    const [was, is] = [quotesIn(before ?? {}), quotesIn(after)];
    const only = (of: Quoted[], others: Quoted[], side: RecordQuote['side']) =>
      of
        .filter((one) => !others.some((other) => other.quote === one.quote && other.source === one.source))
        .map((one) => ({ kind, code, side, ...one }));
    return [...only(is, was, 'after'), ...only(was, is, 'before')];
  });
}

const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);

type Quoted = Pick<RecordQuote, 'quote' | 'language' | 'source'>;

function quotesIn(record: JsonRecord): Quoted[] {
  return partsOf(record).flatMap(({ values }) => {
    const { quote, quoteLanguage, source, sources } = values;
    const first = Array.isArray(sources) ? sources[0] : source;
    if (typeof quote !== 'string' || !isLocale(quoteLanguage) || typeof first !== 'string') return [];
    return [{ quote, language: quoteLanguage, source: first }];
  });
}

/** The sources that quotes come from, as the set would have them. */
export async function readCited(db: ClientBase, number: number, codes: readonly string[]): Promise<CitedSource[]> {
  if (codes.length === 0) return [];
  const { rows } = await db.query<CitedSource>(
    `SELECT code, title, title_language AS "titleLanguage", language, translated, fingerprint, copy FROM source_revision
      WHERE superseded_at IS NULL AND code = ANY($1) AND NOT EXISTS (SELECT FROM change c WHERE (c.change_set_number, c.kind, c.code) = ($2, 'source', source_revision.code))
     UNION ALL
     SELECT code, r ->> 'title', r ->> 'titleLanguage', r ->> 'language', (r ->> 'translated')::boolean, r ->> 'fingerprint', r ->> 'copy'
       FROM (SELECT code, record::jsonb AS r FROM change WHERE change_set_number = $2 AND kind = 'source' AND code = ANY($1)) AS own`,
    [[...new Set(codes)], number],
  );
  return rows;
}

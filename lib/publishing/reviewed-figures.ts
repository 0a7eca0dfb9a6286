import type { ClientBase } from 'pg';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import type { FigureRecord, IndicatorRecord } from '@/lib/indicators/schema';
import { findInQuote, type QuotePlace } from './checks/quote-number';
import type { FigureNature } from './figures';

export const REVIEWED_PER_PAGE = 200;

/** `marks`: every place of the quote where the number stands. */
export type QuotedSentence = { quote: string; language: Locale; source: string; marks: QuotePlace[] };
export type ReviewedFigure = Pick<
  FigureRecord,
  'series' | 'area' | 'period' | 'release' | 'value' | 'qualifier' | 'status' | 'confidence'
> & {
  position: number;
  nature: FigureNature;
  note: LocalizedText | null;
  source: string;
  indicator: string | null;
  unit: IndicatorRecord['unit'];
  quoted: QuotedSentence | null;
  /** What stands in its place: the same release's value, else that of the newest one. */
  before: { value: string; qualifier: string; release: string; quoted: QuotedSentence | null } | null;
};

type Quoted = { quote: string | null; quoteLanguage: Locale | null };
type Row = Omit<ReviewedFigure, 'quoted' | 'before'> &
  Quoted & {
    oldValue: string | null;
    oldQualifier: string;
    oldRelease: string;
    oldQuote: string | null;
    oldLanguage: Locale | null;
    oldSource: string;
  };

/** One page of the figures of a set beside what is published; of a published set, beside what stood before it. */
export async function readReviewedFigures(
  db: ClientBase,
  { number, edition }: { number: number; edition: number | null },
  page: number,
): Promise<ReviewedFigure[]> {
  const { rows } = await db.query<Row>(
    `SELECT f.position, f.series_code AS series, f.area_code AS area, f.period, f.release_code AS release, f.value::text, f.qualifier, f.status, f.nature,
            f.note, f.confidence, f.source_code AS source, f.quote, f.quote_language AS "quoteLanguage",
            coalesce(cs.record::jsonb ->> 'indicator', s.indicator_code) AS indicator, coalesce(ci.record::jsonb ->> 'unit', i.unit, 'count') AS unit,
            o.value::text AS "oldValue", o.qualifier AS "oldQualifier", o.release_code AS "oldRelease",
            q.quote AS "oldQuote", q.quote_language AS "oldLanguage", q.source_code AS "oldSource"
       FROM (SELECT * FROM staged_figure WHERE change_set_number = $1 ORDER BY position LIMIT $3 OFFSET $4) f
       LEFT JOIN series_revision s ON s.code = f.series_code AND s.superseded_at IS NULL
       LEFT JOIN change cs ON (cs.change_set_number, cs.kind, cs.code) = ($1, 'series', f.series_code)
       LEFT JOIN indicator_revision i ON i.code = coalesce(cs.record::jsonb ->> 'indicator', s.indicator_code) AND i.superseded_at IS NULL
       LEFT JOIN change ci ON (ci.change_set_number, ci.kind, ci.code) = ($1, 'indicator', coalesce(cs.record::jsonb ->> 'indicator', s.indicator_code))
       LEFT JOIN LATERAL (
         SELECT p.id, p.value, p.qualifier, p.release_code FROM observation p
          WHERE (p.series_code, p.area_code, p.period) = (f.series_code, f.area_code, f.period) AND p.nature <> 'withdrawal'
            AND (CASE WHEN $2::int IS NULL THEN p.superseded_at IS NULL ELSE p.edition < $2 END)
          ORDER BY (p.release_code = f.release_code) DESC, p.released_latest DESC NULLS LAST, p.recorded_at DESC, p.id DESC LIMIT 1) o ON true
       LEFT JOIN LATERAL (
         SELECT c.quote, c.quote_language, c.source_code FROM citation c WHERE c.observation_id = o.id AND c.quote IS NOT NULL
          ORDER BY (c.source_code = f.source_code) DESC, c.id LIMIT 1) q ON true
      ORDER BY f.position`,
    [number, edition, REVIEWED_PER_PAGE, (page - 1) * REVIEWED_PER_PAGE],
  );
  return rows.map(({ quote, quoteLanguage, oldValue, oldQualifier, oldRelease, oldQuote, oldLanguage, oldSource, ...row }) => ({
    ...row,
    quoted: sentence({ quote, quoteLanguage }, row.source, row),
    before:
      oldValue === null
        ? null
        : {
            value: oldValue,
            qualifier: oldQualifier,
            release: oldRelease,
            quoted: sentence({ quote: oldQuote, quoteLanguage: oldLanguage }, oldSource, { value: oldValue, unit: row.unit }),
          },
  }));
}

function sentence(
  { quote, quoteLanguage }: Quoted,
  source: string,
  figure: { value: string; unit: IndicatorRecord['unit'] },
): QuotedSentence | null {
  if (quote === null || quoteLanguage === null) return null;
  const reading = findInQuote(quote, quoteLanguage, figure);
  const marks = reading.kind === 'stated' ? reading.places : [];
  // The places are counted in the composed form.
  return { quote: quote.normalize('NFC'), language: quoteLanguage, source, marks };
}

export async function countStaged(db: ClientBase, number: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>('SELECT count(*)::int AS count FROM staged_figure WHERE change_set_number = $1', [
    number,
  ]);
  return rows[0]?.count ?? 0;
}

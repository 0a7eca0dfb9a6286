import type { ClientBase } from 'pg';
import type { Json } from '@/lib/publishing/merge';
import { compare, type Difference } from './difference';
import { rowsOf } from './rows';

type JsonObject = { [key: string]: Json };
type Row = { edition: number | null; subject: string; expected: JsonObject | null; found: JsonObject | null };

const KEY = 'series_code, period, area_code, release_code';
const figure = (of = '') =>
  `format('figure series %s, period %s, area %s, release %s', ${of}series_code, ${of}period, ${of}area_code, ${of}release_code)`;

/** A text that was tampered with may be no day of any calendar, of which the database would derive nothing but an error. */
const isDay = `pg_input_is_valid(left(released, 4) || CASE WHEN released ~ '^\\d{4}-\\d\\d-\\d\\d$' THEN substr(released, 5) ELSE '-01-01' END, 'date')`;

/**
 * Figures as the published change sets have them, beside their rows. The day of release comes from the texts of the releases as they
 * were when the figure was published; the next recording of the same release closes a figure.
 */
const figures = `
  WITH texts AS (
    SELECT c.code, s.edition, CASE WHEN c.record IS JSON OBJECT THEN c.record::jsonb ->> 'released' END AS released
      FROM change c JOIN change_set s ON s.number = c.change_set_number WHERE c.kind = 'release' AND s.edition IS NOT NULL),
  releases AS MATERIALIZED (
    SELECT code, edition, lead(edition) OVER (PARTITION BY code ORDER BY edition) AS until,
           CASE WHEN ${isDay} THEN period_last_day(released) END AS latest FROM texts),
  staged AS (
    SELECT DISTINCT ON (s.edition, ${KEY}) s.edition, s.published_at, f.*
      FROM staged_figure f JOIN change_set s ON s.number = f.change_set_number WHERE s.edition IS NOT NULL
     ORDER BY s.edition, ${KEY}, f.position),
  expected AS (
    SELECT f.edition, ${KEY}, f.value::text AS value, f.qualifier, f.status, f.nature, f.note, period_first_day(f.period) AS period_start,
           period_last_day(f.period) AS period_end, r.latest AS released_latest, f.published_at AS recorded_at,
           lead(f.published_at) OVER (PARTITION BY ${KEY} ORDER BY f.edition) AS superseded_at
      FROM staged f LEFT JOIN releases r ON r.code = f.release_code AND r.edition <= f.edition AND (r.until IS NULL OR r.until > f.edition)),
  found AS (
    SELECT edition, ${KEY}, value::text AS value, qualifier, status, nature, note, period_start, period_end, released_latest, recorded_at,
           superseded_at FROM observation)
  SELECT edition, ${figure()} AS subject, to_jsonb(e) AS expected, to_jsonb(o) AS found
    FROM expected e FULL JOIN found o USING (edition, ${KEY}) WHERE e IS DISTINCT FROM o`;

/** The sources of each figure that is there. */
const citations = `
  WITH expected AS (
    SELECT o.id AS observation_id, f.source_code, f.quote, f.quote_language, f.confidence
      FROM staged_figure f JOIN change_set s ON s.number = f.change_set_number AND s.edition IS NOT NULL
      JOIN observation o USING (${KEY}) WHERE o.edition = s.edition AND f.nature <> 'withdrawal'),
  found AS (SELECT observation_id, source_code, quote, quote_language, confidence FROM citation)
  SELECT o.edition, format('citation of source %s, ', source_code) || CASE WHEN o.id IS NULL THEN 'of no figure' ELSE ${figure('o.')} END AS subject,
         to_jsonb(e) AS expected, to_jsonb(c) AS found
    FROM expected e FULL JOIN found c USING (observation_id, source_code) LEFT JOIN observation o ON o.id = observation_id
   WHERE e IS DISTINCT FROM c`;

/** The newest release of each series, period and area, which pages read first. */
const current = `
  WITH expected AS (
    SELECT DISTINCT ON (series_code, area_code, period) series_code, area_code, period, id AS observation_id FROM observation
     WHERE superseded_at IS NULL AND nature <> 'withdrawal'
     ORDER BY series_code, area_code, period, released_latest DESC NULLS LAST, recorded_at DESC, id DESC),
  found AS (SELECT series_code, area_code, period, observation_id FROM current_observation)
  SELECT NULL AS edition, format('current figure series %s, period %s, area %s', series_code, period, area_code) AS subject,
         to_jsonb(e) AS expected, to_jsonb(c) AS found
    FROM expected e FULL JOIN found c USING (series_code, area_code, period) WHERE e IS DISTINCT FROM c`;

/** Compares all figures, their citations and the table of current figures with what was published. The database joins; only differences come back. */
export async function* compareFigures(db: ClientBase): AsyncGenerator<Difference> {
  for (const query of [figures, citations, current]) {
    for await (const { edition, subject, expected, found } of rowsOf<Row>(db, query)) {
      if (!expected) yield { edition, subject, is: 'unpublished' };
      else if (!found) yield { edition, subject, is: 'missing' };
      else yield* compare({ edition, subject }, expected, found);
    }
  }
}

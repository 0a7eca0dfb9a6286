import type { ClientBase } from 'pg';
import { addPerson } from '../support/people';
import { publishGeneratedSeries } from './generated-figures';

const PERIODS = `to_char(make_date(1977, 1, 1) + make_interval(months => m), 'YYYY-MM')`;

/**
 * So many current figures: each generated series in each province, month by month. They go past the guards, as a restored dump does: what
 * is measured is how they leave, and publishing them takes an hour.
 */
export async function fillFigures(db: ClientBase, count: number): Promise<void> {
  const [editor, reviewer] = await Promise.all(
    (['editor', 'reviewer'] as const).map((role) => addPerson(db, role, [{ role, organisation: 'bkhcn', language: null }])),
  );
  await db.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by)
     SELECT 'bkhcn', kind, now(), 'system:founding' FROM unnest(ARRAY['figure', 'series', 'release']) AS kind`,
  );
  await publishGeneratedSeries(db, editor?.actor ?? '', reviewer?.actor ?? '');
  const { rows } = await db.query<{ series: number; areas: number }>(
    `SELECT (SELECT count(*)::int FROM series WHERE code LIKE 'generated-%') AS series,
            (SELECT count(*)::int FROM area WHERE code LIKE 'p34-%') AS areas`,
  );
  const each = (rows[0]?.series ?? 0) * (rows[0]?.areas ?? 0);
  await db.query('BEGIN');
  await db.query('SET LOCAL session_replication_role = replica');
  await db.query(
    `INSERT INTO observation (series_code, period, area_code, release_code, released_latest, value, qualifier, status, nature, note, edition, recorded_at)
     SELECT s.code, ${PERIODS}, a.code, 'generated-release', '2026-10-01', round((random() * 2000 - 500)::numeric, 1 + (m % 3)), '=', 'final', 'new',
            CASE WHEN m % 10 = 0 THEN jsonb_build_object('original', 'en', 'en', 'Counted again in month ' || m) END, e.edition, e.published_at
       FROM generate_series(0, $1::int - 1) m, (SELECT code FROM series WHERE code LIKE 'generated-%') s,
            (SELECT code FROM area WHERE code LIKE 'p34-%') a,
            (SELECT edition, published_at FROM change_set WHERE edition IS NOT NULL ORDER BY edition DESC LIMIT 1) e
      ORDER BY m, a.code, s.code LIMIT $2`,
    [Math.ceil(count / each), count],
  );
  await db.query(
    `INSERT INTO citation (observation_id, source_code, quote, quote_language, confidence)
     SELECT id, 'founding-003', 'In this month the value was ' || value, 'en', 'high' FROM observation WHERE release_code = 'generated-release'`,
  );
  await db.query(
    `INSERT INTO current_observation (series_code, area_code, period, observation_id)
     SELECT series_code, area_code, period, id FROM observation WHERE release_code = 'generated-release'`,
  );
  await db.query('COMMIT');
  await db.query('VACUUM ANALYZE');
}

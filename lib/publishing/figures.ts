import type { ClientBase } from 'pg';
import type { FigureRecord } from '@/lib/indicators/schema';
import { canonical, digest } from './canonical';
import type { Stamp } from './records';

export type FigureNature = 'new' | 'revision' | 'correction' | 'withdrawal';
export type StagedFigure = FigureRecord & { nature: FigureNature };

const BATCH = 5000;

/** Writes figures into a draft change set, typed, in batches. Returns how many rows and the digest of their canonical texts. */
export async function stageFigures(
  db: ClientBase,
  changeSetNumber: number,
  figures: readonly StagedFigure[],
): Promise<{ rows: number; digest: string }> {
  for (let start = 0; start < figures.length; start += BATCH) {
    const rows = figures.slice(start, start + BATCH).map((figure, index) => ({
      change_set_number: changeSetNumber,
      position: start + index,
      series_code: figure.series,
      period: figure.period,
      area_code: figure.area,
      release_code: figure.release,
      value: figure.value,
      qualifier: figure.qualifier,
      status: figure.status,
      nature: figure.nature,
      note: figure.note,
      source_code: figure.source,
      quote: figure.quote,
      quote_language: figure.quoteLanguage,
      confidence: figure.confidence,
    }));
    await db.query('INSERT INTO staged_figure SELECT * FROM jsonb_populate_recordset(NULL::staged_figure, $1::jsonb)', [
      JSON.stringify(rows),
    ]);
  }
  return { rows: figures.length, digest: digest(figures.map((figure) => canonical(figure)).join('\n')) };
}

/** Figures of one change set that state two values for one series, period, area and release: a conflict, never a revision. */
export async function contradictions(db: ClientBase, changeSetNumber: number): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    `SELECT concat_ws(' ', series_code, period, area_code, release_code) AS key FROM staged_figure WHERE change_set_number = $1
      GROUP BY series_code, period, area_code, release_code
     HAVING count(DISTINCT (value, qualifier, status, nature)) > 1 ORDER BY 1`,
    [changeSetNumber],
  );
  return rows.map((row) => row.key);
}

/**
 * Moves staged figures into observations and citations in bulk. The day the release was let known is copied onto each observation,
 * so that as-of reads use one index. Returns the codes of the indicators concerned.
 */
export async function publishFigures(db: ClientBase, changeSetNumber: number, stamp: Stamp): Promise<string[]> {
  const parameters = [changeSetNumber, stamp.edition, stamp.recordedAt];
  await db.query(
    `INSERT INTO observation (series_code, period, area_code, release_code, released_latest, value, qualifier, status, nature, note, edition, recorded_at)
     SELECT DISTINCT ON (f.series_code, f.period, f.area_code, f.release_code)
            f.series_code, f.period, f.area_code, f.release_code, r.released_latest, f.value, f.qualifier, f.status, f.nature, f.note, $2, $3
       FROM staged_figure f JOIN release_revision r ON r.code = f.release_code AND r.superseded_at IS NULL
      WHERE f.change_set_number = $1
      ORDER BY f.series_code, f.period, f.area_code, f.release_code, f.position`,
    parameters,
  );
  await db.query(
    `INSERT INTO citation (observation_id, source_code, quote, quote_language, confidence)
     SELECT o.id, f.source_code, f.quote, f.quote_language, f.confidence
       FROM staged_figure f JOIN observation o ON (o.series_code, o.period, o.area_code, o.release_code) = (f.series_code, f.period, f.area_code, f.release_code)
        AND o.edition = $2 WHERE f.change_set_number = $1 AND f.nature <> 'withdrawal' ORDER BY f.position`,
    parameters.slice(0, 2),
  );
  await db.query('SELECT refresh_current_observation($1)', [stamp.edition]);
  const { rows } = await db.query<{ code: string }>(
    `SELECT DISTINCT s.indicator_code AS code FROM observation o JOIN series_revision s ON s.code = o.series_code AND s.superseded_at IS NULL
      WHERE o.edition = $1`,
    [stamp.edition],
  );
  return rows.map((row) => row.code);
}

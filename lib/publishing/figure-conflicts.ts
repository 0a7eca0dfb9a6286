import type { ClientBase } from 'pg';
import { FIGURES } from './change-set';

export type FigureConflict = { path: string; published: string | null; proposed: string | null };

/** How many are named: whoever imported a whole table again sees what it is about from these. */
const mostNamed = 100;

/**
 * Figures of a set for which somebody else published another value after the set was handed in. The change that speaks for the
 * figures keeps, as its base, the newest edition of that moment.
 */
export async function figureConflicts(db: ClientBase, number: number): Promise<FigureConflict[]> {
  const { rows } = await db.query<FigureConflict>(
    `SELECT DISTINCT 'figures/' || concat_ws(' ', f.series_code, f.period, f.area_code, f.release_code) AS path,
            CASE WHEN o.nature <> 'withdrawal' THEN o.qualifier || ' ' || o.value END AS published,
            CASE WHEN f.nature <> 'withdrawal' THEN f.qualifier || ' ' || f.value END AS proposed
       FROM change c JOIN staged_figure f ON f.change_set_number = c.change_set_number
       JOIN observation o ON (o.series_code, o.area_code, o.period, o.release_code) = (f.series_code, f.area_code, f.period, f.release_code)
        AND o.superseded_at IS NULL AND o.edition > c.base_revision
      WHERE c.change_set_number = $1 AND c.kind = $2
        AND (o.value, o.qualifier, o.nature = 'withdrawal') IS DISTINCT FROM (f.value, f.qualifier, f.nature = 'withdrawal')
      ORDER BY 1 LIMIT ${mostNamed}`,
    [number, FIGURES.kind],
  );
  return rows;
}

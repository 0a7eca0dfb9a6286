import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type IndicatorRecord, unit } from '@/lib/indicators/schema';
import type { FigureNature } from './figures';

/** A figure that was recorded again or taken back, with the value that stood in its place. */
export type MovedFigure = {
  indicator: string;
  unit: IndicatorRecord['unit'];
  series: string;
  area: string;
  period: string;
  release: string;
  nature: Exclude<FigureNature, 'new'>;
  before: { value: string; qualifier: string } | null;
  after: { value: string; qualifier: string } | null;
};
/** `moved` holds as many as were asked for, corrections first; `total` counts them all. */
export type ChangedFigures = { moved: MovedFigure[]; total: number };

type Row = {
  indicator: string;
  unit: string;
  series: string;
  area: string;
  period: string;
  release: string;
  nature: MovedFigure['nature'];
  value: string | null;
  qualifier: string;
  oldValue: string | null;
  oldQualifier: string | null;
  total: number;
};

/** A row as both lists of moved figures read it. */
export type MovedRow = Omit<Row, 'release' | 'nature' | 'total'>;

/**
 * What stood in the place of a figure `n` before its edition, as `o`: a correction stands against what was recorded for the same release, a
 * revision against the newest release before it.
 */
export const stoodBefore = Prisma.sql`LATERAL (
  SELECT p.value, p.qualifier FROM observation p
   WHERE (p.series_code, p.area_code, p.period) = (n.series_code, n.area_code, n.period) AND p.edition < n.edition
     AND p.nature <> 'withdrawal' AND (n.nature = 'revision' OR p.release_code = n.release_code)
   ORDER BY p.released_latest DESC NULLS LAST, p.recorded_at DESC, p.id DESC LIMIT 1) o`;

/** The same row with its values as they are told: before, and after where it was not taken back. */
export function asMoved<R extends MovedRow & { nature: string }>({ oldValue, oldQualifier, value, qualifier, unit: measured, ...key }: R) {
  return {
    ...key,
    unit: unit.parse(measured),
    before: oldValue === null ? null : { value: oldValue, qualifier: oldQualifier ?? '=' },
    after: value === null || key.nature === 'withdrawal' ? null : { value, qualifier },
  };
}

/** Figures of the edition that are no new ones, each with what stood before. */
export async function readChangedFigures(edition: number, limit: number): Promise<ChangedFigures> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT i.code AS indicator, i.unit, n.series_code AS series, n.area_code AS area, n.period, n.release_code AS release,
           n.nature, n.value::text, n.qualifier, o.value::text AS "oldValue", o.qualifier AS "oldQualifier", count(*) OVER ()::int AS total
      FROM (SELECT DISTINCT f.series_code, f.area_code, f.period, f.release_code FROM staged_figure f
              JOIN change_set c ON c.number = f.change_set_number WHERE c.edition = ${edition} AND f.nature <> 'new') f
      JOIN observation n ON (n.series_code, n.area_code, n.period, n.release_code, n.edition)
                          = (f.series_code, f.area_code, f.period, f.release_code, ${edition}::int)
      JOIN series_revision s ON s.code = n.series_code AND s.superseded_at IS NULL
      JOIN indicator_revision i ON i.code = s.indicator_code AND i.superseded_at IS NULL
      LEFT JOIN ${stoodBefore} ON true
     ORDER BY n.nature, i.code, n.series_code, n.period, n.area_code LIMIT ${limit}::int`;
  return { total: rows[0]?.total ?? 0, moved: rows.map(({ total: _, ...row }) => asMoved(row)) };
}

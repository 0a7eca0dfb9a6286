import 'server-only';
import { db } from '@/lib/db/client';
import { asMoved, type MovedFigure, type MovedRow, stoodBefore } from '@/lib/publishing/figure-changes';
import type { Item } from './item-queries';
import type { Scope } from './scope';

/** How many figures an entry writes out. */
const LISTED_FIGURES = 12;

export type ToldFigure = Omit<MovedFigure, 'nature' | 'release'> & { nature: MovedFigure['nature'] | 'new' };

type FigureRow = MovedRow & { item: number; nature: ToldFigure['nature']; total: number };

/** The first figures of each item, what was corrected or taken back before what is new, each with what stood before. */
export async function readFigures(scope: Scope, items: readonly Item[]): Promise<(ToldFigure & { item: number; total: number })[]> {
  const asked = items.flatMap(({ edition, series }, item) =>
    series.length === 0 ? [] : [{ item, edition, series: [...new Set(series.map((one) => one.series))] }],
  );
  if (asked.length === 0) return [];
  const areas = scope.kind === 'record' && scope.of === 'area' ? scope.codes : null;
  const natures = scope.kind === 'corrections' ? ['correction', 'withdrawal'] : null;
  const rows = await db().$queryRaw<FigureRow[]>`
    SELECT a.item, i.code AS indicator, i.unit, n.series_code AS series, n.area_code AS area, n.period, n.nature, n.value::text, n.qualifier,
           n.total, o.value::text AS "oldValue", o.qualifier AS "oldQualifier"
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a(item int, edition int, series text[])
     CROSS JOIN LATERAL (
       SELECT f.*, count(*) OVER ()::int AS total FROM observation f WHERE f.series_code = ANY(a.series) AND f.edition = a.edition
          AND (${areas}::text[] IS NULL OR f.area_code = ANY(${areas}::text[])) AND (${natures}::text[] IS NULL OR f.nature = ANY(${natures}::text[]))
        ORDER BY f.nature = 'new', f.period_end DESC, f.area_code <> 'vn', f.area_code, f.series_code LIMIT ${LISTED_FIGURES}::int) n
      JOIN series_revision s ON s.code = n.series_code AND s.superseded_at IS NULL
      JOIN indicator_revision i ON i.code = s.indicator_code AND i.superseded_at IS NULL
      LEFT JOIN ${stoodBefore} ON n.nature <> 'new'
     ORDER BY a.item, n.nature = 'new', n.period_end DESC, n.area_code <> 'vn', n.area_code, n.series_code`;
  return rows.map(asMoved);
}

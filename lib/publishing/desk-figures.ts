import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import type { LocalizedText } from '@/lib/i18n/localized';
import { figuresKeptSql } from './desk-kept';
import { allLanguages, searchPatterns } from './desk-kinds';
import { keepersOfSeries } from './desk-record';
import { editedBodies, knownBodies } from './desk-records';

export const SERIES_PER_PAGE = 50;
export const FIGURES_PER_PAGE = 50;

export type ListedSeries = {
  code: string;
  name: LocalizedText;
  indicator: LocalizedText;
  unit: string;
  figures: number;
  last: { period: string; value: string; release: string } | null;
};

/** Series whose figures the viewer's bodies keep (or all), with the newest figure of each. */
export async function listSeries(
  viewer: Viewer,
  asked: { query: string; all: boolean; page: number },
): Promise<{ rows: ListedSeries[]; total: number }> {
  const values: unknown[] = [editedBodies(viewer)];
  const conditions = ['cardinality($1::text[]) >= 0', 'r.superseded_at IS NULL', 'NOT r.withdrawn'];
  if (!asked.all) conditions.push(figuresKeptSql('r.code'));
  const patterns = searchPatterns(asked.query);
  const words = `search_fold(concat_ws(' ', r.code, r.indicator_code, ${allLanguages('r.name')}, ${allLanguages('i.name')}))`;
  if (patterns.length > 0) conditions.push(`${words} LIKE ALL($${values.push(patterns)}::text[])`);
  const from = `FROM series_revision r JOIN indicator_revision i ON i.code = r.indicator_code AND i.superseded_at IS NULL WHERE ${conditions.join(' AND ')}`;
  const { rows: counted } = await pool().query<{ total: number }>(`SELECT count(*)::int AS total ${from}`, values);
  const { rows } = await pool().query<ListedSeries>(
    `SELECT r.code, r.name, i.name AS indicator, i.unit,
            (SELECT count(*)::int FROM current_observation c WHERE c.series_code = r.code) AS figures,
            (SELECT jsonb_build_object('period', o.period, 'value', o.value::text, 'release', o.release_code)
               FROM current_observation c JOIN observation o ON o.id = c.observation_id WHERE c.series_code = r.code
              ORDER BY o.period_end DESC, o.area_code = 'vn' DESC, o.area_code LIMIT 1) AS last
       ${from} ORDER BY i.name ->> 'vi' COLLATE "vi-x-icu", r.code LIMIT ${SERIES_PER_PAGE} OFFSET $${values.push((asked.page - 1) * SERIES_PER_PAGE)}`,
    values,
  );
  return { rows, total: counted[0]?.total ?? 0 };
}

export type CitedFigure = {
  /** Of the citation: a figure in one source. */
  id: string;
  period: string;
  area: string;
  release: string;
  value: string | null;
  qualifier: string;
  status: string;
  note: LocalizedText | null;
  source: string;
  quote: string | null;
  quoteLanguage: string | null;
  confidence: string;
};
export type StagedRow = Omit<CitedFigure, 'id'> & { changeSet: number; position: number; nature: string; isMine: boolean };
export type SeriesDesk = {
  code: string;
  name: LocalizedText;
  indicator: { code: string; name: LocalizedText };
  unit: string;
  bodies: string[];
  figures: CitedFigure[];
  total: number;
  /** Rows in open change sets that the viewer may see. */
  staged: StagedRow[];
  /** How many sets of other bodies hold figures of this series. */
  elsewhere: number;
};

/** The figures of a series with their citations, newest period first; null where there is no such series. */
export async function getSeriesDesk(viewer: Viewer, code: string, page: number): Promise<SeriesDesk | null> {
  const { rows: found } = await pool().query<Pick<SeriesDesk, 'code' | 'name' | 'indicator' | 'unit'>>(
    `SELECT r.code, r.name, jsonb_build_object('code', i.code, 'name', i.name) AS indicator, i.unit
       FROM series_revision r JOIN indicator_revision i ON i.code = r.indicator_code AND i.superseded_at IS NULL
      WHERE r.code = $1 AND r.superseded_at IS NULL AND NOT r.withdrawn`,
    [code],
  );
  const [series] = found;
  if (!series) return null;
  const [figures, { rows: counted }, staged, elsewhere, bodies] = await Promise.all([
    citedFigures('o.series_code = $1', [code, FIGURES_PER_PAGE, (page - 1) * FIGURES_PER_PAGE]),
    pool().query<{ total: number }>(`SELECT count(*)::int AS total FROM ${openCitations} WHERE o.series_code = $1 AND ${openFigure}`, [
      code,
    ]),
    stagedRows(viewer, code),
    elsewhereOf(viewer, code),
    keepersOfSeries(viewer, code),
  ]);
  return { ...series, bodies, figures, total: counted[0]?.total ?? 0, staged, elsewhere };
}

const openCitations = 'observation o JOIN citation c ON c.observation_id = o.id';
const openFigure = `o.superseded_at IS NULL AND o.nature <> 'withdrawal'`;

async function citedFigures(condition: string, values: readonly unknown[]): Promise<CitedFigure[]> {
  const { rows } = await pool().query<CitedFigure>(
    `SELECT c.id::text, o.period, o.area_code AS area, o.release_code AS release, o.value::text, o.qualifier, o.status, o.note,
            c.source_code AS source, c.quote, c.quote_language AS "quoteLanguage", c.confidence
       FROM ${openCitations} WHERE ${condition} AND ${openFigure}
      ORDER BY o.period_end DESC, o.area_code = 'vn' DESC, o.area_code, o.released_latest DESC NULLS LAST, c.id LIMIT $2 OFFSET $3`,
    [...values],
  );
  return rows;
}

/** One recorded figure of a series in one source. */
export async function getCitedFigure(series: string, id: string): Promise<CitedFigure | null> {
  if (!/^\d{1,15}$/.test(id)) return null;
  return (await citedFigures('o.series_code = $1 AND c.id = $4', [series, 1, 0, id]))[0] ?? null;
}

async function stagedRows(viewer: Viewer, code: string): Promise<StagedRow[]> {
  const { rows } = await pool().query<StagedRow>(
    `SELECT f.change_set_number AS "changeSet", f.position, f.nature, s.author_id = $2 AND s.state IN ('draft', 'returned') AS "isMine",
            f.period, f.area_code AS area, f.release_code AS release, f.value::text, f.qualifier, f.status, f.note,
            f.source_code AS source, f.quote, f.quote_language AS "quoteLanguage", f.confidence
       FROM staged_figure f JOIN change_set s ON s.number = f.change_set_number
      WHERE f.series_code = $1 AND s.state IN ('draft', 'returned', 'submitted', 'scheduled') AND (s.author_id = $2 OR s.organisation_code = ANY($3))
      ORDER BY f.change_set_number DESC, f.position LIMIT 200`,
    [code, viewer.actor, knownBodies(viewer)],
  );
  return rows;
}

async function elsewhereOf(viewer: Viewer, code: string): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    `SELECT count(DISTINCT s.number)::int AS n FROM staged_figure f JOIN change_set s ON s.number = f.change_set_number
      WHERE f.series_code = $1 AND s.state IN ('draft', 'returned', 'submitted', 'scheduled')
        AND NOT (s.author_id = $2 OR s.organisation_code = ANY($3)) IS TRUE`,
    [code, viewer.actor, knownBodies(viewer)],
  );
  return rows[0]?.n ?? 0;
}

import 'server-only';
import { bodiesOf, type Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import type { FigureRecord } from '@/lib/indicators/schema';
import { readNamed } from '@/lib/publishing/desk-names';
import { difference, type FieldChange, type JsonRecord, type Reference } from '@/lib/publishing/difference';
import type { Named } from '@/lib/publishing/edition-changes';
import type { Impact } from '@/lib/publishing/impact-shape';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { type Counts, type ImportState, PAGE, stateSql } from './import-state';
import type { Problem } from './problem';
import type { Failure } from './run';
import type { Notice } from './sheet-row';

export type ImportBrief = {
  id: string;
  organisation: string;
  kind: string;
  fileName: string;
  state: ImportState;
  rowsRead: number;
  /** While it is read only `rows` is there. */
  counts: Partial<Counts> | null;
  createdAt: Date;
  changeSet: number | null;
  isOwn: boolean;
};
export type ImportDetail = ImportBrief & { fileDigest: string; notices: Notice[]; impact: Impact | null; failure: Failure | null };
export type Page<T> = { items: T[]; total: number };

const brief = `i.id, i.organisation_code AS organisation, i.kind, i.file_name AS "fileName", ${stateSql} AS state, i.rows_read AS "rowsRead", i.counts,
  i.created_at AS "createdAt", i.change_set_number AS "changeSet", i.actor_id = $1 AS "isOwn"`;

/** Editors and reviewers of a body see its imports, nobody else does. */
const seenBy = (viewer: Viewer): [string, string[]] => [viewer.actor, bodiesOf(viewer, 'editor', 'reviewer')];
const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The imports of the viewer's bodies, newest first. */
export async function listImports(viewer: Viewer, page: number): Promise<Page<ImportBrief>> {
  const { rows } = await pool().query<ImportBrief & { total: number }>(
    `SELECT ${brief}, count(*) OVER ()::int AS total FROM import i WHERE i.organisation_code = ANY($2) ORDER BY i.created_at DESC, i.id LIMIT $3 OFFSET $4`,
    [...seenBy(viewer), PAGE, (page - 1) * PAGE],
  );
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** The imports that a change set took, for whoever may see the set. */
export async function importsOfSet(viewer: Viewer, number: number): Promise<ImportBrief[]> {
  const { rows } = await pool().query<ImportBrief>(
    `SELECT ${brief} FROM import i WHERE i.change_set_number = $3 AND i.organisation_code = ANY($2) ORDER BY i.created_at`,
    [...seenBy(viewer), number],
  );
  return rows;
}

/** Null where there is none that the viewer may see. */
export async function getImport(viewer: Viewer, id: string): Promise<ImportDetail | null> {
  if (!isUuid(id)) return null;
  const { rows } = await pool().query<Omit<ImportDetail, 'notices'> & { notices: Notice[] | null }>(
    `SELECT ${brief}, i.file_digest AS "fileDigest", i.notices, i.impact, i.failure FROM import i WHERE i.id = $3 AND i.organisation_code = ANY($2)`,
    [...seenBy(viewer), id],
  );
  return rows[0] ? { ...rows[0], notices: rows[0].notices ?? [] } : null;
}

/** Its problems in the order of the file, row by row. */
export async function listProblems(viewer: Viewer, id: string, page: number | null): Promise<Page<Problem>> {
  if (!(await getImport(viewer, id))) return { items: [], total: 0 };
  const { rows } = await pool().query<Problem & { total: number }>(
    `SELECT sheet, row, letter, field, value, code, severity, detail, count(*) OVER ()::int AS total FROM import_problem
      WHERE import_id = $1 ORDER BY row, length(letter), letter, position LIMIT $2 OFFSET $3`,
    [id, page === null ? null : PAGE, page === null ? 0 : (page - 1) * PAGE],
  );
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** `changes` of a new record are all that it says. */
export type ImportedRecord = { row: number; code: string; outcome: 'new' | 'changed'; changes: FieldChange[] };

/** The records that it would change, field by field against what is published now. */
export async function listImportedRecords(viewer: Viewer, id: string, page: number): Promise<Page<ImportedRecord>> {
  const found = await getImport(viewer, id);
  if (!found || found.kind === 'figure') return { items: [], total: 0 };
  const { rows } = await pool().query<{ row: number; code: string; outcome: 'new' | 'changed'; record: string; total: number }>(
    `SELECT row, code, outcome, record, count(*) OVER ()::int AS total FROM import_record
      WHERE import_id = $1 AND outcome IN ('new', 'changed') ORDER BY outcome, row LIMIT $2 OFFSET $3`,
    [id, PAGE, (page - 1) * PAGE],
  );
  const client = await pool().connect();
  try {
    const codes = rows.map(({ code }) => code);
    const published = await readRecords(client, kindNamed(found.kind), codes);
    const items = rows.map(({ row, code, outcome, record }) => ({
      row,
      code,
      outcome,
      changes: difference((published.get(code)?.record ?? {}) as JsonRecord, JSON.parse(record) as JsonRecord),
    }));
    return { items, total: rows[0]?.total ?? 0 };
  } finally {
    client.release();
  }
}

type Said = Pick<FigureRecord, 'value' | 'qualifier' | 'status'>;
export type ImportedFigure = {
  row: number;
  /** Null while its series is a draft. */
  indicator: string | null;
  series: string;
  period: string;
  area: string;
  release: string;
  source: string;
  nature: 'new' | 'revision' | 'correction';
  standing: Said | null;
  file: Said;
};

/** The figures that it would change or add: what stands now and what the file says. Changed ones come first. */
export async function listImportedFigures(viewer: Viewer, id: string, page: number): Promise<Page<ImportedFigure>> {
  if (!(await getImport(viewer, id))) return { items: [], total: 0 };
  const { rows } = await pool().query<ImportedFigure & { total: number }>(
    `SELECT f.row, s.indicator_code AS indicator, f.series_code AS series, f.period, f.area_code AS area, f.release_code AS release, f.source_code AS source, f.nature, f.total,
            jsonb_build_object('value', f.value::text, 'qualifier', f.qualifier, 'status', f.status) AS file,
            CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('value', o.value::text, 'qualifier', o.qualifier, 'status', o.status) END AS standing
       FROM (SELECT *, count(*) OVER ()::int AS total FROM import_figure WHERE import_id = $1 AND outcome IN ('new', 'changed')
              ORDER BY outcome, nature, row LIMIT $2 OFFSET $3) f
       LEFT JOIN observation o ON (o.series_code, o.period, o.area_code, o.release_code) = (f.series_code, f.period, f.area_code, f.release_code)
            AND o.superseded_at IS NULL AND o.nature <> 'withdrawal'
       LEFT JOIN series_revision s ON s.code = f.series_code AND s.superseded_at IS NULL
      ORDER BY f.outcome, f.nature, f.row`,
    [id, PAGE, (page - 1) * PAGE],
  );
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** What records are called, of those that are published. */
export async function namesOf(references: readonly Reference[]): Promise<Named[]> {
  const client = await pool().connect();
  try {
    return await readNamed(client, 0, references);
  } finally {
    client.release();
  }
}

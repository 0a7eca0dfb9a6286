import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { canonical, digest } from '@/lib/publishing/canonical';
import { FIGURES } from '@/lib/publishing/change-set';
import type { StagedFigure } from '@/lib/publishing/figures';
import { compare, type Difference } from './difference';
import type { Edition } from './editions';
import { rowsOf } from './rows';

const STAGED = `
  SELECT series_code AS series, period, area_code AS area, release_code AS release, value::text, qualifier, status, note, source_code AS source,
         quote, quote_language AS "quoteLanguage", confidence, nature, position FROM staged_figure WHERE change_set_number = $1 ORDER BY position`;

/** Compares the digest of an edition's figures, row after row as they were staged, with the one in the log. */
export async function compareStagedFigures(db: ClientBase, { edition, changeSet, entry }: Edition): Promise<Difference[]> {
  const said = entry?.changes.find(({ kind, code }) => kind === FIGURES.kind && code === FIGURES.code);
  const hash = createHash('sha256');
  const where = { edition, subject: `staged figures of change set ${changeSet}` };
  const misplaced: Difference[] = [];
  let rows = 0;
  for await (const { position, ...figure } of rowsOf<StagedFigure & { position: number }>(db, STAGED, [changeSet])) {
    if (misplaced.length === 0) misplaced.push(...compare(where, { position: rows }, { position }));
    hash.update(`${rows === 0 ? '' : '\n'}${canonical(figure)}`);
    rows += 1;
  }
  if (!entry || (rows === 0 && !said)) return [];
  if (!said) return [{ ...where, is: 'unpublished' }];
  if (rows === 0) return [{ ...where, is: 'missing' }];
  const found = digest(canonical({ rows: String(rows), digest: hash.digest('hex') }));
  return [...misplaced, ...compare(where, { 'digest of their rows': said.digest }, { 'digest of their rows': found })];
}

/** How many figures an edition published: one for each series, period, area and release. */
export async function countFigures(db: ClientBase, changeSet: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count
       FROM (SELECT DISTINCT series_code, period, area_code, release_code FROM staged_figure WHERE change_set_number = $1) AS f`,
    [changeSet],
  );
  return rows[0]?.count ?? 0;
}

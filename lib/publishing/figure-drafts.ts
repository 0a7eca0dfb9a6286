import 'server-only';
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { defineCommand } from '@/lib/command';
import { Forbidden, Invalid } from '@/lib/errors';
import { figureSchema } from '@/lib/indicators/schema';
import { code, LARGEST_NUMBER } from '@/lib/record';
import { canonical, digest } from './canonical';
import { FIGURES } from './change-set';
import { draftGrant, lockOwnDraft, openSet } from './draft-sets';
import type { StagedFigure } from './figures';
import type { Json } from './merge';
import { requireKept } from './ownership';
import { missingReferences } from './references';

/** Puts one figure, in one source, into the author's open change set; the same figure from the same source is replaced there. */
export const saveFigure = defineCommand({
  name: 'figure.save',
  input: z.strictObject({
    organisation: code,
    changeSet: z.number().int().positive().max(LARGEST_NUMBER).nullable(),
    figure: figureSchema,
    /** How it is meant where the figure is published already. */
    nature: z.enum(['revision', 'correction', 'withdrawal']),
    /** The row of the change set that this one replaces. */
    position: z.number().int().min(0).max(LARGEST_NUMBER).nullable(),
  }),
  allow: async (db, viewer, { organisation, figure, changeSet }) => {
    const grant = draftGrant(viewer, organisation);
    if (grant.role !== 'editor') throw new Forbidden('no-role');
    if (viewer.kinds !== null && !viewer.kinds.includes('figure')) throw new Forbidden('other-kind');
    await requireKept(db, organisation, [{ kind: 'figure', code: figure.series, record: figure }], changeSet);
    return grant;
  },
  run: async (db, viewer, { organisation, changeSet, figure, nature, position }) => {
    const set = await openSet(db, viewer, organisation, changeSet);
    const missing = await missingReferences(db, set.number, 'figure', figure as Json);
    if (missing.length > 0) throw new Invalid(missing);
    await db.query(
      `DELETE FROM staged_figure WHERE change_set_number = $1 AND (position = $2
        OR (series_code, period, area_code, release_code, source_code) = ($3, $4, $5, $6, $7))`,
      [set.number, position, figure.series, figure.period, figure.area, figure.release, figure.source],
    );
    const { rows } = await db.query<{ position: number }>(
      `INSERT INTO staged_figure (change_set_number, position, series_code, period, area_code, release_code, value, qualifier, status, nature, note, source_code, quote, quote_language, confidence)
       SELECT $1, coalesce(max(position), -1) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 FROM staged_figure WHERE change_set_number = $1
       RETURNING position`,
      [
        set.number,
        figure.series,
        figure.period,
        figure.area,
        figure.release,
        figure.value,
        figure.qualifier,
        figure.status,
        nature,
        figure.note,
        figure.source,
        figure.quote,
        figure.quoteLanguage,
        figure.confidence,
      ],
    );
    return { changeSet: set.number, position: rows[0]?.position as number };
  },
  subject: ({ figure }) => `figure/${figure.series}/${figure.period}/${figure.area}`,
  detail: ({ nature, changeSet }) => ({ nature, changeSet }),
});

/** Takes one row of figures out of the author's open change set again. */
export const removeFigure = defineCommand({
  name: 'figure.remove',
  input: z.strictObject({ changeSet: z.number().int().positive(), position: z.number().int().min(0).max(LARGEST_NUMBER) }),
  allow: async (db, viewer, { changeSet }) => draftGrant(viewer, (await lockOwnDraft(db, viewer, changeSet)).organisation_code),
  run: async (db, _viewer, { changeSet, position }) => {
    await db.query('DELETE FROM staged_figure WHERE change_set_number = $1 AND position = $2', [changeSet, position]);
  },
  subject: ({ changeSet, position }) => `change-set/${changeSet}/figure/${position}`,
});

const sameKey = `(o.series_code, o.period, o.area_code, o.release_code) = (f.series_code, f.period, f.area_code, f.release_code)
  AND o.superseded_at IS NULL AND o.nature <> 'withdrawal'`;

/**
 * Makes the figures of a draft ready to be handed in: says of each whether it is new, keeps the other sources of a figure whose value
 * stays, numbers the rows without gaps and writes the one change that speaks for them all.
 */
export async function sealFigures(db: ClientBase, changeSet: number): Promise<void> {
  await db.query(
    `UPDATE staged_figure f SET nature = CASE WHEN EXISTS (SELECT FROM observation o WHERE ${sameKey}) THEN 'correction' ELSE 'new' END
      WHERE f.change_set_number = $1 AND f.nature <> 'withdrawal'
        AND (f.nature = 'new') = EXISTS (SELECT FROM observation o WHERE ${sameKey})`,
    [changeSet],
  );
  await db.query(
    `INSERT INTO staged_figure (change_set_number, position, series_code, period, area_code, release_code, value, qualifier, status, nature, note, source_code, quote, quote_language, confidence)
     SELECT $1, (SELECT max(position) FROM staged_figure WHERE change_set_number = $1) + row_number() OVER (ORDER BY c.id),
            o.series_code, o.period, o.area_code, o.release_code, f.value, f.qualifier, f.status, f.nature, f.note, c.source_code, c.quote, c.quote_language, c.confidence
       FROM (SELECT DISTINCT ON (series_code, period, area_code, release_code) *,
                    array_agg(source_code) OVER (PARTITION BY series_code, period, area_code, release_code) AS sources FROM staged_figure
              WHERE change_set_number = $1 AND nature <> 'withdrawal' ORDER BY series_code, period, area_code, release_code, position) f
       JOIN observation o ON ${sameKey} AND o.value = f.value AND o.qualifier = f.qualifier
       JOIN citation c ON c.observation_id = o.id AND c.source_code <> ALL (f.sources)`,
    [changeSet],
  );
  await numberRows(db, changeSet);
  await db.query('DELETE FROM change WHERE change_set_number = $1 AND kind = $2', [changeSet, FIGURES.kind]);
  const { rows, hash } = await digestFigures(db, changeSet);
  if (rows === 0) return;
  const record = canonical({ rows: String(rows), digest: hash });
  await db.query(
    `INSERT INTO change (change_set_number, position, kind, code, base_revision, nature, record, digest, submitted_digest)
     SELECT $1, (SELECT coalesce(max(position), -1) + 1 FROM change WHERE change_set_number = $1), $2, $3, newest,
            CASE newest WHEN 0 THEN 'new' ELSE 'revision' END, $4, $5, $5
       FROM (SELECT coalesce(max(edition), 0) AS newest FROM change_set) AS editions`,
    [changeSet, FIGURES.kind, FIGURES.code, record, digest(record)],
  );
}

/** Closes the gaps that removed rows left. */
async function numberRows(db: ClientBase, changeSet: number): Promise<void> {
  const { rows } = await db.query<{ isWhole: boolean; highest: number | null }>(
    `SELECT count(*) = 0 OR (min(position) = 0 AND max(position) = count(*) - 1) AS "isWhole", max(position) AS highest
       FROM staged_figure WHERE change_set_number = $1`,
    [changeSet],
  );
  if (rows[0]?.isWhole !== false) return;
  // Nothing tells the database yet how many rows there are: pairing them one by one could take hours.
  await db.query('SET LOCAL enable_nestloop = off');
  // Past the rows that are there, then back: the numbers are a key while they are changed.
  await db.query(
    `UPDATE staged_figure f SET position = $2 + n.place FROM (SELECT position, row_number() OVER (ORDER BY position)::int AS place
            FROM staged_figure WHERE change_set_number = $1) n
      WHERE f.change_set_number = $1 AND f.position = n.position`,
    [changeSet, rows[0].highest],
  );
  await db.query('SET LOCAL enable_nestloop = on');
  await db.query('UPDATE staged_figure SET position = position - $2 - 1 WHERE change_set_number = $1', [changeSet, rows[0].highest]);
}

const BATCH = 5000;

/** The same digest as `stageFigures` gives: over the canonical rows, one a line, read in batches. */
async function digestFigures(db: ClientBase, changeSet: number): Promise<{ rows: number; hash: string }> {
  const hash = createHash('sha256');
  for (let from = 0; ; from += BATCH) {
    const { rows } = await db.query<StagedFigure>(
      `SELECT series_code AS series, period, area_code AS area, release_code AS release, value::text, qualifier, status, note, source_code AS source,
              quote, quote_language AS "quoteLanguage", confidence, nature
         FROM staged_figure WHERE change_set_number = $1 AND position >= $2 AND position < $3 ORDER BY position`,
      [changeSet, from, from + BATCH],
    );
    for (const [index, row] of rows.entries()) hash.update(`${from + index === 0 ? '' : '\n'}${canonical(row)}`);
    if (rows.length < BATCH) return { rows: from + rows.length, hash: hash.digest('hex') };
  }
}

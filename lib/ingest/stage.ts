import type { ClientBase } from 'pg';
import type { Grant } from '@/lib/auth/viewer';
import { Conflict, Invalid, type Issue } from '@/lib/errors';
import { difference, type JsonRecord } from '@/lib/publishing/difference';
import { prepareChange } from '@/lib/publishing/drafts';
import { kindNamed } from '@/lib/publishing/kinds';
import type { Json } from '@/lib/publishing/merge';
import { requireKept } from '@/lib/publishing/ownership';
import { missingReferences } from '@/lib/publishing/references';

/** An import on its way into a change set of the same author. */
export type Taking = {
  importId: string;
  kind: string;
  organisation: string;
  changeSet: number;
  /** The newest edition that the rows were compared with. */
  seenEdition: number;
  /** What the change set already holds of the same records and figures gives way. */
  replace: boolean;
  /** What the records that are published become. */
  nature: 'revision' | 'correction';
};

/** How many differences one answer names. */
const MOST_NAMED = 20;
const takes = `f.import_id = $1 AND f.outcome IN ('new', 'changed')`;
const sameKey = (other: string) =>
  `(${other}.series_code, ${other}.period, ${other}.area_code, ${other}.release_code) = (f.series_code, f.period, f.area_code, f.release_code)`;

/** Puts the figures of an import into the change set: all of them or, where something stands against one, none. */
export async function stageFigures(db: ClientBase, taking: Taking): Promise<void> {
  const { importId, organisation, changeSet, replace } = taking;
  const { rows: series } = await db.query<{ code: string }>(`SELECT DISTINCT f.series_code AS code FROM import_figure f WHERE ${takes}`, [
    importId,
  ]);
  await requireKept(
    db,
    organisation,
    series.map(({ code }) => ({ kind: 'figure', code, record: { series: code } })),
    changeSet,
  );
  await requireReferences(db, importId, changeSet);
  await refuseStale(db, taking);
  // Nothing tells the database yet how many rows either side has: pairing them one by one could take hours.
  await db.query('SET LOCAL enable_nestloop = off');
  if (!replace) await refuseOverlap(db, importId, changeSet);
  await db.query(
    `DELETE FROM staged_figure s USING import_figure f WHERE s.change_set_number = $2 AND ${takes} AND ${sameKey('s')} AND s.source_code = f.source_code`,
    [importId, changeSet],
  );
  await db.query('SET LOCAL enable_nestloop = on');
  await db.query(
    `INSERT INTO staged_figure (change_set_number, position, series_code, period, area_code, release_code, value, qualifier, status, nature, note, source_code, quote, quote_language, confidence)
     SELECT $2, (SELECT coalesce(max(position), -1) FROM staged_figure WHERE change_set_number = $2) + row_number() OVER (ORDER BY f.row),
            f.series_code, f.period, f.area_code, f.release_code, f.value, f.qualifier, f.status, f.nature, f.note, f.source_code, f.quote, f.quote_language, f.confidence
       FROM import_figure f WHERE ${takes}`,
    [importId, changeSet],
  );
}

/** A release, say, that stands in another draft than the one that is to hold its figures. */
async function requireReferences(db: ClientBase, importId: string, changeSet: number): Promise<void> {
  const issues: Issue[] = [];
  for (const kind of ['series', 'area', 'release', 'source']) {
    const { rows } = await db.query<{ code: string }>(
      `SELECT code FROM (SELECT DISTINCT f.${kind}_code AS code FROM import_figure f WHERE ${takes}) named
        WHERE NOT EXISTS (SELECT FROM "${kindNamed(kind).table}" r WHERE r.code = named.code AND r.superseded_at IS NULL AND NOT r.withdrawn)
          AND NOT EXISTS (SELECT FROM change c WHERE c.change_set_number = $2 AND c.kind = $3 AND c.code = named.code AND c.nature <> 'withdrawal')
        LIMIT ${MOST_NAMED}`,
      [importId, changeSet, kind],
    );
    issues.push(...rows.map(({ code }) => ({ path: [kind, code], code: `no-such-${kind}` })));
  }
  if (issues.length > 0) throw new Invalid(issues);
}

type Differing = { key: string; published: string | null; proposed: string };
const conflictOf = (rows: readonly Differing[]) =>
  new Conflict(rows.map(({ key, published, proposed }) => ({ path: key, published, proposed })));
const keyText = `concat_ws(' ', f.series_code, f.period, f.area_code, f.release_code)`;

/** A figure that was published after the rows were compared with the record was not in what the editor saw: the file is read again first. */
async function refuseStale(db: ClientBase, { importId, seenEdition }: Taking): Promise<void> {
  const { rows } = await db.query(
    `SELECT 1 FROM import_figure f JOIN observation o ON ${sameKey('o')} AND o.superseded_at IS NULL AND o.edition > $2 WHERE ${takes} LIMIT 1`,
    [importId, seenEdition],
  );
  if (rows.length > 0) throw new Invalid([{ path: ['id'], code: 'import-stale' }]);
}

async function refuseOverlap(db: ClientBase, importId: string, changeSet: number): Promise<void> {
  const { rows } = await db.query<Differing>(
    `SELECT ${keyText} AS key, s.value::text AS published, f.value::text AS proposed FROM import_figure f
       JOIN staged_figure s ON s.change_set_number = $2 AND ${sameKey('s')}
      WHERE ${takes} AND (s.value, s.qualifier, s.status) IS DISTINCT FROM (f.value, f.qualifier, f.status) ORDER BY f.row LIMIT ${MOST_NAMED}`,
    [importId, changeSet],
  );
  if (rows.length > 0) throw conflictOf(rows);
}

type Held = { row: number; code: string; base_revision: number; record: string };
const BATCH = 500;

/** The same for records. Those that were published anew meanwhile are merged, or refused where both changed one field. */
export async function stageRecords(db: ClientBase, taking: Taking, grant: Grant): Promise<void> {
  const { importId, kind, changeSet, replace } = taking;
  for (let after = -1; ; ) {
    const { rows } = await db.query<Held>(
      `SELECT f.row, f.code, f.base_revision, f.record FROM import_record f WHERE ${takes} AND f.row > $2 ORDER BY f.row LIMIT ${BATCH}`,
      [importId, after],
    );
    if (rows.length > 0) await checkRecords(db, taking, rows);
    if (rows.length < BATCH) break;
    after = rows.at(-1)?.row as number;
  }
  await mergeStale(db, taking, grant);
  if (!replace) await refuseOverlapping(db, taking);
  await db.query(
    `DELETE FROM change c USING import_record f WHERE c.change_set_number = $2 AND c.kind = $3 AND c.code = f.code AND ${takes}`,
    [importId, changeSet, kind],
  );
  await db.query(
    `INSERT INTO change (change_set_number, position, kind, code, base_revision, nature, record, digest, submitted_digest)
     SELECT $2, (SELECT coalesce(max(position), -1) FROM change WHERE change_set_number = $2) + row_number() OVER (ORDER BY f.row), $3, f.code, f.base_revision,
            CASE WHEN f.base_revision = 0 THEN 'new' ELSE $4 END, f.record, f.digest, f.digest
       FROM (SELECT *, encode(sha256(convert_to(record, 'UTF8')), 'hex') AS digest FROM import_record) f WHERE ${takes}`,
    [importId, changeSet, kind, taking.nature],
  );
}

/** Field by field, what the set already holds of the same records beside what the file says. */
async function refuseOverlapping(db: ClientBase, { importId, kind, changeSet }: Taking): Promise<void> {
  const { rows } = await db.query<{ code: string; held: string; proposed: string }>(
    `SELECT f.code, c.record AS held, f.record AS proposed FROM import_record f
       JOIN change c ON c.change_set_number = $2 AND c.kind = $3 AND c.code = f.code AND c.record <> f.record
      WHERE ${takes} ORDER BY f.row LIMIT ${MOST_NAMED}`,
    [importId, changeSet, kind],
  );
  const conflicts = rows.flatMap(({ code, held, proposed }) =>
    difference(JSON.parse(held) as JsonRecord, JSON.parse(proposed) as JsonRecord).map(({ field, language, before, after }) => ({
      path: [code, field, language].filter(Boolean).join(' '),
      published: before,
      proposed: after,
    })),
  );
  if (conflicts.length > 0) throw new Conflict(conflicts.slice(0, MOST_NAMED));
}

async function checkRecords(db: ClientBase, { kind, organisation, changeSet, importId }: Taking, rows: readonly Held[]): Promise<void> {
  const records = rows.map(({ code, record }) => ({ kind, code, record: JSON.parse(record) as Record<string, Json> }));
  await requireKept(db, organisation, records, changeSet);
  const missing = await missingReferences(db, changeSet, kind, records.map(({ record }) => record) as Json);
  // A record may name another one of the same file.
  const { rows: beside } = await db.query<{ code: string }>(`SELECT f.code FROM import_record f WHERE ${takes}`, [importId]);
  const own = new Set(beside.map(({ code }) => code));
  const issues = missing.flatMap(({ path: [place, field = ''], code }) => {
    const record = records[Number(place)];
    const named = [record?.record[String(field)]].flat();
    const isBeside = code === `no-such-${kind}` && named.every((one) => typeof one !== 'string' || own.has(one));
    return record && !isBeside ? [{ path: [record.code, field], code }] : [];
  });
  if (issues.length > 0) throw new Invalid(issues.slice(0, MOST_NAMED));
}

async function mergeStale(db: ClientBase, { importId, kind, organisation, changeSet, nature }: Taking, grant: Grant): Promise<void> {
  const { rows } = await db.query<Held>(
    `SELECT f.row, f.code, f.base_revision, f.record FROM import_record f
       LEFT JOIN "${kindNamed(kind).table}" r ON r.code = f.code AND r.superseded_at IS NULL
      WHERE ${takes} AND f.base_revision <> coalesce(r.revision, 0) ORDER BY f.row`,
    [importId],
  );
  for (const { row, code, base_revision: baseRevision, record } of rows) {
    const input = { organisation, changeSet, kind, code, baseRevision, nature, record: JSON.parse(record), seen: null };
    const merged = await prepareChange(db, changeSet, input, grant).catch((error: unknown) => {
      throw error instanceof Conflict || error instanceof Invalid ? new Invalid([{ path: ['id'], code: 'import-stale' }]) : error;
    });
    await db.query('UPDATE import_record SET base_revision = $3, record = $4 WHERE import_id = $1 AND row = $2', [
      importId,
      row,
      merged.baseRevision,
      merged.text,
    ]);
  }
}

import type { ClientBase } from 'pg';
import { Conflict, Forbidden, Invalid, type Issue, NotFound } from '@/lib/errors';
import type { LocalizedText } from '@/lib/i18n/localized';
import { refreshSearch } from '@/lib/search/refresh';
import { announce, tagsOf } from './announce';
import { canonical, digest } from './canonical';
import { figureConflicts } from './figure-conflicts';
import { contradictions, publishFigures } from './figures';
import { KINDS, kindNamed } from './kinds';
import { appendLogEntry } from './log';
import { type Json, type MergeConflict, merge } from './merge';
import { type Revision, readRecords, type Stamp, writeIdentities, writeRevisions } from './records';

type ChangeSetRow = {
  number: number;
  title: LocalizedText;
  reason: LocalizedText;
  author_id: string;
  organisation_code: string | null;
  state: string;
  decision: string | null;
};
type ChangeRow = {
  position: number;
  kind: string;
  code: string;
  base_revision: number;
  nature: string;
  record: string;
  digest: string;
  submitted_digest: string;
};

export type Published = { edition: number; tags: string[] };
/** The actor whose first content is the only exemption from four eyes; the database holds the same. */
export const FOUNDING = 'system:founding';
/** Only one publication at a time: editions have no gaps and the log is one chain. */
const LOCK = 411_2022;

/**
 * The one way in for public content: in one transaction, merge, check, write every kind in bulk, move figures, append to the log.
 * The caller expires the returned tags after its commit. Throws Conflict with both values where two people changed one path.
 */
export async function publish(db: ClientBase, number: number, reviewer: string | null, at: string): Promise<Published> {
  await db.query('BEGIN');
  try {
    const published = await publishInTransaction(db, number, reviewer, at);
    await db.query('COMMIT');
    return published;
  } catch (error) {
    await db.query('ROLLBACK');
    throw isFourEyes(error) ? new Forbidden('four-eyes') : error;
  }
}

/** The database holds the rule itself, and knows the roles. */
export const isFourEyes = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'change_set_four_eyes';

/** Everything that `publish` does but beginning and ending the transaction: what it would do can so be looked at and taken back. */
export async function publishInTransaction(db: ClientBase, number: number, reviewer: string | null, asked: string): Promise<Published> {
  await db.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  const set = await lockChangeSet(db, number, reviewer);
  const { rows: changes } = await db.query<ChangeRow>('SELECT * FROM change WHERE change_set_number = $1 ORDER BY position', [number]);
  const twice = await contradictions(db, number);
  if (twice.length > 0) throw new Invalid(twice.map((key) => ({ path: ['figures', key], code: 'two-values' })));
  const overtaken = await figureConflicts(db, number);
  if (overtaken.length > 0) throw new Conflict(overtaken);

  const revisions = new Map<string, Revision[]>();
  for (const { kind } of KINDS) {
    const group = changes.filter((change) => change.kind === kind);
    if (group.length > 0) revisions.set(kind, await nextRevisions(db, number, kind, group));
  }

  const {
    rows: [next],
  } = await db.query<{ edition: number; soonest: Date | null }>(
    `SELECT coalesce(max(edition), 0) + 1 AS edition, max(published_at) + interval '1 millisecond' AS soonest FROM change_set`,
  );
  const at = next?.soonest && next.soonest > new Date(asked) ? next.soonest.toISOString() : asked;
  const stamp: Stamp = { edition: next?.edition as number, recordedAt: at };
  await db.query(`UPDATE change_set SET state = 'published', edition = $2, published_at = $3, reviewer_id = $4 WHERE number = $1`, [
    number,
    stamp.edition,
    at,
    reviewer,
  ]);
  for (const [name, group] of revisions) {
    await writeIdentities(
      db,
      kindNamed(name),
      group.filter((r) => r.revision === 1).map((r) => r.code),
    );
  }
  for (const [name, group] of revisions) await writeRevisions(db, kindNamed(name), group, stamp);
  const indicators = await publishFigures(db, number, stamp);
  await appendLogEntry(db, {
    edition: stamp.edition,
    changeSet: set.number,
    title: set.title,
    reason: set.reason,
    author: set.author_id,
    reviewer,
    organisation: set.organisation_code,
    decision: set.decision,
    publishedAt: at,
    changes: changes.map(({ kind, code, nature, base_revision, digest, submitted_digest }) => ({
      kind,
      code,
      nature,
      baseRevision: base_revision,
      digest,
      submittedDigest: submitted_digest,
    })),
  });
  const records = [...revisions].flatMap(([kind, group]) => group.map(({ code }) => ({ kind, code })));
  const moved = [...records, ...indicators.map((code) => ({ kind: 'figures', code }))];
  await refreshSearch(db, moved);
  await announce(db, stamp.edition);
  return { edition: stamp.edition, tags: tagsOf(moved) };
}

async function lockChangeSet(db: ClientBase, number: number, reviewer: string | null): Promise<ChangeSetRow> {
  const {
    rows: [set],
  } = await db.query<ChangeSetRow>('SELECT * FROM change_set WHERE number = $1 FOR UPDATE', [number]);
  if (!set) throw new NotFound('change-set', String(number));
  if (set.state !== 'submitted' && set.state !== 'scheduled') throw new Invalid([{ path: ['state'], code: 'not-submitted' }]);
  if (set.author_id !== FOUNDING && (reviewer === null || reviewer === set.author_id)) throw new Forbidden('four-eyes');
  return set;
}

/** Merges each change with what is published now, checks it by the kind's schema and gives it the next revision number. */
async function nextRevisions(db: ClientBase, set: number, name: string, changes: ChangeRow[]): Promise<Revision[]> {
  const kind = kindNamed(name);
  const open = await readRecords(
    db,
    kind,
    changes.map((change) => change.code),
  );
  const conflicts: MergeConflict[] = [];
  const issues: Issue[] = [];
  const revisions: Revision[] = [];
  for (const change of changes) {
    const current = open.get(change.code);
    const proposed = JSON.parse(change.record) as Json;
    let record = proposed;
    if ((current?.revision ?? 0) !== change.base_revision) {
      const base = await recordAtRevision(db, name, change.code, change.base_revision);
      const merged = merge(base, (current?.record as Json | undefined) ?? null, proposed);
      conflicts.push(...merged.conflicts.map((c) => ({ ...c, path: `${name}/${change.code}.${c.path}` })));
      record = merged.record;
    }
    const parsed = kind.schema.safeParse(record);
    if (!parsed.success) {
      issues.push(...parsed.error.issues.map((i) => ({ path: [name, change.code, ...i.path.map(String)], code: i.message })));
      continue;
    }
    if (change.digest !== digest(change.record)) issues.push({ path: [name, change.code], code: 'digest' });
    revisions.push({
      code: change.code,
      revision: (current?.revision ?? 0) + 1,
      record: parsed.data,
      withdrawn: change.nature === 'withdrawal',
    });
    if (canonical(record) !== change.record) await rewriteMerged(db, set, change, record);
  }
  if (conflicts.length > 0) throw new Conflict(conflicts);
  if (issues.length > 0) throw new Invalid(issues);
  return revisions;
}

/** What the author saw: the record as the change that made that revision published it; null before the first. */
export async function recordAtRevision(db: ClientBase, kind: string, code: string, revision: number): Promise<Json> {
  if (revision === 0) return null;
  const { rows } = await db.query<{ record: string }>(
    `SELECT c.record FROM change c JOIN change_set s ON s.number = c.change_set_number AND s.edition IS NOT NULL
      WHERE c.kind = $1 AND c.code = $2 ORDER BY s.edition OFFSET $3 LIMIT 1`,
    [kind, code, revision - 1],
  );
  return rows[0] ? (JSON.parse(rows[0].record) as Json) : null;
}

/** A merged record is what gets published, so it is also what the log's digest speaks for. */
async function rewriteMerged(db: ClientBase, set: number, change: ChangeRow, record: Json): Promise<void> {
  change.record = canonical(record);
  change.digest = digest(change.record);
  await db.query('UPDATE change SET record = $3, digest = $4 WHERE change_set_number = $1 AND position = $2', [
    set,
    change.position,
    change.record,
    change.digest,
  ]);
}

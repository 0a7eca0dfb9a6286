import type { ClientBase } from 'pg';
import type { Grant } from '@/lib/auth/viewer';
import { Conflict, Invalid, type Issue } from '@/lib/errors';
import { canonical, digest } from './canonical';
import { prepareChange } from './drafts';
import { stageFigures } from './figures';
import { KINDS } from './kinds';
import type { Json } from './merge';
import { requireKept } from './ownership';
import { missingReferences } from './references';
import type { SentChange, SentFigure } from './sent-set';

type Into = { number: number; organisation: string };
type Placed = SentChange & { place: number };
type TwoValues = Conflict['conflicts'][number];

/** Puts records into a draft. What is wrong with any of them is said of all at once, by its place in what was sent. */
export async function takeChanges(db: ClientBase, into: Into, changes: readonly SentChange[], grant: Grant): Promise<void> {
  const placed = changes.map((change, place): Placed => ({ ...change, place }));
  await enter(db, into, placed);
  const issues: Issue[] = [];
  const conflicts: TwoValues[] = [];
  for (const change of placed) {
    const { place, ...sent } = change;
    const input = { ...sent, organisation: into.organisation, changeSet: into.number, seen: null };
    try {
      const prepared = await prepareChange(db, into.number, input, grant);
      await db.query(
        `UPDATE change SET base_revision = $4, nature = $5, record = $6, digest = $7, submitted_digest = $7
          WHERE change_set_number = $1 AND kind = $2 AND code = $3`,
        [into.number, sent.kind, sent.code, prepared.baseRevision, prepared.nature, prepared.text, digest(prepared.text)],
      );
    } catch (error) {
      if (error instanceof Invalid) issues.push(...error.issues.map((issue) => ({ ...issue, path: pathIn(place, issue.path) })));
      else if (error instanceof Conflict) conflicts.push(...error.conflicts.map((both) => conflictIn(place, both)));
      else throw error;
    }
  }
  if (issues.length > 0) throw new Invalid(issues);
  if (conflicts.length > 0) throw new Conflict(conflicts);
}

/**
 * Enters them as they came, so that they may name each other in any order. Parents come first in KINDS, and of each kind only what
 * the body keeps is entered: what a body may not change makes nothing else its own.
 */
async function enter(db: ClientBase, { number, organisation }: Into, changes: readonly Placed[]): Promise<void> {
  for (const { kind } of KINDS) {
    const group = changes.filter((change) => change.kind === kind);
    if (group.length === 0) continue;
    await requireKept(db, organisation, group, number);
    const rows = group.map(({ place, code, baseRevision, record }) => {
      const text = canonical({ ...record, code });
      // How it is meant is settled below; until then only whether it is new.
      const provisional = baseRevision === 0 ? 'new' : 'revision';
      return { position: place, code, base_revision: baseRevision, nature: provisional, record: text, digest: digest(text) };
    });
    await db.query(
      `INSERT INTO change (change_set_number, position, kind, code, base_revision, nature, record, digest, submitted_digest)
       SELECT $1, c.position, $2, c.code, c.base_revision, c.nature, c.record, c.digest, c.digest
         FROM jsonb_to_recordset($3::jsonb) AS c (position int, code text, base_revision int, nature text, record text, digest text)`,
      [number, kind, JSON.stringify(rows)],
    );
  }
}

/** What is said of the change itself stands beside its record. */
const beside = new Set(['baseRevision', 'code', 'nature']);
const pathIn = (place: number, path: Issue['path']): Issue['path'] =>
  beside.has(String(path[0])) ? ['changes', place, ...path] : ['changes', place, 'record', ...path];
const conflictIn = (place: number, { path, ...values }: TwoValues): TwoValues => ({
  ...values,
  path: ['changes', String(place), 'record', ...path.split('.')].join('.'),
});

/** Puts figures into a draft that has none yet. */
export async function takeFigures(db: ClientBase, { number, organisation }: Into, figures: readonly SentFigure[]): Promise<void> {
  if (figures.length === 0) return;
  const claimed = figures.map((figure) => ({ kind: 'figure', code: figure.series, record: figure }));
  await requireKept(db, organisation, claimed, number);
  const missing = await missingReferences(db, number, 'figure', figures as unknown as Json);
  if (missing.length > 0) throw new Invalid(missing.map((issue) => ({ ...issue, path: ['figures', ...issue.path] })));
  await stageFigures(db, number, figures);
}

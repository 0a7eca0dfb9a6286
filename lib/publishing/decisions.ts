import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { type Grant, grantOf, type Viewer } from '@/lib/auth/viewer';
import { expire } from '@/lib/cache';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/send';
import { addStep, lockSet, type SetRow, type SetState } from './draft-sets';
import { loadFindings } from './findings';
import { isFourEyes, type Published, publishInTransaction } from './publish';
import { publicWords } from './submission';

const looked = {
  number: z.number().int().positive(),
  /** When the set that the reviewer looked at was handed in: another one is not decided on unseen. */
  submittedAt: z.iso.datetime({ offset: true }),
};

/** Sends a set back to its author with a public reason; also one that waits for its hour. */
export const returnSet = defineCommand({
  name: 'change-set.return',
  input: z.strictObject({ ...looked, reason: publicWords }),
  allow: (db, viewer, input) => allowDecision(db, viewer, input),
  run: async (db, viewer, input) => {
    await requireState(db, input.number, ['submitted', 'scheduled']);
    await db.query(`UPDATE change_set SET state = 'returned', reviewer_id = NULL, decision = NULL, publish_at = NULL WHERE number = $1`, [
      input.number,
    ]);
    await addStep(db, input.number, viewer.actor, 'returned', input.reason);
  },
  subject,
});

const publishCommand = defineCommand({
  name: 'change-set.publish',
  input: z.strictObject({ ...looked, decision: publicWords }),
  allow: (db, viewer, input) => allowDecision(db, viewer, input),
  run: async (db, viewer, input): Promise<Published> => {
    await requireState(db, input.number, ['submitted', 'scheduled']);
    await requireUnblocked(db, input.number);
    await db.query('UPDATE change_set SET decision = $2 WHERE number = $1', [input.number, input.decision]);
    const at = now().toISOString();
    const published = await publishInTransaction(db, input.number, viewer.actor, at).catch(asForbidden);
    await addStep(db, input.number, viewer.actor, 'published', input.decision, { edition: published.edition });
    return published;
  },
  subject,
});

/** Publishes a set at once, and makes this process show it at its next request; the others are told by the database. */
export async function publishSet(viewer: Viewer | null, input: unknown): Promise<Published> {
  const published = await publishCommand(viewer, input);
  expire(published.tags);
  return published;
}

/** Lets a set out at a later hour. Until then it can be returned, withdrawn, published at once or given another hour. */
export const scheduleSet = defineCommand({
  name: 'change-set.schedule',
  input: z.strictObject({ ...looked, decision: publicWords, publishAt: z.iso.datetime({ offset: true, error: 'date-time' }) }),
  allow: (db, viewer, input) => allowDecision(db, viewer, input),
  run: async (db, viewer, input) => {
    await requireState(db, input.number, ['submitted', 'scheduled']);
    const publishAt = new Date(input.publishAt);
    if (publishAt <= now()) throw new Invalid([{ path: ['publishAt'], code: 'not-in-future' }]);
    await requireUnblocked(db, input.number);
    await db
      .query(`UPDATE change_set SET state = 'scheduled', publish_at = $2, reviewer_id = $3, decision = $4 WHERE number = $1`, [
        input.number,
        publishAt.toISOString(),
        viewer.actor,
        input.decision,
      ])
      .catch(asForbidden);
    await addStep(db, input.number, viewer.actor, 'scheduled', input.decision, { publishAt: publishAt.toISOString() });
    await enqueue(db, 'publish', { number: input.number }, { at: publishAt });
  },
  subject,
  detail: ({ publishAt }) => ({ publishAt }),
});

function subject({ number }: { number: number }): string {
  return `change-set/${number}`;
}

/** The grant by which the viewer decides on sets of a body: its reviewer's; on sets of no body, an administrator's. */
export function reviewGrant(viewer: Viewer, organisation: string | null): Grant | undefined {
  return grantOf(viewer, organisation === null ? 'administrator' : 'reviewer', organisation);
}

type Looked = { number: number; submittedAt: string };

async function allowDecision(db: ClientBase, viewer: Viewer, { number, submittedAt }: Looked): Promise<Grant> {
  const set = await lockSet(db, number);
  const grant = reviewGrant(viewer, set.organisation_code);
  if (await isBehind(db, viewer, set)) throw new Forbidden('four-eyes');
  if (!grant) throw isKnownTo(viewer, set) ? new Forbidden('no-role') : new NotFound('change-set', String(number));
  if (set.submitted_at === null) throw new Invalid([{ path: ['state'], code: 'not-submitted' }]);
  if (set.submitted_at.getTime() !== Date.parse(submittedAt)) {
    throw new Conflict([{ path: 'submittedAt', published: set.submitted_at.toISOString(), proposed: submittedAt }]);
  }
  return grant;
}

/** The author, or the person who made the token that sent it. */
async function isBehind(db: ClientBase, viewer: Viewer, set: SetRow): Promise<boolean> {
  if (set.author_id === viewer.actor) return true;
  const { rows } = await db.query('SELECT FROM actor WHERE id = $1 AND user_id = $2', [set.author_id, viewer.userId]);
  return rows.length > 0;
}

/** Who works for the body may know that the set is there; to strangers a number tells nothing. */
const isKnownTo = (viewer: Viewer, set: SetRow): boolean =>
  set.organisation_code !== null && viewer.grants.some(({ organisation }) => organisation === set.organisation_code);

async function requireState(db: ClientBase, number: number, states: readonly SetState[]): Promise<void> {
  const { state } = await lockSet(db, number);
  if (!states.includes(state)) throw new Invalid([{ path: ['state'], code: 'not-submitted' }]);
}

/** A check that found something which must not go out stops the publication, whatever the form showed. */
export async function requireUnblocked(db: ClientBase, number: number): Promise<void> {
  const findings = await loadFindings(db, number);
  if (findings.some(({ severity }) => severity === 'block')) throw new Invalid([{ path: ['decision'], code: 'blocked' }]);
}

function asForbidden(error: unknown): never {
  throw isFourEyes(error) ? new Forbidden('four-eyes') : error;
}

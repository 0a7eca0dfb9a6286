import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { now } from '@/lib/clock';
import { pool, transaction } from '@/lib/db/pool';
import { Conflict, Forbidden, Invalid } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/send';
import { requireUnblocked } from './decisions';
import { addStep } from './draft-sets';
import { type Held, heldBackMails } from './held-back-mail';
import { isFourEyes, publishInTransaction } from './publish';

/** Who acts when an hour has come: nobody decides anything then. */
export const CLOCKWORK = 'system:schedule';

/** A job may come a moment before its hour: clocks of two processes differ. */
const longestWaitMs = 30_000;

export type DueOutcome = { kind: 'published'; edition: number } | { kind: 'held-back'; held: Held } | { kind: 'nothing' };

/**
 * Publishes a scheduled set whose hour has come, whole or not at all and only once, whoever else tries. What stands in its way goes
 * back to its author with the reason. Throws where the database could not be asked: then it is tried again.
 */
export async function publishDue(number: number): Promise<DueOutcome> {
  const { rows } = await pool().query<{ at: Date }>(`SELECT publish_at AS at FROM change_set WHERE number = $1 AND state = 'scheduled'`, [
    number,
  ]);
  const early = rows[0] ? rows[0].at.getTime() - now().getTime() : 0;
  if (!rows[0] || early > longestWaitMs) return { kind: 'nothing' };
  if (early > 0) await pause(early);
  try {
    return await transaction((db) => publishLocked(db, number));
  } catch (error) {
    const held = whyHeld(error);
    if (held === null) throw error;
    return await transaction((db) => holdBack(db, number, held));
  }
}

/** Numbers of the sets whose hour has passed, the earliest first. */
export async function listDue(): Promise<number[]> {
  const { rows } = await pool().query<{ number: number }>(
    `SELECT number FROM change_set WHERE state = 'scheduled' AND publish_at <= $1 ORDER BY publish_at, number`,
    [now().toISOString()],
  );
  return rows.map(({ number }) => number);
}

type Scheduled = { reviewer_id: string; author_id: string; decision: string | null; title: Record<string, string> };

/** The set for update where it still waits and its hour has come: it may have been returned, or given another hour. */
async function lockDue(db: ClientBase, number: number): Promise<Scheduled | undefined> {
  const { rows } = await db.query<Scheduled>(
    `SELECT reviewer_id, author_id, decision, title FROM change_set WHERE number = $1 AND state = 'scheduled' AND publish_at <= $2 FOR UPDATE`,
    [number, now().toISOString()],
  );
  return rows[0];
}

async function publishLocked(db: ClientBase, number: number): Promise<DueOutcome> {
  const set = await lockDue(db, number);
  if (!set) return { kind: 'nothing' };
  await requireUnblocked(db, number);
  const { edition } = await publishInTransaction(db, number, set.reviewer_id, now().toISOString());
  await addStep(db, number, CLOCKWORK, 'published', set.decision, { edition });
  await audit(db, number, 'done', { edition });
  return { kind: 'published', edition };
}

async function holdBack(db: ClientBase, number: number, held: Held): Promise<DueOutcome> {
  const set = await lockDue(db, number);
  if (!set) return { kind: 'nothing' };
  await db.query(`UPDATE change_set SET state = 'returned', reviewer_id = NULL, decision = NULL, publish_at = NULL WHERE number = $1`, [
    number,
  ]);
  await addStep(db, number, CLOCKWORK, 'held-back', null, held);
  await audit(db, number, 'failed', { reason: held.reason });
  for (const mail of await heldBackMails(db, number, set, held)) await enqueue(db, 'mail', mail);
  return { kind: 'held-back', held };
}

/** The reason that lies in the set itself; null where it is no fault of the set. */
function whyHeld(error: unknown): Held | null {
  if (error instanceof Conflict) return { reason: 'conflict', detail: error.conflicts };
  if (error instanceof Forbidden || isFourEyes(error)) return { reason: 'four-eyes', detail: null };
  if (error instanceof Invalid) {
    return error.issues.some(({ code }) => code === 'blocked')
      ? { reason: 'blocked', detail: null }
      : { reason: 'invalid', detail: error.issues };
  }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  // Class 23: what it points at is gone, or a rule of the record forbids it.
  if (typeof code === 'string' && code.startsWith('23')) return { reason: 'refused-by-record', detail: constraint ?? null };
  return null;
}

async function audit(db: ClientBase, number: number, outcome: 'done' | 'failed', detail: Record<string, unknown>): Promise<void> {
  await db.query(`INSERT INTO audit_entry (at, actor_id, command, subject, outcome, detail) VALUES ($1, $2, $3, $4, $5, $6)`, [
    now().toISOString(),
    CLOCKWORK,
    'change-set.publish-scheduled',
    `change-set/${number}`,
    outcome,
    detail,
  ]);
}

import 'server-only';
import type { ClientBase } from 'pg';
import { now } from '../clock';
import { pool } from '../db/pool';

/** What a person does to the own account goes through the sign-in library, not through a command; it is written all the same. */
export type AccountEvent =
  | 'session.begin'
  | 'session.end'
  | 'password.change'
  | 'password.reset'
  | 'second-factor.set-up'
  | 'second-factor.remove'
  | 'recovery-codes.renew'
  | 'person.rename';

export async function noteAccountEvent(
  event: AccountEvent,
  { userId, sender, detail }: { userId: string; sender: string; detail?: Record<string, unknown> },
  db: Pick<ClientBase, 'query'> = pool(),
): Promise<void> {
  await db.query(
    `INSERT INTO audit_entry (at, actor_id, command, subject, sender, outcome, detail) VALUES ($1, $2, $3, $4, $5, 'done', $6)`,
    [now().toISOString(), `person:${userId}`, event, `person/${userId}`, sender, detail ?? null],
  );
}

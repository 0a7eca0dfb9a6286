import 'server-only';
import { now } from '../clock';
import { pool } from '../db/pool';
import { keyedDigest } from './secret';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How many failures are let through: by account and sender, by sender, and by account from browsers it does not know. */
export type Limits = { own: number; ownMs: number; sender: number; account: number };
export const LIMITS = {
  password: { own: 5, ownMs: 15 * minuteMs, sender: 30, account: 50 },
  /** Six digits are guessed sooner than a password, and only by those who have that already. */
  'second-step': { own: 5, ownMs: 15 * minuteMs, sender: 30, account: 10 },
  /** Mails with a link: every one counts. */
  forgotten: { own: 3, ownMs: hourMs, sender: 20, account: 5 },
} as const satisfies Record<string, Limits>;
export type Step = keyof typeof LIMITS;

export type Attempt = { step: Step; account: string; sender: string; device: string | null };
export type Admission = { kind: 'try'; succeeded(): Promise<void> } | { kind: 'wait'; waitMs: number };

/**
 * Counts a try before it is made, so that tries made at once see each other. It stands as a failure until `succeeded` is called;
 * one that was not let through is not kept, so that asking again does not lengthen the wait.
 */
export async function admit({ step, account, sender, device }: Attempt): Promise<Admission> {
  const limits: Limits = LIMITS[step];
  const at = now();
  const before = (ms: number) => new Date(at.getTime() - ms).toISOString();
  const digest = keyedDigest(step, account);
  // A known browser keeps a count of its own, wherever it is.
  const from = device === null ? `${step} ${sender}` : `device ${device}`;
  const db = pool();
  await db.query('DELETE FROM sign_in_attempt WHERE at < $1', [before(24 * hourMs)]);
  const { rows: made } = await db.query<{ id: string }>(
    `INSERT INTO sign_in_attempt (at, account_digest, sender, is_known_device, succeeded) VALUES ($1, $2, $3, $4, false) RETURNING id`,
    [at.toISOString(), digest, from, device !== null],
  );
  const id = made[0]?.id;
  const { rows } = await db.query<Record<'own' | 'sender' | 'account', string[] | null>>(
    `SELECT array_agg(at ORDER BY at DESC) FILTER (WHERE account_digest = $1 AND sender = $2 AND at > $3) AS own,
            array_agg(at ORDER BY at DESC) FILTER (WHERE sender = $2) AS sender,
            array_agg(at ORDER BY at DESC) FILTER (WHERE account_digest = $1 AND NOT is_known_device) AS account
       FROM sign_in_attempt WHERE NOT succeeded AND at > $4 AND (account_digest = $1 OR sender = $2)`,
    [digest, from, before(limits.ownMs), before(hourMs)],
  );
  const found = rows[0];
  const waits = [
    waitFor(found?.own, limits.own, limits.ownMs, at),
    ...(device === null ? [waitFor(found?.sender, limits.sender, hourMs, at), waitFor(found?.account, limits.account, hourMs, at)] : []),
  ];
  const waitMs = Math.max(...waits);
  if (waitMs > 0) {
    await db.query('DELETE FROM sign_in_attempt WHERE id = $1', [id]);
    return { kind: 'wait', waitMs };
  }
  return {
    kind: 'try',
    succeeded: async () => {
      await db.query('UPDATE sign_in_attempt SET succeeded = true WHERE id = $1', [id]);
    },
  };
}

/** Newest first: with more than `most`, a try is free again when the one `most` places back has passed out of the window. */
function waitFor(times: readonly string[] | null | undefined, most: number, windowMs: number, at: Date): number {
  const inTheWay = times?.[most];
  return inTheWay === undefined ? 0 : Math.max(1, new Date(inTheWay).getTime() + windowMs - at.getTime());
}

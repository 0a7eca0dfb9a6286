import 'server-only';
import { keyedDigest } from '@/lib/auth/secret';
import { now } from '@/lib/clock';
import { pool } from '@/lib/db/pool';

/** Longer than an authenticator's code is taken: its half minute and the one on each side. */
const keptMs = 3 * 60_000;

/** True for the first who brings this code of this person, also among requests at once: a code seen over a shoulder is spent. */
export async function claimCode(userId: string, code: string): Promise<boolean> {
  const at = now();
  const { rowCount } = await pool().query(
    `INSERT INTO account_verification AS v (id, identifier, value, expires_at, updated_at) VALUES ($1, 'used-code', '', $2, $3)
     ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at, updated_at = excluded.updated_at WHERE v.expires_at < $3`,
    [keyedDigest('used-code', `${userId} ${code}`), new Date(at.getTime() + keptMs).toISOString(), at.toISOString()],
  );
  return rowCount === 1;
}

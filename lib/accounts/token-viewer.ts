import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { pool } from '@/lib/db/pool';
import { digestOfToken } from './token-key';

type Row = { id: string; name: string; organisation: string; kinds: string[]; userId: string; lastUsed: Date | null };
/** The day of its last use is what people look at; it need not be written at every request. */
const notedEveryMs = 60_000;

/** A body's own system, as commands see it; null for a key that is unknown, ended or past its day. */
export async function viewerOfToken(key: string, sender: string): Promise<Viewer | null> {
  const at = now();
  const { rows } = await pool().query<Row>(
    `SELECT t.id, t.name, t.organisation_code AS organisation, t.kinds, a.user_id AS "userId", t.last_used_at AS "lastUsed"
       FROM api_token t JOIN actor a ON a.id = 'token:' || t.id WHERE t.digest = $1 AND t.ended_at IS NULL AND t.expires_at > $2`,
    [digestOfToken(key), at.toISOString()],
  );
  const [token] = rows;
  if (!token) return null;
  if (token.lastUsed === null || at.getTime() - token.lastUsed.getTime() >= notedEveryMs) {
    await pool().query('UPDATE api_token SET last_used_at = $2 WHERE id = $1', [token.id, at.toISOString()]);
  }
  const { id, name, organisation, kinds, userId } = token;
  return {
    actor: `token:${id}`,
    userId,
    name,
    grants: [{ role: 'editor', organisation, language: null }],
    needsSecondFactor: false,
    kinds,
    sender,
  };
}

import 'server-only';
import type { ClientBase } from 'pg';
import { Conflict, NotFound } from '@/lib/errors';
import type { PublicKey } from './signing-key';

type Database = Pick<ClientBase, 'query'>;

/** A key with its time. What a revoked key signed may have been signed by anybody. */
export type RingKey = PublicKey & { from: string; until: string | null; revokedFor: string | null };

export async function listKeys(db: Database): Promise<RingKey[]> {
  const { rows } = await db.query<{ id: string; publicKey: string; from: Date; until: Date | null; revokedFor: string | null }>(
    `SELECT id, public_key AS "publicKey", began_at AS "from", ended_at AS "until", revoked_for AS "revokedFor"
       FROM archive_key ORDER BY began_at, id`,
  );
  return rows.map(({ from, until, ...key }) => ({ ...key, from: from.toISOString(), until: until?.toISOString() ?? null }));
}

/** Makes this the key of now: the one before ends, and a key whose time is over does not come back. */
export async function takeIntoUse(db: Database, { id, publicKey }: PublicKey, at: Date): Promise<void> {
  const { rows } = await db.query<{ over: boolean }>('SELECT ended_at IS NOT NULL AS over FROM archive_key WHERE id = $1', [id]);
  if (rows[0]?.over) throw new Conflict([{ path: 'key', published: `${id} is no longer in use`, proposed: id }]);
  await db.query('UPDATE archive_key SET ended_at = $2 WHERE id <> $1 AND ended_at IS NULL', [id, at.toISOString()]);
  await db.query('INSERT INTO archive_key (id, public_key, began_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING', [
    id,
    publicKey,
    at.toISOString(),
  ]);
}

/** Nothing that the key signed is believed from now on. Throws NotFound for a key that signed nothing here. */
export async function revoke(db: Database, id: string, reason: string, at: Date): Promise<void> {
  const { rowCount } = await db.query('UPDATE archive_key SET ended_at = coalesce(ended_at, $2), revoked_for = $3 WHERE id = $1', [
    id,
    at.toISOString(),
    reason,
  ]);
  if (rowCount === 0) throw new NotFound('key', id);
}

/** `keys.json`: what the offline script goes by. */
export const keysFile = (keys: readonly RingKey[]): string =>
  `${JSON.stringify({ keys: keys.map(({ id, ...key }) => ({ id, algorithm: 'Ed25519', ...key })) }, null, 2)}\n`;

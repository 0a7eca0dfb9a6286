import 'server-only';
import { z } from 'zod';
import { requireAdministrator } from '@/lib/accounts/allow';
import { nameSchema } from '@/lib/accounts/schema';
import { digestOfToken, newTokenKey, prefixOfToken } from '@/lib/accounts/token-key';
import { grantOf } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { isCode } from '@/lib/http/params';
import { KEPT_KINDS } from './responsibility';

const dayMs = 24 * 60 * 60_000;
export const LONGEST_DAYS = 365;

/** Makes a key with which a body's own system sends change sets. The answer holds the key; nothing else ever does. */
export const makeToken = defineCommand({
  name: 'token.make',
  input: z.strictObject({
    name: nameSchema,
    organisation: z.string().min(1, { error: 'required', abort: true }).refine(isCode, { error: 'no-such-organisation' }),
    kinds: z
      .array(z.enum(KEPT_KINDS as [string, ...string[]]))
      .min(1, { error: 'required' })
      .transform((kinds) => [...new Set(kinds)].sort()),
    days: z.number({ error: 'days' }).int({ error: 'days' }).min(1, { error: 'days' }).max(LONGEST_DAYS, { error: 'days' }),
  }),
  allow: (_db, viewer) => requireAdministrator(viewer),
  run: async (db, viewer, { name, organisation, kinds, days }): Promise<{ id: string; key: string }> => {
    const { rowCount } = await db.query('SELECT FROM organisation WHERE code = $1', [organisation]);
    if (rowCount === 0) throw new Invalid([{ path: ['organisation'], code: 'no-such-organisation' }]);
    const [key, at] = [newTokenKey(), now()];
    const expiresAt = new Date(at.getTime() + days * dayMs);
    const { rows } = await db.query<{ id: string }>(
      `INSERT INTO api_token (name, digest, prefix, organisation_code, kinds, created_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [name, digestOfToken(key), prefixOfToken(key), organisation, kinds, viewer.actor, at.toISOString(), expiresAt.toISOString()],
    );
    const id = rows[0]?.id as string;
    // What it sends is reviewed by somebody else than the person who made it: the database compares the two.
    await db.query(`INSERT INTO actor (id, kind, user_id) VALUES ($1, 'token', $2)`, [`token:${id}`, viewer.userId]);
    return { id, key };
  },
  subject: (_input, result) => (result ? `token/${result.id}` : null),
  detail: ({ name, organisation, kinds, days }) => ({ name, organisation, kinds, days }),
});

/** Ends a key at once: its next request is refused. What it sent before stays. */
export const endToken = defineCommand({
  name: 'token.end',
  input: z.strictObject({ token: z.uuid() }),
  allow: async (db, viewer, { token }) => {
    if (viewer.kinds !== null) throw new Forbidden('no-role');
    const { rows } = await db.query<{ organisation: string }>(
      'SELECT organisation_code AS organisation FROM api_token WHERE id = $1 AND ended_at IS NULL FOR UPDATE',
      [token],
    );
    const organisation = rows[0]?.organisation ?? null;
    const grant = grantOf(viewer, 'administrator', null) ?? (organisation === null ? undefined : grantOf(viewer, 'editor', organisation));
    if (organisation === null || !grant) throw new NotFound('token', token);
    return grant;
  },
  run: async (db, _viewer, { token }) => {
    await db.query('UPDATE api_token SET ended_at = $2 WHERE id = $1', [token, now().toISOString()]);
  },
  subject: ({ token }) => `token/${token}`,
});

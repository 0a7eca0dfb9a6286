import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Role } from '@/lib/auth/viewer';
import { dayOf, now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Invalid, NotFound } from '@/lib/errors';
import { requireAdministrator } from './allow';
import { grantRole } from './grant-role';
import { type GrantInput, inviteSchema } from './schema';

const lastsMs = 7 * 24 * 60 * 60_000;

/** What the mail says: a link with the key, or that a role was added to the account there is. */
export type Invited = { email: string; subject: string } & ({ kind: 'invited'; key: string; until: string } | { kind: 'granted' });

/** Only its digest is kept: who reads the database cannot accept for somebody else. */
export const digestOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');
const newKey = (): string => randomBytes(32).toString('base64url');
const expiry = (): Date => new Date(now().getTime() + lastsMs);

/** Invites an address, or gives the role at once where it already has an account. */
export async function invite(db: ClientBase, { email, ...grant }: GrantInput & { email: string }, by: string): Promise<Invited> {
  if (grant.organisation !== null) await requireBody(db, grant.organisation);
  const { rows: people } = await db.query<{ id: string }>('SELECT id FROM account_user WHERE email = $1', [email]);
  const person = people[0];
  if (person) {
    if (!(await grantRole(db, person.id, grant, by))) throw new Invalid([{ path: ['role'], code: 'already-held' }]);
    return { kind: 'granted', email, subject: `person/${person.id}` };
  }
  const parts = [email, grant.role, grant.organisation, grant.language];
  await db.query(
    `UPDATE invitation SET ended_at = $5 WHERE email = $1 AND role = $2 AND organisation_code IS NOT DISTINCT FROM $3
        AND language IS NOT DISTINCT FROM $4 AND accepted_at IS NULL AND ended_at IS NULL`,
    [...parts, now().toISOString()],
  );
  const [key, until] = [newKey(), expiry()];
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO invitation (email, role, organisation_code, language, key_digest, invited_by, invited_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [...parts, digestOfKey(key), by, now().toISOString(), until.toISOString()],
  );
  return { kind: 'invited', email, key, until: dayOf(until), subject: `invitation/${rows[0]?.id}` };
}

async function requireBody(db: ClientBase, code: string): Promise<void> {
  const { rowCount } = await db.query('SELECT FROM organisation WHERE code = $1', [code]);
  if (rowCount === 0) throw new Invalid([{ path: ['organisation'], code: 'no-such-organisation' }]);
}

export const invitePerson = defineCommand({
  name: 'person.invite',
  input: inviteSchema,
  allow: (_db, viewer) => requireAdministrator(viewer),
  run: (db, viewer, input) => invite(db, input, viewer.actor),
  subject: (_input, result) => result?.subject ?? null,
  detail: ({ email, role, organisation, language }) => ({ email, role, organisation, language }),
});

const byId = z.object({ invitation: z.uuid() });

/** Sends the invitation anew: the earlier link stops working. */
export const renewInvitation = defineCommand({
  name: 'invitation.renew',
  input: byId,
  allow: (_db, viewer) => requireAdministrator(viewer),
  run: async (db, _viewer, { invitation }) => {
    const [key, until] = [newKey(), expiry()];
    const { rows } = await db.query<{ email: string; role: Role }>(
      `UPDATE invitation SET key_digest = $2, expires_at = $3 WHERE id = $1 AND accepted_at IS NULL AND ended_at IS NULL RETURNING email, role`,
      [invitation, digestOfKey(key), until.toISOString()],
    );
    if (!rows[0]) throw new NotFound('invitation', invitation);
    return { ...rows[0], key, until: dayOf(until) };
  },
  subject: ({ invitation }) => `invitation/${invitation}`,
});

export const endInvitation = defineCommand({
  name: 'invitation.end',
  input: byId,
  allow: (_db, viewer) => requireAdministrator(viewer),
  run: async (db, _viewer, { invitation }) => {
    const { rowCount } = await db.query('UPDATE invitation SET ended_at = $2 WHERE id = $1 AND accepted_at IS NULL AND ended_at IS NULL', [
      invitation,
      now().toISOString(),
    ]);
    if (rowCount === 0) throw new NotFound('invitation', invitation);
  },
  subject: ({ invitation }) => `invitation/${invitation}`,
});

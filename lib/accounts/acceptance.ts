import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { pool } from '@/lib/db/pool';
import { Forbidden, NotFound } from '@/lib/errors';
import { grantRole } from './grant-role';
import { digestOfKey } from './invitations';
import { createPerson } from './person';
import { type GrantInput, nameSchema, newPassword } from './schema';

type Open = GrantInput & { id: string; email: string; invitedBy: string };

const columns = 'id, email, role, organisation_code AS organisation, language, invited_by AS "invitedBy"';
const isOpen = 'accepted_at IS NULL AND ended_at IS NULL AND expires_at >';

/** What the key invites to; null for one that is unknown, used, ended or too old. */
export async function openInvitation(key: string): Promise<(Open & { hasAccount: boolean }) | null> {
  const { rows } = await pool().query<Open & { hasAccount: boolean }>(
    `SELECT ${columns}, EXISTS (SELECT FROM account_user u WHERE u.email = invitation.email) AS "hasAccount"
       FROM invitation WHERE key_digest = $1 AND ${isOpen} $2`,
    [digestOfKey(key), now().toISOString()],
  );
  return rows[0] ?? null;
}

/** Who holds the key acts for the invitation, until there is a person. */
export const bearerOf = (invitation: { id: string }, sender: string): Viewer => ({
  actor: `invitation:${invitation.id}`,
  userId: '',
  name: '',
  grants: [],
  needsSecondFactor: false,
  kinds: null,
  sender,
});

const input = z.object({ key: z.string().min(1).max(200), name: nameSchema }).and(newPassword);

/**
 * Makes the account. The key proves the address, so every open invitation of that address is accepted with it. An account made
 * meanwhile gets the roles and keeps its own name and password.
 */
export const acceptInvitation = defineCommand({
  name: 'invitation.accept',
  input,
  allow: async (db, viewer, { key }): Promise<Grant> => {
    const { role, organisation, language, id } = await lockedInvitation(db, key);
    if (viewer.actor !== `invitation:${id}`) throw new Forbidden('not the bearer of the invitation');
    return { role, organisation, language };
  },
  run: async (db, _viewer, { key, name, password }) => {
    const { email } = await lockedInvitation(db, key);
    const { rows: known } = await db.query<{ id: string }>('SELECT id FROM account_user WHERE email = $1', [email]);
    const userId = known[0]?.id ?? (await createPerson(db, { email, name, password }));
    const { rows: open } = await db.query<Open>(
      `UPDATE invitation SET accepted_at = $2 WHERE email = $1 AND ${isOpen} $2 RETURNING ${columns}`,
      [email, now().toISOString()],
    );
    for (const { role, organisation, language, invitedBy } of open) {
      await grantRole(db, userId, { role, organisation, language }, invitedBy);
    }
    return { userId, email, isNew: known.length === 0 };
  },
  subject: (_input, result) => (result ? `person/${result.userId}` : null),
});

async function lockedInvitation(db: ClientBase, key: string): Promise<Open> {
  const { rows } = await db.query<Open>(`SELECT ${columns} FROM invitation WHERE key_digest = $1 AND ${isOpen} $2 FOR UPDATE`, [
    digestOfKey(key),
    now().toISOString(),
  ]);
  if (!rows[0]) throw new NotFound('invitation', 'by this key');
  return rows[0];
}

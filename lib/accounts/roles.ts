import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { requireAdministrator } from './allow';

/** Ends a role at once: the next request of the person is without it. What they did stays theirs. */
export const endRole = defineCommand({
  name: 'role.end',
  input: z.object({ membership: z.uuid() }),
  allow: (_db, viewer) => requireAdministrator(viewer),
  run: async (db, viewer, { membership }) => {
    await requireStillAdministrator(db, viewer.userId);
    const { rows } = await db.query<{ userId: string; role: string }>(
      `SELECT user_id AS "userId", role FROM membership WHERE id = $1 AND ended_at IS NULL FOR UPDATE`,
      [membership],
    );
    const [held] = rows;
    if (!held) throw new NotFound('membership', membership);
    // Whoever may end roles stays: so there is always an administrator, also when two end each other's at once.
    if (held.role === 'administrator' && held.userId === viewer.userId) throw new Invalid([{ path: ['membership'], code: 'own-role' }]);
    await db.query('UPDATE membership SET ended_at = $2 WHERE id = $1', [membership, now().toISOString()]);
    return held;
  },
  subject: ({ membership }, result) => (result ? `person/${result.userId}` : `membership/${membership}`),
  detail: ({ membership }) => ({ membership }),
});

/** Locks the administrators' roles against each other and looks again. */
async function requireStillAdministrator(db: ClientBase, userId: string): Promise<void> {
  const { rows } = await db.query<{ userId: string }>(
    `SELECT user_id AS "userId" FROM membership WHERE role = 'administrator' AND ended_at IS NULL ORDER BY id FOR UPDATE`,
  );
  if (!rows.some((row) => row.userId === userId)) throw new Forbidden('no longer an administrator');
}

/** For somebody who lost their device: signs them out everywhere; roles that need a second factor wait until it is set up anew. */
export const resetSecondFactor = defineCommand({
  name: 'second-factor.reset',
  input: z.object({ person: z.string().min(1).max(100) }),
  allow: (_db, viewer, { person }) => {
    const grant = requireAdministrator(viewer);
    if (person === viewer.userId) throw new Forbidden('one’s own second factor is changed on the profile');
    return grant;
  },
  run: async (db, _viewer, { person }) => {
    const { rows } = await db.query<{ email: string }>(
      'UPDATE account_user SET two_factor_enabled = false, updated_at = $2 WHERE id = $1 RETURNING email',
      [person, now().toISOString()],
    );
    if (!rows[0]) throw new NotFound('person', person);
    await db.query('DELETE FROM account_second_factor WHERE user_id = $1', [person]);
    await db.query('DELETE FROM account_session WHERE user_id = $1', [person]);
    return { email: rows[0].email };
  },
  subject: ({ person }) => `person/${person}`,
});

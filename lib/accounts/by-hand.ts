import 'server-only';
import pg from 'pg';
import { now } from '@/lib/clock';
import { Invalid } from '@/lib/errors';
import { type Invited, invite } from './invitations';
import { inviteSchema } from './schema';

/** Who acts where nobody is signed in: whoever can run programs on the portal's own machine. */
const actor = 'system:command-line';

async function connected<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}

const note = (client: pg.Client, command: string, subject: string, detail: Record<string, unknown>) =>
  client.query(`INSERT INTO audit_entry (at, actor_id, command, subject, outcome, detail) VALUES ($1, $2, $3, $4, 'done', $5)`, [
    now().toISOString(),
    actor,
    command,
    subject,
    detail,
  ]);

/** Invites without an administrator: so the first one is made. Throws Invalid. */
export async function inviteByHand(databaseUrl: string, given: unknown): Promise<Invited> {
  const parsed = inviteSchema.safeParse(given);
  if (!parsed.success) throw new Invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), code: message })));
  return connected(databaseUrl, async (client) => {
    const invited = await invite(client, parsed.data, actor);
    await note(client, 'person.invite', invited.subject, parsed.data);
    return invited;
  });
}

export type ListedRole = { membership: string; name: string; email: string; role: string; of: string | null };

export function listRoles(databaseUrl: string): Promise<ListedRole[]> {
  return connected(databaseUrl, async (client) => {
    const { rows } = await client.query<ListedRole>(
      `SELECT m.id AS membership, u.name, u.email, m.role, coalesce(m.organisation_code, m.language) AS of
         FROM membership m JOIN account_user u ON u.id = m.user_id WHERE m.ended_at IS NULL ORDER BY u.email, m.role, m.organisation_code, m.language`,
    );
    return rows;
  });
}

/** Ends a role, also the last administrator's: whoever can call this can make another. False where there is no such role. */
export function endRoleByHand(databaseUrl: string, membership: string): Promise<boolean> {
  return connected(databaseUrl, async (client) => {
    const { rows } = await client.query<{ userId: string }>(
      `UPDATE membership SET ended_at = $2 WHERE id::text = $1 AND ended_at IS NULL RETURNING user_id AS "userId"`,
      [membership, now().toISOString()],
    );
    if (rows[0]) await note(client, 'role.end', `person/${rows[0].userId}`, { membership });
    return rows.length > 0;
  });
}

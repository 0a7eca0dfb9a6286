import 'server-only';
import type { ClientBase } from 'pg';
import { now } from '@/lib/clock';
import type { GrantInput } from './schema';

/** Gives a person a role; false where they hold it already. */
export async function grantRole(
  db: ClientBase,
  userId: string,
  { role, organisation, language }: GrantInput,
  by: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO membership (user_id, role, organisation_code, language, granted_at, granted_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [userId, role, organisation, language, now().toISOString(), by],
  );
  return rowCount === 1;
}

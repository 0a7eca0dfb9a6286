import type { ClientBase } from 'pg';
import type { Grant, Viewer } from '@/lib/auth/viewer';

/** Somebody with these roles, as a command sees them. */
export async function addPerson(db: ClientBase, name: string, grants: readonly Grant[]): Promise<Viewer> {
  const actor = `person:${name}`;
  await db.query(`INSERT INTO account_user (id, name, email, updated_at) VALUES ($1, $1, $1 || '@example.org', now())`, [name]);
  await db.query(`INSERT INTO actor (id, kind, user_id) VALUES ($1, 'person', $2)`, [actor, name]);
  for (const { role, organisation, language } of grants)
    await db.query(
      `INSERT INTO membership (user_id, role, organisation_code, language, granted_at, granted_by) VALUES ($1, $2, $3, $4, now(), 'system:founding')`,
      [name, role, organisation, language],
    );
  return { actor, userId: name, name, grants, needsSecondFactor: false, kinds: null, sender: '203.0.113.7' };
}

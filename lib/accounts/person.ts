import 'server-only';
import { generateRandomString, hashPassword } from 'better-auth/crypto';
import type { ClientBase } from 'pg';
import { noteAccountEvent } from '@/lib/auth/account-audit';
import { now } from '@/lib/clock';
import { transaction } from '@/lib/db/pool';

/** Makes an account: the person, their password and the actor that signs their work. Answers the person's id. */
export async function createPerson(
  db: Pick<ClientBase, 'query'>,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<string> {
  const [id, at, hash] = [generateRandomString(24), now().toISOString(), await hashPassword(password)];
  await db.query('INSERT INTO account_user (id, name, email, email_verified, created_at, updated_at) VALUES ($1, $2, $3, true, $4, $4)', [
    id,
    name,
    email,
    at,
  ]);
  await db.query(
    `INSERT INTO account_credential (id, account_id, provider_id, user_id, password, created_at, updated_at)
     VALUES ($1, $2, 'credential', $2, $3, $4, $4)`,
    [generateRandomString(24), id, hash, at],
  );
  await db.query(`INSERT INTO actor (id, kind, user_id) VALUES ($1, 'person', $2)`, [`person:${id}`, id]);
  return id;
}

export async function renamePerson(id: string, name: string, sender: string): Promise<void> {
  await transaction(async (db) => {
    await db.query('UPDATE account_user SET name = $2, updated_at = $3 WHERE id = $1', [id, name, now().toISOString()]);
    await noteAccountEvent('person.rename', { userId: id, sender }, db);
  });
}

import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateRandomString, hashPassword, symmetricEncrypt } from 'better-auth/crypto';
import pg from 'pg';
import { secretIn } from '@/lib/auth/secret';
import type { Role } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { env } from '@/lib/env';
import { grantRole } from './grant-role';
import { base32, otpAddress } from './otp';
import { createPerson } from './person';
import type { GrantInput } from './schema';

/** `totp`: for an authenticator, where the role needs a second factor. */
export type DemoAccount = { role: Role; email: string; password: string; totp: { secret: string; address: string } | null };
type Kept = Record<string, { password: string; key: string | null }>;

const body = 'bkhcn';
const people = [
  { email: 'editor@demo.example', name: 'Biên tập viên thử', grant: { role: 'editor', organisation: body, language: null } },
  { email: 'reviewer@demo.example', name: 'Người duyệt thử', grant: { role: 'reviewer', organisation: body, language: null } },
  { email: 'translator@demo.example', name: 'Người dịch thử', grant: { role: 'translator', organisation: null, language: 'en' } },
  { email: 'administrator@demo.example', name: 'Quản trị viên thử', grant: { role: 'administrator', organisation: null, language: null } },
] as const satisfies { email: string; name: string; grant: GrantInput }[];
/** What the demonstration's body keeps beside what names it: enough to try every form and template. */
const keptKinds = [
  'article',
  'document',
  'event',
  'figure',
  'goal',
  'indicator',
  'platform',
  'release',
  'series',
  'series-break',
  'source',
  'target',
  'task',
  'task-fact',
  'topic',
];

/**
 * Makes the accounts of the demonstration where they are not there yet and answers how to sign in to them. Their passwords and
 * secrets are chosen by chance once and kept in `folder`; an account whose password somebody changed gets the kept one again.
 */
export async function makeDemoAccounts(databaseUrl: string, folder: string): Promise<DemoAccount[]> {
  const kept = readOrMake(folder);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const { email, name, grant } of people) {
      const own = kept[email];
      if (!own) continue;
      const userId = await ensurePerson(client, { email, name, password: own.password });
      if (own.key) await ensureSecondFactor(client, userId, own.key, env().AUTH_SECRET ?? secretIn(folder));
      await grantRole(client, userId, grant, 'system:founding');
    }
    await client.query(
      `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) SELECT $1, kind, $3, 'system:founding' FROM unnest($2::text[]) AS kind
       ON CONFLICT DO NOTHING`,
      [body, keptKinds, now().toISOString()],
    );
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  return people.map(({ email, grant }) => {
    const { password, key } = kept[email] as Kept[string];
    const secret = key === null ? null : base32(Buffer.from(key));
    return { role: grant.role, email, password, totp: secret === null ? null : { secret, address: otpAddress(secret, email) } };
  });
}

function readOrMake(folder: string): Kept {
  const file = path.join(folder, 'demo-accounts.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const kept = Object.fromEntries(
    people.map(({ email, grant }) => {
      const needsKey = grant.role === 'reviewer' || grant.role === 'administrator';
      return [email, { password: randomBytes(12).toString('base64url'), key: needsKey ? generateRandomString(32) : null }];
    }),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}

async function ensurePerson(db: pg.Client, person: { email: string; name: string; password: string }): Promise<string> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM account_user WHERE email = $1', [person.email]);
  const known = rows[0];
  if (!known) return createPerson(db, person);
  const hash = await hashPassword(person.password);
  await db.query(`UPDATE account_credential SET password = $2, updated_at = $3 WHERE user_id = $1 AND provider_id = 'credential'`, [
    known.id,
    hash,
    now().toISOString(),
  ]);
  return known.id;
}

async function ensureSecondFactor(db: pg.Client, userId: string, key: string, secret: string): Promise<void> {
  await db.query('DELETE FROM account_second_factor WHERE user_id = $1', [userId]);
  const [encrypted, codes] = await Promise.all([
    symmetricEncrypt({ key: secret, data: key }),
    symmetricEncrypt({ key: secret, data: JSON.stringify([]) }),
  ]);
  await db.query('INSERT INTO account_second_factor (id, user_id, secret, backup_codes, verified) VALUES ($1, $2, $3, $4, true)', [
    generateRandomString(24),
    userId,
    encrypted,
    codes,
  ]);
  await db.query('UPDATE account_user SET two_factor_enabled = true WHERE id = $1', [userId]);
}

import 'server-only';
import { pool } from '../db/pool';
import type { Locale } from '../i18n/localized';
import type { Grant, Role } from './viewer';

/** Who decides over others' work, or over others, must prove more than a password. */
const guarded: readonly Role[] = ['reviewer', 'administrator'];

/** The roles of a person that count now, and whether some wait for a second factor. */
export async function findGrants(userId: string, hasSecondFactor: boolean): Promise<{ grants: Grant[]; needsSecondFactor: boolean }> {
  const { rows } = await pool().query<{ role: Role; organisation: string | null; language: Locale | null }>(
    `SELECT role, organisation_code AS organisation, language FROM membership WHERE user_id = $1 AND ended_at IS NULL
      ORDER BY granted_at, role, organisation_code, language`,
    [userId],
  );
  const held = rows.map(({ role, organisation, language }) => ({ role, organisation, language }));
  const waiting = hasSecondFactor ? [] : held.filter(({ role }) => guarded.includes(role));
  return { grants: held.filter((grant) => !waiting.includes(grant)), needsSecondFactor: waiting.length > 0 };
}

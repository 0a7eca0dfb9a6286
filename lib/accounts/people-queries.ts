import 'server-only';
import type { Role } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { pool } from '@/lib/db/pool';
import { type Locale, type Localized, type LocalizedText, localize } from '@/lib/i18n/localized';

type NamedBody = { code: string; name: LocalizedText };
export type HeldRole = { id: string; role: Role; organisation: NamedBody | null; language: Locale | null; since: string };
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  hasSecondFactor: boolean;
  lastSignIn: string | null;
  roles: HeldRole[];
};
export type OpenInvitation = Omit<HeldRole, 'since'> & { email: string; invitedAt: string; expiresAt: string; isExpired: boolean };
export type KeptRow = { organisation: NamedBody; kind: string; code: string; since: string };

/** Roles given at once stand in the same order each time: the oldest first, those of one moment by what they are. */
const ROLES_IN_ORDER = 'x.granted_at, x.role, x.organisation_code, x.language';

const body = `(SELECT jsonb_build_object('code', o.code, 'name', o.name) FROM organisation_revision o WHERE o.code = x.organisation_code AND o.superseded_at IS NULL)`;

/** Everybody with an account, by name; those without a role too, because an account stays. For administrators. */
export async function listPeople(): Promise<PersonRow[]> {
  const { rows } = await pool().query<PersonRow>(
    `SELECT u.id, u.name, u.email, coalesce(u.two_factor_enabled, false) AS "hasSecondFactor",
            (SELECT to_json(max(a.at)) #>> '{}' FROM audit_entry a WHERE a.actor_id = 'person:' || u.id AND a.command = 'session.begin') AS "lastSignIn",
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'role', x.role, 'organisation', ${body}, 'language', x.language, 'since', x.granted_at)
                        ORDER BY ${ROLES_IN_ORDER})
                        FROM membership x WHERE x.user_id = u.id AND x.ended_at IS NULL), '[]') AS roles
       FROM account_user u ORDER BY lower(u.name), u.id`,
  );
  return rows;
}

/** The roles of one person, for their own page. */
export async function listOwnRoles(userId: string): Promise<HeldRole[]> {
  const { rows } = await pool().query<HeldRole>(
    `SELECT x.id, x.role, ${body} AS organisation, x.language, to_json(x.granted_at) #>> '{}' AS since
       FROM membership x WHERE x.user_id = $1 AND x.ended_at IS NULL ORDER BY ${ROLES_IN_ORDER}`,
    [userId],
  );
  return rows;
}

export async function listOpenInvitations(): Promise<OpenInvitation[]> {
  const { rows } = await pool().query<OpenInvitation>(
    `SELECT x.id, x.email, x.role, ${body} AS organisation, x.language, to_json(x.invited_at) #>> '{}' AS "invitedAt",
            to_json(x.expires_at) #>> '{}' AS "expiresAt", x.expires_at <= $1 AS "isExpired"
       FROM invitation x WHERE x.accepted_at IS NULL AND x.ended_at IS NULL ORDER BY x.invited_at DESC, x.email, x.role, x.organisation_code, x.language`,
    [now().toISOString()],
  );
  return rows;
}

/** Which bodies were made responsible for what. */
export async function listKept(): Promise<KeptRow[]> {
  const { rows } = await pool().query<KeptRow>(
    `SELECT ${body} AS organisation, x.kind, x.code, to_json(x.granted_at) #>> '{}' AS since
       FROM responsibility x ORDER BY x.organisation_code, x.kind, x.code`,
  );
  return rows;
}

export type BodyChoice = { code: string; name: Localized };

/** Every body that is one body, by name: roles are held for these. */
export async function listBodyChoices(locale: Locale): Promise<BodyChoice[]> {
  const { rows } = await pool().query<NamedBody>(
    'SELECT code, name FROM organisation_revision WHERE superseded_at IS NULL AND NOT is_class AND valid_to IS NULL ORDER BY code',
  );
  return rows
    .map(({ code, name }) => ({ code, name: localize(name, locale) }))
    .sort((a, b) => a.name.words.localeCompare(b.name.words, locale));
}

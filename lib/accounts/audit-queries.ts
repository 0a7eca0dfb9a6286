import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import { requireAdministrator } from './allow';
import { type AuditFilter, instantsOf, type Outcome } from './audit-filter';

export const ENTRIES_PER_PAGE = 50;
const batch = 5000;

export type AuditEntry = {
  id: string;
  at: string;
  actor: string | null;
  /** The person's name, or that of the key. */
  name: string | null;
  isToken: boolean;
  role: string | null;
  organisation: string | null;
  command: string;
  subject: string | null;
  sender: string | null;
  outcome: Outcome;
  detail: Record<string, unknown> | null;
};

/** SQL with a condition for each part that is asked, so that each question goes by its own index. */
function conditionsOf(filter: AuditFilter): { where: string; values: unknown[] } {
  const { since, before } = instantsOf(filter);
  const asked: [string, unknown][] = [
    ['e.actor_id =', filter.actor],
    ['e.command =', filter.command],
    ['e.outcome =', filter.outcome],
    ['e.at >=', since?.toISOString() ?? null],
    ['e.at <', before?.toISOString() ?? null],
  ];
  const given = asked.filter(([, value]) => value !== null);
  return {
    where: ['true', ...given.map(([condition], index) => `${condition} $${index + 1}`)].join(' AND '),
    values: given.map(([, value]) => value),
  };
}

// The page is cut first, so that names are looked up for its entries only.
const select = (inner: string): string =>
  `SELECT e.id::text, to_json(e.at) #>> '{}' AS at, e.actor_id AS actor, coalesce(t.name, u.name) AS name, t.id IS NOT NULL AS "isToken", e.role,
          e.organisation_code AS organisation, e.command, e.subject, e.sender, e.outcome, e.detail
     FROM (${inner}) e LEFT JOIN actor a ON a.id = e.actor_id LEFT JOIN account_user u ON u.id = a.user_id
     LEFT JOIN api_token t ON a.kind = 'token' AND t.id::text = substr(a.id, 7) ORDER BY e.at DESC, e.id DESC`;

/** One page, newest first, and whether there are older entries. */
export async function listAudit(viewer: Viewer, filter: AuditFilter, page: number): Promise<{ entries: AuditEntry[]; hasOlder: boolean }> {
  requireAdministrator(viewer);
  const { where, values } = conditionsOf(filter);
  const { rows } = await pool().query<AuditEntry>(
    select(
      `SELECT * FROM audit_entry e WHERE ${where} ORDER BY e.at DESC, e.id DESC LIMIT ${ENTRIES_PER_PAGE + 1} OFFSET ${(page - 1) * ENTRIES_PER_PAGE}`,
    ),
    values,
  );
  return { entries: rows.slice(0, ENTRIES_PER_PAGE), hasOlder: rows.length > ENTRIES_PER_PAGE };
}

/** Everything that fits, newest first, a batch at a time: what waits in memory is one batch. */
export async function* readAudit(viewer: Viewer, filter: AuditFilter): AsyncGenerator<AuditEntry[]> {
  requireAdministrator(viewer);
  const { where, values } = conditionsOf(filter);
  for (let last: AuditEntry | undefined; ; ) {
    const after = last ? ` AND (e.at, e.id) < ($${values.length + 1}, $${values.length + 2})` : '';
    const { rows }: { rows: AuditEntry[] } = await pool().query<AuditEntry>(
      select(`SELECT * FROM audit_entry e WHERE ${where}${after} ORDER BY e.at DESC, e.id DESC LIMIT ${batch}`),
      last ? [...values, last.at, last.id] : values,
    );
    if (rows.length > 0) yield rows;
    if (rows.length < batch) return;
    last = rows.at(-1);
  }
}

export type AuditActor = { id: string; name: string; isToken: boolean };

/** Whom the filter can name: everybody with an account and every key. */
export async function listAuditActors(viewer: Viewer): Promise<AuditActor[]> {
  requireAdministrator(viewer);
  const { rows } = await pool().query<AuditActor>(
    `SELECT a.id, coalesce(t.name, u.name, a.id) AS name, t.id IS NOT NULL AS "isToken" FROM actor a LEFT JOIN account_user u ON u.id = a.user_id
       LEFT JOIN api_token t ON a.kind = 'token' AND t.id::text = substr(a.id, 7) WHERE a.kind <> 'system' ORDER BY 3, lower(coalesce(t.name, u.name, a.id)), 1`,
  );
  return rows;
}

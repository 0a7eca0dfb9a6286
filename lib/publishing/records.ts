import type { ClientBase } from 'pg';
import { type Kind, LINK_TARGETS, type Row } from '@/lib/kind';

/** When and in which edition rows are recorded. */
export type Stamp = { edition: number; recordedAt: string };
export type Revision = { code: string; revision: number; record: Record<string, unknown>; withdrawn: boolean };

/** Inserts rows given as objects; the database converts by the columns' types, so decimals stay exact. */
async function insertRows(db: ClientBase, table: string, rows: Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((column) => `"${column}"`)
    .join(', ');
  await db.query(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`, [
    JSON.stringify(rows),
  ]);
}

/** Gives new records their permanent code, for every kind before any revision, so that records may point at each other. */
export async function writeIdentities(db: ClientBase, kind: Kind, codes: string[]): Promise<void> {
  if (kind.identity)
    await insertRows(
      db,
      kind.identity,
      codes.map((code) => ({ code })),
    );
}

/** Inserts one revision of each record with its links and children; the database closes the revisions before. */
export async function writeRevisions(db: ClientBase, kind: Kind, revisions: Revision[], stamp: Stamp): Promise<void> {
  const stamped = { edition: stamp.edition, recorded_at: stamp.recordedAt };
  await insertRows(
    db,
    kind.table,
    revisions.map(({ code, revision, record, withdrawn }) => ({
      code,
      revision,
      ...stamped,
      withdrawn,
      ...Object.fromEntries(Object.entries(kind.columns).map(([key, column]) => [column, record[key] ?? null])),
    })),
  );
  const children = kind.children;
  if (children) {
    await insertRows(
      db,
      children.table,
      revisions.flatMap(({ revision, record }) =>
        children.rows(record as never).map((row) => ({ ...row, [children.revisionColumn]: revision })),
      ),
    );
  }
  await insertRows(
    db,
    'link',
    revisions.flatMap((r) => linkRows(kind, r, stamp.recordedAt)),
  );
}

function linkRows(kind: Kind, { code, revision, record }: Revision, recordedAt: string): Row[] {
  const own = Object.entries(kind.links).map(([role, target]) => ({ role, target, codes: record[role] as string[] }));
  const nested = (kind.children?.links(record as never) ?? []).map((link) => ({ ...link, target: 'source' as const }));
  return [...own, ...nested].flatMap(({ role, target, codes }) =>
    codes.map((to, position) => ({
      from_kind: kind.kind,
      from_code: code,
      from_revision: revision,
      role,
      position,
      recorded_at: recordedAt,
      ...Object.fromEntries(LINK_TARGETS.map((kindOfTarget) => [`${kindOfTarget}_code`, kindOfTarget === target ? to : null])),
    })),
  );
}

/** Open revisions of the given codes, read back from the tables that pages read, in the shape they were submitted. */
export async function readRecords(db: ClientBase, kind: Kind, codes: string[]): Promise<Map<string, Revision>> {
  const fields = [
    `'code', r.code`,
    ...Object.entries(kind.columns).map(([key, column]) => `'${key}', r."${column}"${kind.decimals?.includes(key) ? '::text' : ''}`),
    ...Object.entries(kind.links).map(
      ([role, target]) => `'${role}', (SELECT coalesce(jsonb_agg(l.${target}_code ORDER BY l.position), '[]')
      FROM link l WHERE l.from_kind = '${kind.kind}' AND l.from_code = r.code AND l.from_revision = r.revision AND l.role = '${role}')`,
    ),
    ...(kind.children ? [`'${kind.children.key}', (${kind.children.read})`] : []),
  ];
  const { rows } = await db.query<Revision>(
    `SELECT r.code, r.revision, r.withdrawn, jsonb_build_object(${fields.join(', ')}) AS record
       FROM "${kind.table}" r WHERE r.superseded_at IS NULL AND r.code = ANY($1)`,
    [codes],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

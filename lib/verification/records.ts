import type { ClientBase } from 'pg';
import { type Kind, LINK_TARGETS } from '@/lib/kind';
import type { Json } from '@/lib/publishing/merge';
import { rowAsJson, type Table } from './columns';
import { compare, compareNamed, type Difference } from './difference';

type JsonObject = { [key: string]: Json };
/** A published change as the tables must show it. */
export type PublishedRevision = {
  code: string;
  revision: number;
  edition: number;
  recordedAt: string;
  /** When the next revision was recorded; null while this one is open. */
  supersededAt: string | null;
  withdrawn: boolean;
  record: Record<string, unknown>;
};
type FoundRevision = { code: string; revision: number; row: JsonObject; links: JsonObject[]; children: JsonObject[] };

/** Compares revisions of one kind with their rows, links and children: one query for all of them. */
export async function compareRevisions(
  db: ClientBase,
  kind: Kind,
  published: readonly PublishedRevision[],
  tables: ReadonlyMap<string, Table>,
): Promise<Difference[]> {
  const { rows } = await db.query<FoundRevision>(readRevisions(kind, tables), [
    published.map(({ code }) => code),
    published.map(({ revision }) => revision),
  ]);
  const found = new Map(rows.map((row) => [`${row.code} ${row.revision}`, row]));
  return published.flatMap((revision) => compareRevision(kind, revision, found.get(`${revision.code} ${revision.revision}`), tables));
}

function readRevisions(kind: Kind, tables: ReadonlyMap<string, Table>): string {
  const { children } = kind;
  const childKey = children && tables.get(children.table)?.key[0];
  return `SELECT r.code, r.revision, ${rowAsJson(tables.get(kind.table), 'r')} AS row,
    (SELECT coalesce(jsonb_agg(to_jsonb(l)), '[]') FROM link l
      WHERE l.from_kind = '${kind.kind}' AND l.from_code = r.code AND l.from_revision = r.revision) AS links,
    ${
      children
        ? `(SELECT coalesce(jsonb_agg(${rowAsJson(tables.get(children.table), 'c')}), '[]') FROM "${children.table}" c
      WHERE c."${childKey}" = r.code AND c."${children.revisionColumn}" = r.revision)`
        : `'[]'::jsonb`
    } AS children
    FROM "${kind.table}" r WHERE (r.code, r.revision) IN (SELECT * FROM unnest($1::text[], $2::int[]))`;
}

function compareRevision(
  kind: Kind,
  published: PublishedRevision,
  found: FoundRevision | undefined,
  tables: ReadonlyMap<string, Table>,
): Difference[] {
  const where = { edition: published.edition, subject: subjectOf(kind.kind, published.code, published.revision) };
  if (!found) return [{ ...where, is: 'missing' }];
  const { code, revision, edition, recordedAt, supersededAt, withdrawn } = published;
  const record = asPublished(kind, published.record);
  const parts = partsOf(kind, record, revision);
  const stamps = { recorded_at: recordedAt, superseded_at: supersededAt };
  const columns = Object.fromEntries(Object.entries(kind.columns).map(([key, column]) => [column, (record[key] ?? null) as Json]));
  const expected: JsonObject = { code, revision, edition, ...stamps, withdrawn, ...columns };
  const row = withInstants(found.row);
  const spoken = Object.fromEntries(Object.keys(expected).map((column) => [column, row[column] ?? null]));
  const differences = compare(where, expected, spoken);
  // The text was tampered with, which the digest of its change says; it has no parts to compare with.
  if (!parts) return differences;
  const links = parts.links.map((link) => [nameOfLink(link), { ...link, ...stamps }] as const);
  const foundLinks = found.links.map(({ from_kind: _, from_code: __, from_revision: ___, ...link }) => withInstants(link));
  differences.push(...compareNamed(where, new Map(links), new Map(foundLinks.map((link) => [nameOfLink(link), link]))));
  if (!kind.children) return differences;
  const { table, key: list } = kind.children;
  const key = tables.get(table)?.key.slice(2) ?? [];
  const named = (rows: JsonObject[]) => new Map(rows.map((row) => [`${list} ${key.map((column) => row[column]).join(' ')}`, row]));
  return [...differences, ...compareNamed(where, named(parts.children), named(found.children))];
}

export const subjectOf = (kind: string, code: string, revision: number): string => `${kind} ${code}, revision ${revision}`;

/** Publishing writes what the kind's schema makes of a text (spaces around words are cut); a record of an older schema as it stands. */
function asPublished(kind: Kind, record: Record<string, unknown>): Record<string, unknown> {
  const parsed = kind.schema.safeParse(record);
  return parsed.success ? parsed.data : record;
}

/** The links and children that the record says; null where its lists are no lists. */
function partsOf(kind: Kind, published: Record<string, unknown>, revision: number): { links: JsonObject[]; children: JsonObject[] } | null {
  const { children } = kind;
  const record = children ? { [children.key]: [], ...published } : published;
  try {
    const own = Object.entries(kind.links).map(([role, target]) => ({ role, target, codes: (record[role] ?? []) as string[] }));
    const nested = (children?.links(record as never) ?? []).map((link) => ({ ...link, target: 'source' as const }));
    const links = [...own, ...nested].flatMap(({ role, target, codes }) =>
      codes.map((code, position) => ({
        role,
        position,
        ...Object.fromEntries(LINK_TARGETS.map((one) => [`${one}_code`, one === target ? code : null])),
      })),
    );
    const rows = children?.rows(record as never).map((row) => ({ ...(row as JsonObject), [children.revisionColumn]: revision }));
    return { links, children: rows ?? [] };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const nameOfLink = ({ role, position }: JsonObject): string => `link ${role} ${position}`;

/** Instants in the one form in which the log has them. */
function withInstants<Row extends JsonObject>(row: Row): Row {
  const instant = (value: Json | undefined) => (typeof value === 'string' ? new Date(value).toISOString() : null);
  return { ...row, recorded_at: instant(row.recorded_at), superseded_at: instant(row.superseded_at) };
}

import type { ClientBase } from 'pg';
import type { Kind } from '@/lib/kind';
import type { Json } from '@/lib/publishing/merge';
import type { Table } from './columns';
import type { Difference } from './difference';
import { subjectOf } from './records';
import { rowsOf } from './rows';

/** How often each code of a kind was published. */
const TIMES = `SELECT c.code, count(*) AS times FROM change c JOIN change_set s ON s.number = c.change_set_number
  WHERE s.edition IS NOT NULL AND c.kind = $1 GROUP BY c.code`;
const STAMPS = ['code', 'revision', 'edition', 'recorded_at', 'superseded_at', 'withdrawn'];

/** Rows of a kind's tables that no edition published, permanent codes that are missing, and derived columns with another value. */
export async function* findStrays(db: ClientBase, kind: Kind, tables: ReadonlyMap<string, Table>): AsyncGenerator<Difference> {
  const name = kind.kind;
  type Row = { code: string; revision: number; edition: number; detail: string };
  const revisions = `SELECT r.code, r.revision, r.edition FROM "${kind.table}" r LEFT JOIN (${TIMES}) p USING (code)
    WHERE r.revision < 1 OR r.revision > coalesce(p.times, 0)`;
  for await (const { code, revision, edition } of rowsOf<Row>(db, revisions, [name]))
    yield { edition, subject: subjectOf(name, code, revision), is: 'unpublished' };

  const links = `SELECT l.from_code AS code, l.from_revision AS revision, 'link ' || l.role || ' ' || l.position AS detail FROM link l
    WHERE l.from_kind = $1 AND NOT EXISTS (SELECT FROM "${kind.table}" r WHERE r.code = l.from_code AND r.revision = l.from_revision)`;
  for await (const { code, revision, detail } of rowsOf<Row>(db, links, [name]))
    yield { edition: null, subject: `${subjectOf(name, code, revision)}, ${detail}`, is: 'unpublished' };

  if (kind.children) yield* strayChildren(db, kind, kind.children.table, tables);
  if (kind.identity) yield* strayCodes(db, kind, kind.identity);
  yield* wrongDerivations(db, kind, tables.get(kind.table));
}

async function* strayChildren(db: ClientBase, kind: Kind, table: string, tables: ReadonlyMap<string, Table>): AsyncGenerator<Difference> {
  const [code, revision, ...rest] = tables.get(table)?.key ?? [];
  const query = `SELECT c."${code}" AS code, c."${revision}" AS revision, concat_ws(' ', ${rest.map((key) => `c."${key}"`).join(', ')}) AS detail
    FROM "${table}" c WHERE NOT EXISTS (SELECT FROM "${kind.table}" r WHERE r.code = c."${code}" AND r.revision = c."${revision}")`;
  for await (const row of rowsOf<{ code: string; revision: number; detail: string }>(db, query))
    yield {
      edition: null,
      subject: `${subjectOf(kind.kind, row.code, row.revision)}, ${kind.children?.key} ${row.detail}`,
      is: 'unpublished',
    };
}

async function* strayCodes(db: ClientBase, kind: Kind, identity: string): AsyncGenerator<Difference> {
  const query = `SELECT coalesce(i.code, p.code) AS code, i.code IS NULL AS missing FROM "${identity}" i
    FULL JOIN (${TIMES}) p ON p.code = i.code WHERE i.code IS NULL OR p.code IS NULL`;
  for await (const { code, missing } of rowsOf<{ code: string; missing: boolean }>(db, query, [kind.kind]))
    yield { edition: null, subject: `code ${code} of ${kind.kind}`, is: missing ? 'missing' : 'unpublished' };
}

/** A column that no record speaks of must be one that the database derives, with the value it derives. */
async function* wrongDerivations(db: ClientBase, kind: Kind, table: Table | undefined): AsyncGenerator<Difference> {
  const spoken = new Set([...STAMPS, ...Object.values(kind.columns)]);
  for (const { name, derivation } of table?.columns ?? []) {
    if (spoken.has(name)) continue;
    if (derivation === null) {
      yield { edition: null, subject: `column ${name} of ${kind.table}`, is: 'unpublished' };
      continue;
    }
    const query = `SELECT code, revision, edition, to_jsonb("${name}") AS found, to_jsonb(${derivation}) AS expected
      FROM "${kind.table}" WHERE "${name}" IS DISTINCT FROM (${derivation})`;
    type Row = { code: string; revision: number; edition: number; found: Json; expected: Json };
    for await (const { code, revision, edition, expected, found } of rowsOf<Row>(db, query))
      yield { edition, subject: subjectOf(kind.kind, code, revision), is: 'other', field: name, expected, found };
  }
}

/** Links of a kind that does not exist. */
export async function* findForeignLinks(db: ClientBase, kinds: readonly string[]): AsyncGenerator<Difference> {
  const query = `SELECT concat_ws(' ', from_kind, from_code) || ', revision ' || from_revision || ', link ' || role || ' ' || position AS subject
    FROM link WHERE from_kind <> ALL ($1)`;
  for await (const { subject } of rowsOf<{ subject: string }>(db, query, [kinds])) yield { edition: null, subject, is: 'unpublished' };
}

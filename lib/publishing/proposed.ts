import type { ClientBase } from 'pg';
import type { ChangeNature } from './change-set';
import type { JsonRecord } from './difference';
import { kindNamed } from './kinds';
import { type Json, type MergeConflict, merge } from './merge';
import { readRecords } from './records';

/** A record as the change set would publish it now, beside the one that it would replace. */
export type ProposedRecord = {
  position: number;
  kind: string;
  code: string;
  nature: ChangeNature;
  /** Null for a new record. */
  before: JsonRecord | null;
  after: JsonRecord;
  /** Paths that somebody else published meanwhile, with both values: it cannot be published like this. */
  conflicts: MergeConflict[];
};

type Row = { position: number; kind: string; code: string; nature: ChangeNature; base_revision: number; record: string };
type Based = Pick<Row, 'kind' | 'code' | 'base_revision'>;
type Window = { offset: number; limit: number };

const keyOf = ({ kind, code }: { kind: string; code: string }): string => `${kind}/${code}`;

/** One window of the records of a set, merged with what was published since their author saw them. A fixed number of queries. */
export async function readProposed(db: ClientBase, number: number, { offset, limit }: Window): Promise<ProposedRecord[]> {
  const { rows } = await db.query<Row & { edition: number | null }>(
    `SELECT c.position, c.kind, c.code, c.nature, c.base_revision, c.record, s.edition FROM change c JOIN change_set s ON s.number = c.change_set_number
      WHERE c.change_set_number = $1 AND c.kind <> 'figures' ORDER BY c.position LIMIT $3 OFFSET $2`,
    [number, offset, limit],
  );
  const edition = rows[0]?.edition ?? null;
  if (edition !== null) return published(rows, await recordsBefore(db, rows, edition));
  const current = new Map<string, { revision: number; record: Json }>();
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const codes = rows.filter((row) => row.kind === kind).map(({ code }) => code);
    for (const [code, { revision, record }] of await readRecords(db, kindNamed(kind), codes)) {
      current.set(keyOf({ kind, code }), { revision, record: record as Json });
    }
  }
  const isBehind = (row: Row) => (current.get(keyOf(row))?.revision ?? 0) !== row.base_revision;
  const bases = await recordsAt(db, rows.filter(isBehind));
  return rows.map((row) => {
    const { position, kind, code, nature } = row;
    const standing = current.get(keyOf(row))?.record ?? null;
    const proposed = JSON.parse(row.record) as Json;
    const merged = isBehind(row) ? merge(bases.get(keyOf(row)) ?? null, standing, proposed) : { record: proposed, conflicts: [] };
    // Where two people disagree a reviewer looks at what the author wrote.
    const after = merged.conflicts.length > 0 ? proposed : merged.record;
    return { position, kind, code, nature, before: standing as JsonRecord | null, after: after as JsonRecord, conflicts: merged.conflicts };
  });
}

function published(rows: readonly Row[], before: ReadonlyMap<string, Json>): ProposedRecord[] {
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind,
    code: row.code,
    nature: row.nature,
    before: (before.get(keyOf(row)) ?? null) as JsonRecord | null,
    after: JSON.parse(row.record) as JsonRecord,
    conflicts: [],
  }));
}

const columns = (of: readonly { kind: string; code: string }[]) => [of.map(({ kind }) => kind), of.map(({ code }) => code)] as const;
const toMap = (rows: readonly { kind: string; code: string; record: string }[]): Map<string, Json> =>
  new Map(rows.map((row) => [keyOf(row), JSON.parse(row.record) as Json]));

/** What the authors saw: each record at the revision it was made from. */
async function recordsAt(db: ClientBase, of: readonly Based[]): Promise<Map<string, Json>> {
  if (of.length === 0) return new Map();
  const { rows } = await db.query<{ kind: string; code: string; record: string }>(
    `SELECT r.kind, r.code, r.record FROM (
       SELECT c.kind, c.code, c.record, row_number() OVER (PARTITION BY c.kind, c.code ORDER BY s.edition) AS revision
         FROM change c JOIN change_set s ON s.number = c.change_set_number AND s.edition IS NOT NULL
        WHERE (c.kind, c.code) IN (SELECT * FROM unnest($1::text[], $2::text[]))) r
      JOIN unnest($1::text[], $2::text[], $3::int[]) AS asked (kind, code, revision) USING (kind, code, revision)`,
    [...columns(of), of.map(({ base_revision }) => base_revision)],
  );
  return toMap(rows);
}

/** What stood before an edition replaced it. */
async function recordsBefore(db: ClientBase, of: readonly Row[], edition: number): Promise<Map<string, Json>> {
  const { rows } = await db.query<{ kind: string; code: string; record: string }>(
    `SELECT DISTINCT ON (c.kind, c.code) c.kind, c.code, c.record FROM change c JOIN change_set s ON s.number = c.change_set_number
      WHERE s.edition < $3 AND (c.kind, c.code) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY c.kind, c.code, s.edition DESC`,
    [...columns(of), edition],
  );
  return toMap(rows);
}

import type { ClientBase } from 'pg';
import { canonical } from '@/lib/publishing/canonical';
import type { Values } from '@/lib/publishing/columns/cells';
import { continues, type KindSheet, recordOfRows, rowsOf } from '@/lib/publishing/columns/sheet';
import { kindNamed } from '@/lib/publishing/kinds';
import type { Json } from '@/lib/publishing/merge';
import { keptOf } from '@/lib/publishing/ownership';
import { type Revision, readRecords } from '@/lib/publishing/records';
import { withBasis } from '@/lib/publishing/translation-basis';
import { withMarks } from './carried';
import type { Problem, ProblemList } from './problem';
import { schemaProblems } from './read-figures';
import type { RowProblem, TableRow } from './read-rows';

/** The rows of one record: its own, and those of its parts. */
type Group = { code: string; rows: TableRow[] };
type Outcome = 'new' | 'changed' | 'unchanged';
type Read = { row: number; code: string; outcome: Outcome; baseRevision: number; record: string };
type Reader = {
  db: ClientBase;
  importId: string;
  table: KindSheet;
  /** The columns that the file has: what it does not have stays as it is published. */
  present: ReadonlySet<string>;
  organisation: string;
  changeSet: number | null;
  problems: ProblemList;
  problemOf: RowProblem;
};

const BATCH = 250;

/** Reads rows as records, compares each with what is published and keeps what would change. */
export async function readTableRecords(reader: Reader, rows: AsyncIterable<TableRow>, progress: (rows: number) => void): Promise<void> {
  const codes = new Map<string, number>();
  let [batch, count]: [Group[], number] = [[], 0];
  for await (const row of rows) {
    progress(++count);
    const last = batch.at(-1);
    if (last && continues(reader.table, row.values, last.rows[0]?.values)) {
      last.rows.push(row);
      continue;
    }
    if (batch.length >= BATCH) {
      await readBatch(reader, batch);
      batch = [];
    }
    const code = codeOf(reader.table, row.values);
    const earlier = codes.get(code);
    if (code !== '' && earlier !== undefined) {
      await reader.problems.add(...row.problems, reader.problemOf(row, 'code', 'repeated-code', { row: String(earlier), code }));
      continue;
    }
    codes.set(code, row.row);
    batch.push({ code, rows: [row] });
  }
  if (batch.length > 0) await readBatch(reader, batch);
}

/** Also where it follows from other cells. */
const codeOf = ({ fields }: KindSheet, values: Values): string => (fields.code?.read(values) as string | null) ?? '';

async function readBatch(reader: Reader, groups: readonly Group[]): Promise<void> {
  const { db, table, organisation, changeSet, problems, problemOf } = reader;
  const kind = kindNamed(table.kind);
  const published = await readRecords(
    db,
    kind,
    groups.map(({ code }) => code),
  );
  const proposed = groups.map((group) => ({
    ...group,
    current: published.get(group.code),
    record: recordOfGroup(reader, group, published.get(group.code)),
  }));
  const kept = await keptOf(db, organisation, table.kind, proposed, changeSet);
  const read: Read[] = [];
  for (const { code, rows, current, record } of proposed) {
    const [first] = rows as [TableRow];
    const found: Problem[] = rows.flatMap((row) => row.problems);
    const parsed = kind.schema.safeParse(record);
    if (!parsed.success) found.push(...issuesByRow(rows, parsed.error.issues, problemOf, table));
    if (code !== '' && !kept.has(code)) found.push(problemOf(first, 'code', 'not-yours', { code }));
    if (found.length > 0) await problems.add(...found);
    if (found.length > 0 || !parsed.success) continue;
    const text = canonical(parsed.data);
    const outcome = !current ? 'new' : text === canonical(current.record) && !current.withdrawn ? 'unchanged' : 'changed';
    read.push({ row: first.row, code, outcome, baseRevision: current?.revision ?? 0, record: text });
  }
  await keep(reader, read);
}

/** The record that the rows make of the published one: a column that the file does not have says nothing. */
function recordOfGroup({ table, present }: Reader, { code, rows }: Group, current: Revision | undefined): Record<string, unknown> {
  const standing = current ? rowsOf(table, current.record) : [];
  const own = Object.fromEntries(Object.entries(standing[0] ?? {}).filter(([name]) => !present.has(name)));
  const children = table.columns.filter(({ child }) => child !== null);
  const hasChildren = children.some(({ name }) => present.has(name));
  const values = rows.map((row, index) => (index === 0 ? { ...own, ...row.values } : row.values));
  const record = recordOfRows(table, values);
  if (current && table.children && !hasChildren) record[table.children.key] = current.record[table.children.key];
  const before = (current?.record ?? null) as Json;
  return withBasis(before, withMarks(before, { ...record, code } as Json)) as Record<string, unknown>;
}

type Issue = { path: PropertyKey[]; message: string };

/** What the schema finds wrong with a part of a record is told at the part's own row. */
function issuesByRow(rows: readonly TableRow[], issues: readonly Issue[], problemOf: RowProblem, table: KindSheet): Problem[] {
  const [first] = rows as [TableRow];
  return issues.flatMap((issue) => {
    const [key, place, field] = issue.path;
    const isPart = table.children?.key === key && typeof place === 'number' && field !== undefined;
    const row = isPart ? (rows[place] ?? first) : first;
    const path = isPart ? [key as string, field] : issue.path;
    return schemaProblems(row, [{ path, message: issue.message }], problemOf, table);
  });
}

async function keep({ db, importId }: Reader, read: readonly Read[]): Promise<void> {
  if (read.length === 0) return;
  await db.query(
    `INSERT INTO import_record (import_id, row, code, outcome, base_revision, record)
     SELECT $1, r."row", r.code, r.outcome, r."baseRevision", r.record
       FROM jsonb_to_recordset($2::jsonb) AS r ("row" int, code text, outcome text, "baseRevision" int, record text)`,
    [importId, JSON.stringify(read)],
  );
}

import type { ClientBase } from 'pg';
import { columnsOf } from '@/lib/publishing/columns/files';
import { type KindSheet, sheetOf } from '@/lib/publishing/columns/sheet';
import { checkFigures } from './figure-checks';
import type { Counts } from './import-state';
import { kindsNamedIn, loadKnownCodes } from './known-codes';
import { ProblemList, shown } from './problem';
import { FIGURE_COLUMNS, readFigures } from './read-figures';
import { readTableRecords } from './read-records';
import { readRows, rowProblems } from './read-rows';
import type { Notice } from './sheet-row';
import { surveyOf } from './survey';
import { sheetWords } from './words';
import type { Workbook } from './workbook';

export type ImportRow = {
  id: string;
  organisation: string;
  actor: string;
  kind: string;
  digest: string;
};
/** `changeSet`: the open one that the rows would join. */
export type ReadResult = { rowsRead: number; counts: Counts; notices: Notice[]; changeSet: number | null };

/** The columns without which no row of this kind can be read: for records their code, where it does not follow from other cells. */
function requiredColumns(table: KindSheet): readonly string[] {
  if (table.kind === 'figure') return FIGURE_COLUMNS;
  const code = columnsOf({ fields: { code: table.fields.code as KindSheet['fields'][string] } })[0];
  return code?.optional ? [] : ['code'];
}

/** Reads the table of a file into the tables of imports, in the caller's transaction. Throws Invalid where the file as a whole is refused. */
export async function readImport(
  db: ClientBase,
  { id, organisation, actor, kind }: ImportRow,
  workbook: Workbook,
  progress: (rows: number, total: number) => void,
): Promise<ReadResult> {
  const table = sheetOf(kind);
  const words = await sheetWords();
  const survey = await surveyOf(workbook, table, words, requiredColumns(table));
  progress(0, survey.rows);
  for (const part of ['import_problem', 'import_record', 'import_figure']) await db.query(`DELETE FROM ${part} WHERE import_id = $1`, [id]);
  const known = await loadKnownCodes(db, kindsNamedIn(table), { actor, organisation });
  for (const code of survey.codes) known.add(kind, code);
  const changeSet = await newestDraft(db, actor, organisation);
  const seenEdition = await newestEdition(db);
  const problems = new ProblemList(db, id);
  const problemOf = rowProblems(survey);
  for (const { letter, heading, nearest } of survey.strays) {
    const values: Record<string, string> = nearest === null ? {} : { nearest };
    await problems.add({
      ...problemOf({ row: survey.header, texts: {} }, '', 'unknown-heading', values, 'warning'),
      letter,
      value: heading,
    });
  }
  let rowsRead = 0;
  const read = (count: number) => {
    rowsRead = count;
    progress(count, survey.rows);
  };
  const rows = readRows(survey, table, words, known);
  if (kind === 'figure') {
    await readFigures(db, rows, problems, problemOf, read);
    await problems.flush();
    await checkFigures(db, { importId: id, organisation, changeSet, problems, problemOf });
  } else {
    const present = new Set([...survey.columns.values()].map(({ name }) => name));
    const reader = { db, importId: id, table, present, organisation, changeSet, problems, problemOf };
    await readTableRecords(reader, rows, read);
  }
  await problems.flush();
  const counts = { ...(await countsOf(db, id, kind)), ...problems.tally(), rows: survey.rows, seenEdition };
  return { rowsRead, counts, notices: survey.notices.map((notice) => ({ ...notice, places: notice.places.map(shown) })), changeSet };
}

async function countsOf(db: ClientBase, id: string, kind: string): Promise<Pick<Counts, 'new' | 'changed' | 'unchanged'>> {
  const from = kind === 'figure' ? 'import_figure' : 'import_record';
  const { rows } = await db.query<{ outcome: string; count: number }>(
    `SELECT outcome, count(*)::int AS count FROM ${from} WHERE import_id = $1 GROUP BY outcome`,
    [id],
  );
  const count = (outcome: string) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged') };
}

/** The change set that would take these rows, where one is open: what it holds counts as there. */
async function newestDraft(db: ClientBase, actor: string, organisation: string): Promise<number | null> {
  const { rows } = await db.query<{ number: number }>(
    `SELECT number FROM change_set WHERE author_id = $1 AND organisation_code = $2 AND state = 'draft' ORDER BY number DESC LIMIT 1`,
    [actor, organisation],
  );
  return rows[0]?.number ?? null;
}

async function newestEdition(db: ClientBase): Promise<number> {
  const { rows } = await db.query<{ edition: number }>('SELECT coalesce(max(edition), 0) AS edition FROM change_set');
  return rows[0]?.edition ?? 0;
}

import type { ClientBase } from 'pg';
import { KINDS } from '@/lib/publishing/kinds';
import { compareChanges } from './changes';
import { readTables } from './columns';
import type { Difference } from './difference';
import { Chain, readEditionNumbers } from './editions';
import { compareFigures } from './figures';
import { compareStagedFigures, countFigures } from './staged';
import { findForeignLinks, findStrays } from './strays';

/** An edition that was compared; a record counts in every edition that published it, and so does a figure. */
export type ComparedEdition = { edition: number; publishedAt: string; records: number; figures: number; hash: string | null };
export type Finding = ({ what: 'edition' } & ComparedEdition) | ({ what: 'difference' } & Difference);

/**
 * Replays the publication log over the texts of the change sets and compares the outcome with the tables that pages read: every
 * revision of every record with its lists and parts, every figure, citation and current figure. All of it as of one instant, without
 * writing, and in batches, so that memory does not grow with the record.
 */
export async function* verifyLog(db: ClientBase): AsyncGenerator<Finding> {
  await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    // The cursors are read to their end.
    await db.query('SET LOCAL cursor_tuple_fraction = 1');
    yield* compareEditions(db);
    for await (const difference of compareTables(db)) yield { what: 'difference', ...difference };
  } finally {
    await db.query('ROLLBACK');
  }
}

const tableNames = KINDS.flatMap(({ table, children }) => (children ? [table, children.table] : [table]));

async function* compareEditions(db: ClientBase): AsyncGenerator<Finding> {
  const tables = await readTables(db, tableNames);
  const { numbers, gaps } = await readEditionNumbers(db);
  yield* findings(gaps);
  const chain = new Chain();
  for (const number of numbers) {
    const { edition, differences } = await chain.read(db, number);
    yield* findings(differences);
    if (!edition) continue;
    const changes = compareChanges(db, edition, tables);
    let next = await changes.next();
    for (; !next.done; next = await changes.next()) yield { what: 'difference', ...next.value };
    yield* findings(await compareStagedFigures(db, edition));
    const figures = await countFigures(db, edition.changeSet);
    const { publishedAt, hash } = edition;
    yield { what: 'edition', edition: number, publishedAt, records: next.value, figures, hash };
  }
}

async function* compareTables(db: ClientBase): AsyncGenerator<Difference> {
  yield* compareFigures(db);
  const tables = await readTables(db, tableNames);
  for (const kind of KINDS) yield* findStrays(db, kind, tables);
  yield* findForeignLinks(
    db,
    KINDS.map(({ kind }) => kind),
  );
}

const findings = (differences: Difference[]): Finding[] => differences.map((difference) => ({ what: 'difference', ...difference }));

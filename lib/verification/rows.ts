import type { ClientBase } from 'pg';

const BATCH = 500;
let opened = 0;

/** The rows of a query in batches, so that memory does not grow with the tables. Needs a transaction. */
export async function* batchesOf<Row extends object>(db: ClientBase, query: string, parameters: unknown[] = []): AsyncGenerator<Row[]> {
  opened += 1;
  const cursor = `verification_${opened}`;
  await db.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`, parameters);
  for (;;) {
    const { rows } = await db.query<Row>(`FETCH ${BATCH} FROM ${cursor}`);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) break;
  }
  await db.query(`CLOSE ${cursor}`);
}

/** The rows of a query one by one. */
export async function* rowsOf<Row extends object>(db: ClientBase, query: string, parameters: unknown[] = []): AsyncGenerator<Row> {
  for await (const rows of batchesOf<Row>(db, query, parameters)) yield* rows;
}

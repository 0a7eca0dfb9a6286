import 'server-only';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { isConnectionError } from '@/lib/db/connection-error';
import { Prisma } from '@/lib/db/generated/client';
import { snapshotName } from '@/lib/db/snapshot';
import { databaseUrl } from '@/lib/env';
import { DatabaseAway } from '@/lib/errors';
import { processPlace } from '@/lib/process-place';
import { sqlText } from './sql-text';

/** As many files are written at once as leave the pages their share of the database; the next ones wait for their turn. */
const atOnce = 10;
const turnWithinMs = 20_000;
const pieceBytes = 262_144;
/** Files beside each other wait so long for each other after a piece: together they leave the pages a part of every core. */
const givesWayMs = 40 / availableParallelism();

type Exports = { pool: pg.Pool; running: Set<pg.PoolClient> };
const place = processPlace<Exports>('export-pool');

/** Connections of their own, so that long files never keep a page waiting; they cannot write. */
function openExports(): Exports {
  const pool = new pg.Pool({
    connectionString: databaseUrl(),
    max: atOnce,
    connectionTimeoutMillis: turnWithinMs,
    allowExitOnIdle: true,
    // Rows in the order of an index, so that the first of them comes at once: a plan that sorts comes first when all were read.
    onConnect: async (client) => {
      await client.query('SET default_transaction_read_only = on; SET jit = off; SET enable_sort = off; SET statement_timeout = 600000');
    },
  });
  pool.on('error', () => {});
  return { pool, running: new Set() };
}

/** Ends the connections, also of files that nobody reads to their end, so that a test can drop its database. */
export async function endExports(): Promise<void> {
  const { pool, running } = place.held() ?? {};
  place.empty();
  for (const client of running ?? []) client.release(true);
  running?.clear();
  await pool?.end();
}

/** How the lines are written. `json` is for a query of one column of JSON text, which has no control characters to escape. */
const options = {
  csv: 'FORMAT csv, HEADER true',
  lines: 'FORMAT text',
  json: `FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02', ESCAPE E'\\x01'`,
} as const;

/**
 * What PostgreSQL sends for the rows of a query, piece by piece as the reader takes them; a reader that stops ends the query. Throws where
 * the database does not answer.
 */
export async function* copyOut(query: Prisma.Sql, as: keyof typeof options): AsyncGenerator<Buffer> {
  const { pool, running } = place.once(openExports);
  const client = await pool.connect().catch((error: unknown) => {
    throw isConnectionError(error) ? new DatabaseAway(error) : error;
  });
  running.add(client);
  const snapshot = snapshotName();
  let isWhole = false;
  try {
    // A file alone may have the help of other processes; many at once would leave none for the pages.
    const isAlone = running.size === 1;
    await client.query(`SET max_parallel_workers_per_gather = ${isAlone ? 'DEFAULT' : 0}`);
    if (snapshot !== undefined) await join(client, snapshot);
    const stream: Readable = client.query(to(sqlText(Prisma.sql`COPY (${query}) TO STDOUT (${Prisma.raw(options[as])})`)));
    yield* gathered(stream, { running });
    if (snapshot !== undefined) await client.query('COMMIT');
    isWhole = true;
  } finally {
    // Of a query that was not read to its end the rest is still on its way.
    if (running.delete(client)) client.release(!isWhole);
  }
}

/** Each piece costs its way through the web server, so that small ones are sent together; the first one at once. */
async function* gathered(stream: Readable, { running }: Pick<Exports, 'running'>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = pieceBytes;
  for await (const piece of stream) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < pieceBytes) continue;
    yield Buffer.concat(held);
    [held, bytes] = [[], 0];
    if (running.size > 1) await setTimeout(givesWayMs * running.size);
  }
  if (held.length > 0) yield Buffer.concat(held);
}

/** What many files say together is read as it stood at one instant. */
async function join(client: pg.PoolClient, snapshot: string): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`SET TRANSACTION SNAPSHOT ${pg.escapeLiteral(snapshot)}`);
}

const unescaped: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' };
const cellOf = (text: string): string | null => {
  if (text === '\\N') return null;
  return text.includes('\\') ? text.replace(/\\(.)/g, (_, sign: string) => unescaped[sign] ?? sign) : text;
};

/** The rows of a query, in batches; a cell without a value is null. */
export async function* copiedRows(query: Prisma.Sql): AsyncGenerator<(string | null)[][]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of copyOut(query, 'lines')) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map((line) => line.split('\t').map(cellOf));
  }
}

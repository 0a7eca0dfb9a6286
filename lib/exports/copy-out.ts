import 'server-only';
import type { Readable } from 'node:stream';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { Prisma } from '@/lib/db/generated/client';
import { databaseUrl } from '@/lib/env';
import { sqlText } from './sql-text';

/** As many files are written at once as leave the pages their share of the database; the next ones wait for their turn. */
const atOnce = 10;
const turnWithinMs = 20_000;
const place = Symbol.for('portal.export-pool');

/** Connections of their own, so that long files never keep a page waiting; they cannot write. */
function exportPool(): pg.Pool {
  const world = globalThis as { [place]?: pg.Pool };
  if (!world[place]) {
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
    world[place] = pool;
  }
  return world[place];
}

/** Ends the connections, so that a test can drop its database. */
export async function endExports(): Promise<void> {
  const world = globalThis as { [place]?: pg.Pool };
  const pool = world[place];
  delete world[place];
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
  const client = await exportPool().connect();
  let isWhole = false;
  try {
    const stream: Readable = client.query(to(sqlText(Prisma.sql`COPY (${query}) TO STDOUT (${Prisma.raw(options[as])})`)));
    for await (const piece of stream) yield piece as Buffer;
    isWhole = true;
  } finally {
    // Of a query that was not read to its end the rest is still on its way.
    client.release(!isWhole);
  }
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

import 'server-only';
import pg from 'pg';
import { databaseUrl, env } from '../env';
import { processPlace } from '../process-place';

const connectWithinMs = 5000;
const place = processPlace<pg.Pool>('database-pool');

/** The connections of this process, for Prisma and for what only SQL can say (transactions of commands, COPY). */
export const pool = (): pg.Pool => place.once(open);

function open(): pg.Pool {
  const opened = new pg.Pool({
    connectionString: databaseUrl(),
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: connectWithinMs,
  });
  // An idle connection that ends is replaced at the next query.
  opened.on('error', () => {});
  return opened;
}

/** Runs `work` in one transaction on a connection of its own: all of it or, where it throws, nothing. */
export async function transaction<T>(work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { databaseUrl } from '../env';
import { processPlace } from '../process-place';
import { PrismaClient } from './generated/client';

const place = processPlace<AsyncLocalStorage<PrismaClient>>('hypothesis');
const hypotheses = () => place.once(() => new AsyncLocalStorage());

/** The client that reads the hypothesis this code runs under; undefined outside one. */
export const hypotheticalClient = (): PrismaClient | undefined => hypotheses().getStore();

/**
 * Runs `work` in a transaction that is always taken back. Every query inside it, also the public ones, reads what `work` wrote,
 * past all caches: so a change can be seen as readers would see it, before anybody can.
 */
export const hypothetically = <T>(work: (db: pg.ClientBase) => Promise<T>): Promise<T> => inTransaction('BEGIN', work);

/** The same for a transaction that begins as told. */
export async function inTransaction<T>(begin: string, work: (db: pg.ClientBase) => Promise<T>): Promise<T> {
  // A pool of one connection keeps Prisma inside the transaction.
  const single = new pg.Pool({ connectionString: databaseUrl(), max: 1, idleTimeoutMillis: 0 });
  single.on('error', () => {});
  const client = new PrismaClient({ adapter: new PrismaPg(single) });
  try {
    await single.query(begin);
    return await hypotheses().run(client, () => work(single as unknown as pg.ClientBase));
  } finally {
    await single.query('ROLLBACK').catch(() => {});
    await client.$disconnect();
    await single.end().catch(() => {});
  }
}

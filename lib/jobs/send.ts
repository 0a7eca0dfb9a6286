import 'server-only';
import type { ClientBase } from 'pg';
import { PgBoss } from 'pg-boss';
import { now } from '../clock';
import { pool } from '../db/pool';
import { processPlace } from '../process-place';
import { type Jobs, type QueueName, SCHEMA } from './queues';

const place = processPlace<Promise<PgBoss>>('job-sender');
type Executor = Pick<ClientBase, 'query'>;

const executor = (db: () => Executor) => ({
  executeSql: async (text: string, values?: unknown[]) => {
    const result = await db().query(text, values);
    // Several statements in one text answer with several results.
    return Array.isArray(result) ? result.at(-1) : result;
  },
});

/** One for the process, over its own connections: it sends and does no work. */
const sender = (): Promise<PgBoss> =>
  place.once(() =>
    begin().catch((error: unknown) => {
      place.empty();
      throw error;
    }),
  );

async function begin(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: executor(pool),
    schema: SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
    queueCacheIntervalSeconds: 24 * 60 * 60,
  });
  // What it reads on its own is only its list of queues; a send that fails says so itself.
  boss.on('error', () => {});
  return boss.start();
}

/**
 * Puts a job into a queue as part of the transaction of `db`: it is there once that is committed. `at` is by the portal's clock,
 * which a test may have set; the queue goes by that of the database.
 */
export async function enqueue<Name extends QueueName>(
  db: Executor,
  name: Name,
  job: Jobs[Name],
  { at }: { at?: Date } = {},
): Promise<void> {
  const boss = await sender();
  const later = at === undefined ? {} : { startAfter: new Date(Date.now() + at.getTime() - now().getTime()) };
  await boss.send(name, job, { ...later, db: executor(() => db) });
}

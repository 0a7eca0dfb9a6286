import 'server-only';
import { PgBoss } from 'pg-boss';
import { timeZone } from '../clock';
import { databaseUrl } from '../env';
import { reasonOf } from '../log';
import { type Handlers, type Jobs, QUEUE_NAMES, type QueueName, RECURRING, SCHEMA } from './queues';

/** At its hour a change set is public within five seconds: this is looked for in less than one. */
const lookEverySeconds: Record<QueueName, number> = { publish: 0.5, sweep: 1, import: 0.5, links: 30, archive: 5, mail: 2 };

export type Worker = { stop(): Promise<void> };

/** Takes jobs from the queues and does them, one of each queue at a time. What fails is tried again as its queue says. */
export async function startWorker(handlers: Handlers, say: (line: string) => void): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    schema: SCHEMA,
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    max: 4,
    cronMonitorIntervalSeconds: 15,
    cronWorkerIntervalSeconds: 5,
  });
  boss.on('error', (error) => say(`queue: ${reasonOf(error)}`));
  await boss.start();
  for (const name of QUEUE_NAMES) await listen(boss, name, handlers, say);
  for (const [name, cron] of Object.entries(RECURRING)) await boss.schedule(name, cron, {}, { tz: timeZone });
  return { stop: () => boss.stop({ timeout: 5_000 }) };
}

async function listen<Name extends QueueName>(boss: PgBoss, name: Name, handlers: Handlers, say: (line: string) => void): Promise<void> {
  await boss.work<Jobs[Name]>(name, { pollingIntervalSeconds: lookEverySeconds[name] }, async (jobs) => {
    for (const job of jobs) {
      try {
        await handlers[name](job.data);
      } catch (error) {
        say(`${name}: ${reasonOf(error)}`);
        throw error;
      }
    }
  });
}

import path from 'node:path';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded';
import { reasonOf } from '@/lib/log';
import { LockHeld } from '@/lib/process-lock';
import { dataFolder } from './settings';
import type { Shutdown } from './shutdown';

const answersWithinMs = 20_000;
const longestPauseMs = 30_000;
// A Postgres that ran this long before it ended is restarted at once again, not after the grown pause.
const steadyAfterMs = 60_000;

/**
 * The address of the database: DATABASE_URL where it is set, else that of the Postgres that comes with the portal,
 * which is started, restarted on the same port when it dies, and stopped with this process.
 */
export async function openDatabase(shutdown: Shutdown, log: (line: string) => void): Promise<string> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await untilItAnswers(given, shutdown);
    log(`the server of DATABASE_URL (${new URL(given).host})`);
    return given;
  }
  const dataDir = path.join(dataFolder(), 'postgres');
  const running: { database: EmbeddedDatabase } = { database: await start(dataDir) };
  shutdown.add(() => running.database.stop());
  log(`Postgres on port ${running.database.port}, data in ${path.relative('', dataDir) || dataDir}`);
  void keepRunning(running, dataDir, shutdown);
  return running.database.url;
}

/** The web server of the embedded database works as the role that may add to what is published, never change it. */
export function applicationUrl(databaseUrl: string): string {
  if (process.env.DATABASE_URL) return databaseUrl;
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c role=portal_app');
  return url.href;
}

/** A database that is started together with the portal may need longer than the portal to come up. */
async function untilItAnswers(url: string, shutdown: Shutdown): Promise<void> {
  const deadline = Date.now() + answersWithinMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      const { code } = error as { code?: string };
      const mayCome = code !== undefined && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03'].includes(code);
      if (!mayCome || Date.now() > deadline || shutdown.isEnding) {
        throw new Error(`The database of DATABASE_URL (${new URL(url).host}) cannot be used: ${reasonOf(error)}`, {
          cause: error,
        });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function start(dataDir: string): Promise<EmbeddedDatabase> {
  try {
    return await startEmbedded({ dataDir });
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new Error(`The database in ${dataDir} is in use by process ${error.pid}. Stop it first.`, { cause: error });
  }
}

async function keepRunning(running: { database: EmbeddedDatabase }, dataDir: string, shutdown: Shutdown): Promise<void> {
  const { port } = running.database;
  let pauseMs = 500;
  let since = Date.now();
  for (;;) {
    const { code, signal } = await running.database.exited;
    if (shutdown.isEnding) return;
    console.error(`Postgres ended (${signal ?? `exit code ${code}`}); starting it again.`);
    if (Date.now() - since > steadyAfterMs) pauseMs = 500;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (shutdown.isEnding) return;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      try {
        running.database = await startEmbedded({ dataDir, port });
        break;
      } catch (error) {
        console.error(`Postgres did not start (${reasonOf(error)}); next try in ${pauseMs / 1000} s.`);
      }
    }
    if (shutdown.isEnding) return void running.database.stop();
    since = Date.now();
    console.log(`Postgres runs again on port ${port}.`);
  }
}

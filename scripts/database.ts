import { randomBytes } from 'node:crypto';
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

/** The role that may add to what is published, and never change or remove it. */
const applicationRole = 'portal_app';
/** Who may take that role and has no right of its own to fall back on. */
const applicationLogin = 'portal_web';

/**
 * The address as the web server uses it: each of its connections works as the application's role. That of DATABASE_URL does so where
 * the role is there, its login may take it, and what answers there (a pooler may not) lets a connection begin with it.
 */
export async function applicationUrl(databaseUrl: string, log: (line: string) => void): Promise<string> {
  const url = new URL(databaseUrl);
  const options = [url.searchParams.get('options'), `-c role=${applicationRole}`].filter(Boolean).join(' ');
  url.searchParams.set('options', options);
  if (!process.env.DATABASE_URL) return withOwnLogin(url, databaseUrl);
  if (await worksAs(url.href, applicationRole)) return url.href;
  log(`the login of DATABASE_URL does not work as ${applicationRole}: the guards of the tables alone keep what is published`);
  return databaseUrl;
}

/** The Postgres of the portal is ours to give logins on: the web server never learns the owner's password. */
async function withOwnLogin(url: URL, ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [applicationLogin]);
    await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${applicationLogin} LOGIN NOINHERIT PASSWORD ${pg.escapeLiteral(password)}`);
    await client.query(`GRANT ${applicationRole} TO ${applicationLogin}`);
  } finally {
    await client.end();
  }
  url.username = applicationLogin;
  url.password = password;
  return url.href;
}

async function worksAs(url: string, role: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    // A role of that name that may not read the tables is not ours.
    const { rows } = await client.query<{ works: boolean }>(
      `SELECT current_user = $1 AND has_table_privilege('publication_log', 'SELECT, INSERT') AS works`,
      [role],
    );
    return rows[0]?.works === true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
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

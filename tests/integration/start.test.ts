import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parentOf, processCommand, processIdentity, waitForEnd } from '@/lib/process-identity';

const minute = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'portal-start-'));
const dataDir = path.join(folder, 'data');
// Postgres runs as another user when the tests run as root, and must be able to enter.
chmodSync(folder, 0o755);
const opened: ChildProcess[] = [];
let port = 0;

interface Run {
  child: ChildProcess;
  pid: number;
  output(): string;
  exit: Promise<number | null>;
}

function start(): Run {
  const { DATABASE_URL: _, npm_lifecycle_event: __, ...env } = process.env;
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'scripts/start.ts'], {
    env: { ...env, PORT: String(port), PORTAL_DATA: dataDir, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  opened.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const exit = once(child, 'close').then(() => child.exitCode);
  return { child, pid: child.pid ?? 0, output: () => text, exit };
}

async function started(): Promise<Run> {
  const run = start();
  await until(() => run.output().includes('The portal runs:') || run.child.exitCode !== null, 3 * minute);
  expect(run.output()).toContain(`The portal runs: http://127.0.0.1:${port}/`);
  return run;
}

async function until(holds: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** How the site answers for its first page, or why it does not. */
async function answer(): Promise<number | string> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/vi`)).status;
  } catch (error) {
    return String(error);
  }
}

function postgresPid(): number {
  const file = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

function webPid(run: Run): number {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const found = pids.find((pid) => parentOf(pid) === run.pid && /next-server|web\.ts/.test(processCommand(pid)));
  if (found === undefined) throw new Error('no web server');
  return found;
}

/** The address that the web server was given. */
function databaseOf(pid: number): string {
  const given = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  return given.find((entry) => entry.startsWith('DATABASE_URL='))?.slice('DATABASE_URL='.length) ?? '';
}

/** Whoever holds the web server's address has no other role to go back to. */
async function cannotChangeWhatIsPublished(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    expect((await client.query('SELECT current_user AS role')).rows).toEqual([{ role: 'portal_app' }]);
    await client.query('RESET ROLE');
    await client.query('SET ROLE NONE');
    for (const statement of ['UPDATE observation SET value = 0', 'DELETE FROM change', 'SELECT FROM account_user'])
      await expect(client.query(statement)).rejects.toThrow('permission denied');
  } finally {
    await client.end();
  }
}

/** Work that waits in a queue. */
async function isPlanned(url: string, queue: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT FROM pgboss.job WHERE name = $1', [queue])).rowCount === 1;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<[number, Server]> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return [address && typeof address === 'object' ? address.port : 0, server];
}

beforeAll(async () => {
  const [found, server] = await freePort();
  port = found;
  await new Promise((resolve) => server.close(resolve));
});

afterAll(async () => {
  for (const child of opened) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  rmSync(folder, { recursive: true, force: true });
});

test('a busy port is named before anything is made', { timeout: minute }, async () => {
  const own = port;
  const [busy, server] = await freePort();
  port = busy;
  const run = start();
  port = own;
  expect(await run.exit).toBe(1);
  expect(run.output()).toContain(`Port ${busy} is in use`);
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  server.close();
});

test('a start serves the portal, plans its first release, refuses a second one, and leaves nothing behind', {
  timeout: 5 * minute,
}, async () => {
  const run = await started();
  expect(await answer()).toBe(200);
  const pids = [postgresPid(), ...(process.platform === 'linux' ? [webPid(run)] : [])];
  if (process.platform === 'linux') {
    const url = databaseOf(webPid(run));
    await cannotChangeWhatIsPublished(url);
    await until(() => isPlanned(url, 'archive'));
  }

  const second = start();
  expect(await second.exit).toBe(1);
  expect(second.output()).toContain(`already runs from this folder (process ${run.pid})`);

  run.child.kill('SIGINT');
  run.child.kill('SIGINT');
  expect(await run.exit).toBe(0);
  expect(pids.filter((pid) => processIdentity(pid) !== null)).toEqual([]);
});

describe.runIf(process.env.TEST_LONG && process.platform === 'linux')('killed with -9', { timeout: 5 * minute }, () => {
  test('the starter: its children end, and the next start serves the same data', async () => {
    const run = await started();
    const pids = [postgresPid(), webPid(run)];
    run.child.kill('SIGKILL');
    await run.exit;
    for (const pid of pids) expect(await waitForEnd(pid, 20_000)).toBe(true);

    const next = await started();
    expect(next.output()).toContain('none pending');
    next.child.kill('SIGTERM');
    expect(await next.exit).toBe(0);
  });

  test('Postgres: it comes back on its port while the site goes on', async () => {
    const run = await started();
    const first = postgresPid();
    process.kill(first, 'SIGKILL');
    await until(() => run.output().includes('Postgres runs again'));
    expect(postgresPid()).not.toBe(first);
    await until(async () => (await answer()) === 200);
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
  });

  test('the web server: the starter stops Postgres and says so', async () => {
    const run = await started();
    const pid = postgresPid();
    process.kill(webPid(run), 'SIGKILL');
    expect(await run.exit).toBe(1);
    expect(run.output()).toContain('The web server ended (SIGKILL)');
    expect(processIdentity(pid)).toBeNull();
  });
});

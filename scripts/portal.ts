import path from 'node:path';
import { createInterface } from 'node:readline';
import { migrate } from '@/lib/db/migrate';
import { parseEnv } from '@/lib/env';
import { installJobs } from '@/lib/jobs/install';
import { createProgress, type Progress, seconds } from '@/lib/log';
import { LockHeld, takeLock } from '@/lib/process-lock';
import { build, isBuilt } from './build';
import { applicationUrl, openDatabase } from './database';
import { demoWords, prepareDemo } from './demo';
import { generateClient } from './generate';
import { assertFree, startNode, toolPath } from './processes';
import { type Address, nodeArguments, portalLock, readAddress, webServer } from './settings';
import type { Shutdown } from './shutdown';
import { keepWorking } from './worker-process';

export type Mode = 'start' | 'dev';

const answersWithinMs = 120_000;

/** From a checkout to a running site. Returns the exit code when the site has ended. */
export async function runPortal(mode: Mode, shutdown: Shutdown): Promise<number> {
  const address = readAddress();
  parseEnv(process.env);
  lockFolder(shutdown);
  await assertFree(address);
  const began = performance.now();
  const progress = createProgress(mode === 'start' ? 6 : 5);

  progress.step('Database client');
  progress.note((await generateClient(shutdown)) ? 'made from the schema' : 'up to date');

  progress.step('Database');
  const databaseUrl = await openDatabase(shutdown, progress.note);

  progress.step('Migrations');
  const applied = await migrate(databaseUrl, { log: progress.note });
  if (applied.length === 0) progress.note('none pending');
  await installJobs(databaseUrl);

  progress.step('First content');
  await loadContent(shutdown, databaseUrl, progress);

  const demo = process.env.DATABASE_URL ? null : await prepareDemo(databaseUrl);

  if (mode === 'start') {
    progress.step('Build');
    if (isBuilt()) progress.note('up to date');
    else await build(shutdown);
  }

  progress.step('Web server');
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOST: address.host,
    PORT: String(address.port),
    DATABASE_URL: await applicationUrl(databaseUrl, progress.note),
    NODE_ENV: mode === 'start' ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    ...(demo ? { OUTBOX_KEY: demo.outboxKey } : {}),
  };
  const web = await startNode(
    shutdown,
    mode === 'start' ? webServer : [toolPath('next', 'next'), mode, '-H', address.host, '-p', String(address.port)],
    { env },
  );
  await keepWorking(shutdown, env);
  let hasEnded = false;
  const ended = web.exited.then((exit) => {
    hasEnded = true;
    return exit;
  });
  await Promise.race([ended, untilItAnswers(address, () => hasEnded, progress)]);
  if (!hasEnded) {
    announce(address, performance.now() - began);
    if (demo) console.log(demoWords(demo, urlOf(address)));
  }
  const { code, signal } = await ended;
  if (!shutdown.isEnding) console.error(`The web server ended (${signal ?? `exit code ${code}`}); stopping the rest.`);
  return 1;
}

function lockFolder(shutdown: Shutdown): void {
  try {
    shutdown.add(takeLock(portalLock()));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new Error(`The portal already runs from this folder (process ${error.pid}).`, { cause: error });
  }
}

async function loadContent(shutdown: Shutdown, databaseUrl: string, progress: Progress): Promise<void> {
  const loader = await startNode(shutdown, [...nodeArguments, path.join('scripts', 'content.ts')], {
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (loader.child.stdout) {
    for await (const line of createInterface({ input: loader.child.stdout })) progress.note(line);
  }
  const { code, signal } = await loader.exited;
  if (code !== 0) throw new Error(`The first content could not be loaded (${signal ?? `exit code ${code}`}).`);
}

async function untilItAnswers(address: Address, hasEnded: () => boolean, progress: Progress): Promise<void> {
  const deadline = Date.now() + answersWithinMs;
  while (!hasEnded() && Date.now() < deadline) {
    try {
      const answer = await fetch(urlOf(address), { redirect: 'manual', signal: AbortSignal.timeout(30_000) });
      if (answer.status >= 500) progress.note(`the first page answers ${answer.status}`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  if (!hasEnded()) progress.note('the web server runs, but does not answer yet');
}

function urlOf({ host, port }: Address): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}/`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

function announce(address: Address, durationMs: number): void {
  console.log(`\n  The portal runs: ${urlOf(address)}\n  Started in ${seconds(durationMs)}. Stop it with Ctrl-C.\n`);
}

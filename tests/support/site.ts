import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { spawnGuarded } from '@/lib/guarded-process';
import { webServer } from '@/scripts/settings';
import { applicationUrl } from './cluster';
import { TEST_NOW } from './day';
import { startWorkerProcess } from './worker';

export interface Site {
  url: string;
  /** What its clock shows. */
  now(): Date;
  stop(): Promise<void>;
}

const readyWithinMs = 60_000;

export interface SiteOptions {
  /** Where its clock starts. */
  now?: string;
  pageCacheBytes?: number;
  /** Whether the worker runs beside it, by the same clock. */
  withWorker?: boolean;
}

/** The built site on a free port, working as the role of the application. */
export async function startSite(
  databaseUrl: string,
  { now = TEST_NOW, pageCacheBytes, withWorker = false }: SiteOptions = {},
): Promise<Site> {
  if (!existsSync(path.join('.next', 'BUILD_ID'))) {
    throw new Error('There is no built site. Run "npm run build" first, or the tests through "npm run test:e2e".');
  }
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { VITEST: _, ...inherited } = process.env;
  const begun = Date.now();
  const web = await spawnGuarded(
    process.execPath,
    webServer,
    {
      env: {
        ...inherited,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        DATABASE_URL: applicationUrl(databaseUrl),
        HOST: '127.0.0.1',
        PORT: String(port),
        PORTAL_URL: url,
        PORTAL_ENV: 'test',
        PORTAL_NOW: now,
        ...(pageCacheBytes === undefined ? {} : { PAGE_CACHE_BYTES: String(pageCacheBytes) }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
    { signal: 'SIGTERM', group: true, patienceMs: 10_000 },
  );
  let output = '';
  const { child, exited, stop } = web;
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (/Ready in/.test(output)) resolve();
      });
    }
  });
  let patience: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    patience = setTimeout(() => resolve(`was not ready after ${readyWithinMs / 1000} s`), readyWithinMs);
  });
  const failure = await Promise.race([ready, exited.then(({ code, signal }) => `ended (${signal ?? code})`), tooLate]);
  clearTimeout(patience);
  if (failure) {
    await stop();
    throw new Error(`The site ${failure}:\n${output}`);
  }
  // A pinned clock starts with its process: the worker's is set on by what has passed since.
  const itsNow = () => new Date(Date.parse(now) + Date.now() - begun);
  const worker = withWorker ? await startWorkerProcess(databaseUrl, { now: itsNow().toISOString() }) : null;
  let isStopping = false;
  void exited.then(({ code, signal }) => {
    if (!isStopping) console.error(`The site at ${url} ended by itself (${signal ?? `exit code ${code}`}):\n${output}`);
  });
  return {
    url,
    now: itsNow,
    stop: async () => {
      isStopping = true;
      await worker?.stop();
      await stop();
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

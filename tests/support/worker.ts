import { spawnGuarded } from '@/lib/guarded-process';
import { nodeArguments } from '@/scripts/settings';
import { applicationUrl } from './cluster';

export interface TestWorker {
  pid: number;
  output(): string;
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

/** The worker in a process of its own, as the role of the application, with its clock starting at `now`. */
export async function startWorkerProcess(
  databaseUrl: string,
  { now, env = {} }: { now: string; env?: Record<string, string> },
): Promise<TestWorker> {
  const { VITEST: _, ...inherited } = process.env;
  const { child, pid, exited, stop } = await spawnGuarded(
    process.execPath,
    [...nodeArguments, 'scripts/worker.ts'],
    {
      env: {
        ...inherited,
        ...env,
        NODE_ENV: 'production',
        DATABASE_URL: applicationUrl(databaseUrl),
        PORTAL_ENV: 'test',
        PORTAL_NOW: now,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
    { signal: 'SIGTERM', group: true, patienceMs: 10_000 },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return { pid, output: () => text, exited, stop };
}

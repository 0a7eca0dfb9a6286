import type { StdioOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { type GuardedProcess, spawnGuarded } from '@/lib/guarded-process';
import type { Address } from './settings';
import type { Shutdown } from './shutdown';

export interface ToolOptions {
  env?: NodeJS.ProcessEnv;
  stdio?: StdioOptions;
}

/** Starts a Node program that ends, with all its own children, when this process ends. */
export async function startNode(shutdown: Shutdown, args: string[], options: ToolOptions = {}): Promise<GuardedProcess> {
  const { env = process.env, stdio = ['ignore', 'inherit', 'inherit'] } = options;
  const started = await spawnGuarded(process.execPath, args, { env, stdio }, { signal: 'SIGTERM', group: true, patienceMs: 10_000 });
  shutdown.add(started.stop);
  return started;
}

/** Runs a Node program to its end and returns its exit code (1 when a signal ended it). */
export async function runNode(shutdown: Shutdown, args: string[], options: ToolOptions = {}): Promise<number> {
  const started = await startNode(shutdown, args, options);
  const { code } = await started.exited;
  return code ?? 1;
}

/** The same, quietly: what it printed comes back instead. */
export async function captureNode(shutdown: Shutdown, args: string[], env?: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  const started = await startNode(shutdown, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [started.child.stdout, started.child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  await new Promise((resolve) => started.child.once('close', resolve));
  const { code } = await started.exited;
  return { code: code ?? 1, output };
}

/** The script behind a program of an installed package, for example toolPath('next', 'next'). */
export function toolPath(packageName: string, program: string): string {
  const folder = path.join('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin?.[program];
  if (!file) throw new Error(`${packageName} has no program ${program}`);
  return path.join(folder, file);
}

// A killed start leaves its web server to the guard, which needs a moment.
const portAttempts = 10;
const portPauseMs = 250;

/** Throws, in words for the person who starts the portal, when the address cannot be listened on. */
export async function assertFree({ host, port }: Address): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const error = await listenBriefly({ host, port });
    if (!error) return;
    if (error.code !== 'EADDRINUSE' || attempt === portAttempts) throw new Error(whyNot(error, host, port), { cause: error });
    await new Promise((resolve) => setTimeout(resolve, portPauseMs));
  }
}

function listenBriefly(address: Address): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(address, () => server.close(() => resolve(null)));
  });
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`;
  }
  if (error.code === 'EACCES') return `This user may not listen on port ${port}. Choose a port from 1024 on: PORT=3000 npm start`;
  return `The portal cannot listen on ${host}:${port}: ${error.message}`;
}

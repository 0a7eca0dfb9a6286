import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { webServer } from '@/scripts/settings';

export type Server = { url: string; pid: number; stop(): Promise<void> };

const next = path.resolve('node_modules/next/dist/bin/next');

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Builds the site in `folder`; its output is shown only when it fails. */
export async function buildSite(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [next, 'build'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      output += text;
    });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`next build failed:\n${output}`);
}

/** Starts the built portal, as `npm start` does, on a free port of this machine. */
export const servePortal = (env: NodeJS.ProcessEnv): Promise<Server> => serve(path.resolve('.'), () => webServer, env);

/** Starts the built site in `folder`, as Next does by itself, on a free port of this machine. */
export const serveSite = (folder: string, env: NodeJS.ProcessEnv): Promise<Server> =>
  serve(folder, (port) => [next, 'start', '-H', '127.0.0.1', '-p', String(port)], env);

async function serve(folder: string, programFor: (port: number) => string[], env: NodeJS.ProcessEnv): Promise<Server> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, programFor(port), {
    cwd: folder,
    env: { ...env, HOST: '127.0.0.1', PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the site in ${folder} ended with ${child.exitCode}`);
    try {
      await fetch(url, { redirect: 'manual' });
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return {
    url,
    pid: child.pid as number,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

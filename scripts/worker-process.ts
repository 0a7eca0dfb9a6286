import path from 'node:path';
import { startNode } from './processes';
import { nodeArguments } from './settings';
import type { Shutdown } from './shutdown';

const longestPauseMs = 30_000;
// A worker that ran this long before it ended is started at once again, not after the grown pause.
const steadyAfterMs = 60_000;

/** Starts the worker beside the web server, and again where it ends: pages are answered without it. */
export async function keepWorking(shutdown: Shutdown, env: NodeJS.ProcessEnv): Promise<void> {
  const start = () => startNode(shutdown, [...nodeArguments, path.join('scripts', 'worker.ts')], { env });
  let worker = await start();
  void (async () => {
    let pauseMs = 500;
    for (let since = Date.now(); ; since = Date.now()) {
      const { code, signal } = await worker.exited;
      if (shutdown.isEnding) return;
      if (Date.now() - since > steadyAfterMs) pauseMs = 500;
      console.error(`The worker ended (${signal ?? `exit code ${code}`}); starting it again in ${pauseMs / 1000} s.`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (shutdown.isEnding) return;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      worker = await start();
    }
  })();
}

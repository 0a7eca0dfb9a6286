import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import next from 'next';
import { createFront } from '@/lib/http/front';
import { installedPageCache } from '@/lib/http/page-cache';
import { seconds } from '@/lib/log';
import { sendReleaseFile } from '@/lib/verification/archive/file-answer';
import { readAddress } from './settings';

/** A request that takes longer does not keep the process from ending. */
const patienceMs = 1500;
const cacheWithinMs = 30_000;

const { host, port } = readAddress();
const app = next({ dev: false, hostname: host, port });
await app.prepare();
await untilThePageCacheIsThere();
const server = createServer(createFront(app.getRequestHandler(), sendReleaseFile));

server.once('error', (error) => {
  console.error(`The web server cannot listen on ${host}:${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port, host, () => console.log(`Ready in ${seconds(performance.now())}, on ${host}:${port}`));

/** Next calls `instrumentation.ts`, which makes it and checks the environment, without waiting for it. */
async function untilThePageCacheIsThere(): Promise<void> {
  const deadline = performance.now() + cacheWithinMs;
  while (!installedPageCache()) {
    if (performance.now() > deadline) throw new Error(`There is no page cache after ${cacheWithinMs / 1000} s.`);
    await pause(10);
  }
}

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), patienceMs);
  server.close(() => void app.close().finally(() => process.exit(0)));
  server.closeIdleConnections();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

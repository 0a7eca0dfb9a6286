import { createServer } from 'node:http';
import next from 'next';
import { createFront } from '@/lib/http/front';
import { seconds } from '@/lib/log';
import { readAddress } from './settings';

/** A request that takes longer does not keep the process from ending. */
const patienceMs = 1500;

const { host, port } = readAddress();
const app = next({ dev: false, hostname: host, port });
await app.prepare();
const server = createServer(createFront(app.getRequestHandler()));

server.once('error', (error) => {
  console.error(`The web server cannot listen on ${host}:${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port, host, () => console.log(`Ready in ${seconds(performance.now())}, on ${host}:${port}`));

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), patienceMs);
  server.close(() => void app.close().finally(() => process.exit(0)));
  server.closeIdleConnections();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll } from 'vitest';
import { GET } from '@/app/[locale]/file/[extension]/[view]/[[...path]]/route';
import { dataAddress, filePath } from '@/lib/http/data-address';
import { splitLocale } from '@/lib/http/rooms';
import { atTheInstant } from './one-instant';

/** What the door answers to a public address such as `/vi/data/areas.csv?edition=1`. */
export async function fileAnswer(url: URL | string, method = 'GET', headers: Record<string, string> = {}): Promise<Response> {
  const address = new URL(url, 'http://127.0.0.1');
  const { locale, path } = splitLocale(address.pathname);
  const file = dataAddress(path);
  if (!locale || !file) return new Response(null, { status: 404 });
  const [, , , extension = '', view = '', ...parts] = filePath(locale, 'file', file, address.searchParams.toString()).split('/');
  return GET(new Request(address, { method, headers }), { params: Promise.resolve({ locale, extension, view, path: parts }) });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const said = await fileAnswer(new URL(request.url ?? '/', `http://${request.headers.host}`), request.method);
  response.writeHead(said.status, Object.fromEntries(said.headers));
  if (said.body) await pipeline(Readable.fromWeb(said.body as never), response);
  else response.end();
}

/** The files of the portal on a port of this machine, for libraries that fetch by themselves. The portal believes it stands there. */
export function dataServer(): { readonly url: string } {
  let server: Server;
  let url = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      atTheInstant(() => answer(request, response)).catch(() => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env.PORTAL_URL = url;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    get url() {
      return url;
    },
  };
}

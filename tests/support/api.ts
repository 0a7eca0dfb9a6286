import { GET as getRow } from '@/app/api/v1/[table]/[...key]/route';
import { GET as getList } from '@/app/api/v1/[table]/route';
import { GET as getOpenApi } from '@/app/api/v1/openapi.json/route';
import { GET as getIndex } from '@/app/api/v1/route';

export type Row = Record<string, unknown>;
export type Page = { data: Row[]; meta: Row; links: { self: string; next?: string; prev?: string } };
export type ApiReply<T = Page> = { status: number; headers: Headers; text: string; body: T };

const origin = 'http://127.0.0.1:3000';
let senders = 0;

/** Asks the API's own handlers, each time as another sender, so that no test uses up the limit of another. */
export async function askApi<T = Page>(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<ApiReply<T>> {
  const url = new URL(address, origin);
  senders += 1;
  const sender = `10.${(senders >> 16) % 256}.${(senders >> 8) % 256}.${senders % 256}`;
  const request = new Request(url, { method, headers: { 'X-Forwarded-For': sender, 'Accept-Language': 'en', ...headers } });
  const [, , , table, ...key] = url.pathname.split('/').map(decodeURIComponent);
  const response = await handle(request, table, key);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === '' ? (null as T) : (JSON.parse(text) as T) };
}

function handle(request: Request, table: string | undefined, key: string[]): Promise<Response> {
  if (table === undefined) return getIndex(request);
  if (table === 'openapi.json' && key.length === 0) return getOpenApi(request);
  return key.length === 0
    ? getList(request, { params: Promise.resolve({ table }) })
    : getRow(request, { params: Promise.resolve({ table, key }) });
}

/** All rows of a walk from an address by its links, and the pages in their order. */
export async function walk(address: string): Promise<{ rows: Row[]; pages: Page[] }> {
  const pages: Page[] = [];
  for (let next: string | undefined = address; next !== undefined; ) {
    const { status, text, body }: ApiReply = await askApi(next);
    if (status !== 200) throw new Error(`${next}: ${status} ${text}`);
    pages.push(body);
    next = body.links.next;
  }
  return { rows: pages.flatMap(({ data }) => data), pages };
}

/** Tables that read many others to say what they say: asked less often by tests that ask often. */
const computed = new Set([
  'standings',
  'task-states',
  'delays',
  'body-delays',
  'goalposts',
  'conflicts',
  'conflict-statements',
  'publishers',
  'tables',
  'dictionary',
  'codes',
]);
export const isComputed = ({ id }: { id: string }): boolean => computed.has(id);

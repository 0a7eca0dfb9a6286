import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { getRouteCacheKey } from 'next/dist/server/lib/route-cache-key';
import type { RouteKind } from 'next/dist/server/route-kind';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodingFor } from '@/lib/http/encodings';
import { createFront, publicPageKey } from '@/lib/http/front';
import { unvaryingHeaders } from '@/lib/http/headers';
import { installPageCache, PageCache } from '@/lib/http/page-cache';
import { MemoryStore } from '@/lib/http/page-store';
import { variantPath } from '@/lib/http/rooms';

let day: string;
let isAway: boolean;
let cache: PageCache;
let passedOn: string[];
let breaksWith: Error | undefined;

let says: { type: string; pieces: string[] };
const front = createFront(async ({ url = '' }, response) => {
  passedOn.push(url);
  if (breaksWith) throw breaksWith;
  // As Next writes what a handler answers: the type a list of one, the body piece by piece.
  response.setHeader('x-from', 'next').setHeader('content-type', [says.type]);
  response.flushHeaders();
  for (const piece of says.pieces) response.write(piece);
  response.end();
});
const server = createServer(front);
const source = {
  '': '/[locale]/page',
  '/strategy': '/[locale]/strategy/page',
  '/strategy/d08': '/[locale]/strategy/[code]/page',
  [variantPath('vi', '/', 'as-of=2024-01-01').slice('/vi'.length)]: '/[locale]/variant/[view]/page',
  [variantPath('vi', '/strategy/d08', 'edition=1').slice('/vi'.length)]: '/[locale]/variant/[view]/strategy/[code]/page',
};

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  day = '2026-11-22';
  isAway = false;
  passedOn = [];
  breaksWith = undefined;
  says = { type: 'text/html', pieces: ['rendered'] };
  cache = new PageCache({
    limitBytes: 16 * 1024 * 1024,
    isHttps: true,
    todayTag: 'today',
    now: () => new Date(`${day}T03:15:00Z`),
    today: () => day,
    databaseIsAway: () => isAway,
  });
  installPageCache(cache);
});

/** Stores a page as Next does, under Next's own key. */
async function keep(path: string, words: string, { tags = '', status = 0 } = {}): Promise<string> {
  const mark = status ? `<meta name="page-status" content="${status}"/>` : '';
  const notice = '<aside id="stale-notice" hidden=""><span id="stale-time">–</span></aside>';
  const html = `<html lang="vi"><head>${mark}</head><body>${notice}${words}</body></html>`;
  const key = getRouteCacheKey(`/vi${path}`, { kind: 'APP_PAGE' as RouteKind.APP_PAGE, sourceRoute: source[path] ?? '' });
  await cache.set(key, { kind: 'APP_PAGE', html, status: undefined, headers: { 'x-next-cache-tags': tags } });
  return html;
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() });
    })
      .on('error', reject)
      .end();
  });
}

describe('what Next answers', () => {
  const pieces = Array.from({ length: 50 }, (_, n) => `{"code":"d${n}","title":"Chuyển đổi số"}\n`);
  const texts = [
    'text/csv; charset=utf-8',
    'application/json',
    'application/x-ndjson; charset=utf-8',
    'application/atom+xml',
    'application/xml',
    'application/vnd.sdmx.data+csv;version=2.0.0',
    'text/turtle',
    'image/svg+xml',
    'text/calendar',
  ];

  test.each(texts)('is sent in few bytes, and arrives whole: %s', async (type) => {
    says = { type, pieces };
    for (const [encoding, decode] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const { headers, body } = await ask('/vi/documents.x', { 'accept-encoding': encoding });
      expect([headers['content-encoding'], headers.vary]).toEqual([encoding, 'Accept-Encoding']);
      expect(decode(body).toString()).toBe(pieces.join(''));
      expect(body.length).toBeLessThan(pieces.join('').length / 4);
    }
    const plain = await ask('/vi/documents.x');
    expect([plain.headers['content-encoding'], plain.text]).toEqual([undefined, pieces.join('')]);
  });

  const packed = ['application/zip', 'image/png', 'application/vnd.apache.parquet'];
  test.each([...packed, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])(
    'is sent as it is where it is packed already: %s',
    async (type) => {
      says = { type, pieces };
      const { headers, text } = await ask('/vi/documents.x', { 'accept-encoding': 'gzip, br' });
      expect([headers['content-encoding'], text]).toEqual([undefined, pieces.join('')]);
    },
  );
});

describe('a page in the cache', () => {
  test('is answered without Next, with every header of the page', async () => {
    const html = await keep('', 'Trang chủ', { tags: '_N_T_/vi' });
    const answer = await ask('/vi');
    expect([answer.status, answer.text, passedOn]).toEqual([200, html, []]);
    expect(answer.headers).toMatchObject({
      'x-portal-cache': 'hit',
      'x-nextjs-cache': 'HIT',
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(Buffer.byteLength(html)),
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'Accept-Encoding',
      'strict-transport-security': expect.stringContaining('max-age='),
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      ...Object.fromEntries(Object.entries(unvaryingHeaders).map(([name, value]) => [name.toLowerCase(), value])),
    });
    expect(answer.headers).not.toHaveProperty('x-next-cache-tags');
  });

  test('is found for lists and for codes', async () => {
    await keep('/strategy', 'list');
    await keep('/strategy/d08', 'one');
    expect((await ask('/vi/strategy')).text).toContain('list');
    expect((await ask('/vi/strategy/d08')).text).toContain('one');
    expect(passedOn).toEqual([]);
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is sent as %s to whoever takes it, each time the same', async (encoding, decode) => {
    const html = await keep('', 'Trang chủ '.repeat(500));
    const [one, two, plain] = [
      await ask('/vi', { 'accept-encoding': encoding }),
      await ask('/vi', { 'accept-encoding': encoding }),
      await ask('/vi'),
    ];
    expect(one.headers).toMatchObject({ 'content-encoding': encoding, 'content-length': String(one.body.length) });
    expect(decode(one.body).toString()).toBe(html);
    expect(two.body.equals(one.body)).toBe(true);
    expect(one.headers.etag).toBe(plain.headers.etag);
  });

  test('comes without its body for HEAD', async () => {
    const html = await keep('', 'Trang chủ');
    const answer = await ask('/vi', {}, 'HEAD');
    expect([answer.status, answer.body.length, answer.headers['content-length']]).toEqual([200, 0, String(Buffer.byteLength(html))]);
  });

  test('is not sent again to whoever has it', async () => {
    await keep('', 'Trang chủ');
    const etag = String((await ask('/vi')).headers.etag);
    for (const given of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const { status, body, headers } = await ask('/vi', { 'if-none-match': given });
      expect([status, body.length, headers.etag], given).toEqual([304, 0, etag]);
      expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    }
    expect((await ask('/vi', { 'if-none-match': '"other"' })).status).toBe(200);
    await keep('', 'Trang chủ mới');
    expect((await ask('/vi', { 'if-none-match': etag })).status).toBe(200);
  });

  test('keeps the status it was stored with', async () => {
    await keep('/strategy/d08', 'none', { status: 404 });
    const { status, headers } = await ask('/vi/strategy/d08');
    expect([status, headers['cache-control'], passedOn]).toEqual([404, 'no-store', []]);
    expect((await ask('/vi/strategy/d08', { 'if-none-match': String(headers.etag) })).status).toBe(404);
  });
});

describe('parameters', () => {
  test.each(['/vi?utm_source=mail', '/vi?', '/vi?as-of=', '/vi?page=2', '/vi?q=%F0'])('%s shows the bare page', async (address) => {
    await keep('', 'Trang chủ');
    expect((await ask(address)).headers['x-portal-cache']).toBe('hit');
  });

  test.each(['/vi?as-of=2024-01-01', '/vi?as-of=soon', '/vi?edition=1', '/vi?edition=1&edition=1'])('%s goes to Next', async (address) => {
    await keep('', 'Trang chủ');
    expect((await ask(address)).headers['x-from']).toBe('next');
  });
});

describe('a variant in the cache', () => {
  test('is answered without Next, however its address is written', async () => {
    await keep(variantPath('vi', '/', 'as-of=2024-01-01').slice('/vi'.length), 'that day');
    await keep(variantPath('vi', '/strategy/d08', 'edition=1').slice('/vi'.length), 'first edition');
    for (const address of ['/vi?as-of=2024-01-01', '/vi?utm_source=x&as-of=%202024-01-01&edition=']) {
      expect((await ask(address)).text).toContain('that day');
    }
    expect((await ask('/vi/strategy/d08?edition=1')).text).toContain('first edition');
    expect(passedOn).toEqual([]);
  });

  test('is not the answer to another question', async () => {
    await keep(variantPath('vi', '/', 'as-of=2024-01-01').slice('/vi'.length), 'that day');
    for (const address of ['/vi', '/vi?as-of=2024-01-02', '/en?as-of=2024-01-01', '/vi?as-of=2024-01-01&edition=1']) {
      expect((await ask(address)).text).toBe('rendered');
    }
  });
});

describe('what Next has to answer', () => {
  test.each([
    '/',
    '/vi/',
    '/VI',
    '/de',
    '/vi/variant/cGFnZT0y',
    '/vi/errors/not-found',
    '/vi/strategy/%64',
    '//vi',
    '/_next/static/x.js',
    '/icon.svg',
  ])('%s is no public page', (address) => expect(publicPageKey(address)).toBeUndefined());

  test('what is not kept', async () => {
    expect((await ask('/vi')).text).toBe('rendered');
  });

  test.each([
    ['rsc', '1'],
    ['next-router-prefetch', '1'],
    ['next-action', 'x'],
    ['cookie', 'a=b; __prerender_bypass=x'],
  ])('a request with %s: %s', async (name, value) => {
    await keep('', 'Trang chủ');
    expect((await ask('/vi', { [name]: value })).text).toBe('rendered');
  });

  test('other methods', async () => {
    await keep('', 'Trang chủ');
    expect((await ask('/vi', {}, 'POST')).text).toBe('rendered');
  });

  test('a page of which a tag expired, or the day', async () => {
    await keep('', 'one', { tags: 'indicator' });
    cache.expire(['indicator']);
    expect((await ask('/vi')).text).toBe('rendered');
    await keep('', 'two', { tags: 'today' });
    expect((await ask('/vi')).text).toContain('two');
    day = '2026-11-23';
    expect((await ask('/vi')).text).toBe('rendered');
  });
});

test('an expired page is sent, marked with its time, only while the database is away', async () => {
  await keep('', 'one', { tags: 'indicator' });
  const fresh = await ask('/vi');
  cache.expire(['indicator']);
  isAway = true;
  const stale = await ask('/vi', { 'if-none-match': String(fresh.headers.etag) });
  expect([stale.status, passedOn]).toEqual([200, []]);
  expect(stale.headers).toMatchObject({ 'x-portal-stale': '2026-11-22T03:15:00.000Z', 'cache-control': 'no-store' });
  expect(stale.text).toContain('<aside id="stale-notice">');
  isAway = false;
  expect((await ask('/vi')).text).toBe('rendered');
});

test('an error of Next shows the reader nothing of itself', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  breaksWith = new Error('secret of the house');
  const { status, text, headers } = await ask('/vi/strategy');
  expect([status, headers['cache-control']]).toEqual([500, 'no-store']);
  expect(text).toContain('Cổng thông tin gặp lỗi');
  expect(text).not.toContain('secret');
  expect(log).toHaveBeenCalledOnce();
});

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['*', 'br'],
  ['deflate', 'identity'],
  ['identity, gzip;q=0.2', 'identity'],
])('Accept-Encoding %o is answered with %s', (accepted, encoding) => expect(encodingFor(accepted)).toBe(encoding));

test('what a page gains by its encodings counts, and makes room', async () => {
  const store = new MemoryStore<string>(100);
  for (const name of ['a', 'b', 'c', 'd']) await store.set(name, name, 20);
  await store.grow('d', 'd', 30);
  expect([store.bytes, await store.get('a'), await store.get('d')]).toEqual([90, undefined, 'd']);
  await store.grow('d', 'another', 30);
  expect(store.bytes).toBe(90);
});

test.each([
  [413, { 'content-length': String(22 * 1024 * 1024) }],
  [411, { 'transfer-encoding': 'chunked' }],
] as const)('a body that is too long, or does not say how long it is, is refused unread with %i', async (status, headers) => {
  const answer = await ask('/vi/admin', headers, 'POST');
  expect([answer.status, answer.headers.connection, passedOn]).toEqual([status, 'close', []]);
});

test('a slash at the end of an address of SDMX says nothing', async () => {
  for (const path of ['/sdmx/2.1/data/X/.a./all/', '/sdmx/2.1/data/X/?a=/', '/sdmx/2.1/data/X?a=b/', '/vi/x/']) await ask(path);
  expect(passedOn).toEqual(['/sdmx/2.1/data/X/.a./all', '/sdmx/2.1/data/X?a=/', '/sdmx/2.1/data/X?a=b/', '/vi/x/']);
});

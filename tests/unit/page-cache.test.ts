import { beforeEach, describe, expect, test } from 'vitest';
import { PageCache } from '@/lib/http/page-cache';
import { MemoryStore } from '@/lib/http/page-store';

let day: string;
let isAway: boolean;
let cache: PageCache;
const mebibyte = 1024 * 1024;

const key = (path: string) => `/route-cache/APP_PAGE/0abc/$${path}`;
const make = (limitBytes = 16 * mebibyte) =>
  new PageCache({
    limitBytes,
    isHttps: false,
    todayTag: 'today',
    now: () => new Date(`${day}T03:15:00Z`),
    today: () => day,
    databaseIsAway: () => isAway,
  });

function page(words: string, { tags = '', status }: { tags?: string; status?: number } = {}) {
  const mark = status ? `<meta name="page-status" content="${status}"/>` : '';
  const notice = '<aside id="stale-notice" class="as-of-bar" hidden=""><p>Bản lưu <span id="stale-time">–</span>.</p></aside>';
  const html = `<html lang="vi"><head>${mark}</head><body>${notice}<main>${words}</main></body></html>`;
  return { kind: 'APP_PAGE', html, status: undefined as number | undefined, headers: { 'x-next-cache-tags': tags } };
}
const data = (value: unknown) => ({ kind: 'FETCH', data: { body: JSON.stringify(JSON.stringify(value)) } });
const answer = async (path: string) => (await cache.get(key(path)))?.value as ReturnType<typeof page> | undefined;

beforeEach(() => {
  day = '2026-11-22';
  isAway = false;
  cache = make();
});

describe('status and headers', () => {
  test.each([
    [undefined, undefined, 'public, max-age=0, must-revalidate'],
    [404, 404, 'no-store'],
    [400, 400, 'no-store'],
    [503, 503, 'no-store'],
  ])('a page marked %s answers %s', async (mark, status, keeping) => {
    const made = page('x', { status: mark });
    await cache.set(key('/vi/x'), made);
    expect(made.status).toBe(status);
    expect(made.headers).toMatchObject({ 'cache-control': keeping, 'content-security-policy': expect.stringContaining("'self'") });
    expect('retry-after' in made.headers).toBe(mark === 503);
  });
});

describe('freshness', () => {
  test('a page is served until one of its tags expires', async () => {
    await cache.set(key('/vi'), page('one', { tags: '_N_T_/vi,indicator:a' }));
    cache.expire(['indicator:b']);
    expect(await answer('/vi')).toBeDefined();
    cache.expire(['indicator:a']);
    expect(await answer('/vi')).toBeUndefined();
  });

  test('data carries the tags it was stored with', async () => {
    await cache.set('k', data([1]), { tags: ['task'] });
    expect(await cache.get('k')).not.toBeNull();
    cache.expire(['task']);
    expect(await cache.get('k')).toBeNull();
  });

  test('what was read before an expiry and stored after it is old', async () => {
    expect(await cache.get(key('/vi'))).toBeNull();
    cache.expire(['indicator']);
    await cache.set(key('/vi'), page('read before', { tags: 'indicator' }));
    expect(await answer('/vi')).toBeUndefined();
    await cache.set(key('/vi'), page('read after', { tags: 'indicator' }));
    expect((await answer('/vi'))?.html).toContain('read after');
  });

  test('what depends on today ends with the day, the rest does not', async () => {
    await cache.set(key('/vi'), page('one', { tags: 'today' }));
    await cache.set(key('/vi/method'), page('two'));
    day = '2026-11-23';
    expect(await answer('/vi')).toBeUndefined();
    expect(await answer('/vi/method')).toBeDefined();
  });

  test('a page begun before midnight and stored after it is of the day before', async () => {
    await cache.get(key('/vi'));
    day = '2026-11-23';
    await cache.set(key('/vi'), page('one', { tags: 'today' }));
    expect(await answer('/vi')).toBeUndefined();
  });
});

describe('an absent database', () => {
  const unavailable = () => page('the database is away', { status: 503 });

  test('leaves fresh pages as they are', async () => {
    await cache.set(key('/vi'), page('one'));
    isAway = true;
    expect((await answer('/vi'))?.headers).not.toHaveProperty('x-portal-stale');
  });

  test('brings expired pages back, marked with their time', async () => {
    await cache.set(key('/vi'), page('one', { tags: 'indicator' }));
    cache.expire(['indicator']);
    isAway = true;
    const stale = await answer('/vi');
    expect(stale?.headers).toMatchObject({ 'x-portal-stale': '2026-11-22T03:15:00.000Z', 'cache-control': 'no-store' });
    expect(stale?.html).toContain('<aside id="stale-notice" class="as-of-bar">');
    expect(stale?.html).toContain('data-time="2026-11-22T03:15:00.000Z">lúc 10:15 22 tháng 11, 2026</span>');
    isAway = false;
    expect(await answer('/vi')).toBeUndefined();
  });

  test('found out while rendering still answers with the earlier page', async () => {
    await cache.set(key('/vi'), page('one', { tags: 'indicator' }));
    cache.expire(['indicator']);
    const made = unavailable();
    await cache.set(key('/vi'), made);
    expect(made.html).toContain('<main>one</main>');
    expect(made.status).toBeUndefined();
    expect(made.headers).toHaveProperty('x-portal-stale');
    expect(await answer('/vi')).toBeUndefined();
  });

  test('is never stored, except in its own explanation', async () => {
    await cache.set(key('/vi/strategy'), unavailable());
    await cache.set(key('/vi/errors/unavailable'), unavailable());
    expect(await answer('/vi/strategy')).toBeUndefined();
    expect((await answer('/vi/errors/unavailable'))?.status).toBe(503);
  });
});

describe('bounds', () => {
  test('the store keeps to its bytes and drops the least recently used', async () => {
    const store = new MemoryStore<string>(100);
    for (const name of ['a', 'b', 'c', 'd']) await store.set(name, name, 25);
    await store.get('a');
    await store.set('e', 'e', 25);
    expect(await store.get('b')).toBeUndefined();
    expect(await store.get('a')).toBe('a');
    expect(store.bytes).toBe(100);
    await store.set('huge', 'x', 26);
    expect(await store.get('huge')).toBeUndefined();
    expect(store.bytes).toBe(100);
  });

  test('guessed codes do not push out good pages or data', async () => {
    cache = make(mebibyte);
    await cache.set(key('/vi'), page('good'));
    await cache.set('good', data({ code: 'a' }));
    for (let guess = 0; guess < 5000; guess += 1) {
      await cache.set(key(`/vi/indicators/guess-${guess}`), page('x'.repeat(2000), { status: 404 }));
      await cache.set(`guess-${guess}`, data(null));
    }
    expect(await answer('/vi')).toBeDefined();
    expect(await cache.get('good')).not.toBeNull();
    expect(await answer('/vi/indicators/guess-0')).toBeUndefined();
    expect(await answer('/vi/indicators/guess-4999')).toBeDefined();
  });

  test('variants do not push out bare pages, nor grow without end', async () => {
    cache = make(mebibyte);
    await cache.set(key('/vi'), page('good'));
    for (let date = 0; date < 2000; date += 1) await cache.set(key(`/vi/variant/${date}`), page('x'.repeat(2000)));
    expect(await answer('/vi')).toBeDefined();
    expect(await answer('/vi/variant/0')).toBeUndefined();
    expect(await answer('/vi/variant/1999')).toBeDefined();
  });

  test('variants of data do not push out pages', async () => {
    cache = make(mebibyte);
    await cache.set(key('/vi'), page('good'));
    for (let date = 0; date < 2000; date += 1) await cache.set(`as-of-${date}`, data('x'.repeat(2000)));
    expect(await answer('/vi')).toBeDefined();
  });

  test('a code that is published later leaves the absent ones', async () => {
    await cache.set(key('/vi/indicators/a'), page('none', { status: 404, tags: 'indicator:a' }));
    cache.expire(['indicator:a']);
    await cache.set(key('/vi/indicators/a'), page('now'));
    expect(await answer('/vi/indicators/a')).toMatchObject({ status: undefined, html: expect.stringContaining('now') });
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded';
import { type Cluster, cloneDatabase, startCluster } from '../support/cluster';
import { TEST_DAY } from '../support/day';
import { eventually } from '../support/eventually';
import { message } from '../support/messages';
import { address, get } from '../support/portal';
import { type Site, startSite } from '../support/site';

const minute = 60_000;
const megabyte = 1024 * 1024;

/** A Postgres and sites of their own: the others' must not be stopped. */
let cluster: Cluster;
let site: Site;
/** So little room that what its pages were made from is soon forgotten. */
let forgetful: Site;
let restarted: EmbeddedDatabase | undefined;

const kept = ['', '/strategy', '/indicators/de-gdp-share', '/sources'];
const task = '/strategy/d08';
const open = (path: string, at: Site = site) => get(address('vi', path, at.url));
const saysUnavailable = (html: string) => html.includes(`>${message('vi', 'errors.unavailable.title')}</h1>`);

beforeAll(async () => {
  cluster = await startCluster();
  const database = await cloneDatabase(cluster.url, 'content');
  site = await startSite(database);
  for (const path of kept) expect((await open(path)).status, path).toBe(200);
  // Late in the evening: at midnight a page that depends on the day becomes an earlier state of itself.
  forgetful = await startSite(database, { now: `${TEST_DAY}T23:59:40+07:00`, pageCacheBytes: 4 * megabyte });
  // A page is kept once its answer was sent.
  await eventually(async () => (await open(task, forgetful)).headers.get('x-nextjs-cache') === 'HIT' || null);
  // Other data takes the place of what the page was made from; the page itself stays.
  for (let day = 10; day < 30; day += 1) await open(`/indicators/de-gdp-share?as-of=2024-05-${day}`, forgetful);
  for (let year = 2023; year < 2027; year += 1) await open(`/indicators?as-of=${year}-06-01`, forgetful);
  for (const other of ['d07', 'd09', 'd10', 'd20', 'l3-1', 'l1-1', 's1', 'f1'])
    await open(`/strategy/${other}?as-of=2025-01-01`, forgetful);
  await cluster.server.stop();
});
afterAll(async () => {
  await site?.stop();
  await forgetful?.stop();
  await restarted?.stop();
  await cluster?.stop();
});

test('with the database away cached pages go on answering', async () => {
  for (const path of kept) {
    const { status, html } = await open(path);
    expect(status, path).toBe(200);
    expect(saysUnavailable(html), path).toBe(false);
  }
  expect((await open('/method')).status).toBe(200);
  expect((await open('/nothing-here')).status).toBe(404);
});

test('what is not cached is an honest 503 that reads without scripts and says when to come again', async () => {
  for (const path of ['/strategy/l3-1', '/indicators/de-gdp-share?as-of=2023-12-10', '/strategy?status=late', '?edition=1']) {
    const { status, html, headers } = await open(path);
    expect(status, path).toBe(503);
    expect(saysUnavailable(html), path).toBe(true);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(/ECONNREFUSED|PrismaClient|\/test_/.test(html)).toBe(false);
  }
});

test('a cached page that cannot be made anew still answers, marked with the time at which it was made', {
  timeout: 2 * minute,
}, async () => {
  const stale = await eventually(async () => {
    const answer = await open(task, forgetful);
    return answer.headers.has('x-portal-stale') ? answer : null;
  }, minute);
  expect(stale.status).toBe(200);
  expect(stale.headers.get('x-portal-stale')).toContain(TEST_DAY);
  expect(stale.headers.get('cache-control')).toContain('no-store');
  expect(stale.html).toMatch(new RegExp(`<span id="stale-time" data-time="${TEST_DAY}T[^"]+">[^<]*22 tháng 11`));
  expect(/id="stale-notice"[^>]*\shidden/.test(stale.html)).toBe(false);
  expect(saysUnavailable(stale.html)).toBe(false);
});

test('it recovers without a restart of the site, and the marks are gone', async () => {
  restarted = await startEmbedded({ dataDir: cluster.folder, port: cluster.server.port, durable: false });
  const recovered = await eventually(async () => {
    const answer = await open('/strategy/l3-1');
    return answer.status === 200 ? answer : null;
  });
  expect(saysUnavailable(recovered.html)).toBe(false);
  const fresh = await eventually(async () => {
    const answer = await open(task, forgetful);
    return answer.headers.has('x-portal-stale') ? null : answer;
  });
  expect(/id="stale-notice"[^>]*\shidden/.test(fresh.html)).toBe(true);
  for (const path of [...kept, '/indicators/de-gdp-share?as-of=2023-12-10', '?edition=1'])
    expect((await open(path)).status, path).toBe(200);
});

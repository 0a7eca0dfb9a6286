import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded';
import { type Cluster, cloneDatabase, startCluster } from '../support/cluster';
import { TEST_DAY } from '../support/day';
import { eventually } from '../support/eventually';
import { message } from '../support/messages';
import { address, get } from '../support/portal';
import { type Site, startSite } from '../support/site';

/** A Postgres and a site of their own: the others' must not be stopped. */
let cluster: Cluster;
let site: Site;
let restarted: EmbeddedDatabase | undefined;

const kept = ['', '/strategy', '/indicators/de-gdp-share', '/sources'];
const open = (path: string) => get(address('vi', path, site.url));

beforeAll(async () => {
  cluster = await startCluster();
  // Late in the evening: at midnight every page that depends on the day becomes an earlier state of itself.
  site = await startSite(await cloneDatabase(cluster.url, 'content'), { now: `${TEST_DAY}T23:59:40+07:00` });
  for (const path of kept) expect((await open(path)).status, path).toBe(200);
  await cluster.server.stop();
});
afterAll(async () => {
  await site?.stop();
  await restarted?.stop();
  await cluster?.stop();
});

test('with the database away cached pages go on answering', async () => {
  for (const path of kept) {
    const { status, html } = await open(path);
    expect(status, path).toBe(200);
    expect(html).toContain('<h1');
  }
  expect((await open('/method')).status).toBe(200);
  expect((await open('/nothing-here')).status).toBe(404);
});

test('what is not cached is an honest 503 that reads without scripts and says when to come again', async () => {
  for (const path of ['/strategy/l3-1', '/indicators/de-gdp-share?as-of=2023-12-10', '/strategy?status=late', '?edition=1']) {
    const { status, html, headers } = await open(path);
    expect(status, path).toBe(503);
    expect(html).toContain(message('vi', 'errors.unavailable.title'));
    expect(html).toContain('<h1');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).not.toMatch(/ECONNREFUSED|PrismaClient|127\.0\.0\.1:\d+\/test_/);
  }
});

test('after midnight a cached page still answers, marked with the time at which it was made', async () => {
  const stale = await eventually(async () => {
    const answer = await open('/strategy');
    return answer.headers.has('x-portal-stale') ? answer : null;
  }, 60_000);
  expect(stale.status).toBe(200);
  expect(stale.headers.get('x-portal-stale')).toContain(TEST_DAY);
  expect(stale.html).toMatch(new RegExp(`<time id="stale-time" dateTime="${TEST_DAY}T[^"]+">[^<]+22 tháng 11`));
  expect(stale.html).not.toMatch(/id="stale-notice"[^>]*\shidden/);
  expect(stale.headers.get('cache-control')).toContain('no-store');
});

test('it recovers without a restart of the site, and the marks are gone', async () => {
  restarted = await startEmbedded({ dataDir: cluster.folder, port: cluster.server.port, durable: false });
  const page = await eventually(async () => {
    const answer = await open('/strategy/l3-1');
    return answer.status === 200 ? answer : null;
  });
  expect(page.html).not.toContain(message('vi', 'errors.unavailable.title'));
  const fresh = await eventually(async () => {
    const answer = await open('/strategy');
    return answer.headers.has('x-portal-stale') ? null : answer;
  });
  expect(fresh.html).toMatch(/id="stale-notice"[^>]*\shidden/);
  for (const path of [...kept, '/indicators/de-gdp-share?as-of=2023-12-10', '?edition=1']) expect((await open(path)).status, path).toBe(200);
});

import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { db } from '@/lib/db/client';
import { pool } from '@/lib/db/pool';
import { endExports } from '@/lib/exports/copy-out';
import { dataFolder, makeRelease, verifyOffline } from '../support/archive';
import { axe } from '../support/axe';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { eventually } from '../support/eventually';
import { ways } from '../support/every-day';
import { message } from '../support/messages';
import { testBrowser } from '../support/portal';
import { type Site, startSite } from '../support/site';

const browser = testBrowser();
const folder = dataFolder();
let site: Site;
let databaseUrl = '';

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  site = await startSite(databaseUrl);
  const atStart = new Date(site.now().getTime() - (Date.now() - performance.timeOrigin));
  Object.assign(process.env, { DATABASE_URL: databaseUrl, PORTAL_URL: site.url, PORTAL_ENV: 'test', PORTAL_NOW: atStart.toISOString() });
});
afterAll(async () => {
  await site?.stop();
  await Promise.all([db().$disconnect(), pool().end(), endExports()]);
  await dropDatabase(databaseUrl);
});

const textOf = async (address: string) => (await fetch(site.url + address)).text();

test('a release is on the pages as soon as it is made, also where they were kept without it', { timeout: 180_000 }, async () => {
  expect(await textOf('/en/releases')).toContain('There is no data release yet');
  expect((await fetch(`${site.url}/en/releases/1`)).status).toBe(404);
  expect(await makeRelease()).toMatchObject({ kind: 'made', number: 1 });
  await eventually(async () => ((await textOf('/en/releases')).includes('Data release 1, ') ? true : null));
  await eventually(async () => ((await fetch(`${site.url}/en/releases/1`)).status === 200 ? true : null));
});

test('what a reader takes from a page today is genuine for the offline script', async () => {
  for (const [address, name] of [
    ['/vi/data/areas.csv', 'areas.csv'],
    ['/en/documents.xlsx', 'documents.xlsx'],
    ['/releases/latest/manifest.json', 'manifest.json'],
    ['/releases/latest/manifest.sig', 'manifest.sig'],
    ['/releases/keys.json', 'keys.json'],
  ] as const) {
    writeFileSync(path.join(folder, name), new Uint8Array(await (await fetch(site.url + address)).arrayBuffer()));
  }
  expect(await verifyOffline(folder, 'areas.csv')).toMatchObject({ code: 0, words: expect.stringMatching(/^genuine, release 1, 20/) });
  expect(await verifyOffline(folder, 'documents.xlsx')).toMatchObject({ code: 0 });
});

test('the files that the page names are saved under the names of its command, which works as it is printed', async () => {
  const page = await browser.page();
  await page.goto(`${site.url}/vi/verify`);
  const kept = mkdtempSync(path.join(folder, 'kept-'));
  for (const link of await page.locator('#offline a').all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(await link.innerText());
    await download.saveAs(path.join(kept, download.suggestedFilename()));
  }
  expect(page.url()).toBe(`${site.url}/vi/verify`);
  const [, ...args] = (await page.locator('#offline pre').innerText()).trim().split(' ');
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: kept });
  expect(stdout).toMatch(/^genuine, release 1, 20/);
});

describe.each(ways)('%s', (_, javaScriptEnabled) => {
  async function send(locale: string, fill: (page: Page) => Promise<void>): Promise<Page> {
    const page = await browser.page({ javaScriptEnabled, viewport: { width: 360, height: 800 } });
    await page.goto(`${site.url}/${locale}/verify`);
    await fill(page);
    await page.click('.report button[type=submit]');
    await page.locator('#answer').waitFor();
    return page;
  }
  const choose = (name: string, text: string | Buffer) => (page: Page) =>
    page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });

  test('the page says of a file that it is genuine, that it was changed, or what is missing', async () => {
    const areas = Buffer.from(await textOf('/vi/data/areas.csv'));
    const genuine = await send('vi', choose('areas.csv', areas));
    expect(await genuine.locator('[data-verdict=genuine]').innerText()).toContain('Đúng: tệp này nằm trong bản lưu số 1');
    if (javaScriptEnabled) expect(await axe(genuine)).toEqual([]);
    const changed = await send('ru', choose('areas.csv', areas.toString().replace('p34-75c', 'p34-75d')));
    expect(await changed.locator('[data-verdict=different]').innerText()).toContain('p34-75d');
    expect(await changed.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const nothing = await send('fr', async () => {});
    expect(await nothing.locator('#answer').innerText()).toContain(message('fr', 'verify.issue.nothing'));
    const empty = await send('en', choose('areas.csv', ''));
    expect(await empty.locator('[data-verdict=empty]').innerText()).toContain(message('en', 'verify.empty.title'));
    const sum = await send('en', (page) => page.fill('#sha256', 'abc'));
    expect(await sum.locator('#answer').innerText()).toContain(message('en', 'verify.issue.sum'));
  });
});

test('an address with a sum is answered at once, and a part of a file comes past the framework', async () => {
  const { files } = (await (await fetch(`${site.url}/releases/1/manifest.json`)).json()) as { files: { path: string; sha256: string }[] };
  const areas = files.find((one) => one.path === 'tables/areas.csv');
  expect(await textOf(`/en/verify?sha256=${areas?.sha256}`)).toContain('Genuine: this file is in data release 1');
  expect(await textOf(`/en/verify?sha256=${'0'.repeat(64)}`)).toContain('The portal does not know this file');
  expect(await textOf(`/en/verify?sha256=${areas?.sha256.toUpperCase()}`)).toContain('Genuine: this file is in data release 1');
  const garbage = await fetch(`${site.url}/en/verify?sha256=garbage`);
  expect([garbage.status, await garbage.text()]).toEqual([422, expect.stringContaining(message('en', 'verify.issue.sum'))]);
  const part = await fetch(`${site.url}/releases/1/tables/areas.csv`, { headers: { Range: 'bytes=0-3', 'Accept-Encoding': 'gzip' } });
  expect([part.status, part.headers.get('content-length'), part.headers.get('content-encoding'), await part.text()]).toEqual([
    206,
    '4',
    null,
    'code',
  ]);
  expect(part.headers.get('x-content-type-options')).toBe('nosniff');
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type DemoAccount, makeDemoAccounts } from '@/lib/accounts/demo';
import { openWorkbook } from '@/lib/ingest/workbook';
import { axe } from '../support/axe';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { eventually } from '../support/eventually';
import { ways } from '../support/every-day';
import { message } from '../support/messages';
import { testBrowser } from '../support/portal';
import { type Site, startSite } from '../support/site';
import { textsOf } from '../support/spreadsheets';
import { signIn } from '../support/wing';

const fixture = 'tests/fixtures/observations-libreoffice.xlsx';
const browser = testBrowser();
const folder = mkdtempSync(path.join(tmpdir(), 'portal-import-'));
let site: Site;
let databaseUrl = '';
let accounts: DemoAccount[] = [];

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  // Web server and worker keep uploaded files in one place.
  process.env.PORTAL_DATA = folder;
  accounts = await makeDemoAccounts(databaseUrl, folder);
  site = await startSite(databaseUrl, { withWorker: true });
});
afterAll(async () => {
  await site?.stop();
  await dropDatabase(databaseUrl);
  rmSync(folder, { recursive: true, force: true });
});

async function signedIn(role: DemoAccount['role'], options = {}): Promise<Page> {
  const page = await browser.page(options);
  await signIn(page, site.url, accounts.find((account) => account.role === role) as DemoAccount);
  return page;
}

/** Sends the fixture from the page of imports and waits until it was read. */
async function sendFixture(page: Page): Promise<void> {
  await page.goto(`${site.url}/vi/admin/import`);
  await page.setInputFiles('input[type=file]', fixture);
  await page.click('.wing-form:has(input[type=file]) button[type=submit]');
  await page.waitForURL(/\/vi\/admin\/import\/[0-9a-f-]{36}/);
  await page.locator('#take').waitFor({ timeout: 60_000 });
}

describe.each(ways)('%s', (_, javaScriptEnabled) => {
  test('a spreadsheet program’s table is told cell by cell and shows the status it would move', async () => {
    const page = await signedIn('editor', { javaScriptEnabled });
    await sendFixture(page);
    const problems = await page.locator('#problems').innerText();
    expect(problems).toContain('E3');
    expect(problems).toContain('21,,7');
    expect(problems).toContain('C4');
    expect(problems).toContain('Việt Nma');
    const impact = await page.locator('#impact').innerText();
    expect(impact).toContain(message('vi', 'common.status.no-data'));
    expect(impact).toContain(message('vi', 'common.status.achieved'));
  });
});

test('the template that is downloaded is a workbook with the headings of the table', async () => {
  const page = await signedIn('editor');
  await page.goto(`${site.url}/vi/admin/import`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('.template-form button[type=submit]')]);
  const [sheet] = (await openWorkbook(Buffer.concat(await (await file.createReadStream()).toArray()))).sheets;
  const texts = await textsOf(sheet as NonNullable<typeof sheet>);
  expect(Object.values(texts[1] ?? {})).toContain(message('vi', 'changes.field.series'));
});

test('axe finds nothing on the pages of imports, at 360 pixels', async () => {
  const page = await signedIn('editor', { viewport: { width: 360, height: 740 } });
  await sendFixture(page);
  expect(await axe(page), 'read').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.goto(`${site.url}/vi/admin/import`);
  expect(await axe(page), 'list').toEqual([]);
});

test('from the spreadsheet to the public page: refused rows left out, handed in, published by a second person', async () => {
  const editor = await signedIn('editor');
  await sendFixture(editor);
  await editor.click('#take button.primary');
  await editor.locator('#take .notice[role=alert]').waitFor();
  expect(await editor.locator('#take .notice').innerText()).toContain(message('vi', 'forms.issue.refused-rows'));
  await editor.check('#take [name=leaveOut]');
  await editor.click('#take button.primary');
  await editor.waitForURL(/\/vi\/admin\/change-sets\/\d+/);
  const set = new URL(editor.url()).pathname;
  await editor.fill('[name=title_vi]', 'Số liệu năm 2025');
  await editor.fill('[name=reason_vi]', 'Nhập theo bảng của Bộ');
  await editor.click('form:has([name=title_vi]) button.primary');
  await editor.locator('[name=title_vi]').waitFor({ state: 'detached' });

  const reviewer = await signedIn('reviewer');
  await reviewer.goto(site.url + set);
  // From the set to the file it was imported from.
  await reviewer.locator('a[href*="/admin/import/"]', { hasText: 'observations-libreoffice.xlsx' }).waitFor();
  await reviewer.fill('form:has([name=form_choice]) [name=reason]', 'Đã đối chiếu');
  await reviewer.click('[name=form_choice][value=publish]');
  for (const locale of ['vi', 'en', 'fr', 'ru']) {
    const shows = async () => /20[,.]5/.test(await (await fetch(`${site.url}/${locale}/indicators/de-gdp-share`)).text()) || null;
    expect(await eventually(shows, 10_000), locale).toBe(true);
  }
  const { rows } = (await (await fetch(`${site.url}/vi/indicators/de-gdp-share.json`)).json()) as {
    rows: { period: string; value: number }[];
  };
  expect(rows.filter(({ period }) => period === '2025').map(({ value }) => value)).toContain(20.5);
});

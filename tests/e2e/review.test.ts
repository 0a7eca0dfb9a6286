import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type DemoAccount, makeDemoAccounts } from '@/lib/accounts/demo';
import { LOCALES } from '@/lib/i18n/localized';
import { canonical, digest } from '@/lib/publishing/canonical';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { axe } from '../support/axe';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { eventually } from '../support/eventually';
import { everyDay, ways } from '../support/every-day';
import { message } from '../support/messages';
import { testBrowser } from '../support/portal';
import { type Site, startSite } from '../support/site';
import { signIn } from '../support/wing';

const INDICATOR = 'de-gdp-share';
const NOTE = { original: 'vi', vi: 'Ghi chú của người biên tập.', en: 'A note.', fr: 'Une note.', ru: 'Примечание.' };
const browser = testBrowser();
const folder = mkdtempSync(path.join(tmpdir(), 'portal-review-'));
const sessions = new Map<string, Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>>();
let site: Site;
let databaseUrl = '';
let database: pg.Client;
let accounts: DemoAccount[] = [];

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  process.env.PORTAL_DATA = folder;
  accounts = await makeDemoAccounts(databaseUrl, folder);
  site = await startSite(databaseUrl);
  database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await site?.stop();
  await database?.end();
  await dropDatabase(databaseUrl);
  rmSync(folder, { recursive: true, force: true });
});

/** A page of somebody who is signed in; each signs in once. */
async function pageOf(role: DemoAccount['role'], options = {}): Promise<Page> {
  const known = sessions.get(role);
  const page = await browser.page({ ...options, ...(known ? { storageState: known } : {}) });
  if (!known) {
    await signIn(page, site.url, accounts.find((account) => account.role === role) as DemoAccount);
    sessions.set(role, await page.context().storageState());
  }
  return page;
}

/** A draft of the demonstration's editor that changes the indicator. */
async function draft(fields: Record<string, unknown>): Promise<string> {
  const { rows } = await database.query<{ number: number }>(
    `INSERT INTO change_set (title, reason, author_id, organisation_code)
     SELECT $1, $1, 'person:' || id, 'bkhcn' FROM account_user WHERE email = 'editor@demo.example' RETURNING number`,
    [{ original: 'vi', vi: 'Bản nháp' }],
  );
  const open = (await readRecords(database, kindNamed('indicator'), [INDICATOR])).get(INDICATOR);
  const record = canonical({ ...open?.record, ...fields });
  await database.query(
    `INSERT INTO change (change_set_number, position, kind, code, base_revision, nature, record, digest, submitted_digest)
     VALUES ($1, 0, 'indicator', $2, $3, 'revision', $4, $5, $5)`,
    [rows[0]?.number, INDICATOR, open?.revision, record, digest(record)],
  );
  return `/admin/change-sets/${rows[0]?.number}`;
}

async function handIn(page: Page, set: string, title = 'Thêm ghi chú'): Promise<void> {
  await page.goto(`${site.url}/vi${set}`);
  await page.fill('[name=title_vi]', title);
  await page.fill('[name=reason_vi]', 'Ghi chú còn thiếu');
  await page.click('form:has([name=title_vi]) button.primary');
  await page.locator('[name=title_vi]').waitFor({ state: 'detached' });
}

describe.each(ways)('%s', (how, javaScriptEnabled) => {
  test('handed in, remarked on, returned, mended, handed in again and published: readers see the note, the reason and no name', async () => {
    const note = { ...NOTE, vi: `Ghi chú của người biên tập, ${how}.` };
    const set = await draft({ note });
    const editor = await pageOf('editor', { javaScriptEnabled });
    await handIn(editor, set);

    const reviewer = await pageOf('reviewer', { javaScriptEnabled });
    await reviewer.goto(`${site.url}/vi${set}`);
    expect(await reviewer.locator('#changes').innerText()).toContain(note.vi);
    await reviewer.click(`#indicator-${INDICATOR} .diff-row a[href$="#comments"] >> nth=0`);
    await reviewer.fill('[name=words]', 'Xin viết gọn hơn.');
    await reviewer.click('form:has([name=words]) button.primary');
    await reviewer.locator('.comments li').waitFor();
    await reviewer.fill('#decision [name=reason]', 'Xin sửa ghi chú');
    await reviewer.click('[name=form_choice][value=return]');
    await reviewer.locator('#decision').waitFor({ state: 'detached' });

    await editor.goto(`${site.url}/vi${set}`);
    expect(await editor.locator('main').innerText()).toContain('Xin sửa ghi chú');
    expect(await editor.locator('#comments').innerText()).toContain('Xin viết gọn hơn.');
    await handIn(editor, set);

    await reviewer.goto(`${site.url}/vi${set}`);
    await reviewer.click('[name=form_choice][value=publish]');
    await reviewer.locator('#decision [aria-invalid]').waitFor();
    await reviewer.fill('#decision [name=reason]', 'Đã đối chiếu, đúng');
    await reviewer.click('[name=form_choice][value=publish]');
    const edition = reviewer.locator('.set-standing a[href*="/changes/"]');
    await edition.waitFor();
    const address = (await edition.getAttribute('href')) ?? '';
    await eventually(async () => expect(await (await fetch(`${site.url}/vi/indicators/${INDICATOR}`)).text()).toContain(note.vi));
    const ledger = await (await fetch(site.url + address)).text();
    expect(ledger).toContain('Đã đối chiếu, đúng');
    expect(ledger).not.toMatch(/Người duyệt thử|Biên tập viên thử/);
  });

  test('a check that blocks closes publishing, says why, and the set can be returned', async () => {
    const set = await draft({ definition: null });
    await handIn(await pageOf('editor', { javaScriptEnabled }), set, 'Bỏ định nghĩa');
    const page = await pageOf('reviewer', { javaScriptEnabled });
    await page.goto(`${site.url}/vi${set}`);
    expect(await page.locator('#checks').innerText()).toContain(message('vi', 'checks.severity.block'));
    expect(await page.locator('[name=form_choice][value=publish]').count()).toBe(0);
    expect(await page.locator('#decision [aria-disabled=true][aria-describedby=why-closed]').count()).toBe(2);
    expect(await page.locator('#why-closed').innerText()).toContain(message('vi', 'review.decision.blocked'));
    await page.fill('#decision [name=reason]', 'Không được bỏ định nghĩa');
    await page.click('[name=form_choice][value=return]');
    await page.locator('#decision').waitFor({ state: 'detached' });
  });

  test('an hour is said in Viet Nam time; with an hour filled in nothing is published at once', async () => {
    const set = await draft({ note: { ...NOTE, vi: `Ghi chú hẹn giờ, ${how}.` } });
    await handIn(await pageOf('editor', { javaScriptEnabled }), set);
    const page = await pageOf('reviewer', { javaScriptEnabled });
    await page.goto(`${site.url}/vi${set}`);
    await page.fill('#decision [name=reason]', 'Đúng');
    await page.fill('[name=publish_at]', '2030-01-02T08:30');
    await page.click('[name=form_choice][value=publish]');
    await page.locator('#field-publish_at-issue').waitFor();
    expect(await page.locator('#field-publish_at-issue').innerText()).toBe(message('vi', 'forms.issue.hour-given'));
    expect(await page.inputValue('[name=publish_at]')).toBe('2030-01-02T08:30');
    await page.click('[name=form_choice][value=schedule]');
    await page.getByText('08:30 ngày 2/1/2030').first().waitFor();
    expect(await page.locator('.set-standing').innerText()).toContain('giờ Việt Nam');
    await page.fill('#decision [name=reason]', 'Để sau');
    await page.click('[name=form_choice][value=return]');
    await page.locator('#decision').waitFor({ state: 'detached' });
  });

  test('what a reviewer wrote after the session had ended is there again once they are back', async () => {
    const set = await draft({ note: { ...NOTE, vi: `Ghi chú, ${how}, lần nữa.` } });
    await handIn(await pageOf('editor', { javaScriptEnabled }), set);
    const page = await pageOf('reviewer', { javaScriptEnabled });
    await page.goto(`${site.url}/vi${set}`);
    await page.fill('#decision [name=reason]', 'Một lý do dài không muốn viết lại');
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.click('[name=form_choice][value=return]');
    await page.waitForURL(/\/account\/sign-in/);
    const next = new URL(page.url()).searchParams.get('next') ?? '';
    await page.context().addCookies(cookies);
    await page.goto(site.url + next);
    expect(await page.inputValue('#decision [name=reason]')).toBe('Một lý do dài không muốn viết lại');
  });
});

test('to whoever may not see it a set is like one that is not there', async () => {
  const set = await draft({ note: NOTE });
  const translator = await pageOf('translator');
  const answers = [];
  for (const address of [set, '/admin/change-sets/999999', '/admin/change-sets/x']) {
    const answer = await translator.goto(`${site.url}/vi${address}`);
    answers.push([answer?.status(), await translator.locator('main').innerText()]);
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.[0]).toBe(404);
});

describe.each(everyDay(LOCALES))('in %s', (locale) => {
  test('axe finds nothing on the pages of change sets, which fit 360 pixels, and every control is reached by keyboard', async () => {
    const set = await draft({ note: NOTE, definition: null });
    const editor = await pageOf('editor', { viewport: { width: 360, height: 740 } });
    await handIn(editor, set);
    const reviewer = await pageOf('reviewer', { viewport: { width: 360, height: 740 } });
    for (const [page, addresses] of [
      [editor, [set, '/admin/change-sets?show=mine']],
      [reviewer, [set, `${set}?on=indicator/${INDICATOR}/note`, '/admin/change-sets?show=waiting']],
    ] as const) {
      for (const address of addresses) {
        await page.goto(`${site.url}/${locale}${address}`);
        expect(await axe(page), address).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(360);
      }
    }
    await reviewer.goto(`${site.url}/${locale}${set}`);
    await reviewer.focus('#decision [name=reason]');
    await reviewer.keyboard.press('Tab');
    expect(await reviewer.evaluate(() => (document.activeElement as HTMLButtonElement).value)).toBe('return');
  });
});

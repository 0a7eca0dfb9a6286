import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createPerson } from '@/lib/accounts/person';
import { PASSWORD } from '../support/accounts';
import { axe } from '../support/axe';
import { eventually } from '../support/eventually';
import { ways } from '../support/every-day';
import { message } from '../support/messages';
import { address, testBrowser } from '../support/portal';

const browser = testBrowser();
const client = new pg.Client({ connectionString: inject('siteDatabaseUrl') });
beforeAll(() => client.connect());
afterAll(() => client.end());

const BODY = 'bkhcn';
const INDICATOR = 'dti-national';
const SERIES = 'dti-national';

/** An editor of the body who has signed in and stands at the address. */
async function signedIn(
  path: string,
  options: { javaScriptEnabled?: boolean; viewport?: { width: number; height: number } } = {},
): Promise<Page> {
  const email = `${randomBytes(6).toString('hex')}@example.org`;
  const userId = await createPerson(client, { email, name: 'Biên tập viên', password: PASSWORD });
  await client.query(
    `INSERT INTO membership (user_id, role, organisation_code, granted_at, granted_by) VALUES ($1, 'editor', $2, now(), 'system:founding')`,
    [userId, BODY],
  );
  const page = await browser.page(options);
  await page.goto(address('vi', path));
  await page.waitForURL(/\/vi\/account\/sign-in\?next=/);
  await signIn(page, email);
  await page.waitForURL((url) => url.pathname + url.search === `/vi${path}`);
  return page;
}

let lastEmail = '';
async function signIn(page: Page, email = lastEmail): Promise<void> {
  lastEmail = email;
  await page.fill('[name="email"]', email);
  await page.fill('[name="password"]', PASSWORD);
  await page.click('.wing-form button[type="submit"]');
}

const save = (page: Page) => page.getByRole('button', { name: message('vi', 'forms.save') }).click();
const noteField = '[name="note_vi"]';

describe.each(ways)('%s', (_, javaScriptEnabled) => {
  test('an editor finds a record, mends what is wrong, saves it to a change set and takes it out again', async () => {
    const page = await signedIn('/admin/records/indicator', { javaScriptEnabled });
    await page.fill('main [name="q"]', 'chuyen doi so cap quoc gia');
    await page
      .locator('main')
      .getByRole('button', { name: message('vi', 'forms.search') })
      .click();
    await page.locator(`main tbody a[href$="/${INDICATOR}"]`).click();
    await page.locator(noteField).waitFor();

    await page.fill('[name="name_vi"]', '');
    await page.fill(noteField, 'Ghi chú của biên tập viên');
    await save(page);
    const alert = page.locator('.wing-form .notice[role="alert"]');
    await alert.waitFor();
    expect(await alert.locator('a[href="#field-name_vi"]').count()).toBe(1);
    expect(await page.inputValue(noteField)).toBe('Ghi chú của biên tập viên');
    expect(await page.locator('#field-name_vi').getAttribute('aria-invalid')).toBe('true');

    await page.fill('[name="name_vi"]', 'Chỉ số chuyển đổi số cấp quốc gia');
    await save(page);
    await page.waitForURL(/\?saved=\d+$/);
    const number = /saved=(\d+)/.exec(page.url())?.[1];
    expect(await page.locator('.set-box').innerText()).toContain(`Gói ${number}`);
    expect(await page.inputValue(noteField)).toBe('Ghi chú của biên tập viên');
    expect((await client.query('SELECT FROM change WHERE change_set_number = $1', [number])).rowCount).toBe(1);
    await page.goto(address('vi', `/indicators/${INDICATOR}`));
    expect(await page.locator('main').innerText()).not.toContain('Ghi chú của biên tập viên');

    await page.goto(address('vi', `/admin/records/indicator/${INDICATOR}`));
    await page.getByRole('button', { name: message('vi', 'records.discard.button') }).click();
    await page.waitForURL(/removed=/);
    expect((await client.query('SELECT FROM change WHERE change_set_number = $1', [number])).rowCount).toBe(0);
  });

  test('nothing typed is lost to a session that has ended', async () => {
    const path = `/admin/records/indicator/${INDICATOR}`;
    const page = await signedIn(path, { javaScriptEnabled });
    await page.fill(noteField, 'Gõ trước khi phiên hết');
    await page.context().clearCookies();
    await save(page);
    await page.waitForURL(/\/vi\/account\/sign-in\?next=/);
    await signIn(page);
    await page.waitForURL(/held=/);
    expect(await page.inputValue(noteField)).toBe('Gõ trước khi phiên hết');
    await save(page);
    await page.waitForURL(/\?saved=\d+$/);
  });

  test('a figure waits while its source is added, and is then saved with it', async () => {
    const page = await signedIn(`/admin/figures?series=${SERIES}&figure=new`, { javaScriptEnabled });
    await page.fill('[name="period"]', '2025');
    await page.fill('[name="value"]', '0,81');
    await page.getByRole('button', { name: message('vi', 'records.figures.newSource') }).click();
    await page.waitForURL(/\/records\/source\/new\?back=/);
    await page.fill('[name="title"]', `Báo cáo ${randomBytes(3).toString('hex')}`);
    await page.selectOption('[name="title_language"]', 'vi');
    await page.selectOption('[name="kind"]', { index: 1 });
    await page.fill('[name="publisher"]', 'Bộ Khoa học và Công nghệ');
    await page.selectOption('[name="language"]', 'vi');
    await page.selectOption('[name="confidence"]', 'high');
    await save(page);
    await page.waitForURL(/typing=1&source=bao-cao-[\w-]+&set=\d+$/);
    expect(await page.inputValue('[name="value"]')).toBe('0,81');
    expect(await page.inputValue('[name="source"]')).toMatch(/^bao-cao-/);
    await page.fill('[name="release"]', 'bkhcn-2025-10-21');
    await page.selectOption('[name="status"]', 'provisional');
    await page.selectOption('[name="confidence"]', 'high');
    await save(page);
    await page.waitForURL(/&saved=\d+$/);
    expect(await page.locator('main table').first().innerText()).toContain('0,81');
  });
});

test('what is typed is kept every ten seconds, and offered back to its writer', async () => {
  const path = `/admin/records/indicator/${INDICATOR}`;
  const page = await signedIn(path);
  await page.fill(noteField, 'Đang gõ dở');
  await eventually(async () => {
    const { rowCount } = await client.query(`SELECT FROM form_draft WHERE form = $1 AND fields ->> 'note_vi' LIKE '%Đang gõ dở%'`, [path]);
    return rowCount || null;
  }, 25_000);
  await page.goto(address('vi', path));
  expect(await page.inputValue(noteField)).not.toBe('Đang gõ dở');
  await page.getByRole('link', { name: message('vi', 'records.typing.back') }).click();
  await page.waitForURL(/typing=1/);
  expect(await page.inputValue(noteField)).toBe('Đang gõ dở');
  await page.goto(address('vi', path));
  await page.getByRole('button', { name: message('vi', 'records.typing.forget') }).click();
  await page.locator('.typing-offer').waitFor({ state: 'detached' });
});

// The forms of every kind pass axe in wing-forms.test.ts too.
test.each([
  '/admin/records',
  '/admin/records/indicator?all=1',
  '/admin/records/conflict/new',
  `/admin/figures?series=${SERIES}&figure=new`,
])('%s passes axe, fits 360 px and keeps to its policy', async (path) => {
  const page = await signedIn(path, { viewport: { width: 360, height: 740 } });
  expect(await axe(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
});

test('a record that is not there answers 404 and says no more', async () => {
  const page = await signedIn('/admin/records');
  for (const path of ['/admin/records/indicator/nothing-here', '/admin/records/nothing', '/admin/figures?series=nothing']) {
    const answer = await page.goto(address('vi', path));
    expect(answer?.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toBe(message('vi', 'records.absent.title'));
  }
});

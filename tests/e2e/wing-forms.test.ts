import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { BrowserContextOptions, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { recordForms } from '@/components/admin/forms/registry';
import { type DemoAccount, makeDemoAccounts } from '@/lib/accounts/demo';
import { digestOfKey } from '@/lib/accounts/invitations';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { pool } from '@/lib/db/pool';
import { saveChange } from '@/lib/publishing/drafts';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { submitSet } from '@/lib/publishing/submission';
import { totp } from '../support/accounts';
import { axe } from '../support/axe';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { TEST_NOW } from '../support/day';
import { sample } from '../support/every-day';
import { formFaults, overflow, summaryFaults } from '../support/form-faults';
import { figuresCsv, importFile } from '../support/imports';
import { message } from '../support/messages';
import { testBrowser } from '../support/portal';
import { type Site, startSite } from '../support/site';
import { signIn } from '../support/wing';

const INDICATOR = 'de-gdp-share';
const SERIES = 'de-gdp-share-ministry';
const KEY = 'a-key-of-the-tests';
const MARK = 'Đã gõ trước đó';
type Role = DemoAccount['role'] | 'nobody';

const browser = testBrowser();
const folder = mkdtempSync(path.join(tmpdir(), 'portal-forms-'));
const sessions = new Map<Role, Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>>();
let site: Site;
let databaseUrl = '';
let owner: pg.Client;
let accounts: DemoAccount[] = [];
/** Addresses that are known only once the work on them is there. */
const made = { submitted: '', draft: '', import: '', figure: '' };

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  Object.assign(process.env, { DATABASE_URL: databaseUrl, PORTAL_ENV: 'test', PORTAL_NOW: TEST_NOW, PORTAL_DATA: folder });
  owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  accounts = await makeDemoAccounts(databaseUrl, folder);
  await prepareWork();
  site = await startSite(databaseUrl);
  const desk = await pageOf('editor');
  await go(desk, `/admin/figures?series=${SERIES}`);
  const [, figure] =
    /&figure=([^&"]+)/.exec((await desk.locator('main table a[href*="&figure="]').last().getAttribute('href')) ?? '') ?? [];
  made.figure = `/admin/figures?series=${SERIES}&figure=${figure}`;
});
afterAll(async () => {
  await site?.stop();
  await Promise.all([owner?.end(), db().$disconnect(), pool().end()]);
  await dropDatabase(databaseUrl);
  rmSync(folder, { recursive: true, force: true });
});

async function prepareWork(): Promise<void> {
  const userId = (await owner.query(`SELECT id FROM account_user WHERE email = 'editor@demo.example'`)).rows[0].id as string;
  const grants = [{ role: 'editor' as const, organisation: 'bkhcn', language: null }];
  const editor: Viewer = { actor: `person:${userId}`, userId, name: 'Editor', grants, needsSecondFactor: false, kinds: null, sender: '-' };
  const save = async (notation: string) => {
    const found = (await readRecords(owner, kindNamed('organisation'), ['bkhcn'])).get('bkhcn');
    const record = { ...found?.record, notation };
    const change = { kind: 'organisation', code: 'bkhcn', baseRevision: found?.revision, nature: 'revision', record };
    return (await saveChange(editor, { organisation: 'bkhcn', changeSet: null, seen: null, ...change })).changeSet;
  };
  const words = { original: 'vi' as const, vi: 'Gói của phép thử' };
  const submitted = await save('Một');
  await submitSet(editor, { number: submitted, title: words, reason: words });
  made.submitted = `/admin/change-sets/${submitted}`;
  made.draft = `/admin/change-sets/${await save('Hai')}`;
  const rows = [{ period: '2025' }, { period: '2026', value: '21,,7' }];
  made.import = `/admin/import/${(await importFile(editor, { kind: 'figure', name: 'figures.csv', bytes: figuresCsv(rows) })).id}`;
  await owner.query(
    `INSERT INTO invitation (email, role, organisation_code, key_digest, invited_by, invited_at, expires_at)
     VALUES ('invited@example.org', 'editor', 'bkhcn', $1, $2, $3, $3::timestamptz + interval '2 days')`,
    [digestOfKey(KEY), editor.actor, TEST_NOW],
  );
  await owner.query(
    `INSERT INTO account_verification (id, identifier, value, expires_at, updated_at)
     VALUES ('reset-of-a-test', $1, $2, '2100-01-01', $3)`,
    [`reset-password:${KEY}`, userId, TEST_NOW],
  );
}

/** A page of somebody who is signed in; each signs in once. */
async function pageOf(role: Role, options: BrowserContextOptions = {}): Promise<Page> {
  const account = accounts.find((one) => one.role === role);
  if (account && !sessions.has(role)) {
    const page = await browser.page({ javaScriptEnabled: false });
    await signIn(page, site.url, account);
    sessions.set(role, await page.context().storageState());
  }
  const known = sessions.get(role);
  return browser.page({ ...options, ...(known ? { storageState: known } : {}) });
}

const go = async (page: Page, address: string, locale = 'vi') => {
  const answer = await page.goto(`${site.url}/${locale}${address}`);
  expect(answer?.status(), address).toBe(200);
};

const formPages = (): Record<Exclude<Role, 'translator'>, string[]> => ({
  nobody: ['/account/sign-in', '/account/second-step', '/account/forgotten', `/account/reset?key=${KEY}`, `/account/invitation?key=${KEY}`],
  editor: [
    '/account',
    '/account/second-factor',
    '/admin',
    '/admin/records/indicator',
    `/admin/records/indicator/${INDICATOR}`,
    '/admin/figures',
    `/admin/figures?series=${SERIES}&figure=new`,
    made.figure,
    made.draft,
    made.submitted,
    '/admin/import',
    made.import,
    '/admin/translations',
    `/admin/translations/indicator/${INDICATOR}?language=en`,
    '/admin/tokens',
  ],
  reviewer: [made.submitted, `${made.submitted}?on=organisation/bkhcn/notation`, '/admin/change-sets'],
  administrator: ['/admin/people', '/admin/people/invite', '/admin/people/kept', '/admin/audit'],
});
const newRecords = Object.keys(recordForms).map((kind) => `/admin/records/${kind}/new`);
/** Each day a third of these forms is read by axe and another third is sent, of the others a half each; in the long run all are both. */
const readByAxe = sample(newRecords, 3);
const sentEmpty = sample(newRecords, 3, 1);

/** What is wrong with the page as it stands, at every width; 640 pixels are a window of 1280 at twice the size. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults = [...(await formFaults(page)), ...(await axe(page))];
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await overflow(page);
    if (beyond > 0) faults.push(`${beyond} pixels beyond ${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return faults;
}

/** A form by the name of its first field. */
const formOf = (page: Page, field: string) => page.locator(`main form.wing-form:not([method=get]):has([name="${field}"])`);

/** The first fields of the forms that ask for something. */
const askingForms = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main form.wing-form:not([method=get])')].flatMap((form) => {
      const first = form.querySelector('input:not([type=hidden], [hidden]), select, textarea');
      return first?.getAttribute('name') ?? [];
    }),
  );

/** Empties a form but for one mark in a field that may stay empty; answers that field's name. */
const emptied = (form: Locator): Promise<string> =>
  form.evaluate((element, mark) => {
    for (const fold of element.querySelectorAll('details')) fold.open = true;
    const texts = [
      ...element.querySelectorAll<HTMLInputElement>('input:not([type=hidden], [type=checkbox], [type=file], [hidden]), textarea'),
    ];
    for (const text of texts) text.value = '';
    for (const box of element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) box.checked = false;
    for (const list of element.querySelectorAll('select')) if (list.querySelector('option[value=""]')) list.value = '';
    const free = texts.filter((text) => text.ariaRequired !== 'true' && (text.type === 'text' || text.localName === 'textarea')).at(-1);
    if (free) free.value = mark;
    return free?.name ?? '';
  }, MARK);

/** Sends an emptied form by Enter where it has a line to type in; answers the status of the answer. */
async function send(page: Page, form: Locator): Promise<number> {
  const line = form.locator('input:not([type=hidden], [hidden], [type=checkbox], [type=file])').first();
  const hasLine = (await line.count()) > 0;
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.waitForEvent('load'),
    hasLine ? line.press('Enter') : form.locator('button:not([type=button])').first().click(),
  ]);
  return answer.status();
}

/** Sends each form of the page empty; says what was wrong with the answers. */
async function faultsOfSending(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  await go(page, address);
  for (const [place, field] of (await askingForms(page)).entries()) {
    const say = (fault: string) => faults.push(`${field}: ${fault}`);
    if (place > 0) await go(page, address);
    const title = await page.title();
    const marked = await emptied(formOf(page, field));
    const status = await send(page, formOf(page, field));
    if (status !== 422) say(`answers ${status}`);
    if ((await page.title()) !== title) say(`changes the title to ${await page.title()}`);
    // A browser focuses what asks for it when it first draws the page.
    const focused = formOf(page, field).locator('.notice:focus');
    await focused.waitFor({ timeout: 3000 }).catch(() => say('nothing takes the focus'));
    const summary = await summaryFaults(page, field);
    summary.faults.map(say);
    if (summary.lines === 0) say('the summary leads to no field');
    const values = await formOf(page, field)
      .locator(`[name="${marked}"]`)
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    if (marked && !values.includes(MARK)) say(`${marked} lost what was typed`);
    (await formFaults(page)).map(say);
  }
  return faults;
}

/** A translation may be emptied: nothing in that form is required. */
const owesNothing = /^\/admin\/translations\//;

/** A page with scripts reads the addresses, one without sends their forms; both at once. */
async function faultsAt(role: Role, sent: readonly string[], read: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const [page, plain] = [await pageOf(role), await pageOf(role, { javaScriptEnabled: false })];
  const note = (address: string, faults: readonly string[]) => {
    if (faults.length > 0) found[address] = [...(found[address] ?? []), ...faults];
  };
  const readAll = async () => {
    for (const address of read) {
      await go(page, address);
      note(address, await faultsOf(page));
    }
  };
  const sendAll = async () => {
    for (const address of sent.filter((one) => !owesNothing.test(one))) note(address, await faultsOfSending(plain, address));
  };
  await Promise.all([readAll(), sendAll()]);
  return found;
}

describe('what a reader with a keyboard, a screen reader, a narrow window or no scripts meets', () => {
  test.each(['nobody', 'editor', 'reviewer', 'administrator'] as const)('on the forms of %s', { timeout: 300_000 }, async (role) => {
    const addresses = formPages()[role];
    expect(await faultsAt(role, sample(addresses, 2), sample(addresses, 2, 1))).toEqual({});
  });

  test('on the form of every kind of record', { timeout: 300_000 }, async () => {
    expect(await faultsAt('editor', sentEmpty, readByAxe)).toEqual({});
  });
});

describe('once it lives in the browser', () => {
  test.each([
    ['nobody', '/account/sign-in', 'email'],
    ['editor', '/admin/records/indicator/new', 'name_vi'],
    ['editor', `/admin/figures?series=${SERIES}&figure=new`, 'period'],
  ] as const)(
    'a form takes the focus of %s at %s to what is wrong, and passes axe with it, in Russian too',
    async (role, address, field) => {
      const page = await pageOf(role);
      await go(page, address, 'ru');
      const title = await page.title();
      await page.locator(`main form [name="${field}"]`).press('Enter');
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
      const { faults, lines } = await summaryFaults(page, field);
      expect(faults).toEqual([]);
      expect(lines).toBeGreaterThan(0);
      expect(await page.title()).toBe(title);
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Tab');
      const wrong = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).hash.slice(1));
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(wrong);
    },
  );

  test('nothing moves for who wants no motion, and a sheet of paper has neither the bar nor the form', async () => {
    const page = await pageOf('editor', { reducedMotion: 'reduce' });
    await go(page, `/admin/records/indicator/${INDICATOR}`);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((one) => {
          const { transitionDuration, animationName } = getComputedStyle(one);
          return animationName !== 'none' || transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0);
        }).length,
    );
    expect(moving).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.adminbar, main form').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('h1').isVisible()).toBe(true);
  });
});

/** Goes forward by Tab until something with these words, or this name, has the focus; nobody has a mouse. */
async function tabTo(page: Page, wanted: { name: string } | { words: string }): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((sought) => {
      const at = document.activeElement as HTMLInputElement;
      return 'name' in sought ? at.name === sought.name : at.textContent?.trim() === sought.words;
    }, wanted);
    if (found) return;
  }
  throw new Error(`Tab never reaches ${JSON.stringify(wanted)}`);
}

async function typeOver(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, { name });
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
}

async function signInByKeyboard(page: Page, role: Role, to: string): Promise<void> {
  const account = accounts.find((one) => one.role === role) as DemoAccount;
  await page.goto(`${site.url}/vi${to}`);
  await typeOver(page, 'email', account.email);
  await typeOver(page, 'password', account.password);
  await page.keyboard.press('Enter');
  if (account.totp) {
    await page.waitForURL(/\/second-step/);
    await typeOver(page, 'code', totp(account.totp.secret, 1));
    await page.keyboard.press('Enter');
  }
  await page.waitForURL((url) => url.pathname + url.search === `/vi${to}`);
}

test('with a keyboard alone a record is found, changed and handed in, and read and published by a second person', async () => {
  const note = 'Ghi chú gõ bằng bàn phím.';
  const editor = await browser.page();
  await signInByKeyboard(editor, 'editor', '/admin/records/indicator');
  await editor.keyboard.press('Tab');
  await editor.keyboard.press('Enter');
  expect(await editor.evaluate(() => document.activeElement?.id)).toBe('main');
  await typeOver(editor, 'q', INDICATOR);
  await editor.keyboard.press('Enter');
  await editor.waitForURL(/q=/);
  const label = await editor.locator(`main tbody a[href$="/${INDICATOR}"]`).innerText();
  await tabTo(editor, { words: label });
  await editor.keyboard.press('Enter');
  await editor.locator('[name=note_vi]').waitFor();
  await typeOver(editor, 'note_vi', note);
  await tabTo(editor, { words: message('vi', 'forms.save') });
  await editor.keyboard.press('Enter');
  await editor.waitForURL(/\?saved=\d+$/);
  const number = /saved=(\d+)/.exec(editor.url())?.[1];
  await editor.goto(`${site.url}/vi/admin/change-sets/${number}`);
  await typeOver(editor, 'title_vi', 'Thêm ghi chú');
  await typeOver(editor, 'reason_vi', 'Ghi chú còn thiếu');
  await tabTo(editor, { words: message('vi', 'review.submit.send') });
  await editor.keyboard.press('Enter');
  await editor.locator('[name=title_vi]').waitFor({ state: 'detached' });

  const reviewer = await browser.page();
  await signInByKeyboard(reviewer, 'reviewer', `/admin/change-sets/${number}`);
  expect(await reviewer.locator('#changes').innerText()).toContain(note);
  await typeOver(reviewer, 'reason', 'Đã đối chiếu');
  await tabTo(reviewer, { words: message('vi', 'review.decision.publish') });
  await reviewer.keyboard.press('Enter');
  await reviewer.locator('.set-standing a[href*="/changes/"]').waitFor();
  expect((await owner.query('SELECT state FROM change_set WHERE number = $1', [number])).rows[0].state).toBe('published');
});

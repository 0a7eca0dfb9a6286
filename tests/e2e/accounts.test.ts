import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createPerson } from '@/lib/accounts/person';
import { PASSWORD, totp } from '../support/accounts';
import { axe } from '../support/axe';
import { everyDay, ways } from '../support/every-day';
import { message } from '../support/messages';
import { address, testBrowser } from '../support/portal';

const browser = testBrowser();
const client = new pg.Client({ connectionString: inject('siteDatabaseUrl') });
beforeAll(() => client.connect());
afterAll(() => client.end());

/** An administrator of the site's own database, without a second factor yet. */
async function newAdministrator(): Promise<string> {
  const email = `${randomBytes(6).toString('hex')}@example.org`;
  const userId = await createPerson(client, { email, name: 'Quản trị thử', password: PASSWORD });
  await client.query(
    `INSERT INTO membership (user_id, role, granted_at, granted_by) VALUES ($1, 'administrator', now(), 'system:founding')`,
    [userId],
  );
  return email;
}

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.fill('[name="email"]', email);
  await page.fill('[name="password"]', password);
  await page.click('.wing-form button[type="submit"]');
}

describe.each(ways)('%s', (_, javaScriptEnabled) => {
  test('an administrator signs in, sets up the second step, reaches the people and signs out', async () => {
    const email = await newAdministrator();
    const page = await browser.page({ javaScriptEnabled });
    await page.goto(address('vi', '/admin/people'));
    await page.waitForURL(/\/vi\/account\/sign-in\?next=/);

    await fillSignIn(page, email, 'sai sai sai sai');
    await page.locator('.notice[role="alert"]').waitFor();
    expect(await page.locator('.notice[role="alert"]').innerText()).toContain(message('vi', 'forms.notice.sign-in-wrong'));
    expect(await page.inputValue('[name="email"]')).toBe(email);
    expect(await page.inputValue('[name="password"]')).toBe('');

    await fillSignIn(page, email, PASSWORD);
    await page.waitForURL(/\/vi\/account\/second-factor/);
    await page.fill('[name="password"]', PASSWORD);
    await page.click('.wing-form button[type="submit"]');
    await page.locator('.enrolment code').waitFor();
    const secret = await page.locator('.enrolment code').innerText();
    await page.fill('[name="code"]', totp(secret, -1));
    await page.click('.wing-form button[type="submit"]');
    await page.locator('.recovery-codes').waitFor();
    const codes = await page.locator('.recovery-codes code').allInnerTexts();
    expect(codes).toHaveLength(10);

    const answer = await page.goto(address('vi', '/admin/people'));
    expect(await page.locator('main').innerText()).toContain(email);
    expect(answer?.headers()['content-security-policy']).toMatch(/'nonce-[\w-]+'/);
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe-inline');
    expect(answer?.headers()['cache-control']).toContain('no-store');
    const session = (await page.context().cookies()).find(({ name }) => name.endsWith('session_token'));
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

    await page.goto(address('vi', '/account'));
    await page.getByRole('button', { name: message('vi', 'accounts.profile.signOut') }).click();
    await page.waitForURL(/\/vi\/account\/sign-in$/);
    await fillSignIn(page, email, PASSWORD);
    await page.waitForURL(/\/vi\/account\/second-step/);
    await page.goto(address('vi', '/admin/people'));
    await page.waitForURL(/\/vi\/account\/sign-in/);
    await fillSignIn(page, email, PASSWORD);
    await page.waitForURL(/\/vi\/account\/second-step/);
    await page.fill('[name="code"]', codes[0] ?? '');
    await page.click('.wing-form button[type="submit"]');
    await page.waitForURL(/\/vi\/admin\/people$/);
  });
});

test.each(everyDay(['ru', 'vi'] as const))('axe finds nothing on the pages of accounts, in %s', async (locale) => {
  const page = await browser.page({ viewport: { width: 360, height: 740 } });
  for (const path of ['/account/sign-in', '/account/second-step', '/account/forgotten', '/account/reset', '/account/invitation']) {
    await page.goto(address(locale, path));
    expect(await axe(page), path).toEqual([]);
  }
  const email = await newAdministrator();
  await page.goto(address(locale, `/account/sign-in?next=/${locale}/account`));
  await page.click('.wing-form button[type="submit"]');
  await page.locator('.notice[role="alert"]').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
  expect(await axe(page), 'with errors').toEqual([]);
  await fillSignIn(page, email, PASSWORD);
  await page.waitForURL(/second-factor/);
  expect(await axe(page), 'second factor').toEqual([]);
  await page.goto(address(locale, '/account'));
  expect(await axe(page), 'profile').toEqual([]);
});

test('a form sent from another site begins no session', async () => {
  const email = await newAdministrator();
  const url = address('vi', '/account/sign-in');
  const html = await (await fetch(url)).text();
  const form = new FormData();
  for (const [field] of html.matchAll(/<input type="hidden"[^>]*>/g)) {
    const [name, value] = [/ name="([^"]*)"/.exec(field)?.[1] ?? '', / value="([^"]*)"/.exec(field)?.[1] ?? ''];
    form.append(name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
  }
  form.append('email', email);
  form.append('password', PASSWORD);
  const post = (origin: string) => fetch(url, { method: 'POST', body: form, headers: { origin }, redirect: 'manual' });
  expect((await post('https://evil.example')).headers.getSetCookie()).toEqual([]);
  expect((await post(new URL(url).origin)).headers.getSetCookie().length).toBeGreaterThan(0);
});

test('the outbox and the library’s own addresses are closed', async () => {
  const site = inject('siteUrl');
  const closed = [
    '/outbox/x',
    `/outbox/${'k'.repeat(40)}`,
    '/api/auth/oidc',
    '/api/auth/callback/oidc',
    '/api/auth/get-session',
    '/api/auth/sign-up/email',
  ];
  for (const path of closed) expect((await fetch(site + path, { redirect: 'manual' })).status, path).toBe(404);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { makeDemoAccounts } from '@/lib/accounts/demo';
import { createPerson } from '@/lib/accounts/person';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { pool } from '@/lib/db/pool';
import { addComment } from '@/lib/publishing/comments';
import { saveChange } from '@/lib/publishing/drafts';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { submitSet } from '@/lib/publishing/submission';
import { PASSWORD } from '../support/accounts';
import { axe } from '../support/axe';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { TEST_NOW } from '../support/day';
import { sample } from '../support/every-day';
import { testBrowser } from '../support/portal';
import { type Site, startSite } from '../support/site';
import { type Account, actionBody, hiddenFields, serverActions, signIn, wingAddresses } from '../support/wing';

const MARK = 'Zq5walk';
const guessedId = '00000000-0000-4000-8000-000000000000';
const browser = testBrowser();
const folder = mkdtempSync(path.join(tmpdir(), 'portal-walk-'));
let site: Site;
let databaseUrl = '';
let owner: pg.Client;
let submitted = 0;
let draft = 0;

/** Everybody who walks: by name the Cookie header, empty for nobody. */
const cookies: Record<string, string> = { 'signed out': '' };
const walkers = ['signed out', 'editor', 'reviewer', 'translator', 'administrator', 'stranger'] as const;
type Walker = (typeof walkers)[number];
const accounts: Partial<Record<Walker, Account & { id: string }>> = {};

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  Object.assign(process.env, { DATABASE_URL: databaseUrl, PORTAL_ENV: 'test', PORTAL_NOW: TEST_NOW });
  owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const idOf = async (email: string) => (await owner.query('SELECT id FROM account_user WHERE email = $1', [email])).rows[0].id as string;
  for (const { role, ...account } of await makeDemoAccounts(databaseUrl, folder))
    accounts[role] = { ...account, id: await idOf(account.email) };
  const id = await createPerson(owner, { email: 'stranger@example.org', name: 'Stranger', password: PASSWORD });
  await owner.query(
    `INSERT INTO membership (user_id, role, organisation_code, granted_at, granted_by) VALUES ($1, 'editor', 'bca', now(), 'system:founding')`,
    [id],
  );
  accounts.stranger = { id, email: 'stranger@example.org', password: PASSWORD, totp: null };
  await prepareWork();
  site = await startSite(databaseUrl);
});
afterAll(async () => {
  await site?.stop();
  await Promise.all([owner?.end(), db().$disconnect(), pool().end()]);
  await dropDatabase(databaseUrl);
  rmSync(folder, { recursive: true, force: true });
});

/** What the ministry's editor has not published: a set that was handed in, with a remark, and a draft. */
async function prepareWork(): Promise<void> {
  const userId = accounts.editor?.id as string;
  const grants = [{ role: 'editor' as const, organisation: 'bkhcn', language: null }];
  const editor: Viewer = { actor: `person:${userId}`, userId, name: 'Editor', grants, needsSecondFactor: false, kinds: null, sender: '-' };
  const words = { original: 'vi' as const, vi: `Gói ${MARK}` };
  const save = async (notation: string) => {
    const found = (await readRecords(owner, kindNamed('organisation'), ['bkhcn'])).get('bkhcn');
    const change = {
      kind: 'organisation',
      code: 'bkhcn',
      baseRevision: found?.revision,
      nature: 'revision',
      record: { ...found?.record, notation },
    };
    return (await saveChange(editor, { organisation: 'bkhcn', changeSet: null, seen: null, ...change })).changeSet;
  };
  submitted = await save(`${MARK} 1`);
  await submitSet(editor, { number: submitted, title: words, reason: words });
  await addComment(editor, { number: submitted, kind: 'organisation', code: 'bkhcn', field: 'notation', words: `Ghi chú ${MARK}` });
  draft = await save(`${MARK} 2`);
}

const parts = () => ({
  kind: ['organisation', 'figure', 'nothing', '__proto__'],
  code: ['bkhcn', 'no-such-code', '..%2F..', '%00'],
  number: [String(submitted), String(draft), '1', '999999', '0', 'x'],
  id: [guessedId, accounts.editor?.id ?? '', 'x'],
});
const noteSignIns = async (walker: Walker) => {
  const account = accounts[walker];
  if (account) cookies[walker] ??= await signIn(await browser.page({ javaScriptEnabled: false }), site.url, account);
  return cookies[walker] ?? '';
};

async function get(address: string, cookie: string) {
  const response = await fetch(`${site.url}/vi${address}`, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

/** Addresses that open to each role; to everybody else they are not there. */
const only: readonly [RegExp, readonly Walker[]][] = [
  [/^\/admin\/(people|audit)(\/|$)/, ['administrator']],
  [/^\/admin\/tokens$/, ['administrator', 'editor', 'stranger']],
];
const mayReadWork: readonly Walker[] = ['editor', 'reviewer', 'administrator'];
/** Who has no business here tries every address each day; of whoever works here each tries another quarter, in the long run the whole. */
const addressesOf = (walker: Walker): readonly string[] => {
  const all = wingAddresses(parts());
  return walker === 'signed out' || walker === 'stranger' ? all : sample(all, 4, walkers.indexOf(walker));
};
const open = ['/account/sign-in', '/account/second-step', '/account/invitation', '/account/forgotten', '/account/reset'];

describe.each(walkers)('walking every address, %s', (walker) => {
  test('nothing opens but what is one’s own, and every answer is kept from caches and strange scripts', { timeout: 300_000 }, async () => {
    const cookie = await noteSignIns(walker);
    for (const address of addressesOf(walker)) {
      const { status, headers, html } = await get(address, cookie);
      const place = `${walker} at ${address}`;
      expect(status, place).toBeLessThan(500);
      if (walker === 'signed out' && !open.includes(address)) {
        expect([303, 307, 404], place).toContain(status);
        if (status !== 404) expect(headers.get('location'), place).toMatch(/^\/vi\/account\/sign-in(\?|$)/);
      }
      const rule = only.find(([pattern]) => pattern.test(address));
      if (rule && !rule[1].includes(walker) && walker !== 'signed out') expect([403, 404], place).toContain(status);
      if (!mayReadWork.includes(walker)) expect(html, place).not.toContain(MARK);
      expect(html, place).not.toMatch(/vndx_[A-Za-z0-9_-]{43}/);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy, place).toMatch(/script-src 'self' 'nonce-\w+' 'strict-dynamic'(;|$)/);
      expect(policy, place).not.toContain('unsafe-');
      expect(policy, place).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control'), place).toContain('no-store');
      for (const script of html.match(/<script(?![^>]*\bnonce=)[^>]*>/g) ?? [])
        expect(script, place).toMatch(/type="application\/(ld\+)?json"/);
    }
  });
});

test('whoever may see a set finds it at its address', async () => {
  for (const walker of mayReadWork) {
    const { status, html } = await get(`/admin/change-sets/${submitted}`, await noteSignIns(walker));
    expect(status, walker).toBe(200);
    expect(html, walker).toContain(MARK);
  }
});

describe('files and downloads of the wing', () => {
  test.each(['/api/admin/audit', `/api/admin/files/${'0'.repeat(64)}`])('%s are not there for strangers', async (address) => {
    for (const walker of walkers) {
      if (walker === 'administrator') continue;
      const cookie = await noteSignIns(walker);
      const response = await fetch(site.url + address, { headers: cookie ? { cookie } : {} });
      expect(response.status, walker).toBe(walker === 'signed out' ? 401 : 404);
      expect(response.headers.get('cache-control')).toContain('no-store');
      expect(await response.text()).toBe('');
    }
  });
});

/** What only its own people may move; of accounts, those of the others. */
async function standing(self: string): Promise<Record<string, string>> {
  const tables = [
    'change_set',
    'change',
    'staged_figure',
    'change_comment',
    'api_token',
    'membership',
    'invitation',
    'responsibility',
    'import',
    'publication_log',
  ];
  const steps = ['change_set_step'];
  const found: Record<string, string> = {};
  for (const table of [...tables, ...steps]) {
    const { rows } = await owner.query(`SELECT md5(coalesce(string_agg(t::text, ' ' ORDER BY t::text), '')) AS hash FROM "${table}" t`);
    found[table] = rows[0].hash;
  }
  for (const [table, key] of [
    ['account_user', 'id'],
    ['account_credential', 'user_id'],
    ['account_second_factor', 'user_id'],
    ['account_session', 'user_id'],
  ]) {
    const { rows } = await owner.query(
      `SELECT md5(coalesce(string_agg(t::text, ' ' ORDER BY t::text), '')) AS hash FROM "${table}" t WHERE t."${key}" <> $1`,
      [self],
    );
    found[table as string] = rows[0].hash;
  }
  return found;
}

/** Fields by which the forms of the wing name what they are about, all pointing at the ministry's work. */
async function targets(): Promise<Record<string, string>> {
  const { rows } = await owner.query(
    `SELECT (SELECT id FROM membership WHERE user_id = $1 LIMIT 1) AS membership, to_json(submitted_at) #>> '{}' AS "submittedAt" FROM change_set WHERE number = $2`,
    [accounts.editor?.id, submitted],
  );
  const { membership, submittedAt } = rows[0];
  return {
    locale: 'vi',
    form_locale: 'vi',
    form_kind: 'organisation',
    form_code: 'bkhcn',
    form_set: `bkhcn ${draft}`,
    form_draft: String(draft),
    form_path: '/admin/records/organisation/bkhcn',
    number: String(submitted),
    set: String(submitted),
    changeSet: String(submitted),
    submittedAt,
    publishAt: '2027-01-01T00:00:00Z',
    decision: 'Taken by a stranger',
    reason: 'Taken by a stranger',
    words: 'Taken by a stranger',
    kind: 'organisation',
    code: 'bkhcn',
    field: 'notation',
    position: '0',
    organisation: 'bkhcn',
    membership,
    person: accounts.editor?.id ?? '',
    token: guessedId,
    invitation: guessedId,
    id: guessedId,
    import: guessedId,
    email: 'nobody@example.org',
    role: 'reviewer',
    days: '30',
    kinds: 'figure',
    name: 'Somebody',
    notation: 'Taken by a stranger',
  };
}

describe.each(['signed out', 'stranger', 'translator'] as const)('sending every action there is, %s', (walker) => {
  test('moves nothing that is not one’s own', { timeout: 300_000 }, async () => {
    const cookie = await noteSignIns(walker);
    const self = accounts[walker]?.id ?? '';
    const fields = await targets();
    const { rows: sessions } = await owner.query('SELECT to_jsonb(s) AS row FROM account_session s WHERE user_id = $1', [self]);
    const before = await standing(self);
    const actions = serverActions({ ...parts(), id: [guessedId] });
    expect(actions.length).toBeGreaterThan(10);
    for (const [place, { id, name, address }] of actions.entries()) {
      // A form that lives in the browser sends its state as well: each day each action one way, in the long run both.
      for (const withState of sample([true, false], 2, place)) {
        const response = await fetch(site.url + address, {
          method: 'POST',
          redirect: 'manual',
          headers: { 'Next-Action': id, Origin: site.url, Accept: 'text/x-component', ...(cookie ? { cookie } : {}) },
          body: actionBody(fields, withState),
        });
        const answer = await response.text();
        expect(answer, name).not.toContain(MARK);
        // An action that signs out or ends sessions does so to its sender only: it begins again.
        for (const { row } of sessions)
          await owner.query(
            'INSERT INTO account_session SELECT * FROM jsonb_populate_record(NULL::account_session, $1) ON CONFLICT DO NOTHING',
            [row],
          );
      }
      expect(await standing(self), `${walker}: ${name}`).toEqual(before);
    }
  });
});

describe('a form of the wing', () => {
  const send = async (cookie: string, origin: string | null) => {
    const { html } = await get('/admin/tokens', cookie);
    const body = new FormData();
    for (const [name, value] of Object.entries(hiddenFields(html, 'days'))) body.append(name, value);
    for (const [name, value] of Object.entries({ name: 'Walk', organisation: 'bkhcn', kinds: 'figure', days: '30' }))
      body.append(name, value);
    const response = await fetch(`${site.url}/vi/admin/tokens`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, ...(origin === null ? {} : { Origin: origin }) },
      body,
    });
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
  const tokens = async () => Number((await owner.query('SELECT count(*) FROM api_token')).rows[0].count);

  test('is refused where another site sends it, and taken where its own page does; a key stands in no address and no cache', async () => {
    const cookie = await noteSignIns('administrator');
    for (const origin of ['https://evil.example', 'null']) {
      const { status, html } = await send(cookie, origin);
      expect(status, origin).toBeGreaterThanOrEqual(400);
      expect(html, origin).not.toContain('vndx_');
    }
    expect(await tokens()).toBe(0);
    const { status, headers, html } = await send(cookie, site.url);
    expect(status).toBe(200);
    expect(html).toMatch(/vndx_[A-Za-z0-9_-]{43}/);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('location')).toBeNull();
    expect(await tokens()).toBe(1);
    expect((await get('/admin/tokens', cookie)).html).not.toMatch(/vndx_[A-Za-z0-9_-]{43}/);
  });

  test('is carried by a cookie that scripts cannot read and other sites do not send', async () => {
    const page = await browser.page({ javaScriptEnabled: false });
    await signIn(page, site.url, accounts.editor as Account);
    const held = await page.context().cookies();
    expect(held.length).toBeGreaterThan(0);
    for (const cookie of held) expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });

  // Each day the forms and pages are held to axe by the tests of their rooms; the long run walks all of them.
  test.runIf(process.env.TEST_LONG === '1').for(['administrator', 'editor'] as const)(
    'has nothing that axe finds, for the %s',
    { timeout: 300_000 },
    async (walker) => {
      const cookie = await noteSignIns(walker);
      const real = wingAddresses({ kind: ['organisation'], code: ['bkhcn'], number: [String(submitted)], id: [accounts.editor?.id ?? ''] });
      const page = await browser.page();
      await page
        .context()
        .addCookies(
          cookie
            .split('; ')
            .map((line) => ({ name: line.slice(0, line.indexOf('=')), value: line.slice(line.indexOf('=') + 1), url: site.url })),
        );
      for (const address of real) {
        const answer = await page.goto(`${site.url}/vi${address}`);
        if ((answer?.status() ?? 500) >= 400) continue;
        expect(await axe(page), address).toEqual([]);
      }
    },
  );
});

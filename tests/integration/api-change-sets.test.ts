import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET } from '@/app/api/v1/change-sets/[number]/route';
import { POST } from '@/app/api/v1/change-sets/route';
import type { Viewer } from '@/lib/auth/viewer';
import { kindNamed } from '@/lib/publishing/kinds';
import { publish } from '@/lib/publishing/publish';
import { readRecords } from '@/lib/publishing/records';
import { sendChangeSet } from '@/lib/publishing/send-change-set';
import { endToken } from '@/lib/publishing/token-commands';
import { verifyLog } from '@/lib/verification/verify-log';
import { addPerson } from '../support/people';
import { figureAgain } from '../support/publishing';
import { testDatabase } from '../support/test-database';
import { addToken, countParts, sent, type TestToken } from '../support/tokens';

const database = testDatabase('content');
const words = { original: 'vi', vi: 'Gửi từ hệ thống của Bộ', en: 'Sent by the ministry’s system' };
let administrator: Viewer;
let token: TestToken;

beforeAll(async () => {
  const { client } = database;
  administrator = await addPerson(client, 'administrator', [
    { role: 'administrator', organisation: null, language: null },
    { role: 'reviewer', organisation: 'bkhcn', language: null },
  ]);
  await client.query(
    `INSERT INTO responsibility (organisation_code, kind, code, granted_at, granted_by)
     SELECT 'bkhcn', kind, '', now(), 'system:founding' FROM unnest(ARRAY['indicator', 'series', 'topic', 'figure']) AS kind`,
  );
  token = await freshToken();
});

/** A key of its own, so that no test uses up the limit of another. */
const freshToken = () => addToken(administrator, 'bkhcn', ['organisation', 'source', 'topic', 'indicator', 'series', 'figure']);

async function change(fields: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  const found = (await readRecords(database.client, kindNamed('organisation'), ['bkhcn'])).get('bkhcn');
  const record = { ...found?.record, ...fields };
  return { kind: 'organisation', code: 'bkhcn', baseRevision: found?.revision, nature: 'revision', record, ...more };
}
const set = async (fields: Record<string, unknown> = { notation: `BKHCN ${crypto.randomUUID()}` }) => ({
  title: words,
  reason: words,
  changes: [await change(fields)],
  figures: [] as unknown[],
});
const topic = (code: string, parent: string | null = null) => ({
  kind: 'topic',
  code,
  baseRevision: 0,
  nature: 'new',
  record: { code, parent, name: { original: 'vi', vi: `Chủ đề ${code}` } },
});
const key = { series: 'de-gdp-share-statistics-office', period: '2022', area: 'vn', release: 'gso-2023-12' };
async function figure(fields: Record<string, unknown> = {}) {
  const { rows } = await database.client.query<typeof key>(
    `SELECT series_code AS series, period, area_code AS area, release_code AS release FROM observation
      WHERE superseded_at IS NULL AND series_code = $1 ORDER BY id LIMIT 1`,
    [key.series],
  );
  if (!rows[0]) throw new Error('no figure');
  return { ...(await figureAgain(database.client, rows[0], 'correction', { value: '12.34' })), ...fields };
}

async function post(body: unknown, headers: Record<string, string> = {}, by = token.key) {
  const response = await POST(sent(by, body, headers));
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const get = async (number: number | string, by = token.key) => {
  const request = new Request(`http://127.0.0.1:3000/api/v1/change-sets/${number}`, { headers: { Authorization: `Bearer ${by}` } });
  const response = await GET(request, { params: Promise.resolve({ number: String(number) }) });
  return { status: response.status, headers: response.headers, body: await response.json() };
};

/** Sends it, and holds that it is refused as a problem and leaves nothing behind. */
async function refused(body: unknown, headers: Record<string, string> = {}, by = token.key) {
  const before = await countParts(database.client);
  const answer = await post(body, headers, by);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body.status).toBe(answer.status);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await countParts(database.client)).toEqual(before);
  return answer;
}

describe('a change set that a system sends', () => {
  test('waits for a reviewer like any other, with its figures, and is published by a second person only', async () => {
    token = await freshToken();
    const value = '12.34';
    const answer = await post({ ...(await set()), figures: [await figure({ value })] });
    expect(answer).toMatchObject({ status: 201, body: { state: 'submitted' } });
    const { number, address } = answer.body;
    expect(address).toMatch(new RegExp(`/api/v1/change-sets/${number}$`));
    expect(answer.headers.get('location')).toBe(address);
    expect(await get(number)).toMatchObject({
      status: 200,
      body: { number, state: 'submitted', edition: null, steps: [{ step: 'opened' }, { step: 'submitted' }], comments: [] },
    });
    const at = new Date(Date.parse('2026-12-01T00:00:00Z')).toISOString();
    // Who made the key is the person behind what it sends.
    await expect(publish(database.client, number, administrator.actor, at)).rejects.toMatchObject({ name: 'Forbidden' });
    const reviewer = await addPerson(database.client, 'second', [{ role: 'reviewer', organisation: 'bkhcn', language: null }]);
    await publish(database.client, number, reviewer.actor, at);
    expect((await get(number)).body).toMatchObject({ state: 'published' });
    const { rows } = await database.client.query('SELECT FROM observation WHERE value = $1 AND superseded_at IS NULL', [value]);
    expect(rows.length).toBeGreaterThan(0);
    const differences = [];
    for await (const found of verifyLog(database.client)) if (found.what === 'difference') differences.push(found);
    expect(differences).toEqual([]);
  });

  test('may hold records that name each other, in any order', async () => {
    token = await freshToken();
    const answer = await post({ ...(await set()), changes: [topic('child-sent', 'parent-sent'), topic('parent-sent')] });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  });

  test('is all or nothing: one bad record of many leaves nothing, and every fault is named by its place', async () => {
    const changes = [topic('good-one'), topic('bad-parent', 'no-such-topic'), await change({ notation: 7 }), topic('child/~')];
    const answer = await refused({ title: words, reason: words, changes: changes.slice(0, 3) });
    expect(answer.status).toBe(422);
    expect(answer.body.issues).toEqual([
      expect.objectContaining({ pointer: '/changes/1/record/parent', code: 'no-such-topic' }),
      expect.objectContaining({ pointer: '/changes/2/record/notation', code: 'type' }),
    ]);
    const unread = await refused({ title: words, reason: words, changes });
    expect(unread.body.issues).toEqual([expect.objectContaining({ pointer: '/changes/3/code', code: 'code' })]);
  });

  test('names a bad figure by its place', async () => {
    const answer = await refused({
      title: words,
      reason: words,
      figures: [await figure(), await figure({ release: 'no-such', source: 'none' })],
    });
    expect(answer.body.issues.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/figures/1/release',
      '/figures/1/source',
    ]);
  });

  test('that says what is published already, or the same twice, or nothing, is refused', async () => {
    token = await freshToken();
    expect((await refused(await set({}))).body.issues[0]).toMatchObject({ pointer: '/changes/0/record', code: 'unchanged' });
    const twice = await refused({ title: words, reason: words, changes: [topic('one-topic'), topic('one-topic')] });
    expect(twice.body.issues[0]).toMatchObject({ pointer: '/changes/1', code: 'twice' });
    expect((await refused({ title: words, reason: words })).body.issues[0]).toMatchObject({ pointer: '', code: 'empty' });
    expect(
      (await post({ title: words, reason: words, changes: [await change({ notation: 'called new' }, { nature: 'new' })] })).status,
    ).toBe(201);
    const ahead = await refused({ title: words, reason: words, changes: [await change({}, { baseRevision: 99 })] });
    expect(ahead.body.issues[0]).toMatchObject({ pointer: '/changes/0/baseRevision', code: 'base-revision' });
  });

  test('whose record was published differently meanwhile comes back with both values', async () => {
    const mine = await set({ notation: 'as the system says' });
    const reviewer = await addPerson(database.client, 'third', [{ role: 'reviewer', organisation: 'bkhcn', language: null }]);
    const other = await post(await set({ notation: 'as somebody else says' }));
    await publish(database.client, other.body.number, reviewer.actor, '2026-12-02T00:00:00Z');
    const answer = await refused(mine);
    expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(answer.body.conflicts).toEqual([
      { pointer: '/changes/0/record/notation', published: 'as somebody else says', proposed: 'as the system says' },
    ]);
  });
});

describe('the key of idempotency', () => {
  test('brings the same answer again, and makes one change set, also for ten requests at once', async () => {
    token = await freshToken();
    const [body, once] = [await set(), { 'Idempotency-Key': '"report-2026-11"' }];
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(body, once)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const before = await countParts(database.client);
    expect(await post(body, { 'Idempotency-Key': 'report-2026-11' })).toMatchObject({ status: 200, body: answers[0]?.body });
    expect(await countParts(database.client)).toEqual(before);
  });

  test('is refused for another body, asked for where it is missing, and another key’s is its own', async () => {
    const once = { 'Idempotency-Key': 'the-same' };
    const first = await post(await set(), once);
    expect(first.status).toBe(201);
    expect(await refused(await set(), once)).toMatchObject({ status: 409, body: { code: 'key-reused' } });
    expect(await refused(await set(), { 'Idempotency-Key': 'has space' })).toMatchObject({ status: 400 });
    expect(await refused(await set(), { 'Idempotency-Key': '' })).toMatchObject({ status: 400, body: { code: 'no-idempotency-key' } });
    const other = await freshToken();
    const second = await post(await set(), once, other.key);
    expect(second.status).toBe(201);
    expect(second.body.number).not.toBe(first.body.number);
  });
});

describe('who may send', () => {
  test('nobody without a key that works: cookies are not read', async () => {
    const ended = await freshToken();
    await endToken(administrator, { token: ended.id });
    for (const by of ['', 'vndx_', `vndx_${'x'.repeat(43)}`, ended.key, `${token.key}x`]) {
      const answer = await refused(await set(), { Cookie: `better-auth.session_token=${token.key}` }, by);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    }
    const { headers } = sent(token.key, {});
    headers.delete('authorization');
    headers.set('cookie', `token=${token.key}; better-auth.session_token=${token.key}`);
    const bare = new Request('http://127.0.0.1:3000/api/v1/change-sets', { method: 'POST', headers, body: JSON.stringify(await set()) });
    expect((await POST(bare)).status).toBe(401);
  });

  test('no person, and no key for other kinds or for what its body does not keep', async () => {
    const editor = await addPerson(database.client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
    for (const viewer of [null, editor])
      await expect(sendChangeSet(viewer, { key: 'k', set: await set() })).rejects.toMatchObject({ name: 'Forbidden' });
    const figuresOnly = await addToken(administrator, 'bkhcn', ['figure']);
    expect(await refused(await set(), {}, figuresOnly.key)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    const noFigures = await addToken(administrator, 'bkhcn', ['organisation']);
    expect(await refused({ ...(await set()), figures: [await figure()] }, {}, noFigures.key)).toMatchObject({ status: 403 });
    const elsewhere = await addToken(administrator, 'bca', ['organisation', 'topic', 'figure']);
    for (const body of [
      await set(),
      { title: words, reason: words, changes: [topic('not-theirs')] },
      { title: words, reason: words, figures: [await figure()] },
    ])
      expect(await refused(body, {}, elsewhere.key)).toMatchObject({ status: 403 });
  });

  test('a new record makes nothing its own: a task nobody gave to the body is refused', async () => {
    const tasks = await addToken(administrator, 'bkhcn', ['task']);
    const task = (await readRecords(database.client, kindNamed('task'), ['d08'])).get('d08');
    const body = {
      title: words,
      reason: words,
      changes: [{ kind: 'task', code: 'smuggled', baseRevision: 0, nature: 'new', record: { ...task?.record, code: 'smuggled' } }],
    };
    expect(await refused(body, {}, tasks.key)).toMatchObject({ status: 403 });
  });

  test('a set is read by the key that sent it only; all other numbers are not there', async () => {
    const { number } = (await post(await set())).body;
    const other = await freshToken();
    for (const asked of [number, 1, 999_999, 0, -1, '1e1', 'x', '99999999999999999999'])
      expect((await get(asked, other.key)).status, String(asked)).toBe(404);
    expect((await get(number, '')).status).toBe(401);
    expect((await get(number)).status).toBe(200);
  });
});

describe('what may be sent', () => {
  test('two megabytes of JSON in UTF-8, and no other type', async () => {
    token = await freshToken();
    const large = JSON.stringify({ ...(await set()), title: { original: 'vi', vi: 'x'.repeat(2 * 1024 * 1024) } });
    expect(await refused(large)).toMatchObject({ status: 413 });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      '',
    ])
      expect(await refused(await set(), { 'Content-Type': type }), type).toMatchObject({ status: 415 });
    expect(await refused(await set(), { 'Content-Encoding': 'gzip' })).toMatchObject({ status: 415 });
    for (const body of ['', '{', 'null x', new Uint8Array([0x22, 0xff, 0x22])]) expect((await refused(body)).status).toBe(400);
    expect((await post(await set(), { 'Content-Type': 'application/json; charset=UTF-8' })).status).toBe(201);
  });

  test('sixty requests a minute by one key; it is said how many are left and when to come back', async () => {
    const busy = await freshToken();
    const first = await get(1, busy.key);
    expect(first.headers.get('ratelimit-policy')).toBe('"change-sets";q=60;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"change-sets";r=59;t=\d+$/);
    for (let asked = 1; asked < 60; asked += 1) await get(1, busy.key);
    const answer = await refused(await set(), {}, busy.key);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('ratelimit')).toMatch(/;r=0;/);
    expect((await get(1, (await freshToken()).key)).status).toBe(404);
  });

  test('problems speak the language asked for', async () => {
    const title = async (language: string) => (await refused('{', { 'Accept-Language': language })).body.title;
    const titles = new Set<string>();
    for (const language of ['vi', 'en', 'fr', 'ru']) titles.add(await title(language));
    expect(titles.size).toBe(4);
    expect(await title('de')).toBe(await title('vi'));
  });
});

describe('hostile input', () => {
  const evil = fc.oneof(
    fc.constantFrom(
      '\u0000',
      'a\u202eb',
      '\ud800',
      '<script>',
      "'; DROP TABLE observation; --",
      '=1+1',
      '٣',
      'x'.repeat(5000),
      '1e400',
      '-0',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.jsonValue(),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(Number),
    fc.constantFrom(JSON.parse('{"__proto__":{"a":1}}'), Number.MAX_SAFE_INTEGER, -1, 0.5, [], {}, null, true),
  );
  const nested = fc.integer({ min: 1, max: 20_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`);

  /** A good set with one value somewhere replaced. */
  async function spoiled() {
    const good = { ...(await set()), figures: [await figure()] } as Record<string, unknown>;
    const paths: (string | number)[][] = [];
    (function walk(value: unknown, path: (string | number)[]) {
      paths.push(path);
      if (Array.isArray(value)) for (const [index, inner] of value.entries()) walk(inner, [...path, index]);
      else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
    })(good, []);
    return fc.tuple(fc.constantFrom(...paths), evil).map(([path, value]) => {
      if (path.length === 0) return JSON.stringify(value) ?? '';
      const copy = structuredClone(good);
      let inner = copy as Record<string | number, unknown>;
      for (const part of path.slice(0, -1)) inner = inner[part] as Record<string | number, unknown>;
      inner[path.at(-1) as string] = value;
      return JSON.stringify(copy);
    });
  }

  test('is answered with an error of the sender, or stored as it is; never with a failure', { timeout: 300_000 }, async () => {
    const bodies = fc.oneof(
      { weight: 8, arbitrary: await spoiled() },
      { weight: 1, arbitrary: nested },
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    let asked = 0;
    let busy = await freshToken();
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        if (asked++ % 50 === 0) busy = await freshToken();
        const { status } = await post(body, {}, busy.key);
        expect([201, 400, 403, 409, 413, 422]).toContain(status);
      }),
    );
  });

  test('in headers is refused as well', async () => {
    const headers = fc.record({
      'Content-Type': fc.constantFrom('application/json', 'application/json;', 'a/b', ' '),
      'Idempotency-Key': fc.string({ maxLength: 300 }).map((text) => text.replace(/[^\x20-\x7e]/g, '?')),
      Authorization: fc.string({ maxLength: 100 }).map((text) => `Bearer ${text.replace(/[^\x20-\x7e]/g, '?')}`),
      'Accept-Language': fc.string({ maxLength: 50 }).map((text) => text.replace(/[^\x20-\x7e]/g, '?')),
    });
    const body = await set();
    await fc.assert(
      fc.asyncProperty(headers, async (given) => {
        expect([401, 429]).toContain((await post(body, given)).status);
      }),
    );
  });
});

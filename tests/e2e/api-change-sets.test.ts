import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { db } from '@/lib/db/client';
import { pool } from '@/lib/db/pool';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { TEST_NOW } from '../support/day';
import { addPerson } from '../support/people';
import { type Site, startSite } from '../support/site';
import { addToken, type TestToken } from '../support/tokens';

let site: Site;
let databaseUrl = '';
let owner: pg.Client;
let token: TestToken;

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  Object.assign(process.env, { DATABASE_URL: databaseUrl, PORTAL_ENV: 'test', PORTAL_NOW: TEST_NOW });
  owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const administrator = await addPerson(owner, 'administrator', [{ role: 'administrator', organisation: null, language: null }]);
  token = await addToken(administrator, 'bkhcn', ['organisation']);
  site = await startSite(databaseUrl);
});
afterAll(async () => {
  await site?.stop();
  await Promise.all([owner?.end(), db().$disconnect(), pool().end()]);
  await dropDatabase(databaseUrl);
});

const words = { original: 'vi', vi: 'Gửi từ hệ thống của Bộ' };
async function body(notation: string): Promise<string> {
  const found = (await readRecords(owner, kindNamed('organisation'), ['bkhcn'])).get('bkhcn');
  const change = {
    kind: 'organisation',
    code: 'bkhcn',
    baseRevision: found?.revision,
    nature: 'revision',
    record: { ...found?.record, notation },
  };
  return JSON.stringify({ title: words, reason: words, changes: [change] });
}
const send = (content: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${site.url}/api/v1/change-sets`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token.key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      ...headers,
    },
    body: content,
  });

test('a ministry’s system sends a change set to the built site and reads what became of it', async () => {
  const response = await send(await body('sent to the site'));
  expect(response.status).toBe(201);
  const { number, state, address } = await response.json();
  expect(state).toBe('submitted');
  expect(response.headers.get('location')).toBe(address);
  expect(address).toBe(`${site.url}/api/v1/change-sets/${number}`);
  const read = await fetch(address, { headers: { Authorization: `Bearer ${token.key}` } });
  expect(await read.json()).toMatchObject({ number, state: 'submitted', steps: [{ step: 'opened' }, { step: 'submitted' }] });
  const { rows } = await owner.query('SELECT author_id, state FROM change_set WHERE number = $1', [number]);
  expect(rows).toEqual([{ author_id: `token:${token.id}`, state: 'submitted' }]);
});

test('answers of the built site are problems, kept by no cache, and set no cookie', async () => {
  const tooLarge = await send('x'.repeat(3 * 1024 * 1024)).catch(() => null);
  // The server may end the connection before all of it is sent.
  if (tooLarge) expect(tooLarge.status).toBe(413);
  const answers = [
    [await send('{'), 400],
    [await send('{}', { Authorization: 'Bearer x' }), 401],
    [await send('{}', { 'Content-Type': 'text/plain' }), 415],
    [await send('{}'), 422],
    [await fetch(`${site.url}/api/v1/change-sets/1`, { headers: { Authorization: `Bearer ${token.key}` } }), 404],
  ] as const;
  for (const [answer, status] of answers) {
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
    expect((await fetch(`${site.url}/api/v1/change-sets`, { method })).status).toBe(405);
});

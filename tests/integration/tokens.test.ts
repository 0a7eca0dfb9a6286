import { beforeAll, describe, expect, test } from 'vitest';
import { listTokens } from '@/lib/accounts/token-queries';
import { viewerOfToken } from '@/lib/accounts/token-viewer';
import type { Viewer } from '@/lib/auth/viewer';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { saveChange } from '@/lib/publishing/drafts';
import { endToken, makeToken } from '@/lib/publishing/token-commands';
import { addPerson } from '../support/people';
import { testDatabase } from '../support/test-database';
import { addToken } from '../support/tokens';

const database = testDatabase('content');
let administrator: Viewer;
let editor: Viewer;
let reviewer: Viewer;
let translator: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  const { client } = database;
  administrator = await addPerson(client, 'administrator', [{ role: 'administrator', organisation: null, language: null }]);
  editor = await addPerson(client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
  reviewer = await addPerson(client, 'reviewer', [{ role: 'reviewer', organisation: 'bkhcn', language: null }]);
  translator = await addPerson(client, 'translator', [{ role: 'translator', organisation: null, language: 'en' }]);
  stranger = await addPerson(client, 'stranger', [{ role: 'editor', organisation: 'bca', language: null }]);
});

const input = { name: 'Hệ thống báo cáo', organisation: 'bkhcn', kinds: ['figure', 'release'], days: 30 };

describe('making a key', () => {
  test('gives it once: what is kept is its digest and its first letters', async () => {
    const { id, key } = (await makeToken(administrator, input)) as { id: string; key: string };
    expect(key).toMatch(/^vndx_[A-Za-z0-9_-]{43}$/);
    const { rows } = await database.client.query<{ whole: string }>(
      `SELECT (SELECT string_agg(t::text, ' ') FROM api_token t) || (SELECT string_agg(e::text, ' ') FROM audit_entry e) AS whole`,
    );
    expect(rows[0]?.whole).not.toContain(key);
    expect(rows[0]?.whole).not.toContain(key.slice(5));
    const [listed] = await listTokens(administrator);
    expect(listed).toMatchObject({ id, prefix: key.slice(0, 10), state: 'valid', maker: 'administrator', lastUsedAt: null });
    expect(await viewerOfToken(key, '203.0.113.8')).toMatchObject({
      actor: `token:${id}`,
      userId: 'administrator',
      kinds: ['figure', 'release'],
      grants: [{ role: 'editor', organisation: 'bkhcn', language: null }],
    });
    expect((await listTokens(administrator))[0]?.lastUsedAt).not.toBeNull();
  });

  test('is for administrators: everybody else is refused, and that is written down', async () => {
    const token = await addToken(administrator, 'bkhcn', ['figure']);
    for (const viewer of [null, editor, reviewer, translator, stranger, token.viewer])
      await expect(makeToken(viewer, input)).rejects.toBeInstanceOf(Forbidden);
    const { rows } = await database.client.query(
      `SELECT count(*)::int AS count FROM audit_entry WHERE command = 'token.make' AND outcome = 'refused'`,
    );
    expect(rows[0].count).toBe(6);
  });

  test.each([
    ['without a name', { name: ' ' }, 'name'],
    ['for a body that is not there', { organisation: 'nobody-at-all' }, 'organisation'],
    ['without a kind', { kinds: [] }, 'kinds'],
    ['for a kind that is not there', { kinds: ['figure', 'banana'] }, 'kinds'],
    ['for no day', { days: 0 }, 'days'],
    ['for more than a year', { days: 366 }, 'days'],
    ['for days that are no number', { days: Number.NaN }, 'days'],
  ])('is refused %s', async (_, fields, field) => {
    const thrown = await makeToken(administrator, { ...input, ...fields }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Invalid);
    expect((thrown as Invalid).issues[0]?.path[0]).toBe(field);
  });
});

describe('a key', () => {
  test('works until its day and not after', async () => {
    const { id, key } = await addToken(administrator, 'bkhcn', ['figure'], 1);
    await database.client.query(`UPDATE api_token SET expires_at = created_at WHERE id = $1`, [id]);
    expect(await viewerOfToken(key, '-')).toBeNull();
    expect((await listTokens(administrator)).find((token) => token.id === id)?.state).toBe('expired');
  });

  test.each(['vndx_', `vndx_${'a'.repeat(43)}`, "' OR true --"])('that was never made opens nothing: %s', async (key) => {
    expect(await viewerOfToken(key, '-')).toBeNull();
  });

  test('is ended by administrators and editors of its body, at once; to others it is not there', async () => {
    const token = await addToken(administrator, 'bkhcn', ['figure']);
    await expect(endToken(null, { token: token.id })).rejects.toBeInstanceOf(Forbidden);
    await expect(endToken(token.viewer, { token: token.id })).rejects.toBeInstanceOf(Forbidden);
    for (const viewer of [reviewer, translator, stranger])
      await expect(endToken(viewer, { token: token.id })).rejects.toBeInstanceOf(NotFound);
    expect(await viewerOfToken(token.key, '-')).not.toBeNull();
    await endToken(editor, { token: token.id });
    expect(await viewerOfToken(token.key, '-')).toBeNull();
    await expect(endToken(administrator, { token: token.id })).rejects.toBeInstanceOf(NotFound);
    const other = await addToken(administrator, 'bkhcn', ['figure']);
    await endToken(administrator, { token: other.id });
    expect(await viewerOfToken(other.key, '-')).toBeNull();
  });

  test('is listed to administrators and to editors of its body only', async () => {
    const of = async (viewer: Viewer) => [...new Set((await listTokens(viewer)).map(({ organisation }) => organisation.code))];
    await addToken(administrator, 'bca', ['figure']);
    expect((await of(administrator)).sort()).toEqual(['bca', 'bkhcn']);
    expect(await of(editor)).toEqual(['bkhcn']);
    expect(await of(stranger)).toEqual(['bca']);
    for (const viewer of [reviewer, translator]) expect(await of(viewer)).toEqual([]);
  });

  test('saves no kind of record that it was not made for', async () => {
    const { viewer } = await addToken(administrator, 'bkhcn', ['figure']);
    const change = { organisation: 'bkhcn', changeSet: null, kind: 'source', code: 'a-source', baseRevision: 0, nature: 'new', seen: null };
    await expect(saveChange(viewer, { ...change, record: {} })).rejects.toBeInstanceOf(Forbidden);
  });
});

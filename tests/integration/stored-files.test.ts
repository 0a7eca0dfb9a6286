import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { Forbidden, Invalid } from '@/lib/errors';
import { saveChange } from '@/lib/publishing/drafts';
import { takeCopy } from '@/lib/publishing/source-copy';
import { findStoredFile, MOST_BYTES, receiveFile } from '@/lib/publishing/stored-files';
import { digestOf } from '@/lib/storage/stored-bytes';
import { addPerson } from '../support/people';
import { addActors, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const folder = mkdtempSync(path.join(tmpdir(), 'portal-files-'));
process.env.PORTAL_DATA = folder;
const database = testDatabase('content');
const signedIn = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/session', () => ({ viewerOf: async () => signedIn.viewer }));

const role = (name: Grant['role'], organisation: string | null): Grant => ({ role: name, organisation, language: null });
let editor: Viewer;
let colleague: Viewer;
let stranger: Viewer;
let translator: Viewer;
let administrator: Viewer;
let nobody: Viewer;

beforeAll(async () => {
  await addActors(database.client);
  const add = (name: string, ...grants: Grant[]) => addPerson(database.client, name, grants);
  editor = await add('editor', role('editor', 'bkhcn'));
  colleague = await add('colleague', role('reviewer', 'bkhcn'));
  stranger = await add('stranger', role('editor', 'bca'));
  translator = await add('words', { role: 'translator', organisation: null, language: 'fr' });
  administrator = await add('administrator', role('administrator', null));
  nobody = await add('nobody');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pdf = (words: string, name = 'báo cáo.pdf') => new File([`%PDF-1.7\n${words}`], name, { type: 'text/html' });
const source = (code: string, copy: string | null) => ({
  code,
  notation: null,
  title: 'Báo cáo quý III',
  titleLanguage: 'vi',
  publisher: 'Bộ Khoa học và Công nghệ',
  published: '2026-10',
  language: 'vi',
  translated: false,
  kind: 'report',
  url: null,
  fingerprint: null,
  copy,
  note: null,
  confidence: 'high',
});
const visibleTo = async (digest: string, ...viewers: Viewer[]) =>
  (await Promise.all(viewers.map((viewer) => findStoredFile(viewer, digest)))).map((file) => file !== null);

describe('receiving a file', () => {
  test('keeps it once under the digest of its bytes, with the type its bytes have, whoever calls it what', async () => {
    const file = await receiveFile(editor, pdf('một'));
    expect(file).toMatchObject({ name: 'báo cáo.pdf', mediaType: 'application/pdf', bytes: Buffer.byteLength('%PDF-1.7\nmột') });
    expect(await receiveFile(stranger, pdf('một', '../../x.html'))).toMatchObject({ digest: file.digest, name: 'x.html.pdf' });
    const { rows } = await database.client.query('SELECT name, media_type, actor_id FROM stored_file WHERE digest = $1', [file.digest]);
    expect(rows).toEqual([{ name: 'báo cáo.pdf', media_type: 'application/pdf', actor_id: editor.actor }]);
    const kept = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(kept.filter(({ name }) => name === file.digest)).toHaveLength(1);
    expect(kept.filter(({ name }) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
  });

  test('refuses what is none of the types, and what is too large, and keeps nothing of it', async () => {
    const before = await readdir(folder, { recursive: true });
    const program = new File([Buffer.from('7f454c4600000000', 'hex')], 'báo cáo.pdf', { type: 'application/pdf' });
    const large = new File([new Uint8Array(MOST_BYTES + 1).fill(0x20)], 'a.txt');
    await expect(receiveFile(editor, program)).rejects.toMatchObject({ issues: [{ path: ['file'], code: 'file-type' }] });
    await expect(receiveFile(editor, new File([], 'a.pdf'))).rejects.toMatchObject({ issues: [{ code: 'file-type' }] });
    await expect(receiveFile(editor, large)).rejects.toMatchObject({ issues: [{ path: ['file'], code: 'file-size' }] });
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test('is for editors: signed out, translators, reviewers and people without a role are refused, and that is written down', async () => {
    const refused = () =>
      database.client
        .query("SELECT FROM audit_entry WHERE command = 'file.receive' AND outcome = 'refused'")
        .then(({ rowCount }) => rowCount ?? 0);
    const before = await refused();
    for (const viewer of [null, translator, colleague, nobody])
      await expect(receiveFile(viewer, pdf('không được'))).rejects.toBeInstanceOf(Forbidden);
    expect(await refused()).toBe(before + 4);
    const { rowCount } = await database.client.query('SELECT FROM stored_file WHERE digest = $1', [
      digestOf(Buffer.from('%PDF-1.7\nkhông được')),
    ]);
    expect(rowCount).toBe(0);
  });
});

describe('the copy of a source', () => {
  const form = (fields: Record<string, string | File>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };

  test('becomes a digest among the fields, so that nothing has to be chosen again', async () => {
    const data = form({ title: 'Báo cáo', copy: '', fingerprint: '', copy_file: pdf('bản lưu') });
    await takeCopy(editor, data);
    const digest = digestOf(Buffer.from('%PDF-1.7\nbản lưu'));
    expect(Object.fromEntries(data)).toEqual({ title: 'Báo cáo', copy: digest, fingerprint: '' });
  });

  test('is what was read only where the editor says so, and never in the place of another digest', async () => {
    const digest = digestOf(Buffer.from('%PDF-1.7\nbản đọc'));
    const said = form({ copy: '', fingerprint: '', copy_file: pdf('bản đọc'), copy_is_read: 'yes' });
    await takeCopy(editor, said);
    expect(said.get('fingerprint')).toBe(digest);
    const other = form({ copy: '', fingerprint: 'a'.repeat(64), copy_file: pdf('bản đọc'), copy_is_read: 'yes' });
    await takeCopy(editor, other);
    expect(other.get('fingerprint')).toBe('a'.repeat(64));
  });

  test('stays as it is where no file is sent, and a bad file is an issue of its own field', async () => {
    const data = form({ copy: 'b'.repeat(64), copy_file: new File([], '') });
    await takeCopy(editor, data);
    expect(Object.fromEntries(data)).toEqual({ copy: 'b'.repeat(64) });
    const bad = takeCopy(editor, form({ copy: '', copy_file: new File(['\u0000'], 'a.pdf') }));
    await expect(bad).rejects.toBeInstanceOf(Invalid);
    await expect(bad).rejects.toMatchObject({ issues: [{ path: ['copy_file'], code: 'file-type' }] });
  });
});

describe('a stored file', () => {
  test('is seen by who sent it and by administrators, by the body once its change set names it, by all staff once it is published', async () => {
    const { digest } = await receiveFile(editor, pdf('chỉ của tôi'));
    const all = [editor, administrator, colleague, stranger, translator, nobody];
    expect(await visibleTo(digest, ...all)).toEqual([true, true, false, false, false, false]);
    const record = source('bao-cao-luu', digest);
    const input = { organisation: 'bkhcn', changeSet: null, kind: 'source', code: record.code, baseRevision: 0, nature: 'new', seen: null };
    await saveChange(editor, { ...input, record });
    expect(await visibleTo(digest, ...all)).toEqual([true, true, true, false, false, false]);
    const change = { kind: 'source', code: 'bao-cao-cong-khai', baseRevision: 0, nature: 'new' as const };
    await publishChange(
      database.client,
      { changes: [{ ...change, record: { ...source(change.code, digest) } }] },
      '2026-11-23T04:00:00.000Z',
    );
    expect(await visibleTo(digest, ...all)).toEqual([true, true, true, true, true, false]);
  });

  test('is not found under anything but its digest', async () => {
    for (const asked of ['', '..', '%', "' OR 1=1 --", 'a'.repeat(63), 'f'.repeat(64)])
      expect(await findStoredFile(administrator, asked)).toBeNull();
  });
});

describe('the address of a stored file', () => {
  const get = async (digest: string, viewer: Viewer | null) => {
    signedIn.viewer = viewer;
    const { GET } = await import('@/app/api/admin/files/[digest]/route');
    return GET(new Request('http://portal.test/'), { params: Promise.resolve({ digest }) });
  };

  test('gives it to be saved, never to be shown, and is kept by no cache', async () => {
    const { digest } = await receiveFile(editor, new File(['<!doctype html><script>alert(1)</script>'], 'Đề án “số”.html'));
    const answer = await get(digest, editor);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<script>');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': `attachment; filename="e an so.html"; filename*=UTF-8''${encodeURIComponent('Đề án “số”.html')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
  });

  test('tells who is signed out nothing, and others nothing of whether there is such a file', async () => {
    const { digest } = await receiveFile(editor, pdf('bí mật'));
    expect((await get(digest, null)).status).toBe(401);
    const [kept, unknown] = await Promise.all([get(digest, stranger), get('0'.repeat(64), stranger)]);
    expect([kept.status, unknown.status]).toEqual([404, 404]);
    expect([...kept.headers]).toEqual([...unknown.headers]);
  });
});

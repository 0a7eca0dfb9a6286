import { createHash, generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { askedByPage } from '@/lib/catalog/door';
import { TABLES } from '@/lib/catalog/tables';
import { pool } from '@/lib/db/pool';
import { env } from '@/lib/env';
import { answerOf } from '@/lib/verification/answer-words';
import { recordedPages } from '@/lib/verification/archive/contents';
import { revoke } from '@/lib/verification/archive/key-ring';
import type { Manifest } from '@/lib/verification/archive/manifest';
import { removeOldFiles } from '@/lib/verification/archive/retention';
import { checkFile, checkSum } from '@/lib/verification/check-file';
import { dataFolder, makeRelease, releaseAnswer, verifyOffline } from '../support/archive';
import { fileAnswer } from '../support/data-server';
import { testDatabase } from '../support/test-database';

const data = dataFolder();
testDatabase('content');
const reader = path.join(data, 'reader');
const inReader = (name: string) => path.join(reader, name);
const CSV = '/releases/1/tables/areas.csv';

async function take(answer: Promise<Response>, name: string): Promise<Buffer> {
  const said = await answer;
  expect(said.status, name).toBe(200);
  const bytes = Buffer.from(await said.arrayBuffer());
  writeFileSync(inReader(name), bytes);
  return bytes;
}

/** A file of the portal with the name under which a browser keeps it. */
async function saved(address: string): Promise<{ bytes: Uint8Array; name: string }> {
  const answer = await fileAnswer(address);
  expect(answer.status, address).toBe(200);
  const [, name = ''] = /filename="(.+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  return { bytes: new Uint8Array(await answer.arrayBuffer()), name };
}

let areas: Buffer;
let manifest: Manifest;

beforeAll(async () => {
  expect(await makeRelease()).toMatchObject({ kind: 'made', number: 1 });
  mkdirSync(reader);
  manifest = JSON.parse((await take(releaseAnswer('/releases/1/manifest.json'), 'manifest.json')).toString());
  await take(releaseAnswer('/releases/1/manifest.sig'), 'manifest.sig');
  await take(releaseAnswer('/releases/keys.json'), 'keys.json');
  areas = await take(fileAnswer('/vi/data/areas.csv'), 'areas_edition-1.csv');
}, 180_000);

describe('the door of releases', () => {
  test('gives a file with its sum as its tag, for ever, to any site, and never compressed on the way', async () => {
    const answer = await releaseAnswer(CSV);
    const sum = createHash('sha256').update(areas).digest('hex');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      etag: `"${sum}"`,
      'content-length': String(areas.length),
      'content-type': 'text/csv; charset=utf-8; header=present',
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      'repr-digest': `sha-256=:${Buffer.from(sum, 'hex').toString('base64')}:`,
      link: '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
    });
    expect(answer.headers.has('content-encoding')).toBe(false);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(areas);
    const head = await releaseAnswer(CSV, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.body]).toEqual([200, String(areas.length), null]);
  });

  test('gives any part of it as it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(areas.length - 1), fc.nat(areas.length + 500), async (first, length) => {
        const range = `bytes=${first}-${first + length}`;
        const answer = await releaseAnswer(CSV, { headers: { Range: range } });
        const last = Math.min(first + length, areas.length - 1);
        expect(answer.status).toBe(206);
        expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${last}/${areas.length}`);
        expect(Buffer.from(await answer.arrayBuffer()).equals(areas.subarray(first, last + 1))).toBe(true);
      }),
    );
    const outside = await releaseAnswer(CSV, { headers: { Range: `bytes=${areas.length}-` } });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${areas.length}`]);
  });

  test('gives nothing to a reader who has it, and the whole to one who has a part of another', async () => {
    const etag = (await releaseAnswer(CSV)).headers.get('etag') ?? '';
    const date = new Date(manifest.date).toUTCString();
    const statusOf = async (headers: Record<string, string>) => (await releaseAnswer(CSV, { headers })).status;
    expect(await statusOf({ 'If-None-Match': etag })).toBe(304);
    expect(await statusOf({ 'If-None-Match': `"x", W/${etag}` })).toBe(304);
    expect(await statusOf({ 'If-None-Match': '"x"', 'If-Modified-Since': date })).toBe(200);
    expect(await statusOf({ 'If-Modified-Since': date })).toBe(304);
    expect(await statusOf({ Range: 'bytes=0-9', 'If-Range': etag })).toBe(206);
    expect(await statusOf({ Range: 'bytes=0-9', 'If-Range': date })).toBe(206);
    expect(await statusOf({ Range: 'bytes=0-9', 'If-Range': '"another"' })).toBe(200);
  });

  test('leads to the newest release, and to the page of one', async () => {
    const to = async (address: string) => {
      const answer = await releaseAnswer(address, { headers: { 'Accept-Language': 'fr' } });
      return [answer.status, answer.headers.get('location')];
    };
    expect(await to('/releases/latest/tables/areas.csv')).toEqual([302, '/releases/1/tables/areas.csv']);
    expect(await to('/releases/latest')).toEqual([302, '/releases/1']);
    expect(await to('/releases/1')).toEqual([302, '/fr/releases/1']);
  });

  test.each([
    '/releases/2/manifest.json',
    '/releases/1/nothing.csv',
    '/releases/1/tables/nothing.csv',
    '/releases/1/..%2f..%2farchive-key.pem',
    '/releases/1/%2e%2e/archive-key.pem',
    '/releases/01/manifest.json',
    '/releases/x',
    '/releases/nothing.json',
  ])('says that there is no %s', async (address) => {
    const answer = await releaseAnswer(address);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('the offline script says', () => {
  const offline = (...args: string[]) => verifyOffline(reader, ...args);

  test('that a file taken from a page is genuine, of which release and day', async () => {
    const said = await offline('areas_edition-1.csv', '--manifest', 'manifest.json', '--keys', 'keys.json');
    expect(said.words).toMatch(/^genuine, release 1, 2026-11-22\n {2}tables\/areas\.csv, table areas, csv, \d+ rows\n/);
    expect(said.code).toBe(0);
    for (const address of ['/en/data/areas.xlsx', '/ru/data/areas.json', '/vi/data/areas.parquet', '/vi/documents.zip']) {
      await take(fileAnswer(address), 'taken');
      expect(await offline('taken'), address).toMatchObject({ code: 0, words: expect.stringContaining('genuine, release 1, 2026-11-22') });
    }
  });

  test('that a file with one byte changed is not, whichever byte', async () => {
    for (const at of [0, 1, Math.floor(areas.length / 2), areas.length - 1]) {
      const changed = Buffer.from(areas);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(inReader('areas_changed.csv'), changed);
      const said = await offline('areas_changed.csv');
      expect(said.words).toContain(
        'not what release 1, 2026-11-22 published under this name: the file was changed, or taken with a filter',
      );
      expect(said.words).toMatch(/tables\/areas\.csv, table areas, csv, \d+ rows: the same length, other bytes/);
      expect(said.code).toBe(1);
      writeFileSync(inReader('release-1_areas.csv'), changed);
      const released = await offline('release-1_areas.csv');
      expect(released.words).toMatch(/^not what release 1, 2026-11-22 published under this name: the file was changed\n/);
    }
  });

  test.each([
    ['areas_edition-1.csv', '/vi/data/areas.csv?scheme=vn-34', 'the file was changed, or taken with a filter or on another day'],
    ['standings_as-of-2024-01-01.csv', '/vi/data/standings.csv?as-of=2024-01-01', 'by its name it shows what was known on 2024-01-01'],
    ['areas_edition-7 (1).csv', '/vi/data/areas.csv?scheme=vn-34', 'which is of edition 1: by its name it is of edition 7'],
    ['release-7_areas.csv', '/vi/data/areas.csv?scheme=vn-34', 'by its name it is of release 7, whose manifest can tell'],
    ['holiday.csv', '/vi/data/areas.csv?scheme=vn-34', 'no file of it has such a name'],
    ['keys.json', '/releases/keys.json', 'no file of it has such a name'],
  ])('of %s taken from %s only what is known of it', async (name, address, words) => {
    mkdirSync(inReader('other'), { recursive: true });
    await take(address.startsWith('/releases/') ? releaseAnswer(address) : fileAnswer(address), path.join('other', name));
    const said = await offline(path.join('other', name));
    expect(said).toMatchObject({ code: 1, words: expect.stringContaining(words) });
    expect(said.words).toContain('/verify compares it with every release');
    if (!words.startsWith('the file')) expect(said.words).not.toMatch(/changed|length/);
  });

  test('of an empty file that there is nothing to compare', async () => {
    writeFileSync(inReader('areas_empty.csv'), '');
    expect(await offline('areas_empty.csv')).toEqual({ code: 3, words: 'the file is empty: there is nothing to compare\n' });
  });

  test('that it does not know the key, or that it is not the one asked for', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const key = JSON.parse(readFileSync(inReader('keys.json'), 'utf8')).keys[0];
    const write = (keys: unknown[]) => writeFileSync(inReader('others.json'), JSON.stringify({ keys }));
    const said = () => offline('areas_edition-1.csv', '--keys', 'others.json');
    write([]);
    expect(await said()).toMatchObject({ code: 2, words: expect.stringContaining(`unknown key ${key.id}`) });
    // Somebody else's key under the name of ours.
    write([{ ...key, publicKey: pem }]);
    expect(await said()).toMatchObject({ code: 2, words: expect.stringContaining('another key under the name') });
    write([{ ...key, until: '2020-01-01T00:00:00.000Z' }]);
    expect(await said()).toMatchObject({ code: 2, words: expect.stringContaining('was not in use on') });
    expect(await offline('areas_edition-1.csv', '--key', '0'.repeat(64))).toMatchObject({
      code: 2,
      words: expect.stringContaining('unknown key'),
    });
    write([{ ...key, publicKey: 'no key' }]);
    expect(await said()).toMatchObject({ code: 2, words: expect.stringMatching(/^key [0-9a-f]+ in others\.json cannot be read/) });
    writeFileSync(inReader('others.json'), '[]');
    expect(await said()).toMatchObject({ code: 3, words: expect.stringContaining('others.json holds no keys') });
    expect(await offline('areas_edition-1.csv', '--manifest', 'others.json')).toMatchObject({
      code: 3,
      words: expect.stringContaining('others.json is no manifest of a release'),
    });
    const page = await import('@/lib/verification/archive/archive-queries');
    const fingerprint = (await page.getCurrentFingerprint()) ?? '';
    expect(await offline('areas_edition-1.csv', '--key', fingerprint)).toMatchObject({ code: 0 });
  });

  test('that the manifest was altered, also by whoever puts a sum of their own into it', async () => {
    const sum = createHash('sha256').update('my own figures').digest('hex');
    writeFileSync(inReader('mine.csv'), 'my own figures');
    const own = manifest.files.map((file, index) => (index === 0 ? { ...file, sha256: sum } : file));
    writeFileSync(inReader('altered.json'), JSON.stringify({ ...manifest, files: own }));
    expect(await offline('mine.csv', '--manifest', 'altered.json')).toMatchObject({
      code: 1,
      words: expect.stringContaining('was altered'),
    });
  });

  test('what is missing', async () => {
    expect(await offline()).toMatchObject({ code: 3, words: expect.stringContaining('usage') });
    expect(await offline('nowhere.csv')).toMatchObject({ code: 3, words: expect.stringContaining('there is no file nowhere.csv') });
    const empty = path.join(data, 'empty');
    mkdirSync(empty);
    copyFileSync(inReader('areas_edition-1.csv'), path.join(empty, 'areas.csv'));
    expect(await verifyOffline(empty, 'areas.csv')).toMatchObject({ code: 3, words: expect.stringContaining('manifest.json is missing') });
  });

  test('the same where manifest and signature have the names under which a browser keeps them, the newest of them', async () => {
    const kept = path.join(data, 'kept');
    mkdirSync(kept);
    for (const name of ['areas_edition-1.csv', 'keys.json']) copyFileSync(inReader(name), path.join(kept, name));
    for (const end of ['json', 'sig']) {
      copyFileSync(inReader(`manifest.${end}`), path.join(kept, `release-10_manifest.${end}`));
      writeFileSync(path.join(kept, `release-9_manifest.${end}`), 'older');
    }
    expect(await verifyOffline(kept, 'areas_edition-1.csv')).toMatchObject({ code: 0 });
    expect(await verifyOffline(kept, 'areas_edition-1.csv', '--manifest', 'release-10_manifest.json')).toMatchObject({ code: 0 });
  });

  test('that the manifest itself is what was signed', async () => {
    expect(await offline('manifest.json')).toEqual({ code: 0, words: 'genuine, the manifest of release 1, 2026-11-22\n' });
  });
});

describe('the page that verifies says', () => {
  test('of every file that is taken that it is genuine, in words of every language', async () => {
    for (const address of ['/vi/data/areas.csv', '/en/data/areas.xlsx', '/fr/indicators/de-gdp-share.json']) {
      const verdict = await checkFile(new Uint8Array(await (await fileAnswer(address)).arrayBuffer()), 'anything');
      expect(verdict, address).toMatchObject({ is: 'genuine' });
      for (const locale of ['vi', 'en', 'fr', 'ru'] as const) {
        const answer = await answerOf(verdict, locale);
        expect(answer.facts.map(({ href }) => href)).toContain(`/${locale}/releases/1`);
        expect(answer.title).toMatch(/1.*2026/);
      }
    }
    expect(
      await checkSum(
        createHash('sha256')
          .update(readFileSync(inReader('manifest.json')))
          .digest('hex'),
      ),
    ).toMatchObject({ is: 'genuine' });
  });

  test('of no file with a byte changed that it is genuine, and of a changed row which it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(areas.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(areas);
        changed[at] = (changed[at] ?? 0) ^ by;
        expect((await checkFile(changed, 'areas.csv')).is).not.toBe('genuine');
      }),
    );
    const text = areas.toString().replace(/p34-75c/, 'p34-75d');
    const verdict = await checkFile(Buffer.from(text), 'areas.csv');
    expect(verdict).toMatchObject({ is: 'different', table: 'areas', others: 1 });
    const { title, rows } = await answerOf(verdict, 'en');
    expect([title, rows[0]]).toEqual([expect.stringContaining('Not confirmed'), expect.stringContaining('p34-75d')]);
  });

  test('of a filtered download, and of one saved anew, that its rows are genuine', async () => {
    const filtered = await fileAnswer('/vi/data/areas.csv?scheme=vn-34');
    const bytes = new Uint8Array(await filtered.arrayBuffer());
    expect(await checkFile(bytes, 'areas.csv')).toMatchObject({ is: 'part', table: 'areas', rows: 35 });
    const anew = Buffer.from(`\ufeff${areas.toString().replaceAll('\n', '\r\n')}`);
    expect(await checkFile(anew, 'areas.csv')).toMatchObject({ is: 'part', table: 'areas' });
    const json = await fileAnswer('/vi/data/areas.json?scheme=vn-34');
    expect(await checkFile(new Uint8Array(await json.arrayBuffer()), 'x')).toMatchObject({ is: 'part', table: 'areas', rows: 35 });
  });

  test.each([
    ['/vi/data/observations.csv?as-of=2024-01-01', 'observations', '2024-01-01'],
    ['/en/data/observations.json?as-of=2024-01-01&area=vn', 'observations', '2024-01-01'],
    ['/fr/data/standings.csv?as-of=2024-01-01', 'standings', '2024-01-01'],
    ['/ru/data/task-states.ndjson?as-of=2026-11-01', 'task-states', '2026-11-01'],
  ])('of %s, under the name it is saved by, that its rows are genuine as of that day', async (address, table, asOf) => {
    const { bytes, name } = await saved(address);
    const verdict = await checkFile(bytes, name);
    expect(verdict).toMatchObject({ is: 'part', table, place: { asOf } });
    expect((await answerOf(verdict, 'en')).text).toContain('as known on');
    const changed = new TextDecoder().decode(bytes).replace(/\w(?=\W*$)/, 'x');
    expect(await checkFile(Buffer.from(changed), name)).toMatchObject({ is: 'different', table, place: { asOf }, others: 1 });
  });

  test('of a day to come that there is nothing to compare with', async () => {
    const rows = Buffer.from(areas.subarray(0, -10));
    expect(await checkFile(rows, 'areas_as-of-2124-01-01.csv')).toMatchObject({ is: 'unlike', table: 'areas' });
  });

  test('of a choice of rows that were judged on an earlier day, while the edition was the newest, that they are genuine', async () => {
    const at = (instant: string) => Object.assign(env(), { PORTAL_NOW: instant });
    const before = env().PORTAL_NOW ?? '';
    try {
      at('2026-11-24T09:00:00+07:00');
      const { bytes, name } = await saved('/vi/data/task-states.csv?state=open,overdue-no-report');
      at('2026-11-29T09:00:00+07:00');
      expect(await checkFile(bytes, name)).toMatchObject({ is: 'part', table: 'task-states', place: { edition: 1, day: '2026-11-24' } });
      const promised = Buffer.from(Buffer.from(bytes).toString().replaceAll('2026-11-24', '2026-12-24'));
      expect(await checkFile(promised, name)).toMatchObject({ is: 'different' });
    } finally {
      at(before);
    }
  });

  test('of an empty file that there is nothing to compare, though empty files were published', async () => {
    expect(await checkFile(new Uint8Array(), 'areas.csv')).toMatchObject({ is: 'empty' });
    const verdict = await checkSum('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect((await answerOf(verdict, 'en')).title).toBe('This file is empty');
  });

  test('of what is not ours that it is not known, whatever it is', async () => {
    expect(await checkFile(Buffer.from('a,b\n1,2\n'), 'mine.csv')).toMatchObject({ is: 'unknown', release: { number: 1 } });
    expect(await checkFile(Buffer.from('PK\u0003\u0004'), 'areas_edition-1.xlsx')).toMatchObject({ is: 'unlike', table: 'areas' });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.string({ maxLength: 60 }), async (bytes, name) => {
        const verdict = await checkFile(bytes, name);
        expect(['unknown', 'unlike']).toContain(verdict.is);
      }),
    );
  });
});

test('a revoked key proves nothing any more, and files that are no longer kept are gone, not missing', async () => {
  await revoke(pool(), manifest.key, 'the machine was stolen', new Date('2026-12-01'));
  await take(releaseAnswer('/releases/keys.json'), 'keys.json');
  expect(await verifyOffline(reader, 'areas_edition-1.csv')).toMatchObject({
    code: 2,
    words: expect.stringContaining('was revoked (the machine was stolen)'),
  });

  await pool().query(
    `INSERT INTO archive_release (number, made_at, edition, log_hash, manifest_hash, previous_hash, key_id)
     SELECT n, '2026-11-23'::timestamptz, 1, log_hash, encode(sha256(n::text::bytea), 'hex'), manifest_hash, key_id FROM archive_release, (VALUES (2), (3)) AS v(n)`,
  );
  await removeOldFiles(new Date('2027-06-01'));
  const { rows } = await pool().query('SELECT number FROM archive_release WHERE files_removed_at IS NOT NULL');
  // The first of its month stays.
  expect(rows).toEqual([{ number: 2 }]);
  const { rmSync } = await import('node:fs');
  rmSync(path.join(data, 'releases', '1', 'tables', 'areas.csv'));
  expect((await releaseAnswer(CSV)).status).toBe(410);
  expect((await releaseAnswer('/releases/1/manifest.json')).status).toBe(200);
});

test('every page of which a release records the answers has one without being asked anything', async () => {
  const recorded = await recordedPages();
  expect(recorded.length).toBeGreaterThan(TABLES.length + 100);
  for (const { page } of recorded) expect((await askedByPage(page, new URLSearchParams())).path, page).toBe(page);
});

import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { TABLES, tableNamed } from '@/lib/catalog/tables';
import { atOneInstant } from '@/lib/db/snapshot';
import { formatsOf } from '@/lib/exports/formats';
import { listTopics } from '@/lib/topics/queries';
import { getRelease, getReleaseIndex, listReleases } from '@/lib/verification/archive/archive-queries';
import type { Manifest } from '@/lib/verification/archive/manifest';
import { checkFile } from '@/lib/verification/check-file';
import { dataFolder, makeRelease, RECORDED, releaseAnswer } from '../support/archive';
import { fileAnswer } from '../support/data-server';
import { addActors, changed, publishChange, submit } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const data = dataFolder();
const database = testDatabase('content');
const SECRET = 'Chưa đến giờ công bố';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const inRelease = (number: number, name: string) => readFileSync(path.join(data, 'releases', String(number), name));
const manifestOf = (number: number): Manifest => JSON.parse(inRelease(number, 'manifest.json').toString());
const linesOf = (number: number, name: string) =>
  inRelease(number, name)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

async function keys(): Promise<{ id: string; publicKey: string; from: string; until: string | null }[]> {
  return ((await (await releaseAnswer('/releases/keys.json')).json()) as { keys: never }).keys;
}

beforeAll(async () => {
  await addActors(database.client);
  // What waits for its hour lies beside what is published.
  const record = { code: 'not-yet', parent: null, name: { original: 'vi', vi: SECRET, en: SECRET } };
  const number = await submit(database.client, {
    changes: [{ kind: 'topic', code: record.code, baseRevision: 0, nature: 'new', record }],
  });
  await database.client.query(`UPDATE change_set SET publish_at = '2026-12-01T00:00:00Z' WHERE number = $1`, [number]);
  expect(await makeRelease()).toMatchObject({ kind: 'made', number: 1 });
}, 180_000);

describe('a release', () => {
  test('holds every table in every format that is kept, the log and a package, and the sum of each', () => {
    const { files, edition, previous, day } = manifestOf(1);
    const names = files.map((file) => file.path);
    for (const { id } of TABLES) {
      for (const format of ['csv', 'ndjson', 'parquet']) expect(names).toContain(`tables/${id}.${format}`);
    }
    expect(names).toEqual(expect.arrayContaining(['log.ndjson', 'datapackage.json']));
    for (const { path: name, bytes, sha256: sum } of files) {
      expect(sha256(inRelease(1, name)), name).toBe(sum);
      expect(statSync(path.join(data, 'releases', '1', name)).size).toBe(bytes);
    }
    expect({ edition, previous, day }).toEqual({ edition: 1, previous: null, day: '2026-11-22' });
    const observations = files.find((file) => file.path === 'tables/observations.csv');
    expect(observations?.rows).toBe(linesOf(1, 'tables/observations.ndjson').length);
  });

  test('is signed by the key in use, which only its owner may read', async () => {
    const [key] = await keys();
    const { key: id } = manifestOf(1);
    expect(key?.id).toBe(id);
    expect(
      sha256(
        createPublicKey(key?.publicKey ?? '')
          .export({ type: 'spki', format: 'der' })
          .subarray(-32),
      ).slice(0, 16),
    ).toBe(id);
    expect(verify(null, inRelease(1, 'manifest.json'), key?.publicKey ?? '', inRelease(1, 'manifest.sig'))).toBe(true);
    expect(statSync(path.join(data, 'archive-key.pem')).mode & 0o777).toBe(0o600);
  });

  test('carries the publication log so that anybody can follow its chain', () => {
    let previous = '0'.repeat(64);
    for (const { entry, previousHash, hash, edition } of linesOf(1, 'log.ndjson')) {
      expect(previousHash).toBe(previous);
      expect(sha256(`${previousHash}\n${entry}`)).toBe(hash);
      expect(JSON.parse(entry).edition).toBe(edition);
      previous = hash;
    }
    expect(manifestOf(1).log.hash).toBe(previous);
  });

  test('holds nothing that waits for its hour', () => {
    const names = readdirSync(path.join(data, 'releases', '1'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(names.length).toBeGreaterThan(2 * TABLES.length);
    for (const { parentPath, name } of names) {
      const text = readFileSync(path.join(parentPath, name));
      for (const secret of [SECRET, 'not-yet']) expect(text.includes(secret), `${name} holds ${secret}`).toBe(false);
    }
  });

  test('knows what readers take from the pages, byte for byte, in every format and language', async () => {
    const { files, also } = manifestOf(1);
    const known = new Set([...files, ...also].map((file) => file.sha256));
    const [areas] = [tableNamed('areas')];
    expect(RECORDED).toContain('/data/areas');
    for (const { extension } of formatsOf(areas as NonNullable<typeof areas>)) {
      for (const locale of ['vi', 'ru']) {
        const answer = await fileAnswer(`/${locale}/data/areas.${extension}`);
        expect(answer.status).toBe(200);
        expect(known.has(sha256(await answer.bytes())), `/${locale}/data/areas.${extension}`).toBe(true);
      }
    }
    for (const address of ['/vi/data/observations.csv', '/en/data/vintages.parquet', '/fr/documents.json', '/vi/documents.csv']) {
      expect(known.has(sha256(await (await fileAnswer(address)).bytes())), address).toBe(true);
    }
    for (const extension of ['csv', 'json', 'xlsx']) {
      const answer = await fileAnswer(`/en/indicators/de-gdp-share.${extension}`);
      expect(known.has(sha256(await answer.bytes())), extension).toBe(true);
    }
  });

  test('is never changed in the database', async () => {
    for (const statement of [
      `UPDATE archive_release SET manifest_hash = repeat('0', 64)`,
      `UPDATE archive_file SET sha256 = repeat('0', 64)`,
      'DELETE FROM archive_table',
      'DELETE FROM archive_release',
      `UPDATE archive_key SET public_key = 'another'`,
    ]) {
      await expect(database.client.query(statement), statement).rejects.toMatchObject({ code: '23001' });
    }
  });
});

describe('the next release', () => {
  test('is not made where nothing is another', async () => {
    expect(await makeRelease()).toEqual({ kind: 'unchanged', number: 1 });
    expect(readdirSync(path.join(data, 'releases'))).toEqual(['1']);
  });

  test('says which rows came and changed, shares the files that did not, and names the manifest before', async () => {
    const name = { original: 'vi', vi: 'Chủ đề mới', en: 'A new topic' };
    const record = { code: 'new-topic', parent: null, name };
    const renamed = await changed(database.client, 'area', 'p34-75c', { name: { original: 'vi', vi: 'Tên khác', en: 'Another name' } });
    await publishChange(
      database.client,
      { changes: [{ kind: 'topic', code: record.code, baseRevision: 0, nature: 'new', record }, renamed] },
      '2026-11-22T05:00:00.000Z',
    );
    expect(await makeRelease()).toMatchObject({ kind: 'made', number: 2 });
    expect(manifestOf(2).previous).toEqual({ release: 1, sha256: sha256(inRelease(1, 'manifest.json')) });

    const rows = linesOf(2, 'differences.ndjson');
    expect(rows).toContainEqual({ table: 'topics', change: 'added', key: { code: 'new-topic' } });
    const area = rows.find(({ table, key }) => table === 'areas' && key.code === 'p34-75c');
    expect(area.change).toBe('changed');
    expect(area.columns).toEqual(expect.arrayContaining(['name_vi', 'name_en', 'revision', 'edition']));
    const release = await getRelease(2);
    const countsOf = (id: string) => release?.tables.find(({ table }) => table === id);
    expect(countsOf('topics')).toMatchObject({ added: 1, changed: 0, removed: 0 });
    expect(countsOf('areas')).toMatchObject({ added: 0, changed: 1, removed: 0 });
    expect(countsOf('documents')).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(release?.changes?.tables).toBe(release?.tables.filter(({ added, changed: other }) => (added ?? 0) + (other ?? 0) > 0).length);

    const inode = (number: number, table: string) => statSync(path.join(data, 'releases', String(number), 'tables', `${table}.csv`)).ino;
    expect(inode(2, 'documents')).toBe(inode(1, 'documents'));
    expect(inode(2, 'areas')).not.toBe(inode(1, 'areas'));
    expect((await listReleases()).items.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('leaves nothing behind where it breaks off, and what is left of one that broke off is removed', async () => {
    const { mkdirSync, writeFileSync } = await import('node:fs');
    mkdirSync(path.join(data, 'releases', '.being-made-x'), { recursive: true });
    mkdirSync(path.join(data, 'releases', '3'));
    writeFileSync(path.join(data, 'releases', '3', 'manifest.json'), '{}');
    expect(await makeRelease()).toEqual({ kind: 'unchanged', number: 2 });
    expect(readdirSync(path.join(data, 'releases')).sort()).toEqual(['1', '2']);
  });

  test('is signed by a new key where the old one was replaced; both stand in keys.json with their times', async () => {
    const { env } = await import('@/lib/env');
    const { privateKey } = generateKeyPairSync('ed25519');
    Object.assign(env(), { ARCHIVE_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64') });
    await publishChange(
      database.client,
      { changes: [await changed(database.client, 'topic', 'new-topic', { name: { original: 'vi', vi: 'Chủ đề khác', en: 'Other' } })] },
      '2026-11-22T05:30:00.000Z',
    );
    expect(await makeRelease()).toMatchObject({ kind: 'made', number: 3 });
    const [old, current] = await keys();
    expect(old).toMatchObject({ id: manifestOf(1).key });
    expect(current).toMatchObject({ id: manifestOf(3).key, until: null });
    expect(old?.until).toBe(current?.from);
    expect(verify(null, inRelease(3, 'manifest.json'), current?.publicKey ?? '', inRelease(3, 'manifest.sig'))).toBe(true);
    expect(verify(null, inRelease(2, 'manifest.json'), old?.publicKey ?? '', inRelease(2, 'manifest.sig'))).toBe(true);
    Object.assign(env(), { ARCHIVE_SIGNING_KEY: undefined });
    await database.client.query('SELECT 1');
    expect((await getReleaseIndex()).releases.map(({ release }) => release)).toEqual([3, 2, 1]);
  });
});

test('what is published while files are written is in none of them', async () => {
  const { copyOut } = await import('@/lib/exports/copy-out');
  const { Prisma } = await import('@/lib/db/generated/client');
  const read = async () => {
    const pieces: Buffer[] = [];
    for await (const piece of copyOut(Prisma.sql`SELECT code FROM topic_revision WHERE code = 'meanwhile'`, 'lines')) pieces.push(piece);
    const topics = await listTopics({ asOf: null, recordedBefore: null });
    return [Buffer.concat(pieces).toString().trim(), topics.some(({ code }) => code === 'meanwhile')];
  };
  await atOneInstant(async () => {
    const name = { original: 'vi', vi: 'Trong lúc ấy', en: 'Meanwhile' };
    const record = { code: 'meanwhile', parent: null, name };
    await publishChange(
      database.client,
      { changes: [{ kind: 'topic', code: 'meanwhile', baseRevision: 0, nature: 'new', record }] },
      '2026-11-22T06:00:00.000Z',
    );
    expect(await read()).toEqual(['', false]);
  });
  expect(await read()).toEqual(['meanwhile', true]);
  expect(existsSync(path.join(data, 'releases', '4'))).toBe(false);
});

test('a file of an edition that no release has is verified by what the portal shows at that edition, also when it is the newest no more', async () => {
  const answer = await fileAnswer('/vi/data/topics.csv');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const [, edition = ''] = /_edition-(\d+)/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  const verdict = () => checkFile(bytes, `topics_edition-${edition}.csv`);
  expect(await verdict()).toMatchObject({ is: 'part', table: 'topics', place: { edition: Number(edition) } });
  const name = { original: 'vi', vi: 'Sau đó', en: 'Later' };
  await publishChange(
    database.client,
    { changes: [await changed(database.client, 'topic', 'meanwhile', { name })] },
    '2026-11-22T06:30:00.000Z',
  );
  expect(await verdict()).toMatchObject({ is: 'part', table: 'topics', place: { edition: Number(edition) } });
  expect(await checkFile(bytes, 'topics.csv')).toMatchObject({ is: 'different', others: 1 });
});

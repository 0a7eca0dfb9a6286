import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEnv } from '@/lib/env';
import { rangeOf } from '@/lib/verification/archive/byte-range';
import { isFileName, releaseNumber } from '@/lib/verification/archive/place';
import { tooOld } from '@/lib/verification/archive/retention';
import { fingerprintOf, keyIn, readPrivateKey, replaceKeyIn } from '@/lib/verification/archive/signing-key';
import { rowsInText } from '@/lib/verification/rows-in-text';

describe('a range of bytes', () => {
  test.each([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['bytes=50-5000', { first: 50, last: 99 }],
    ['bytes=100-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=9-3', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-9', null],
    [null, null],
  ])('%s of 100 bytes', (header, expected) => {
    expect(rangeOf(header, 100)).toEqual(expected);
  });

  test('of no bytes there is none', () => {
    expect(rangeOf('bytes=0-0', 0)).toBe('outside');
  });
});

describe('which releases are kept whole', () => {
  const day = 24 * 60 * 60 * 1000;
  const start = Date.parse('2025-01-01T19:00:00Z');
  const nights = Array.from({ length: 400 }, (_, index) => ({ number: index + 1, madeAt: new Date(start + index * day) }));

  test('all of the last ninety days, the first of each month before, and always the last one', () => {
    const at = new Date(start + 399 * day + 1000);
    const gone = new Set(tooOld(nights, at));
    const kept = nights.filter(({ number }) => !gone.has(number));
    expect(kept.filter(({ madeAt }) => at.getTime() - madeAt.getTime() <= 90 * day)).toHaveLength(90);
    const old = kept.filter(({ madeAt }) => at.getTime() - madeAt.getTime() > 90 * day);
    expect(old.map(({ madeAt }) => new Date(madeAt.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10))).toEqual([
      '2025-01-02',
      ...['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2025-${month}-01`),
    ]);
  });

  test('a portal that was off for years keeps its last release', () => {
    expect(tooOld([{ number: 7, madeAt: new Date('2020-05-05') }], new Date('2026-01-01'))).toEqual([]);
  });

  test('what went never comes back: with more days more goes', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (earlier, more) => {
        const [then, later] = [start + earlier * day, start + (earlier + more) * day];
        const madeBy = (at: number) => nights.filter(({ madeAt }) => madeAt.getTime() <= at);
        expect(tooOld(madeBy(later), new Date(later))).toEqual(expect.arrayContaining(tooOld(madeBy(then), new Date(then))));
      }),
    );
  });
});

test.each(['tables/observations.csv', 'manifest.json', 'log.ndjson', 'tables/task-facts.parquet'])('%s names a file', (name) => {
  expect(isFileName(name)).toBe(true);
});
test.each([
  '../1/manifest.json',
  'tables/../manifest.json',
  '/etc/passwd',
  'tables//x.csv',
  'tables',
  '.csv',
  'a/b/c.csv',
  'x.csv\u0000',
  'x%2f.csv',
])('%j names none', (name) => {
  expect(isFileName(name)).toBe(false);
});
test.each(['0', '01', '-1', '1.0', '1e3', '', ' 1', '99999999999'])('%j is no number of a release', (text) => {
  expect(releaseNumber(text)).toBeUndefined();
});

describe('the signing key', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const base64 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');

  test.each([
    ['PEM', pem],
    ['PEM on one line', pem.replaceAll('\n', '\\n')],
    ['the base64 of PKCS8', base64],
  ])('is read from %s', (_, text) => {
    expect(readPrivateKey(text).equals(privateKey)).toBe(true);
    expect(parseEnv({ ARCHIVE_SIGNING_KEY: text }).ARCHIVE_SIGNING_KEY).toBe(text);
  });

  test.each([
    ['a key of RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a public key', generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['words', 'not a key'],
  ])('is refused where it is %s, without a part of it being said', (_, text) => {
    expect(() => readPrivateKey(text)).toThrow(/ARCHIVE_SIGNING_KEY is no Ed25519 private key/);
    expect(() => parseEnv({ ARCHIVE_SIGNING_KEY: text })).toThrow(/ARCHIVE_SIGNING_KEY: must be an Ed25519 private key/);
  });

  test('is made once, readable by its owner only, until it is replaced', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'portal-key-'));
    try {
      const made = keyIn(folder);
      expect(keyIn(folder).id).toBe(made.id);
      expect(fingerprintOf(made.publicKey)).toMatch(new RegExp(`^${made.id}[0-9a-f]{48}$`));
      const other = replaceKeyIn(folder);
      expect(other.id).not.toBe(made.id);
      expect(keyIn(folder).id).toBe(other.id);
      expect(statSync(path.join(folder, 'archive-key.pem')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('rows are the same wherever the pieces of a file are cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ệ', '"', '\n', ',', ' ') });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 7 }),
      async (table, size) => {
        const rows = table.map((row) => row.map(quoted).join(','));
        const bytes = Buffer.from(`${rows.join('\n')}\n`);
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
        const read: string[] = [];
        for await (const row of rowsInText(pieces, true)) read.push(row);
        expect(read).toEqual(rows);
      },
    ),
  );
});

test('a file that opens a quote and never ends it costs no more than its length', async () => {
  const read: string[] = [];
  const began = performance.now();
  for await (const row of rowsInText([Buffer.from(`"${'\n'.repeat(3_000_000)}`)], true)) read.push(row);
  expect(read).toHaveLength(1);
  expect(performance.now() - began).toBeLessThan(5_000);
});

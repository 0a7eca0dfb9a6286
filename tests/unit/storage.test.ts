import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Disk } from 'flydrive';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileName } from '@/lib/publishing/stored-files';
import { diskIn } from '@/lib/storage/disk';
import { MEDIA_TYPES, type MediaType, mediaTypeOf } from '@/lib/storage/media-type';
import { digestOf, keepBytes, keptBytes } from '@/lib/storage/stored-bytes';
import { zipOf } from '@/tests/support/spreadsheets';

let folder: string;
let disk: Disk;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const filesIn = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stored-'));
  disk = diskIn(folder);
});
afterAll(() => rm(folder, { recursive: true }));

describe('stored bytes', () => {
  test('come back as they were sent, under their own digest', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        const digest = await keepBytes(bytes, disk);
        expect(digest).toBe(digestOf(bytes));
        expect(Buffer.from((await keptBytes(digest, disk)) ?? [])).toEqual(Buffer.from(bytes));
      }),
    ));

  test('are kept once, however often and however much at once they are sent', async () => {
    const before = (await filesIn()).length;
    await Promise.all(Array.from({ length: 8 }, () => keepBytes(bytesOf('một bản lưu'), disk)));
    expect((await filesIn()).length).toBe(before + 1);
  });

  test('are found by a sha-256 and by nothing else: no name, no way out of the folder', async () => {
    expect(await keptBytes('0'.repeat(64), disk)).toBeNull();
    for (const asked of ['', '../../etc/passwd', `../${'0'.repeat(61)}`, `${'0'.repeat(63)}G`, `${'0'.repeat(64)}\n`])
      await expect(keptBytes(asked, disk)).rejects.toBeInstanceOf(RangeError);
  });

  test('that were altered are never given back, and a write that broke off is made good', async () => {
    const whole = bytesOf('toàn văn quyết định');
    const digest = await keepBytes(whole, disk);
    const file = path.join(folder, 'files', digest.slice(0, 2), digest);
    await writeFile(file, whole.subarray(0, 5));
    await expect(keptBytes(digest, disk)).rejects.toThrow('altered');
    await keepBytes(whole, disk);
    expect(new Uint8Array(await readFile(file))).toEqual(whole);
  });
});

const office = (name: string) => zipOf({ '[Content_Types].xml': '<x/>', [name]: '<x/>' });
const known: [MediaType, Uint8Array | Promise<Uint8Array>][] = [
  ['application/pdf', bytesOf('%PDF-1.7\n%âãÏÓ')],
  ['image/png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ['text/html', bytesOf('\ufeff<!-- saved --> <!---->\n<!DOCTYPE html><title>Tin</title>')],
  ['text/html', bytesOf('<?xml version="1.0"?>\n<HTML lang="vi">')],
  ['text/html', Buffer.from('\ufeff<html><body>', 'utf16le')],
  ['text/plain', bytesOf('kỳ;giá trị\n2023;16,5\n')],
  ['text/plain', Buffer.from('\ufeffkỳ\tgiá trị\n', 'utf16le')],
  ['text/plain', Buffer.from('t\u00fd tr\u00f0ng', 'latin1')],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', office('word/document.xml')],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', office('xl/workbook.xml')],
];
const strange: [string, Uint8Array | Promise<Uint8Array>][] = [
  ['nothing', new Uint8Array()],
  ['a program', Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(64)])],
  ['a zip of something else', zipOf({ 'a.txt': 'a' })],
  ['a zip without its end', office('xl/workbook.xml').then((zip) => zip.subarray(0, 60))],
  ['a zip whose list points outside', office('xl/workbook.xml').then((zip) => zip.fill(0xff, zip.length - 10, zip.length - 2))],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex')],
];

describe('the type of a file', () => {
  test.each(known)('%s is known by the bytes', async (type, bytes) => expect(mediaTypeOf(await bytes)).toBe(type));
  test.each(strange)('%s is none that is taken', async (_, bytes) => expect(mediaTypeOf(await bytes)).toBeNull());

  test('is found or not for any bytes, whatever stands in front, and never takes long', () => {
    const fronts = ['', '%PDF-', 'PK\u0003\u0004', '<!--', '<!---->'.repeat(500), '<?xml '].map(bytesOf);
    fc.assert(
      fc.property(fc.constantFrom(...fronts), fc.uint8Array({ maxLength: 300 }), (front, rest) => {
        const type = mediaTypeOf(Buffer.concat([front, rest]));
        expect(type === null || type in MEDIA_TYPES).toBe(true);
      }),
    );
  });
});

describe('the name a file is given back under', () => {
  test.each([
    ['báo cáo.pdf', 'application/pdf', 'báo cáo.pdf'],
    ['..\\..\\windows\\evil.exe', 'text/plain', 'evil.exe.txt'],
    ['/etc/passwd', 'text/plain', 'passwd.txt'],
    ['phim\u202egpj.exe', 'image/jpeg', 'phimgpj.exe.jpg'],
    ['a"; filename="b.html\r\nX: y', 'application/pdf', 'a; filename=b.htmlX y.pdf'],
    ['...', 'image/png', 'file.png'],
    ['số liệu.CSV', 'text/plain', 'số liệu.CSV'],
  ] as const)('%j of type %s is %j', (sent, type, name) => expect(fileName(sent, type)).toBe(name));

  test('is one line, ends as its type does, and can be written in an address, whatever was sent', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.repeat(10)),
        fc.constantFrom(...(Object.keys(MEDIA_TYPES) as MediaType[])),
        (sent, type) => {
          const name = fileName(sent, type);
          expect(name).not.toMatch(/[\p{C}/\\"]/u);
          expect(MEDIA_TYPES[type].some((ending) => name.toLowerCase().endsWith(`.${ending}`))).toBe(true);
          expect(() => encodeURIComponent(name)).not.toThrow();
        },
      ),
    ));
});

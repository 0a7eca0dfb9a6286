import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '@/lib/errors';
import { MOST_FILE_BYTES, MOST_ROWS } from '@/lib/ingest/limits';
import { openWorkbook } from '@/lib/ingest/workbook';
import { readAll, workbookOf, workbookParts, zipOf } from '../support/spreadsheets';

async function refusalOf(input: Uint8Array | string): Promise<string> {
  const error = await readAll(input).catch((caught: unknown) => caught);
  if (!(error instanceof Invalid)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.issues[0]?.code ?? '';
}

const fixture = (name: string) => path.join('tests', 'fixtures', name);
const inSheet = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`;
const repeated = (text: string, times: number) =>
  (function* () {
    for (let time = 0; time < times; time++) yield text;
  })();

describe('what is no workbook is refused by what it is, whatever its name', () => {
  test.each([
    ['xls', readFileSync(fixture('spreadsheet.xls'))],
    ['ods', readFileSync(fixture('spreadsheet.ods'))],
    ['pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n')],
    ['html', Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
    ['html', Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
    ['empty', Buffer.alloc(0)],
    ['unknown-format', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    [
      'encrypted',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['damaged', Buffer.from('PK\u0003\u0004 and nothing more')],
  ])('%s', async (code, bytes) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  test('a document of another program in the same kind of archive', async () => {
    expect(await refusalOf(await zipOf({ 'word/document.xml': '<document/>' }))).toBe('no-workbook');
    const parts = workbookParts('');
    expect(await refusalOf(await zipOf({ ...parts, 'xl/workbook.xml': '<document/>' }))).toBe('no-workbook');
    const binary = Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [
        name.replace('workbook.xml', 'workbook.bin'),
        text.replace('workbook.xml', 'workbook.bin'),
      ]),
    );
    expect(await refusalOf(await zipOf(binary))).toBe('xlsb');
  });
});

describe('a file that would cost too much is refused before it does', () => {
  test('more bytes than the limit', async () => {
    expect(await refusalOf(Buffer.alloc(MOST_FILE_BYTES + 1, 'a,'))).toBe('too-large');
  });

  test('a zip bomb, by what is really inflated, also where it declares to be small', async () => {
    const parts = { ...workbookParts(''), 'xl/worksheets/sheet1.xml': repeated(' '.repeat(1_000_000), 60) };
    const bomb = await zipOf(parts);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusalOf(bomb)).toBe('inflates-too-far');
    const size = Buffer.alloc(4);
    size.writeUInt32LE(60_000_000);
    const lying = Buffer.from(bomb);
    for (let at = lying.indexOf(size); at !== -1; at = lying.indexOf(size, at + 4)) lying.writeUInt32LE(100, at);
    expect(await refusalOf(lying)).toBe('inflates-too-far');
  }, 20_000);

  test('rows, columns, cells and sheets beyond the limits', async () => {
    const row = '<row><c><v>1</v></c></row>';
    const parts = workbookParts('');
    const rows = await zipOf({
      ...parts,
      'xl/worksheets/sheet1.xml': (function* () {
        yield '<worksheet><sheetData>';
        for (let index = 0; index <= MOST_ROWS; index += 1000) yield row.repeat(1000);
        yield '</sheetData></worksheet>';
      })(),
    });
    expect(await refusalOf(rows)).toBe('too-many-rows');
    expect(await refusalOf(await workbookOf(inSheet('<c r="GS1"><v>1</v></c>')))).toBe('too-many-columns');
    expect(await refusalOf(await workbookOf(inSheet(`<c r="A1" t="str"><v>${'a'.repeat(32_768)}</v></c>`)))).toBe('cell-too-long');
    const sheets = '<sheet name="S" r:id="rId1"/>'.repeat(51);
    expect(await refusalOf(await zipOf({ ...parts, 'xl/workbook.xml': `<workbook><sheets>${sheets}</sheets></workbook>` }))).toBe(
      'too-many-sheets',
    );
    expect(await refusalOf(Buffer.from('a\n'.repeat(MOST_ROWS + 1)))).toBe('too-many-rows');
    expect(await refusalOf(Buffer.from(`${'a,'.repeat(201)}\n`))).toBe('too-many-columns');
    expect(await refusalOf(Buffer.from(`a,${'b'.repeat(32_768)}\n`))).toBe('cell-too-long');
  }, 20_000);

  test('two cells at the far corners cost two cells', async () => {
    const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="GR1048576"><v>1</v></c></row></sheetData>';
    expect(await readAll(await workbookOf(sheet))).toBe(2);
  });
});

describe('tricks of XML and of archives are inert', () => {
  test('entities that a file declares are not known: neither a million laughs nor a file of the server', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    const secret = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    const parts = workbookParts(inSheet('<c r="A1" t="str"><v>&a;</v></c>'));
    for (const type of [laughs, secret, '']) {
      expect(await refusalOf(await zipOf({ ...parts, 'xl/worksheets/sheet1.xml': `${type}${parts['xl/worksheets/sheet1.xml']}` }))).toBe(
        'damaged',
      );
    }
  });

  test('names that climb out of the archive are compared and never written', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'portal-ingest-'));
    const bytes = await zipOf({
      ...workbookParts(inSheet('<c r="A1"><v>1</v></c>')),
      [`../../../../../../../..${folder}/out.txt`]: 'x',
      [`${folder}/out.txt`]: 'x',
    });
    expect(await readAll(bytes)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test('relations to what lies outside are not followed', async () => {
    const parts = workbookParts('');
    const outside =
      parts['xl/_rels/workbook.xml.rels']?.replace(
        'Target="worksheets/sheet1.xml"',
        'Target="http://127.0.0.1:9/" TargetMode="External"',
      ) ?? '';
    expect(await refusalOf(await zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': outside }))).toBe('no-workbook');
  });

  test.each([
    ['a tag that never ends', `<sheetData><row r="${'1'.repeat(200_000)}`],
    ['rows out of order', '<sheetData><row r="5"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row></sheetData>'],
    ['a row beyond the last', '<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>'],
    ['a cell of another row', inSheet('<c r="A7"><v>1</v></c>')],
    ['a text that is not there', inSheet('<c r="A1" t="s"><v>7</v></c>')],
    ['a number that is none', inSheet('<c r="A1"><v>seven</v></c>')],
    ['a sheet cut off', '<sheetData><row r="1">'],
  ])('%s', async (_, sheet) => {
    expect(await refusalOf(await workbookOf(sheet))).toBe('damaged');
  });

  test('two parts of one name', async () => {
    const bytes = await zipOf({ ...workbookParts(''), 'xl/workbook.xmk': '' });
    expect(await refusalOf(Buffer.from(bytes.toString('latin1').replaceAll('workbook.xmk', 'workbook.xml'), 'latin1'))).toBe('damaged');
  });

  test('a part whose checksum is not its own', async () => {
    const bytes = await workbookOf(inSheet('<c r="A1"><v>1</v></c>'));
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(crc32(workbookParts(inSheet('<c r="A1"><v>1</v></c>'))['xl/worksheets/sheet1.xml'] ?? ''));
    for (let at = bytes.indexOf(checksum); at !== -1; at = bytes.indexOf(checksum, at + 4)) bytes.writeUInt32LE(7, at);
    expect(await refusalOf(bytes)).toBe('damaged');
  });

  test('whatever happens to the bytes of a workbook, reading ends in rows or in a refusal', async () => {
    const bytes = readFileSync(fixture('spreadsheet.xlsx'));
    const change = fc.record({ at: fc.nat(bytes.length - 1), value: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(bytes.length), async (changes, length) => {
        const broken = Buffer.from(length % 3 === 0 ? bytes.subarray(0, length) : bytes);
        for (const { at, value } of changes) if (at < broken.length) broken[at] = value;
        const outcome = await readAll(broken).catch((error: unknown) => error);
        expect(typeof outcome === 'number' || outcome instanceof Invalid, String(outcome)).toBe(true);
      }),
    );
  }, 60_000);

  test('and so it does for any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('', 'PK\u0003\u0004', 'a,b\n"'), async (bytes, start) => {
        const outcome = await readAll(Buffer.concat([Buffer.from(start, 'latin1'), bytes])).catch((error: unknown) => error);
        expect(typeof outcome === 'number' || outcome instanceof Invalid, String(outcome)).toBe(true);
      }),
    );
  });
});

test('a sheet that is left before its end can be read again', async () => {
  const { sheets } = await openWorkbook(fixture('spreadsheet.xlsx'));
  for (let time = 0; time < 3; time++) {
    for await (const { row } of sheets[0]?.rows() ?? []) {
      expect(row).toBe(1);
      break;
    }
  }
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SheetRow } from '@/lib/ingest/sheet-row';
import { openWorkbook, type Sheet } from '@/lib/ingest/workbook';
import { textsOf, workbookOf, workbookParts, zipOf } from '../support/spreadsheets';

const fixture = (name: string) => path.join('tests', 'fixtures', name);

async function rowsOf(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) rows.push(row);
  return rows;
}

describe('a workbook as a spreadsheet program saved it', () => {
  test('gives every filled cell by row and column, as it is shown', async () => {
    const { format, sheets } = await openWorkbook(fixture('spreadsheet.xlsx'));
    expect([format, sheets.map(({ name, hidden }) => [name, hidden])]).toEqual([
      'xlsx',
      [
        ['Số liệu', false],
        ['Nháp', true],
      ],
    ]);
    const [first] = sheets;
    const rows = first ? await rowsOf(first) : [];
    expect(rows.map(({ row, hidden }) => [row, hidden])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [5, false],
    ]);
    const cells = rows.flatMap((row) => row.cells.map(({ column, text, type, formula }) => [`${column}${row.row}`, text, type, formula]));
    expect(cells).toEqual([
      ['A1', 'Chỉ tiêu', 'text', false],
      ['C1', 'Ngày', 'text', false],
      ['D1', 'Ẩn', 'text', false],
      ['E1', 'Giá trị', 'text', false],
      ['A2', 'Kinh tế số & xã hội số\ndòng hai', 'text', false],
      ['B2', '18.3%', 'number', false],
      ['C2', '2024-07-18', 'date', false],
      ['D2', 'bí mật', 'text', false],
      ['E2', '0.3', 'number', true],
      ['F2', '1928311.50', 'number', false],
      ['A3', 'hàng ẩn', 'text', false],
      ['A5', 'TRUE', 'flag', false],
      ['B5', '2024-06', 'date', false],
      ['C5', '007', 'number', false],
      ['E5', '#DIV/0!', 'error', true],
      ['F5', '18.3456', 'number', false],
    ]);
  });

  test('reports what is hidden, merged, calculated or shown with fewer digits, and the same again when it is read again', async () => {
    const { sheets } = await openWorkbook(readFileSync(fixture('spreadsheet.xlsx')));
    const [first, second] = sheets as [Sheet, Sheet];
    const told = async () => {
      await rowsOf(first);
      return first.notices();
    };
    const notices = await told();
    expect(notices).toEqual([
      { code: 'hidden-column', sheet: 'Số liệu', count: 1, places: ['D'] },
      { code: 'formula', sheet: 'Số liệu', count: 2, places: ['E2', 'E5'] },
      { code: 'hidden-row', sheet: 'Số liệu', count: 1, places: ['3'] },
      { code: 'more-digits-than-shown', sheet: 'Số liệu', count: 1, places: ['F5'] },
      { code: 'merged-cells', sheet: 'Số liệu', count: 1, places: ['A1:B1'] },
    ]);
    expect(await told()).toEqual(notices);
    expect(second.notices()).toEqual([{ code: 'hidden-sheet', sheet: 'Nháp', count: 1, places: ['Nháp'] }]);
  });
});

describe('cells of other programs', () => {
  const cell = async (xml: string) => {
    const { sheets } = await openWorkbook(await workbookOf(`<sheetData><row r="1">${xml}</row></sheetData>`));
    return (await rowsOf(sheets[0] as Sheet))[0]?.cells[0];
  };

  test.each([
    ['<c r="B1"><v>0.30000000000000004</v></c>', '0.3', 'number'],
    ['<c r="B1"><v>18.300000000000001</v></c>', '18.3', 'number'],
    ['<c r="B1"><v>1E-7</v></c>', '0.0000001', 'number'],
    ['<c r="B1"><v>1.9283110000000001E6</v></c>', '1928311', 'number'],
    ['<c r="B1"><v>-0</v></c>', '0', 'number'],
    ['<c r="B1" t="d"><v>2024-07-18T00:00:00</v></c>', '2024-07-18', 'date'],
    ['<c r="B1" t="str"><f>A1</f><v>chữ</v></c>', 'chữ', 'text'],
    ['<c r="B1" t="inlineStr"><is><r><t>Kinh </t></r><r><t>tế</t></r></is></c>', 'Kinh tế', 'text'],
    ['<c r="B1" t="inlineStr"><is><t>a&amp;&#7853;&#x1F600;_x000A_b</t></is></c>', 'a&ậ😀\nb', 'text'],
    ['<c r="B1"><f>A1+1</f></c>', '', 'error'],
    ['<x:c r="B1"><x:v>5</x:v></x:c>', '5', 'number'],
  ])('%s', async (xml, text, type) => {
    expect(await cell(xml)).toMatchObject({ row: 1, column: 'B', text, type });
  });

  test('shared texts with the reading of East Asian words beside them, which is left out', async () => {
    const parts = workbookParts('<sheetData><row r="4"><c r="C4" t="s"><v>1</v></c></row></sheetData>');
    const bytes = await zipOf({
      ...parts,
      'xl/_rels/workbook.xml.rels':
        parts['xl/_rels/workbook.xml.rels']?.replace(
          '</',
          '<Relationship Id="s" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/></',
        ) ?? '',
      'xl/sharedStrings.xml': '<sst><si><t>a</t></si><si><r><t>東</t></r><rPh><t>ひがし</t></rPh><r><t>京</t></r></si></sst>',
    });
    expect(await textsOf((await openWorkbook(bytes)).sheets[0] as Sheet)).toEqual({ 4: { C: '東京' } });
  });

  test('the calendar that begins in 1904', async () => {
    const parts = workbookParts('<sheetData><row><c s="1"><v>44028</v></c></row></sheetData>');
    const bytes = await zipOf({
      ...parts,
      'xl/workbook.xml': parts['xl/workbook.xml']?.replace('<sheets>', '<workbookPr date1904="1"/><sheets>') ?? '',
      'xl/_rels/workbook.xml.rels':
        parts['xl/_rels/workbook.xml.rels']?.replace('</', '<Relationship Id="s" Type="x/styles" Target="styles.xml"/></') ?? '',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    expect(await textsOf((await openWorkbook(bytes)).sheets[0] as Sheet)).toEqual({ 1: { A: '2024-07-17' } });
  });
});

describe('a text file is read in the encoding and with the delimiter it has', () => {
  const text = 'Mã;Tên\r\na;Kinh tế số\r\n\r\nb;"Đường; ""ươm"""\r\n';
  const rows = { 1: { A: 'Mã', B: 'Tên' }, 2: { A: 'a', B: 'Kinh tế số' }, 4: { A: 'b', B: 'Đường; "ươm"' } };
  /** What Windows keeps in its Vietnamese code page: a letter and then its tone. */
  const windows1258 = Buffer.from(
    [...text.replace(/ế/g, 'ê\u0301').replace(/ố/g, 'ô\u0301').replace(/ờ/g, 'ơ\u0300').replace(/ã/g, 'a\u0303')].map(
      (letter) =>
        ({ '\u0301': 0xec, '\u0300': 0xcc, '\u0303': 0xde, Đ: 0xd0, ư: 0xfd, ơ: 0xf5, ê: 0xea, ô: 0xf4 })[letter] ?? letter.charCodeAt(0),
    ),
  );
  const wide = Buffer.from(text, 'utf16le');

  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['utf-16le', wide],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])],
    ['windows-1258', windows1258],
  ])('%s', async (encoding, bytes) => {
    const workbook = await openWorkbook(bytes);
    expect(workbook).toMatchObject({ format: 'csv', encoding, delimiter: 'semicolon' });
    expect(workbook.notices.map(({ code, places }) => [code, ...places])).toEqual([
      ['encoding', encoding],
      ['delimiter', 'semicolon'],
    ]);
    const read = await textsOf(workbook.sheets[0] as Sheet);
    expect(JSON.parse(JSON.stringify(read).normalize('NFC'))).toEqual(rows);
  });

  test('French from Windows is not taken for Vietnamese', async () => {
    const workbook = await openWorkbook(Buffer.from('code,nom\na,Économie numérique à Hué\n', 'latin1'));
    expect(workbook.encoding).toBe('windows-1252');
    expect((await textsOf(workbook.sheets[0] as Sheet))[2]).toEqual({ A: 'a', B: 'Économie numérique à Hué' });
  });

  test.each([
    ['comma', 'a,b\n1,2\n'],
    ['semicolon', 'a;b\n1,5;2,5\n'],
    ['tab', 'a\tb\n1,5\t2;5\n'],
    ['comma', 'a\n1\n'],
    ['semicolon', 'sep=;\na;b\n'],
    ['comma', '"x;y;z","b"\n"1;2;3",2\n'],
  ])('%s', async (delimiter, content) => {
    expect((await openWorkbook(Buffer.from(content))).delimiter).toBe(delimiter);
  });

  test('a line that only names the delimiter is no row', async () => {
    expect(await textsOf((await openWorkbook(Buffer.from('sep=;\na;b\n'))).sheets[0] as Sheet)).toEqual({ 2: { A: 'a', B: 'b' } });
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CellContext, readCell } from '@/lib/ingest/cells';
import { cleaned, guarded, unguarded } from '@/lib/ingest/clean-text';
import { choicesOf, columnsByHeading, headingOf, SHEET_LANGUAGES, type SheetWords, sheetWords } from '@/lib/ingest/words';
import { type SheetColumn, sheetKinds, sheetOf } from '@/lib/publishing/columns/sheet';

let words: SheetWords;
beforeAll(async () => {
  words = await sheetWords();
});

const lookup: CellContext['lookup'] = {
  has: (kind, code) => kind === 'organisation' && ['btttt', 'bkhcn'].includes(code),
  named: (_, name) => ({ 'bộ khoa học và công nghệ': ['bkhcn'], ubnd: ['ubnd-1', 'ubnd-2'] })[name] ?? [],
};
const columnOf = (kind: string, name: string) => sheetOf(kind).columns.find((column) => column.name === name) as SheetColumn;

function read(
  kind: string,
  name: string,
  text: string,
  more: Partial<CellContext> & { type?: 'text' | 'number' | 'date' | 'flag' | 'error' } = {},
) {
  const { type = 'text', ...context } = more;
  const column = columnOf(kind, name);
  return readCell({ text, type }, column, { kind, choices: choicesOf(kind, column, words), lookup, decimalMark: null, ...context });
}

describe('a cell that can be read has one value', () => {
  test.each([
    ['figure', 'value', ' 18,30 ', '18.30'],
    ['figure', 'period', 'quý III/2024', '2024-Q3'],
    ['document', 'issued', '31/3/2022', '2022-03-31'],
    ['figure', 'quote', '  Kinh te\u0302\u0301 so\u0302\u0301  ', 'Kinh tế số'],
    ['article', 'body_vi', 'Một\r\n\r\nHai', 'Một\n\nHai'],
    ['indicator', 'unit', 'PERCENT', 'percent'],
    ['indicator', 'direction', 'Càng cao càng tốt', 'higher'],
    ['indicator', 'direction', 'the lower the better', 'lower'],
    ['figure', 'qualifier', '>=', '>='],
    ['figure', 'qualifier', 'khoảng', '~'],
    ['document', 'kind', 'Quyết định', 'decision'],
    ['document', 'kind', 'new-kind', 'new-kind'],
    ['source', 'translated', 'Có', 'yes'],
    ['source', 'translated', 'không', ''],
    ['source', 'language', 'tiếng Việt', 'vi'],
    ['source', 'language', 'und', 'und'],
    ['topic', 'name_original', 'tiếng Anh', 'en'],
    ['series', 'producer', ' BTTTT ', 'btttt'],
    ['series', 'producer', 'Bộ Khoa học  và Công nghệ', 'bkhcn'],
    ['indicator', 'owners', 'btttt; Bộ Khoa học và Công nghệ;', 'btttt;bkhcn'],
    ['synonym', 'words', 'TT&TT; văn hóa, thể thao \n; BTTTT', 'TT&TT;văn hóa, thể thao;BTTTT'],
    ['synonym', 'language', 'tiếng Pháp', 'fr'],
    ['goal', 'deadlines', '2025; tháng 12/2030', '2025;2030-12'],
    ['source', 'url', 'https://chinhphu.vn/a', 'https://chinhphu.vn/a'],
    ['figure', 'quote', "'=1+1", '=1+1'],
    ['figure', 'value', '', ''],
  ])('%s.%s %j is %j', (kind, name, text, value) => {
    expect(read(kind, name, text)).toEqual({ value });
  });

  test('a cell stored as a number, a date or a flag says exactly what it is', () => {
    expect(read('figure', 'value', '1.234', { type: 'number' })).toEqual({ value: '1.234' });
    expect(read('figure', 'period', '2024', { type: 'number' })).toEqual({ value: '2024' });
    expect(read('figure', 'period', '2024-06', { type: 'date' })).toEqual({ value: '2024-06' });
    expect(read('source', 'translated', 'TRUE', { type: 'flag' })).toEqual({ value: 'yes' });
  });

  test('the other cells of a column settle which sign stands for decimals', () => {
    expect(read('figure', 'value', '1,234', { decimalMark: 'comma' })).toEqual({ value: '1.234' });
    expect(read('figure', 'value', '1,234', { decimalMark: 'point' })).toEqual({ value: '1234' });
  });
});

describe('a cell that cannot be read says why, and what to write', () => {
  test.each([
    ['figure', 'value', '1,234', 'two-readings', { whole: '1234', fraction: '01.234' }],
    ['figure', 'value', '1.234', 'two-readings', { whole: '1234', fraction: '01.234' }],
    ['figure', 'value', '18,3%', 'percent-sign', {}],
    ['figure', 'value', 'khoảng 5', 'not-a-number', {}],
    ['figure', 'period', '18/7/2024', 'not-a-period', {}],
    ['document', 'issued', '7/18/2024', 'not-a-date', {}],
    ['indicator', 'unit', 'kg', 'not-a-choice', { choices: expect.stringContaining('percent') }],
    ['topic', 'code', 'Mã có dấu', 'not-a-code', {}],
    ['series', 'producer', 'Bộ không có', 'unknown-code', { kind: 'organisation' }],
    ['series', 'producer', 'UBND', 'two-names', { codes: 'ubnd-1, ubnd-2' }],
    ['indicator', 'owners', 'btttt; nobody', 'unknown-code', {}],
    ['source', 'translated', 'maybe', 'not-a-flag', {}],
    ['source', 'url', 'www.chinhphu.vn', 'not-an-address', {}],
    ['figure', 'quote', 'a\u0000b', 'control-character', {}],
    ['figure', 'quote', 'a\u202eb', 'control-character', {}],
    ['figure', 'quote', 'a\ufffdb', 'broken-character', {}],
    ['figure', 'quote', 'a\ud800b', 'broken-character', {}],
  ])('%s.%s %j: %s', (kind, name, text, problem, values) => {
    const reading = read(kind, name, text);
    expect(reading).toMatchObject({ problem, values });
    if (!('problem' in reading)) return;
    for (const language of SHEET_LANGUAGES) {
      expect(words[language].ingest.problem[reading.problem]).toBeDefined();
      expect(words[language].ingest.remedy[reading.remedy]).toBeDefined();
    }
  });

  test('a formula without a value, and a date where a number is asked for', () => {
    expect(read('figure', 'value', '#DIV/0!', { type: 'error' })).toMatchObject({ problem: 'no-value' });
    expect(read('figure', 'value', '2024-01-02', { type: 'date' })).toMatchObject({ problem: 'not-a-number' });
    expect(read('figure', 'value', '18.3%', { type: 'number' })).toMatchObject({ problem: 'percent-sign' });
  });

  test('what is written instead of two readings has one', () => {
    expect(read('figure', 'value', '01.234')).toEqual({ value: '1.234' });
  });

  test('no text whatever makes reading fail', () => {
    const cells = sheetKinds().flatMap((kind) =>
      sheetOf(kind).columns.map((column) => ({
        column,
        context: { kind, choices: choicesOf(kind, column, words), lookup, decimalMark: null },
      })),
    );
    fc.assert(
      fc.property(fc.nat(cells.length - 1), fc.uint16Array({ maxLength: 40 }), (index, units) => {
        const text = String.fromCharCode(...units);
        const { column, context } = cells[index] as (typeof cells)[number];
        const reading = readCell({ text, type: 'text' }, column, context);
        expect('value' in reading || reading.problem in words.vi.ingest.problem).toBe(true);
      }),
    );
  });
});

describe('a cell is harmless in a spreadsheet program, and the same after it', () => {
  test('text that begins like a formula gets an apostrophe in front; numbers do not', () => {
    for (const text of ['=1+1', '+84 24', '-a', '@SUM(A1)', '\tx', '\rx', "'=1", '＝1']) expect(guarded(text)).toBe(`'${text}`);
    for (const text of ['-12.5', '=', '>=', 'Kinh tế số', "'tis", '', '5-6']) expect(guarded(text)).toBe(text);
  });

  test('for every text', () => {
    const starts = fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', '\r');
    fc.assert(
      fc.property(starts, fc.string(), (start, rest) => {
        expect(unguarded(guarded(start + rest))).toBe(start + rest);
        expect(/^[=+\-@\t\r]/.test(guarded(start + rest)) && !/^(-\d+([.,]\d+)?|=)$/.test(start + rest)).toBe(false);
      }),
    );
  });

  test('also the apostrophe that somebody typed', () => {
    expect(cleaned(guarded("'=A1"))).toEqual({ text: "'=A1" });
  });
});

describe('headings', () => {
  test.each(sheetKinds().map((kind) => [kind]))('%s: every column has its own in either language, and is found by it', (kind) => {
    const sheet = sheetOf(kind);
    const columnNamed = columnsByHeading(sheet, words);
    for (const language of SHEET_LANGUAGES) {
      const headings = sheet.columns.map((column) => headingOf(column, language, words));
      expect(headings.filter((heading) => !heading || heading.includes('undefined'))).toEqual([]);
      expect(new Set(headings).size).toBe(headings.length);
      for (const [index, heading] of headings.entries())
        expect(columnNamed(` ${heading.toUpperCase()} `)?.name).toBe(sheet.columns[index]?.name);
    }
    for (const { name } of sheet.columns) expect(columnNamed(name)?.name).toBe(name);
    expect(columnNamed('No such column')).toBeUndefined();
  });

  test('every code of every choice has a label in Vietnamese and English', () => {
    const bare = sheetKinds().flatMap((kind) =>
      sheetOf(kind).columns.flatMap((column) =>
        (choicesOf(kind, column, words)?.list ?? [])
          .filter(({ code, labels }) => labels.vi === code)
          .map(({ code }) => `${kind}.${column.name} ${code}`),
      ),
    );
    expect(bare).toEqual([]);
  });
});

import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CellContext, readCell } from '@/lib/ingest/cells';
import { DecimalHabit } from '@/lib/ingest/decimals';
import { tableFile } from '@/lib/ingest/template';
import { choicesOf, columnsByHeading, SHEET_LANGUAGES, type SheetLanguage, type SheetWords, sheetWords } from '@/lib/ingest/words';
import { openWorkbook, type Sheet } from '@/lib/ingest/workbook';
import { canonical } from '@/lib/publishing/canonical';
import type { Values } from '@/lib/publishing/columns/cells';
import { continues, recordOfRows, type SheetColumn, sheetKinds, sheetOf } from '@/lib/publishing/columns/sheet';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { bytesOf, textsOf } from '../support/spreadsheets';
import { testDatabase } from '../support/test-database';

type Rec = Record<string, unknown>;
type Format = 'xlsx' | 'csv';

const database = testDatabase('content');
const FORMATS: readonly Format[] = ['xlsx', 'csv'];
const everyFile = SHEET_LANGUAGES.flatMap((language) => FORMATS.map((format) => [language, format] as const));
/** Each day every kind in each format with the headings of one language, another for each; in the long run in all of them. */
const kindsIn = (language: SheetLanguage, format: Format) =>
  sheetKinds().filter((_, index) => {
    const turn = SHEET_LANGUAGES.indexOf(language) + FORMATS.indexOf(format) + index;
    return process.env.TEST_LONG === '1' || turn % SHEET_LANGUAGES.length === 0;
  });
const published = new Map<string, Rec[]>();
let words: SheetWords;

const figures = `SELECT f.series_code AS series, f.period, f.area_code AS area, f.release_code AS release, f.value::text, f.qualifier, f.status, f.note,
  f.quote, f.quote_language AS "quoteLanguage", f.source_code AS source, f.confidence FROM staged_figure f ORDER BY f.change_set_number, f.position`;

beforeAll(async () => {
  words = await sheetWords();
  published.set('figure', (await database.client.query<Rec>(figures)).rows);
  const { rows } = await database.client.query<{ kind: string; codes: string[] }>(
    `SELECT kind, array_agg(DISTINCT code ORDER BY code) AS codes FROM change WHERE kind <> 'figures' GROUP BY kind`,
  );
  for (const { kind, codes } of rows) {
    const records = await readRecords(database.client, kindNamed(kind), codes);
    published.set(
      kind,
      [...records.values()].map(({ record }) => record as Rec),
    );
  }
});

const everyCode: CellContext['lookup'] = { has: () => true, named: () => [] };

/** The records of a sheet, each cell read for its column. */
async function recordsOf(sheet: Sheet, kind: string): Promise<Rec[]> {
  const table = sheetOf(kind);
  const columnNamed = columnsByHeading(table, words);
  const columns = new Map<string, SheetColumn>();
  const habits = new Map(table.columns.map(({ name }) => [name, new DecimalHabit()]));
  for await (const { row, cells } of sheet.rows()) {
    for (const { column: letter, text } of cells) {
      const column = row === 1 ? columnNamed(text) : columns.get(letter);
      if (row > 1) habits.get(column?.name ?? '')?.observe(text);
      else if (column) columns.set(letter, column);
    }
  }
  expect([...columns.values()].map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
  const groups: Values[][] = [];
  for await (const { row, cells } of sheet.rows()) {
    if (row === 1) continue;
    const values: Record<string, string> = {};
    for (const cell of cells) {
      const column = columns.get(cell.column) as SheetColumn;
      const context = {
        kind,
        choices: choicesOf(kind, column, words),
        lookup: everyCode,
        decimalMark: habits.get(column.name)?.mark() ?? null,
      };
      const reading = readCell(cell, column, context);
      if (!('value' in reading)) throw new Error(`${kind} ${column.name} ${cell.column}${row} ${cell.text}: ${reading.problem}`);
      values[column.name] = reading.value;
    }
    const group = groups.at(-1);
    if (group && continues(table, values, group[0])) group.push(values);
    else groups.push([values]);
  }
  return groups.map((rows) => recordOfRows(table, rows));
}

async function written(kind: string, language: SheetLanguage, format: Format, records: readonly Rec[]): Promise<readonly Sheet[]> {
  return (await openWorkbook(await bytesOf(tableFile({ kind, language, format, records })))).sheets;
}

describe.each(everyFile)('what is exported with %s headings as %s is imported unchanged', (language, format) => {
  test.each(kindsIn(language, format).map((kind) => [kind]))('every %s', async (kind) => {
    const records = published.get(kind) ?? [];
    if (!['reply', 'series-break'].includes(kind)) expect(records.length).toBeGreaterThan(0);
    const [sheet] = await written(kind, language, format, records);
    const read = await recordsOf(sheet as Sheet, kind);
    expect(read.map(canonical)).toEqual(records.map(canonical));
  });

  test('texts that look like formulas, numbers like thousands, and an original in another language', async () => {
    const [figure = {}] = published.get('figure') ?? [];
    const quotes = [
      '=1+1',
      "'=1+1",
      '+84',
      '-a',
      '-12,5',
      '@x',
      'dòng\n\n=2',
      '"',
      ';',
      ',',
      ' x',
      '_x000D_',
      '&lt;',
      '007',
      '2024-06',
      'TRUE',
    ];
    const records = quotes.map((quote, index) => ({
      ...figure,
      quote: quote.trim(),
      quoteLanguage: 'vi',
      value: ['1.234', '-12.500', '0.1', '18.30', '123456789012345678.9'][index % 5],
      note: { original: 'ru', vi: 'Ghi chú', ru: 'Заметка' },
    }));
    for (const one of [records, records.filter(({ value }) => value === '1.234')]) {
      const [sheet] = await written('figure', language, format, one);
      expect((await recordsOf(sheet as Sheet, 'figure')).map(canonical)).toEqual(one.map(canonical));
    }
  });
});

describe('the template of a kind', () => {
  test.each(sheetKinds().map((kind) => [kind]))('%s: only its first sheet has a row of headings', async (kind) => {
    const columnNamed = columnsByHeading(sheetOf(kind), words);
    for (const language of SHEET_LANGUAGES) {
      const codes = (target: string) => (published.get(target) ?? []).map((record) => ({ code: String(record.code), name: 'Tên' }));
      const bytes = await bytesOf(tableFile({ kind, language, format: 'xlsx', codes }));
      const { sheets } = await openWorkbook(bytes);
      expect(sheets).toHaveLength(3);
      const found = await Promise.all(
        sheets.map(async (sheet) => {
          const rows = Object.values(await textsOf(sheet));
          return rows.filter((row) => Object.values(row).filter((text) => columnNamed(text)).length >= 2).length;
        }),
      );
      expect(found).toEqual([1, 0, 0]);
    }
  });

  test('lists the codes that a column takes, with what they mean', async () => {
    const codes = (kind: string) => (kind === 'organisation' ? [{ code: 'btttt', name: '=Bộ' }] : []);
    const { sheets } = await openWorkbook(await bytesOf(tableFile({ kind: 'indicator', language: 'vi', format: 'xlsx', codes })));
    const rows = Object.values(await textsOf(sheets[2] as Sheet));
    expect(rows).toContainEqual({ A: 'Chiều [direction]', B: 'higher', C: 'Càng cao càng tốt' });
    expect(rows).toContainEqual({ A: 'Cơ quan phụ trách [owners]', B: 'btttt', C: "'=Bộ" });
  });

  test('is opened by another program: text cells, a heading that stays, the codes offered', async () => {
    const [figure] = published.get('figure') ?? [];
    const bytes = await bytesOf(
      tableFile({ kind: 'figure', language: 'en', format: 'xlsx', records: [{ ...figure, period: '2024-06', value: '18.30' }] }),
    );
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const [data] = sheets;
    expect(data?.rows[0]?.slice(0, 5)).toEqual(['Series', 'Period', 'Area', 'Release', 'Value']);
    expect(data?.rows[1]?.slice(1, 5)).toEqual(['2024-06', figure?.area, figure?.release, '18.30']);
    expect(data?.freezePane).toMatchObject({ rows: 1 });
    expect(data?.dataValidations?.length).toBeGreaterThan(2);
    expect(data?.cells?.get('1,1')?.style?.numFmt).toBe('@');
  });

  test('as a text file begins with the mark of UTF-8', async () => {
    const bytes = await bytesOf(tableFile({ kind: 'topic', language: 'vi', format: 'csv' }));
    expect(bytes.toString()).toBe(
      '\ufeffMã,Thuộc,Tên (tiếng Việt),Tên (tiếng Anh),Tên (tiếng Pháp),Tên (tiếng Nga),Tên (ngôn ngữ gốc)\r\n',
    );
  });
});

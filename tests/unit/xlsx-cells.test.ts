import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { booleanCell, dateCell, numberCell, textCell } from '@/lib/exports/xlsx-cells';
import { type Rows, rowSheets, type ShownColumn } from '@/lib/exports/xlsx-rows';
import { writtenWorkbook } from '@/lib/exports/xlsx-write';
import { bytesOf } from '../support/spreadsheets';

async function* batches(...given: Rows[]): AsyncGenerator<Rows> {
  yield* given;
}
const column = (cell: ShownColumn['cell'], from = 0): ShownColumn => ({ heading: `c${from}`, from, width: 10, cell });
const text: ShownColumn['cell'] = (value) => textCell(value);

/** The first column of the first sheet below its heading, as another program reads it. */
async function readBack(cell: ShownColumn['cell'], values: readonly (string | null)[]): Promise<unknown[]> {
  const sheets = rowSheets('Rows', [column(cell), column(text, 1)], batches(values.map((value) => [value, 'x'])));
  const workbook = await readXlsx(await bytesOf(writtenWorkbook(sheets)));
  return (workbook.sheets[0]?.rows ?? []).slice(1).map((row) => row[0] ?? null);
}

describe('a number', () => {
  test('of fifteen digits or less is a number, and of more that no double holds a text', async () => {
    const values = ['0', '-12.50', '18.30', '999999999999999', '0.000000000001', '1234567890.123456', '12345678901234567890', '-0.1', null];
    expect(await readBack(numberCell, values)).toEqual([
      0,
      -12.5,
      18.3,
      999999999999999,
      1e-12,
      1234567890.123456,
      '12345678901234567890',
      -0.1,
      null,
    ]);
  });

  test('never loses a digit', async () => {
    const decimal = fc
      .tuple(
        fc.boolean(),
        fc.bigInt({ min: 1n, max: 10n ** 20n }),
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        fc.integer({ min: 0, max: 14 }),
      )
      .map(([isNegative, whole, fraction, places]) => {
        const digits = places === 0 ? '' : `.${fraction.toString().padStart(places, '0').slice(0, places)}`;
        return `${isNegative ? '-' : ''}${whole}${digits}`;
      });
    const asWritten = (cell: unknown, value: string) =>
      typeof cell === 'number' ? cell.toFixed(value.includes('.') ? value.length - value.indexOf('.') - 1 : 0) : cell;
    const decimals = fc.array(decimal, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(decimals, async (values) => {
        const found = await readBack(numberCell, values);
        expect(values.map((value, index) => asWritten(found[index], value))).toEqual(values);
      }),
    );
  }, 60_000);
});

test('a day is a day, and one that programs count wrongly a text', async () => {
  const [first, second, third, fourth] = await readBack(dateCell, ['2025-03-31', '1900-03-01', '1900-02-28', '2025-03']);
  expect([first, second]).toEqual([new Date('2025-03-31T00:00:00Z'), new Date('1900-03-01T00:00:00Z')]);
  expect([third, fourth]).toEqual(['1900-02-28', '2025-03']);
});

test('true and false are booleans', async () => {
  expect(await readBack(booleanCell, ['true', 'false', null])).toEqual([true, false, null]);
});

test('any text comes back as it was written, and none is a formula', async () => {
  const asKept = fc.string({ unit: 'binary', minLength: 1 }).map((value) => value.toWellFormed());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(asKept, fc.constantFrom('=1+1', '_x0041_', ' a ', '-2', '@x', '\t', 'a\nb', 'a\r\nb')), {
        minLength: 1,
        maxLength: 20,
      }),
      async (values) => {
        expect(await readBack(text, values)).toEqual(values);
      },
    ),
  );
}, 60_000);

test('a text longer than a cell is cut with a mark', async () => {
  const [cell] = await readBack(text, ['ă'.repeat(40_000)]);
  expect(String(cell)).toHaveLength(32_767);
  expect(String(cell).endsWith('ă…')).toBe(true);
});

describe('more rows than a sheet holds', () => {
  async function sizes(count: number): Promise<[string, number][]> {
    const given = Array.from({ length: Math.ceil(count / 3) }, (_, n) => Array.from({ length: Math.min(3, count - n * 3) }, () => ['1']));
    const found: [string, number][] = [];
    for await (const { name, rows } of rowSheets('Rows', [column(numberCell)], batches(...given), 6)) {
      let rowsOfSheet = 0;
      for await (const row of rows) rowsOfSheet += 'xml' in row ? row.count : 1;
      found.push([name, rowsOfSheet]);
    }
    return found;
  }

  test('go on in another, each with its headings', async () => {
    expect(await sizes(6)).toEqual([
      ['Rows', 6],
      ['Rows 2', 2],
    ]);
    expect(await sizes(13)).toEqual([
      ['Rows', 6],
      ['Rows 2', 6],
      ['Rows 3', 4],
    ]);
  });

  test('and as many as it holds stay in one', async () => {
    expect(await sizes(5)).toEqual([['Rows', 6]]);
    expect(await sizes(0)).toEqual([['Rows', 1]]);
  });
});

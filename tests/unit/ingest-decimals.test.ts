import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecimalHabit, decimalReading, plainDecimal } from '@/lib/ingest/decimals';

describe('a number that can be read in one way is read exactly', () => {
  test.each([
    ['18,3', '18.3'],
    ['18.3', '18.3'],
    ['18,30', '18.30'],
    ['1 234,5', '1234.5'],
    ['1\u00a0234\u202f567,5', '1234567.5'],
    ['1.234,5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.928.311', '1928311'],
    ['1,928,311', '1928311'],
    ['1.928.311,05', '1928311.05'],
    ['1928311', '1928311'],
    ['0,123', '0.123'],
    ['01.234', '1.234'],
    ['1234,567', '1234.567'],
    ['12,3456', '12.3456'],
    ['-2,5', '-2.5'],
    ['−2.5', '-2.5'],
    ['+7', '7'],
    ['-0,0', '0.0'],
    ['007', '7'],
    ['0', '0'],
  ])('%s is %s', (written, value) => {
    expect(decimalReading(written)).toMatchObject({ value });
  });
});

test.each([
  ['1,234', '1234', '1.234'],
  ['1.234', '1.234', '1234'],
  ['-12,500', '-12500', '-12.500'],
])('%s is not guessed: with a decimal point %s, with a decimal comma %s', (written, point, comma) => {
  expect(decimalReading(written)).toEqual({ point, comma });
});

test.each(['', '-', '18,', ',5', '1,23.4', '1.23.4', '0.928.311', '1,2,3', '12 34', '1e5', 'mười', '18 %', '5-6', '1..2', '٣'])(
  '“%s” is no number',
  (written) => {
    expect(decimalReading(written)).toBeNull();
  },
);

describe('a column settles what one cell leaves open', () => {
  const markOf = (...cells: string[]) => {
    const habit = new DecimalHabit();
    for (const text of cells) habit.observe(text);
    return habit.mark();
  };

  test('by a cell that can be read in one way only', () => {
    expect(markOf('1,234', '18,3')).toBe('comma');
    expect(markOf('1.234', '1.928.311')).toBe('comma');
    expect(markOf('1.234', '18.3')).toBe('point');
    expect(markOf('1,234', '1,928,311')).toBe('point');
  });

  test('not by whole numbers, nor where two cells say two things', () => {
    expect(markOf('1,234', '5', '1 000')).toBeNull();
    expect(markOf('18,3', '18.3')).toBeNull();
  });
});

const decimals = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.option(fc.stringMatching(/^\d{1,6}$/), { nil: '' }))
  .map(([negative, whole, fraction]) => {
    const value = fraction === '' ? String(whole) : `${whole}.${fraction}`;
    return negative && /[1-9]/.test(value) ? `-${value}` : value;
  });

test('every decimal of the record is written so that it is read again unchanged', () => {
  fc.assert(
    fc.property(decimals, (value) => {
      expect(decimalReading(plainDecimal(value))).toMatchObject({ value });
    }),
  );
});

test('every decimal grouped as in Viet Nam or in English is read as itself, or named with both readings', () => {
  const grouped = (whole: string, sign: string) => whole.replace(/\B(?=(\d{3})+$)/g, sign);
  fc.assert(
    fc.property(decimals, fc.constantFrom('point' as const, 'comma' as const), (value, mark) => {
      const [decimal, group] = mark === 'comma' ? [',', '.'] : ['.', ','];
      const [, sign = '', whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? [];
      const reading = decimalReading(`${sign}${grouped(whole, group)}${fraction === undefined ? '' : `${decimal}${fraction}`}`);
      expect(reading && ('value' in reading ? reading.value : reading[mark])).toBe(value);
    }),
  );
});

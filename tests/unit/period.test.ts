import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  comparePeriods,
  daysBetween,
  firstDay,
  isPartialDate,
  isPeriod,
  lastDay,
  midpointYear,
  monthsBetween,
  periodMonths,
  precisionOf,
} from '@/lib/period';

const day = fc
  .date({ min: new Date('1945-09-02'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('partial dates', () => {
  test.each([
    ['2024', 'year', '2024-01-01', '2024-12-31', 12],
    ['2024-S1', 'half-year', '2024-01-01', '2024-06-30', 6],
    ['2024-S2', 'half-year', '2024-07-01', '2024-12-31', 6],
    ['2024-Q3', 'quarter', '2024-07-01', '2024-09-30', 3],
    ['2024-02', 'month', '2024-02-01', '2024-02-29', 1],
  ] as const)('%s is a %s from %s to %s of %i months', (text, precision, first, last, length) => {
    expect([precisionOf(text), firstDay(text), lastDay(text), periodMonths(text)]).toEqual([precision, first, last, length]);
    expect([isPeriod(text), isPartialDate(text)]).toEqual([true, true]);
  });

  test('a day is a date but not a period, and has no length in months', () => {
    expect([isPartialDate('2024-07-18'), isPeriod('2024-07-18')]).toEqual([true, false]);
    expect(() => periodMonths('2024-07-18')).toThrow(RangeError);
  });

  test.each(['', '24', '2024-13', '2024-00', '2024-S3', '2024-Q5', '2023-02-29', '2024-7-18', '2024-07-32', ' 2024', '0000'])(
    '"%s" is refused',
    (text) => {
      expect([isPartialDate(text), isPeriod(text)]).toEqual([false, false]);
      expect(() => lastDay(text)).toThrow(RangeError);
    },
  );
});

describe('counting', () => {
  test('from the deadline of the semiconductor strategy to its day of issue are 52 days', () => {
    expect(daysBetween('2024-07-31', '2024-09-21')).toBe(52);
  });

  test('days are counted between days only', () => {
    expect(() => daysBetween('2024', '2024-07-18')).toThrow(RangeError);
  });

  test('adding the days between two days leads from one to the other', () => {
    fc.assert(fc.property(day, day, (a, b) => addDays(a, daysBetween(a, b)) === b));
  });

  test('a month counted from the end of a month ends with the last day of a month', () => {
    expect(monthsBetween('2024-06-30', '2025-01-30')).toBe(6);
    expect(monthsBetween('2024-06-30', '2025-01-31')).toBe(7);
    expect(monthsBetween('2024-06-30', '2025-07-31')).toBe(13);
    expect(monthsBetween('2024-01-31', '2024-02-29')).toBe(1);
    expect(addMonths('2024-12-31', 14)).toBe('2026-02-28');
  });

  test('months never count less as the day goes on, and the other way round they are negative', () => {
    fc.assert(
      fc.property(day, day, fc.nat(400), (a, b, more) => {
        expect(monthsBetween(a, addDays(b, more))).toBeGreaterThanOrEqual(monthsBetween(a, b));
        expect(monthsBetween(a, b) + monthsBetween(b, a)).toBe(0);
      }),
    );
  });

  test('a whole number of months later that many months have passed', () => {
    fc.assert(fc.property(day, fc.nat(600), (a, count) => monthsBetween(a, addMonths(a, count)) === count));
  });
});

describe('order', () => {
  test('periods stand by their last day, and of two that end together the longer one is the later', () => {
    const shuffled = ['2024', '2024-12', '2023', '2024-S1', '2024-Q4', '2024-06', '2024-S2'];
    expect(shuffled.sort(comparePeriods)).toEqual(['2023', '2024-06', '2024-S1', '2024-12', '2024-Q4', '2024-S2', '2024']);
  });

  test('a year stands in its middle on the axis of a chart, its halves a quarter of a year to either side', () => {
    expect(midpointYear('2023')).toBe(2023.5);
    expect(midpointYear('2023-S1')).toBeCloseTo(2023.25, 2);
    expect(midpointYear('2023-S2')).toBeCloseTo(2023.75, 2);
    expect(midpointYear('2023-07-02')).toBe(2023.5);
  });
});

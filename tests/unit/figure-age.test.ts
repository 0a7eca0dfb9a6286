import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureAge } from '@/lib/indicators/age';
import { addDays } from '@/lib/period';

describe('the age of a figure', () => {
  test('the half-year figure of 2024 is 13 months old on 31 July 2025, its successor due in January 2025', () => {
    const age = figureAge({ period: '2024-S1', frequency: 'half-year', today: '2025-07-31' });
    expect(age).toEqual({ state: 'last-reported', months: 13, nextDue: '2025-01' });
  });

  test('a yearly figure is fresh for twelve months, old from the end of the thirteenth, and what was last reported after two intervals', () => {
    const at = (today: string) => figureAge({ period: '2024', frequency: 'annual', today });
    expect(at('2026-01-30')).toEqual({ state: 'fresh', months: 12, nextDue: '2026-01' });
    expect(at('2026-01-31')).toEqual({ state: 'old', months: 13, nextDue: '2026-01' });
    expect(at('2026-12-31')).toEqual({ state: 'old', months: 24, nextDue: '2026-01' });
    expect(at('2027-01-31')).toEqual({ state: 'last-reported', months: 25, nextDue: '2026-01' });
  });

  test.each([
    ['monthly', 1],
    ['quarterly', 3],
    ['half-year', 6],
    ['annual', 12],
    ['biennial', 24],
  ] as const)('a %s figure is old after %i months and no sooner', (frequency, interval) => {
    const states = Array.from({ length: 60 }, (_, month) =>
      figureAge({ period: '2009', frequency, today: new Date(Date.UTC(2010, month + 1, 0)).toISOString().slice(0, 10) }),
    );
    expect(states.findIndex(({ state }) => state === 'old') + 1).toBe(interval + 1);
  });

  test.each(['irregular', 'once'] as const)('a figure published %s has an age but no interval to be judged by', (frequency) => {
    expect(figureAge({ period: '2024', frequency, today: '2026-11-22' })).toEqual({ state: 'no-interval', months: 22 });
  });

  test('a period that still runs has no age', () => {
    expect(figureAge({ period: '2026', frequency: 'annual', today: '2026-11-22' })).toMatchObject({ state: 'fresh', months: 0 });
  });

  test('a figure never grows younger', () => {
    const order = { fresh: 0, old: 1, 'last-reported': 2, 'no-interval': 3 };
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(400), (days, more) => {
        const before = figureAge({ period: '2020-Q1', frequency: 'quarterly', today: addDays('2020-01-01', days) });
        const after = figureAge({ period: '2020-Q1', frequency: 'quarterly', today: addDays('2020-01-01', days + more) });
        expect(after.months).toBeGreaterThanOrEqual(before.months);
        expect(order[after.state]).toBeGreaterThanOrEqual(order[before.state]);
      }),
    );
  });
});

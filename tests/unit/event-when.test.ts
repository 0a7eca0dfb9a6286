import { describe, expect, test } from 'vitest';
import { isYearly, nextTurn, phaseOn } from '@/lib/events/when';

describe('when an event lies', () => {
  test.each([
    ['2022-10-10', '2026-10-10', '2026-10-10'],
    ['2022-10-10', '2026-10-11', '2027-10-10'],
    ['2022-10-10', '2021-05-01', '2022-10-10'],
    ['2022-10', '2026-10-31', '2026-10'],
    ['2024-02-29', '2025-01-01', '2025-02-28'],
    ['2024-02-29', '2027-03-01', '2028-02-29'],
  ])('%s, held each year, is next held on or after %s: %s', (starts, day, next) => {
    expect(nextTurn(starts, day)).toBe(next);
  });

  test('only a day or a week without an end comes back: of a meeting the end is merely unknown', () => {
    expect(isYearly({ kind: 'day', starts: '2022-10-10', ends: null })).toBe(true);
    expect(isYearly({ kind: 'day', starts: '2022-10-10', ends: '2022-10-10' })).toBe(false);
    expect(isYearly({ kind: 'meeting', starts: '2024-07-10', ends: null })).toBe(false);
  });

  test('an event of a month is not past before the month is', () => {
    const event = { kind: 'meeting', starts: '2024-05', ends: '2024-06' } as const;
    expect(['2024-04-30', '2024-05-01', '2024-06-30', '2024-07-01'].map((day) => phaseOn(event, day))).toEqual([
      'upcoming',
      'running',
      'running',
      'past',
    ]);
  });
});

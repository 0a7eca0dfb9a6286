import { describe, expect, test } from 'vitest';
import { pageWindow } from '@/components/ui/page-window';

describe('the pages of a list that are linked', () => {
  test.each([
    ['the only page', 1, 1, [1]],
    ['a few pages', 2, 3, [1, 2, 3]],
    ['the first of many', 1, 1000, [1, 2, null, 1000]],
    ['one beside the first', 3, 1000, [1, 2, 3, 4, null, 1000]],
    ['the middle of many', 500, 1000, [1, null, 499, 500, 501, null, 1000]],
    ['the last of many', 1000, 1000, [1, null, 999, 1000]],
    ['one after the last', 4, 3, [1, null, 3]],
    ['far after the last', 50, 3, [1, null, 3]],
  ])('%s', (_, current, last, shown) => {
    expect(pageWindow(current, last)).toEqual(shown);
  });

  test('the current page, both ends and its neighbours are always there, in order, and never more', () => {
    for (let last = 1; last <= 30; last += 1) {
      for (let current = 1; current <= last; current += 1) {
        const numbers = pageWindow(current, last).filter((page) => page !== null);
        const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
        expect(numbers).toEqual([...new Set(wanted)].sort((a, b) => a - b));
      }
    }
  });
});

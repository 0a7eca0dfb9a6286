import { describe, expect, test } from 'vitest';
import { parentsOf, sumUnder, withChildren } from '@/lib/topics/tree';

const topics = [
  { code: 'economy', parent: null },
  { code: 'society', parent: null },
  { code: 'industry', parent: 'economy' },
  { code: 'chips', parent: 'industry' },
];

describe('the tree of topics', () => {
  test('a topic holds what is below it, to the lowest', () => {
    expect(withChildren(topics, 'economy')).toEqual(['economy', 'industry', 'chips']);
    expect(withChildren(topics, 'society')).toEqual(['society']);
  });

  test('counts of children roll up into every parent, and of nothing else', () => {
    const counts = { economy: { tasks: 1 }, chips: { tasks: 5 }, society: { tasks: 100 } };
    expect(sumUnder(topics, 'economy', counts, ['tasks'])).toEqual({ tasks: 6 });
    expect(sumUnder(topics, 'industry', counts, ['tasks'])).toEqual({ tasks: 5 });
  });

  test('parents are named from the highest down', () => {
    expect(parentsOf(topics, 'chips').map(({ code }) => code)).toEqual(['economy', 'industry']);
    expect(parentsOf(topics, 'economy')).toEqual([]);
  });
});

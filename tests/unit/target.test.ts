import { describe, expect, test } from 'vitest';
import { leadTarget, meets } from '@/lib/indicators/target';
import type { Figure } from '@/lib/indicators/vintage';
import { target } from '@/tests/support/figures';

function value(text: string): Pick<Figure, 'value' | 'qualifier'> {
  const [, qualifier = '', number = ''] = /^(>=|<=|[=><~]?)(.+)$/.exec(text) ?? [];
  return { value: number, qualifier: (qualifier || '=') as Figure['qualifier'] };
}

describe('whether a figure reaches a target', () => {
  test.each([
    ['18.3', '=', '20', 'not-met'],
    ['20', '=', '20', 'met'],
    ['20.0', '>', '20', 'not-met'],
    ['20.01', '>', '20', 'met'],
    ['20.00', '>=', '20', 'met'],
    ['>80', '>=', '80', 'met'],
    ['>80', '>', '80', 'met'],
    ['>=80', '>', '80', 'cannot-say'],
    ['>70', '>=', '80', 'cannot-say'],
    ['<80', '=', '80', 'not-met'],
    ['<=80', '>', '80', 'not-met'],
    ['<90', '=', '80', 'cannot-say'],
    ['~80', '=', '80', 'cannot-say'],
    ['~80.1', '=', '80', 'met'],
    ['~79', '=', '80', 'not-met'],
  ] as const)('%s against %s %s, where higher is better, is %s', (text, comparator, low, kind) => {
    expect(meets(value(text), target({ comparator, low }), 'higher').kind).toBe(kind);
  });

  test.each([
    ['71', '<=', '70', 'not-met'],
    ['70', '<=', '70', 'met'],
    ['70', '<', '70', 'not-met'],
    ['0', '=', '0', 'met'],
    ['821', '=', '0', 'not-met'],
    ['>70', '<=', '70', 'not-met'],
    ['<70', '=', '70', 'met'],
  ] as const)('%s against %s %s, where lower is better, is %s', (text, comparator, low, kind) => {
    expect(meets(value(text), target({ comparator, low }), 'lower').kind).toBe(kind);
    expect(meets(value(text), target({ comparator, low: null, high: low }), 'lower').kind).toBe(kind);
  });

  test('a band is reached at its nearer end, and where no direction is better only inside it', () => {
    const band = target({ comparator: '=', low: '65', high: '70' });
    const kinds = (direction: 'higher' | 'lower' | 'none') =>
      ['64.9', '65', '70', '75'].map((text) => meets(value(text), band, direction).kind);
    expect(kinds('higher')).toEqual(['not-met', 'met', 'met', 'met']);
    expect(kinds('lower')).toEqual(['met', 'met', 'met', 'not-met']);
    expect(kinds('none')).toEqual(['not-met', 'met', 'met', 'not-met']);
  });

  test('a target in words is never met or missed by a number', () => {
    expect(meets(value('3'), target({ low: null, comparator: null }), 'higher')).toEqual({ kind: 'cannot-say', reason: 'target-in-words' });
  });

  test('a number without a comparator is not taken for any', () => {
    expect(meets(value('3'), target({ comparator: null }), 'higher')).toEqual({ kind: 'cannot-say', reason: 'no-comparator' });
  });
});

describe('the target that is judged', () => {
  const for2025 = target();
  const for2030 = target({ code: 'de-gdp-share-2030-qd-411', deadline: '2030', low: '30' });
  const programme = target({ code: 'de-gdp-share-2025-qd-749', document: 'qd-749-ttg-2020' });
  const plan2023 = target({ code: 'de-gdp-share-2023-plan', deadline: '2023', low: '16', comparator: '>', document: 'plan-2023' });
  const all = [for2030, programme, plan2023, for2025];

  test('it is the one whose deadline passed last, the Strategy’s own before others of that day', () => {
    expect(leadTarget(all, '2026-11-22')).toBe(for2025);
  });

  test('if no deadline has passed it is the next one due', () => {
    expect(leadTarget([for2030, for2025, programme], '2024-07-18')).toBe(for2025);
  });

  test('on the day of the deadline the deadline has not passed', () => {
    expect(leadTarget(all, '2025-12-31')).toBe(for2025);
    expect(leadTarget([plan2023], '2023-12-31')).toBe(plan2023);
    expect(leadTarget(all, '2026-01-01')).toBe(for2025);
  });

  test('yearly plans of other bodies do not lead where the Strategy has a target of its own', () => {
    expect(leadTarget([plan2023, for2025], '2024-07-18')).toBe(for2025);
    expect(leadTarget([plan2023], '2024-07-18')).toBe(plan2023);
  });

  test('a target that another one amends gives way to it', () => {
    const amendment = target({ code: 'de-gdp-share-2026-moved', deadline: '2026', amends: for2025.code, document: 'another' });
    expect(leadTarget([for2025, amendment], '2026-11-22')).toBe(amendment);
  });

  test('a target without a deadline is never judged', () => {
    expect(leadTarget([target({ deadline: null })], '2026-11-22')).toBeNull();
    expect(leadTarget([], '2026-11-22')).toBeNull();
  });
});

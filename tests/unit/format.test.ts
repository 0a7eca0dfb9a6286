import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatNumber, formatPercent, keepTogether, labelled, semicolons } from '@/lib/i18n/format';
import { LOCALES } from '@/lib/i18n/localized';

describe('numbers', () => {
  test.each([
    ['1928311', '1.928.311', '1,928,311', '1\u202f928\u202f311', '1\u202f928\u202f311'],
    ['18.3', '18,3', '18.3', '18,3', '18,3'],
    ['0.7955', '0,7955', '0.7955', '0,7955', '0,7955'],
    ['12.50', '12,50', '12.50', '12,50', '12,50'],
    ['-2.2', '−2,2', '−2.2', '−2,2', '−2,2'],
  ])('%s is written as each language writes it', (value, ...expected) => {
    expect(LOCALES.map((locale) => formatNumber(value, locale))).toEqual(expected);
  });

  test('no digit is ever lost or changed', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.stringMatching(/^\d{0,6}$/), fc.constantFrom(...LOCALES), (whole, decimals, locale) => {
        const value = decimals === '' ? String(whole) : `${whole}.${decimals}`;
        expect(formatNumber(value, locale).replaceAll(/\D/g, '')).toBe(value.replace('.', ''));
      }),
    );
  });

  test('French and Russian set a narrow space before the percent sign', () => {
    expect(LOCALES.map((locale) => formatPercent('42', locale))).toEqual(['42%', '42%', '42\u202f%', '42\u202f%']);
  });
});

test('French sets no-break spaces before the colon of a label and between items', () => {
  expect(LOCALES.map((locale) => labelled('A', 'b', locale))).toEqual(['A: b', 'A: b', 'A\u00a0: b', 'A: b']);
  expect(LOCALES.map((locale) => semicolons(['a', 'b'], locale))).toEqual(['a; b', 'a; b', 'a\u202f; b', 'a; b']);
});

describe('dates', () => {
  test('are as exact as they are known', () => {
    expect(formatDate('2025-12-31', 'vi')).toBe('31/12/2025');
    expect(formatDate('2025-12-31', 'en')).toBe('31 December 2025');
    expect(formatDate('2025-12-01', 'fr')).toBe('1er décembre 2025');
    expect(formatDate('2025-12-31', 'ru')).toBe('31 декабря 2025');
    expect(formatDate('2023-12', 'vi')).toBe('tháng 12/2023');
    expect(formatDate('2023-12', 'ru')).toBe('декабрь 2023');
    expect(formatDate('2024-S1', 'en')).toBe('first half of 2024');
    expect(formatDate('2024-Q3', 'vi')).toBe('quý III/2024');
    expect(formatDate('2024', 'ru')).toBe('2024');
  });
});

test('Vietnamese compounds of a title do not part at a line end', () => {
  expect(keepTogether('đã quá hạn', ['quá hạn'])).toBe('đã quá\u00a0hạn');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absoluteDecimal, compareDecimals, decimalPlaces, multiplyDecimal, subtractDecimals } from '@/lib/decimal';

const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(6)).map(([units, places]) => {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
});

describe('decimals as text', () => {
  test('0.1 and 0.2 taken from 0.3 leave nothing', () => {
    expect(subtractDecimals(subtractDecimals('0.3', '0.1'), '0.2')).toBe('0.0');
  });

  test('trailing zeros change the precision and not the number', () => {
    expect(compareDecimals('16.50', '16.5')).toBe(0);
    expect([decimalPlaces('16.50'), decimalPlaces('16.5'), decimalPlaces('16')]).toEqual([2, 1, 0]);
  });

  test('numbers beyond what a float holds are told apart', () => {
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1);
    expect(compareDecimals('-0.00000000000000000001', '0')).toBe(-1);
  });

  test.each(['', '1e3', '1,5', '.5', '5.', 'NaN', ' 1'])('"%s" is refused', (text) => {
    expect(() => compareDecimals(text, '0')).toThrow(RangeError);
  });

  test('a difference is opposite when turned round, and taking it away again leads back', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const gap = subtractDecimals(a, b);
        expect(compareDecimals(gap, multiplyDecimal(subtractDecimals(b, a), -1))).toBe(0);
        expect(compareDecimals(subtractDecimals(a, gap), b)).toBe(0);
        expect(compareDecimals(absoluteDecimal(gap), '0')).toBeGreaterThanOrEqual(0);
        expect(compareDecimals(a, b)).toBe(compareDecimals(gap, '0'));
      }),
    );
  });
});

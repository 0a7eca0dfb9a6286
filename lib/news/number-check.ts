/** Which numbers of an editor's text match a published value. Published rule: method#number-check. */
import { compareDecimals, multiplyDecimal } from '@/lib/decimal';
import type { Locale } from '@/lib/i18n/localized';
import type { UNITS } from '@/lib/indicators/schema';
import { type Amount, findNumbers } from './number-reading';

export const VERSION = '1';

/** A figure or a target: its exact value in the unit of its indicator. */
export type Published = { value: string; unit: (typeof UNITS)[number] };

/** `matches` in the order of the values given; a number without any is unverified, which does not mean that it is wrong. */
export type CheckedNumber<P extends Published> = { start: number; end: number; printed: string; matches: P[] };

const billions = 10 ** 9;
const currencies = { 'vnd-billion': 'vnd', 'usd-billion': 'usd' } as const;

/**
 * Every amount of the text with the published values it equals, digit by digit once words like "million" are worked in:
 * nothing is rounded. A percentage matches percentages only, and a sum of money none of another currency.
 */
export function checkNumbers<P extends Published>(text: string, locale: Locale, values: readonly P[]): CheckedNumber<P>[] {
  return findNumbers(text, locale).map(({ start, end, amounts }) => ({
    start,
    end,
    printed: text.slice(start, end),
    matches: values.filter((value) => amounts.some((amount) => isSame(amount, value))),
  }));
}

function isSame({ value, measure }: Amount, published: Published): boolean {
  if ((measure === 'percent') !== (published.unit === 'percent')) return false;
  if (published.unit !== 'vnd-billion' && published.unit !== 'usd-billion') {
    return (measure === null || measure === 'percent') && compareDecimals(value, published.value) === 0;
  }
  if (measure !== null && measure !== currencies[published.unit]) return false;
  return compareDecimals(value, multiplyDecimal(published.value, billions)) === 0;
}

/** A text cut into what stands between its numbers and the numbers themselves; joined again it is the text, letter by letter. */
export type TextPart<N> = { text: string; at: number; number: N | null };

export function partsOf<N extends { start: number; end: number }>(text: string, numbers: readonly N[]): TextPart<N>[] {
  let at = 0;
  const parts: TextPart<N>[] = [];
  for (const number of numbers) {
    if (number.start > at) parts.push({ text: text.slice(at, number.start), at, number: null });
    parts.push({ text: text.slice(number.start, number.end), at: number.start, number });
    at = number.end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), at, number: null });
  return parts;
}

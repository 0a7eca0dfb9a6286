/** Whether a quote states the value that rests on it, digit by digit once words like "million" are worked in. Nothing is rounded. */
import { absoluteDecimal, compareDecimals, multiplyDecimal } from '@/lib/decimal';
import type { Locale } from '@/lib/i18n/localized';
import type { FigureRecord, IndicatorRecord } from '@/lib/indicators/schema';
import type { Measure } from '@/lib/news/number-words';
import { aboutFigure, type Check, isKept, passed } from './finding';
import { type QuotedAmount, readQuote } from './quote-reading';
import { FALL, UNIT_NAMED } from './quote-words';

type Unit = IndicatorRecord['unit'];
export type QuotePlace = { start: number; end: number };
export type QuoteReading =
  | { kind: 'stated'; places: QuotePlace[] }
  /** The digits are there, as an amount of something else: dong for dollars, a share for a count. */
  | { kind: 'other-unit' }
  | { kind: 'absent' };

const currencies: Partial<Record<Unit, Measure>> = { 'vnd-billion': 'vnd', 'usd-billion': 'usd' };
const billions = 10 ** 9;

/** Where the quote states the value; a screen may mark it there. A row of years may state it twice: all are named, none is guessed. */
export function findInQuote(quote: string, language: Locale, { value, unit }: { value: string; unit: Unit }): QuoteReading {
  const amounts = readQuote(quote, language, unit === 'rank');
  const isFall = value.startsWith('-') && FALL.test(quote);
  const wanted = isFall ? [value, absoluteDecimal(value)] : [value];
  const isNamed = UNIT_NAMED[unit]?.test(quote) ?? false;
  const stated = amounts.filter((amount) => wanted.some((one) => states(amount, one, unit, isNamed)));
  if (stated.length > 0) return { kind: 'stated', places: stated.map(({ start, end }) => ({ start, end })) };
  const hasAny = amounts.some((amount) => wanted.some((one) => hasDigits(amount, one, unit)));
  return { kind: hasAny ? 'other-unit' : 'absent' };
}

function states({ values, plain, power, measure, isCounted }: QuotedAmount, value: string, unit: Unit, isNamed: boolean): boolean {
  const equals = (all: readonly string[], other: string) => all.some((one) => compareDecimals(one, other) === 0);
  const currency = currencies[unit];
  if (currency !== undefined) {
    if (measure !== null && measure !== currency) return false;
    return equals(values, multiplyDecimal(value, billions)) || (isNamed && measure === null && power === 0 && equals(plain, value));
  }
  if (unit === 'percent') return (measure === 'percent' || (measure === null && (isNamed || !isCounted))) && equals(values, value);
  return measure === null && equals(values, value);
}

function hasDigits({ values, plain }: QuotedAmount, value: string, unit: Unit): boolean {
  const scaled = currencies[unit] === undefined ? value : multiplyDecimal(value, billions);
  return [...values, ...plain].some((one) => compareDecimals(one, value) === 0 || compareDecimals(one, scaled) === 0);
}

type Quoted = Pick<FigureRecord, 'quote' | 'quoteLanguage'>;
const quoteOf = ({ quote, quoteLanguage }: Quoted) => (quote === null || quoteLanguage === null ? null : { quote, quoteLanguage });

/** The number appears in the sentence that it rests on. A person reads the sentence; this finds slips of the keyboard. */
export const checkQuotes: Check = ({ figures }) => {
  const kept = figures.filter(isKept);
  const findings = kept.flatMap((figure) => {
    const quoted = quoteOf(figure);
    if (!quoted) return [aboutFigure(figure, 'quote-given', 'warn', 'quote')];
    const { kind } = findInQuote(quoted.quote, quoted.quoteLanguage, figure);
    if (kind === 'stated') return [];
    const check = kind === 'absent' ? 'quote-number' : 'quote-unit';
    return [aboutFigure(figure, check, 'warn', 'value', { value: figure.value, unit: figure.unit })];
  });
  return [...findings, ...passed('quote-number', kept.length - findings.length)];
};

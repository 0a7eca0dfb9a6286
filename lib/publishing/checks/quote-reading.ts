/** Reads the amounts of a quote as its source printed them: any separators that can only be read in one way, plain spaces included. */
import { multiplyDecimal } from '@/lib/decimal';
import type { Locale } from '@/lib/i18n/localized';
import { LIST_JOINT, type Measure, NO_FIGURE, RUSSIAN_YEAR } from '@/lib/news/number-words';
import { CURRENCY_BEFORE, GLUED, measuresOf, ORDINAL, scalesOf } from './quote-words';

export type QuotedAmount = {
  start: number;
  end: number;
  /** Possible readings with the scale worked in; more than one only where the language leaves it open. */
  values: string[];
  /** The same without the scale. */
  plain: string[];
  power: number;
  measure: Measure | null;
  /** A word follows that says what is counted: "63 tỉnh". */
  isCounted: boolean;
};

const space = '[ \\u00a0\\u2009\\u202f]';
/** Spaces group only whole threes: "1 928 311", never "2023 450". */
const digits = new RegExp(`(?<![\\d])(?:\\d{1,3}(?:${space}\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*)`, 'gu');
const anySpace = new RegExp(space, 'gu');

type Token = QuotedAmount & { digitsEnd: number };

export function readQuote(quote: string, locale: Locale, isRank: boolean): QuotedAmount[] {
  const text = quote.normalize('NFC');
  const passedOver = [...text.matchAll(NO_FIGURE[locale])].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const tokens = [...text.matchAll(digits)]
    .map((match) => readToken(text, match.index, match[0], locale))
    .filter((token) => {
      if (token.power > 0 || token.measure !== null) return true;
      if (isYear(text, token, locale) || isName(text, token, isRank)) return false;
      // "thứ 9" is no amount but it is a place.
      return isRank || !passedOver.some(({ start, end }) => token.start < end && start < token.digitsEnd);
    });
  return tokens.map((token, index) => withListEnd(token, tokens, index, text));
}

function readToken(text: string, at: number, printed: string, locale: Locale): Token {
  const digitsEnd = at + printed.length;
  let end = digitsEnd;
  const take = (pattern: RegExp): boolean => {
    const found = pattern.exec(text.slice(end, end + 40));
    if (found) end += found[0].length;
    return found !== null;
  };
  const power = scalesOf(locale).find(({ words }) => take(words))?.power ?? 0;
  const after = measuresOf(locale).find(({ words }) => take(words))?.measure ?? null;
  const before = CURRENCY_BEFORE.exec(text.slice(Math.max(0, at - 5), at));
  const prefix = before ? (before[1] === undefined ? 'vnd' : 'usd') : null;
  const start = at - (before?.[0].length ?? 0);
  const isNegative = /(?:^|[\s(:;])[-−–]$/u.test(text.slice(Math.max(0, start - 2), start));
  const plain = plainReadings(printed, locale).map((value) => (isNegative && /[1-9]/.test(value) ? `-${value}` : value));
  return {
    start: isNegative ? start - 1 : start,
    digitsEnd,
    end,
    plain,
    values: plain.map((value) => scaled(value, power)),
    power,
    measure: after ?? prefix,
    isCounted: /^[ \u00a0\u202f-]?\p{L}/u.test(text.slice(end, end + 2)),
  };
}

const scaled = (plain: string, power: number): string => (power === 0 ? plain : multiplyDecimal(plain, 10 ** power));

/** "1.928.311", "1 928 311" and "1,928,311" in any language; "1,234" only as its language writes it. */
function plainReadings(printed: string, locale: Locale): string[] {
  const text = printed.replace(anySpace, '');
  const signs = text.replace(/\d/g, '');
  const last = signs.at(-1);
  if (last === undefined) return [text];
  const at = text.lastIndexOf(last);
  const decimal = `${text.slice(0, at).replace(/\D/g, '')}.${text.slice(at + 1)}`;
  const grouped = text.replace(/\D/g, '');
  const isGrouped = text === printed && isInThrees(text);
  if (signs.length > 1) {
    const isOneSign = new Set(signs).size === 1;
    if (isOneSign) return isGrouped ? [grouped] : [];
    const isDecimalLast = signs.indexOf(last) === signs.length - 1 && isInThrees(text.slice(0, at));
    return isDecimalLast ? [decimal] : [];
  }
  if (!isGrouped) return [decimal];
  if (locale === 'en') return last === ',' ? [grouped] : [decimal];
  if (last === ',') return [decimal];
  return locale === 'vi' ? [grouped] : [grouped, decimal];
}

const isInThrees = (text: string): boolean => /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(text);

/** 5G, G20, COVID-19, QH15: a number at letters is a name, save for units and, of a rank, ordinals. */
function isName(text: string, { start, digitsEnd }: Token, isRank: boolean): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(digitsEnd, digitsEnd + 8)];
  if (/\p{L}-?$/u.test(before)) return true;
  if (isRank && ORDINAL.test(after)) return false;
  return /^\p{L}/u.test(after) && !GLUED.test(after);
}

function isYear(text: string, { start, digitsEnd }: Token, locale: Locale): boolean {
  if (!/^(?:19|20)\d{2}$/.test(text.slice(start, digitsEnd))) return false;
  return locale !== 'ru' || RUSSIAN_YEAR.test(text.slice(digitsEnd, digitsEnd + 60));
}

/** "17, 38 and 9 per cent": what follows the last number of a list may hold for each. */
function withListEnd(token: Token, tokens: readonly Token[], index: number, text: string): QuotedAmount {
  const { digitsEnd, ...amount } = token;
  if (token.end !== digitsEnd) return amount;
  let last = token;
  for (let at = index; last.end === last.digitsEnd; at += 1) {
    const next = tokens[at + 1];
    if (!next || !LIST_JOINT.test(text.slice(last.end, next.start))) break;
    last = next;
  }
  if (last.power === 0 && last.measure === null) return amount;
  return {
    ...amount,
    measure: amount.measure ?? last.measure,
    values: last.power === 0 ? amount.values : [...amount.values, ...amount.plain.map((value) => scaled(value, last.power))],
  };
}

/** Finds the numbers of a text and reads what amounts they state. Part of the published rule method#number-check. */
import { multiplyDecimal } from '@/lib/decimal';
import type { Locale } from '@/lib/i18n/localized';
import { DECIMAL_SIGN, LIST_JOINT, MEASURES, type Measure, NO_FIGURE, NUMBER_FORM, RUSSIAN_YEAR, SCALES } from './number-words';

/** An exact amount, its scale worked in: "1,9 triệu" is 1900000. */
export type Amount = { value: string; measure: Measure | null };

/** A number where it stands in its text, together with the words that belong to it: "16,5 %", "24.7 billion dollars". */
export type TextNumber = {
  start: number;
  end: number;
  /** What it can state; empty where it is not written as its language writes numbers. */
  amounts: Amount[];
};

type Token = { start: number; digitsEnd: number; end: number; plain: string | null; power: number; measure: Measure | null };

const digits = /\d+(?:[.,\u00a0\u202f]\d+)*/gu;
const currencyBefore = /(?:(US\$|\$|USD[ \u00a0]?)|(₫|VND[ \u00a0]?))$/u;
/** Letters that may stand at a number without a space; any others make it a name, as in 5G or QH15. */
const gluedUnit = /^[MG]bps(?!\p{L})/u;

/** Every number of the text that states an amount. Dates, years, numbers of documents, ordinals, names and addresses are passed over. */
export function findNumbers(text: string, locale: Locale): TextNumber[] {
  const passedOver = [...text.matchAll(NO_FIGURE[locale])].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const tokens = [...text.matchAll(digits)]
    .map((match) => readToken(text, match.index, match[0], locale))
    .filter((token) => {
      // A per cent sign or a word like "million" makes it an amount, wherever it stands.
      if (token.power > 0 || token.measure !== null) return true;
      const isInside = passedOver.some(({ start, end }) => token.start < end && start < token.digitsEnd);
      return !isInside && !isName(text, token) && !isYear(text, token, locale);
    });
  return tokens.map((token, index) => ({ start: token.start, end: token.end, amounts: amountsOf(token, listEnd(tokens, index, text)) }));
}

function readToken(text: string, at: number, printed: string, locale: Locale): Token {
  const before = currencyBefore.exec(text.slice(Math.max(0, at - 5), at));
  const digitsEnd = at + printed.length;
  let end = digitsEnd;
  const take = (pattern: RegExp): boolean => {
    const found = pattern.exec(text.slice(end, end + 40));
    if (found) end += found[0].length;
    return found !== null;
  };
  const power = SCALES[locale].find(({ words }) => take(words))?.power ?? 0;
  const after = MEASURES[locale].find(({ words }) => take(words))?.measure ?? null;
  const prefix = before ? (before[1] === undefined ? 'vnd' : 'usd') : null;
  const start = at - (before?.[0].length ?? 0);
  const isNegative = /(?:^|[\s(])[-−]$/u.test(text.slice(Math.max(0, start - 2), start));
  const plain = plainDecimal(printed, locale);
  return {
    start: isNegative ? start - 1 : start,
    digitsEnd,
    end,
    plain: isNegative && plain !== null ? `-${plain}` : plain,
    power,
    measure: after ?? prefix,
  };
}

/** "1.928.311" as 1928311; null where the text breaks the form of its language. */
function plainDecimal(printed: string, locale: Locale): string | null {
  if (!NUMBER_FORM[locale].test(printed)) return null;
  const [whole = '', fraction] = printed.split(DECIMAL_SIGN[locale]);
  const plain = whole.replace(/\D/g, '');
  return fraction === undefined ? plain : `${plain}.${fraction}`;
}

/** 5G, G20, COVID-19, 2020s, 1st, 9e; and 06, as in Đề án 06: no amount is written with a zero before it. */
function isName(text: string, { start, digitsEnd }: Token): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(digitsEnd, digitsEnd + 6)];
  if (/\p{L}-?$/u.test(before)) return true;
  if (/^\p{L}/u.test(after) && !gluedUnit.test(after)) return true;
  return /^0\d+$/.test(text.slice(start, digitsEnd));
}

function isYear(text: string, { start, digitsEnd }: Token, locale: Locale): boolean {
  if (!/^(?:19|20)\d{2}$/.test(text.slice(start, digitsEnd))) return false;
  return locale !== 'ru' || RUSSIAN_YEAR.test(text.slice(digitsEnd, digitsEnd + 60));
}

/** The last number of a list without words of its own between: what follows it holds for all. */
function listEnd(tokens: readonly Token[], index: number, text: string): Token | null {
  let last: Token | null = null;
  for (let at = index; ; at += 1) {
    const [one, next] = [tokens[at], tokens[at + 1]];
    if (!one || !next || one.end !== one.digitsEnd || !LIST_JOINT.test(text.slice(one.end, next.start))) return last;
    last = next;
  }
}

function amountsOf(token: Token, last: Token | null): Amount[] {
  if (token.plain === null) return [];
  const own = { value: scaled(token.plain, token.power), measure: token.measure };
  if (last === null || (last.power === 0 && last.measure === null)) return [own];
  return [own, { value: scaled(token.plain, last.power), measure: token.measure ?? last.measure }];
}

const scaled = (plain: string, power: number): string => (power === 0 ? plain : multiplyDecimal(plain, 10 ** power));

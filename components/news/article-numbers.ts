import type { Locale } from '@/lib/i18n/localized';
import { type CheckedNumber, checkNumbers, partsOf, type TextPart } from '@/lib/news/number-check';
import type { PublishedValue } from '@/lib/news/published-queries';

/** `row` counts from 1: where the number stands among the distinct ones. */
export type ArticleNumber = CheckedNumber<PublishedValue> & { row: number; replaced: PublishedValue[] };
export type ArticlePart = TextPart<ArticleNumber>;
export type Paragraph = { at: number; parts: ArticlePart[] };

/**
 * A number of the article, said once however often it stands there. `replaced`: where it matches no published value, those
 * it matched before they were corrected.
 */
export type DistinctNumber = { row: number; printed: string; matches: PublishedValue[]; replaced: PublishedValue[] };

/** The anchor of a number in the table under the text. */
export const rowAnchor = (row: number): string => `number-${row}`;

const COUNTRY = 'vn';

/** What makes two values the same for a reader: an unchanged figure is let known again and again. */
const identity = (value: PublishedValue): string =>
  value.kind === 'figure'
    ? ['figure', value.indicator.code, value.area, value.period, JSON.stringify(value.seriesName)].join(' ')
    : ['target', value.indicator.code, value.area, value.deadline, value.document?.code].join(' ');

/** Values once each, the country before its units; the newest release of a figure stands for all that repeat it. */
function distinctValues(values: readonly PublishedValue[]): PublishedValue[] {
  const seen = new Map<string, PublishedValue>();
  for (const value of values) if (!seen.has(`${identity(value)} ${value.value}`)) seen.set(`${identity(value)} ${value.value}`, value);
  const all = [...seen.values()];
  return [...all.filter(({ area }) => area === COUNTRY), ...all.filter(({ area }) => area !== COUNTRY)];
}

export type ReadArticle = { title: ArticlePart[]; paragraphs: Paragraph[]; numbers: DistinctNumber[] };
type Text = { words: string; lang: Locale };

/** Title and paragraphs cut at their numbers, each checked in the language the words are really in. */
export function readArticle(title: Text, body: Text, published: readonly PublishedValue[]): ReadArticle {
  const isReplaced = (value: PublishedValue) => value.kind === 'figure' && value.isReplaced;
  const values = distinctValues(published.filter((value) => !isReplaced(value)));
  const former = distinctValues(published.filter(isReplaced));
  const numbers = new Map<string, DistinctNumber>();
  const partsIn = (words: string, lang: Locale): ArticlePart[] => {
    const before = checkNumbers(words, lang, former);
    const checked = checkNumbers(words, lang, values).map((number, index) => {
      const { printed, matches } = number;
      const replaced = matches.length === 0 ? (before[index]?.matches ?? []) : [];
      const key = matches.length === 0 ? printed : matches.map((value) => values.indexOf(value)).join('-');
      const held = numbers.get(key) ?? { row: numbers.size + 1, printed, matches, replaced };
      numbers.set(key, held);
      return { ...number, row: held.row, replaced };
    });
    return partsOf(words, checked);
  };
  const titleParts = partsIn(title.words, title.lang);
  const paragraphs = [...body.words.matchAll(/(?:(?!\n\s*\n)[\s\S])+/g)]
    .map((match) => ({ at: match.index, words: match[0].trim() }))
    .filter(({ words }) => words !== '')
    .map(({ at, words }) => ({ at, parts: partsIn(words, body.lang) }));
  return { title: titleParts, paragraphs, numbers: [...numbers.values()] };
}

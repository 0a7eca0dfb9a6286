/** How sources write amounts, beyond the forms that our own texts keep to (`number-words.ts` of the news). */
import type { Locale } from '@/lib/i18n/localized';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import { MEASURES, type Measure, SCALES } from '@/lib/news/number-words';

const words = (alternatives: string) => new RegExp(`^[ \\u00a0\\u202f-]?(?:${alternatives})(?!\\p{L})`, 'iu');

/** Before the words of our own texts, because "trillion" is a part of none of these and "tỷ đồng" of one. */
const moreScales: Record<Locale, readonly { power: number; words: RegExp }[]> = {
  vi: [
    { power: 15, words: words('triệu t[ỷỉ]') },
    { power: 12, words: words('(?:nghìn|ngàn) t[ỷỉ]') },
    { power: 6, words: words('tr\\.?(?= ?(?:đồng|đ(?!\\p{L})|VN[DĐ]|USD))') },
  ],
  en: [
    { power: 15, words: words('quadrillions?') },
    { power: 12, words: words('tn|trn') },
    { power: 9, words: words('bn|bln') },
    { power: 6, words: words('mn|mln|m(?!\\p{L}|/)') },
  ],
  fr: [
    { power: 15, words: words('billiards?') },
    { power: 9, words: words('mds?\\.?|mrds?\\.?') },
    { power: 6, words: words('mios?|m(?= ?(?:€|\\$|USD|VND))') },
  ],
  ru: [
    { power: 15, words: words('квадриллион\\p{L}*') },
    { power: 9, words: words('млрд\\.?|миллиард\\p{L}*') },
  ],
};

const moreMeasures: Record<Locale, readonly { measure: Measure; words: RegExp }[]> = {
  vi: [
    { measure: 'vnd', words: words('VN[DĐ]|₫|đồng|đ') },
    { measure: 'usd', words: words('US\\$|\\$|USD|đô[ -]?la(?: Mỹ)?|Mỹ kim') },
  ],
  en: [
    { measure: 'percent', words: words('percent|pct') },
    { measure: 'vnd', words: words('VN[DĐ]|₫|(?:Vietnam(?:ese)? )?dong') },
    { measure: 'usd', words: words('US\\$|\\$|USD|U\\.?S\\.? dollars?|dollars?') },
  ],
  fr: [
    { measure: 'vnd', words: words('(?:de )?(?:dôngs?|dongs?|VND|₫)') },
    { measure: 'usd', words: words('(?:de )?(?:dollars?(?: américains?)?|USD|US\\$|\\$(?: ?US)?)') },
  ],
  ru: [
    { measure: 'vnd', words: words('(?:вьетнамск\\p{L}+ )?донг\\p{L}*|VND|₫') },
    { measure: 'usd', words: words('(?:американск\\p{L}+ )?доллар\\p{L}*(?: США)?|долл\\.?(?: США)?|USD|US\\$|\\$') },
  ],
};

const both = <T>(more: Record<Locale, readonly T[]>, ours: Record<Locale, readonly T[]>, locale: Locale): readonly T[] => [
  ...more[locale],
  ...ours[locale],
];
export const scalesOf = (locale: Locale) => both(moreScales, SCALES, locale);
/** Ours first: "điểm phần trăm" is longer than any of the others. */
export const measuresOf = (locale: Locale) => both(MEASURES, moreMeasures, locale);

export const CURRENCY_BEFORE = /(?:(US\$|\$|USD[ \u00a0]?)|(₫|VN[DĐ][ \u00a0]?))$/iu;

/** Units that stand at a number without a space; other letters there make it a name, as in 5G or QH15. */
export const GLUED = /^(?:[MG]bp?s|[MG]b\/s|М?бит\/с)/iu;
/** 86th, 21e, 5-е: the place that a rank states. */
export const ORDINAL = /^(?:st|nd|rd|th|er|re|ère|e|ème|-(?:е|й|я|го|му|м|х|ая|ой|ый|ое|ом|ую))(?!\p{L})/iu;

/** The unit of a whole table or list, named apart from its numbers. */
export const UNIT_NAMED: Partial<Record<IndicatorRecord['unit'], RegExp>> = {
  'vnd-billion':
    /(?<!\d[\d.,]*\s?)(?<!(?:nghìn|ngàn|triệu) )(?:t[ỷỉ] (?:đồng|VN[DĐ])|billions? (?:of )?(?:VND|dongs?)|VND billions?|milliards? de (?:dongs?|VND)|млрд\.? (?:донг|VND))/iu,
  'usd-billion':
    /(?<!\d[\d.,]*\s?)(?<!(?:nghìn|ngàn|triệu) )(?:t[ỷỉ] (?:USD|đô)|billions? (?:of )?(?:USD|US dollars|dollars)|(?:USD|US\$|\$) ?(?:bn|billions?)|milliards? de (?:dollars|USD)|млрд\.? (?:долл|USD))/iu,
  percent: /(?<!\d[\d.,]*\s?)(?:\(%\)|, ?%|: ?%|tính theo %)/iu,
};

/** A value below zero may be told as a fall: "giảm 3,2%". */
export const FALL =
  /(?<!\p{L})(?:giảm|âm|sụt|tụt|f[ae]ll|fell|decreas|declin|drop|down|negative|minus|lower|baisse|recul|diminu|chut|régress|сни[зж]|упал|паден|сокра|уменьш|минус|спад)/iu;

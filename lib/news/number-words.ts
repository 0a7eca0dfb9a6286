/** How each language writes numbers, and which digits in a text are no figure. Read by `number-reading.ts`. */
import type { Locale } from '@/lib/i18n/localized';

export type Measure = 'percent' | 'points' | 'vnd' | 'usd';

const space = '[ \\u00a0\\u202f]';
const end = '(?!\\p{L})';
const words = (...alternatives: string[]) => new RegExp(`^${space}?(?:${alternatives.join('|')})${end}`, 'u');

/** What groups thousands and what begins the decimals. French and Russian group with spaces that do not break, never with a plain one. */
const spaced = /^(?:\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+)(?:,\d+)?$/;
export const NUMBER_FORM: Record<Locale, RegExp> = {
  vi: /^(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/,
  en: /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/,
  fr: spaced,
  ru: spaced,
};
export const DECIMAL_SIGN: Record<Locale, string> = { vi: ',', en: '.', fr: ',', ru: ',' };

/** Powers of ten by their words, the longest first: "nghìn tỷ" is not "nghìn". */
export const SCALES: Record<Locale, readonly { power: number; words: RegExp }[]> = {
  vi: [
    { power: 15, words: words('triệu tỷ', 'triệu tỉ') },
    { power: 12, words: words('nghìn tỷ', 'ngàn tỷ', 'nghìn tỉ', 'ngàn tỉ') },
    { power: 9, words: words('t[ỷỉ](?! (?:lệ|trọng|giá|suất|số|phú))') },
    { power: 6, words: words('triệu') },
    { power: 3, words: words('nghìn', 'ngàn') },
  ],
  en: [
    { power: 12, words: words('trillions?') },
    { power: 9, words: words('billions?') },
    { power: 6, words: words('millions?') },
    { power: 3, words: words('thousands?') },
  ],
  fr: [
    { power: 12, words: words('mille milliards', 'billions?') },
    { power: 9, words: words('milliards?') },
    { power: 6, words: words('millions?') },
    { power: 3, words: words('mille', 'milliers?') },
  ],
  ru: [
    { power: 12, words: words('трлн\\.?', 'триллион\\p{L}*') },
    { power: 9, words: words('млрд\\.?', 'миллиард\\p{L}*') },
    { power: 6, words: words('млн\\.?', 'миллион\\p{L}*') },
    { power: 3, words: words('тыс\\.?', 'тысяч\\p{L}*') },
  ],
};

/** What a number measures, by what follows it. A difference in percentage points is no percentage. */
export const MEASURES: Record<Locale, readonly { measure: Measure; words: RegExp }[]> = {
  vi: [
    { measure: 'points', words: words('điểm phần trăm', 'điểm %') },
    { measure: 'percent', words: words('%', 'phần trăm') },
    { measure: 'vnd', words: words('đồng', 'VND') },
    { measure: 'usd', words: words('USD', 'đô la Mỹ', 'đô la') },
  ],
  en: [
    { measure: 'points', words: words('percentage points?') },
    { measure: 'percent', words: words('%', 'per ?cent') },
    { measure: 'vnd', words: words('VND', 'dong') },
    { measure: 'usd', words: words('USD', 'US dollars', 'dollars') },
  ],
  fr: [
    { measure: 'points', words: words('points? de pourcentage') },
    { measure: 'percent', words: words('%', 'pour cent') },
    { measure: 'vnd', words: words('(?:de )?dongs?', 'VND') },
    { measure: 'usd', words: words('(?:de )?dollars?', 'USD') },
  ],
  ru: [
    { measure: 'points', words: words('процентн\\p{L}+ пункт\\p{L}*', 'п\\. ?п\\.') },
    { measure: 'percent', words: words('%', 'процент\\p{L}*') },
    { measure: 'vnd', words: words('донг\\p{L}*', 'VND') },
    { measure: 'usd', words: words('долл\\.', 'доллар\\p{L}*', 'USD') },
  ],
};

/** Two numbers between which only this stands share what follows the last: "17, 38 and 9 per cent". */
export const LIST_JOINT = /^(?:[,;]? ?(?:và|hoặc|hay|đến|and|or|to|et|ou|à|и|или|до) |[,;] | ?[–—-] ?)$/;

const enMonth =
  '(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\\p{L})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?!\\p{L})\\.?)';
const frMonth =
  '(?:(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\\p{L})|(?:janv|févr|avr|juill?|sept|oct|nov|déc)\\.)';
const ruMonth =
  '(?:(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\\.|(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\\p{L}*|ма[йяе](?!\\p{L}))';
const day = '(?:[12]\\d|3[01]|0?[1-9])(?!\\d)';
const month = '(?:1[0-2]|0?[1-9])(?!\\d)';
const year = '(?:19|20)\\d{2}(?!\\d)';

/** Web and mail addresses, hours, dates in digits, numbers of documents, and the numbers that begin the lines of a list. */
const everywhere = [
  `https?://\\S+|www\\.\\S+|[?&][\\w-]+=\\S*|[\\w.+-]+@[\\w-]+\\.\\S+`,
  `(?<!\\d)(?:[01]?\\d|2[0-3])[:h][0-5]\\d(?!\\d)`,
  `(?<![\\d.,/])${year}-${month}(?:-${day})?`,
  `(?<![\\d.,/])${day}[/.]${month}[/.]${year}`,
  `(?<![\\d.,/])${month}/${year}(?!/)`,
  `(?<!\\p{L})\\d+(?:/\\d{4})?[/-]\\p{Lu}{2}[\\p{L}\\d]*(?:[-/][\\p{L}\\d]+)*`,
  `^\\s*\\d{1,2}[.)]\\s`,
  `(?:№|[Nn][o°º]\\.?)${space}?\\d+`,
];
const byLanguage: Record<Locale, readonly string[]> = {
  vi: [
    `(?<!(?:[Mm]ỗi|[Mm]ột|[Tt]ừng|[Cc]ác|[Hh][ằà]ng) )[Nn]gày ${day}(?:/${month}|(?: tháng ${month}(?: năm ${year})?))?`,
    `(?<=(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Đđ]ến|[Tt]ừ) )${day}/${month}`,
    `(?<!\\d )[Tt]háng ${month}`,
    `[Qq]uý [1-4](?!\\d)`,
    `(?<!\\d)\\d{1,2} tháng (?:đầu|cuối)`,
    `[Tt]hứ \\d+`,
    `(?:Quyết định|Nghị quyết|Nghị định|Thông báo|Chỉ thị|Thông tư|Công văn|Luật|Điều|Khoản|Đề án)(?: số)? \\d+`,
    `[Ss]ố(?: nhà)? \\d+\\p{L}?,? (?:phố|đường|ngõ|ngách|hẻm|đại lộ)(?!\\p{L})`,
  ],
  en: [
    `${day}${space}${enMonth}(?:${space}${year})?`,
    `${enMonth}${space}${day}(?:,?${space}${year})?`,
    `\\b(?:first|last) \\d{1,2} months`,
    `(?:Decision|Resolution|Decree|Notice|Directive|Circular|Law|Article|Project) \\d+`,
    `\\d+ (?:\\p{Lu}[\\p{L}’'-]* ){1,4}(?:Street|Road|Avenue|Boulevard|Lane)`,
  ],
  fr: [
    `${day}${space}${frMonth}(?:${space}${year})?`,
    `\\d{1,2} (?:premiers|derniers) mois`,
    `(?<!\\p{L})(?:[Dd]écision|[Rr]ésolution|[Dd]écret|[Aa]vis|[Dd]irective|[Cc]irculaire|[Ll]oi|[Aa]rticle|[Pp]rojet) \\d+`,
    `\\d+(?: bis)?,? (?:rue|avenue|boulevard|place|quai|allée)(?!\\p{L})`,
  ],
  ru: [
    `${day}${space}${ruMonth}(?:${space}${year})?`,
    `${ruMonth}${space}${year}`,
    `(?:квартал|полугоди)\\p{L}*${space}${year}`,
    `(?:перв|последн)\\p{L}+ \\d{1,2} месяц\\p{L}*`,
    `\\d+-(?:е|й|я|го|му|м|х|ая|ой|ый|ое|ом|ую|ые|ых)(?!\\p{L})`,
    `(?<!\\p{L})(?:[Рр]ешени|[Пп]остановлени|[Рр]езолюци|[Уу]каз|[Уу]ведомлени|[Дд]иректив|[Цц]иркуляр|[Зз]акон|[Сс]тать|[Пп]роект)\\p{L}* \\d+`,
    `(?:ул\\.|улиц\\p{L}+|проспект\\p{L}*) [\\p{L} -]{1,40}, (?:д\\. ?|дом )?\\d+`,
  ],
};

/** Digits that state no amount: a number inside one of these is passed over. */
export const NO_FIGURE = Object.fromEntries(
  Object.entries(byLanguage).map(([locale, own]) => [locale, new RegExp([...everywhere, ...own].join('|'), 'gmu')]),
) as Record<Locale, RegExp>;

/** Where Russian prints 2853 without a separator, only its word tells a year from an amount. */
export const RUSSIAN_YEAR = new RegExp(`^(?:(?: ?[–—-] ?| и |, | или )${year})*${space}?(?:год|г\\.|гг)`, 'u');

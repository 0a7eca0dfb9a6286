import { firstDay, precisionOf } from '@/lib/period';
import type { Locale } from './localized';

/** Numbers, dates and periods as each language writes them. Digits come from the exact text: nothing is rounded here. */
const NUMBER_LOCALE = { vi: 'vi-VN', en: 'en-GB', fr: 'fr-FR', ru: 'ru-RU' } as const satisfies Record<Locale, string>;
/** U+202F: narrow, does not break; French and Russian group digits with it and set it before %. */
const NARROW_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';

/** Making a formatter costs far more than using one. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  const held = numberFormats.get(key);
  if (held) return held;
  const format = new Intl.NumberFormat(NUMBER_LOCALE[locale], { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  numberFormats.set(key, format);
  return format;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const held = dateFormats.get(key);
  if (held) return held;
  const format = new Intl.DateTimeFormat(NUMBER_LOCALE[locale], { timeZone: 'UTC', ...options });
  dateFormats.set(key, format);
  return format;
}

/** "1928311" as 1,928,311 / 1.928.311 / 1 928 311, with as many decimals as the text has. */
export function formatNumber(value: string, locale: Locale): string {
  const decimals = value.split('.')[1]?.length ?? 0;
  const format = numberFormat(locale, decimals);
  // Grouping spaces are narrow and do not break (U+202F), in Russian too.
  return format
    .format(value as `${number}`)
    .replace(/[\u00a0\u202f]/g, NARROW_SPACE)
    .replace('-', '−');
}

/** A whole number of things. */
export const formatCount = (count: number, locale: Locale): string => formatNumber(String(count), locale);

/** "18.3" percent as "18.3%", in French and Russian with a narrow space before the sign. */
export function formatPercent(value: string, locale: Locale): string {
  return `${formatNumber(value, locale)}${locale === 'fr' || locale === 'ru' ? NARROW_SPACE : ''}%`;
}

/** "GDP: 18.3%"; French sets a space that does not break before the colon. */
export const labelled = (label: string, value: string, locale: Locale): string => `${label}${labelColon(locale)}${value}`;

/** What stands between a label and what it names, where one of them is not mere text. */
export const labelColon = (locale: Locale): string => (locale === 'fr' ? `${NO_BREAK_SPACE}: ` : ': ');

/** Items that may hold commas or "and" themselves. French sets a narrow space before the sign. */
export const semicolons = (items: readonly string[], locale: Locale): string => items.join(semicolon(locale));

/** What stands between two such items, where one of them is not mere text. */
export const semicolon = (locale: Locale): string => (locale === 'fr' ? `${NARROW_SPACE}; ` : '; ');

/** A date as exact as it is known: a day in full, a month, a quarter, a half or a year. Words for halves and quarters are ours. */
export function formatDate(date: string, locale: Locale, style: 'short' | 'long' = 'long'): string {
  const precision = precisionOf(date);
  if (precision === 'day') return formatDay(date, locale, style);
  if (precision === 'month') return formatMonth(date, locale);
  const year = date.slice(0, 4);
  if (precision === 'year') return year;
  const part = Number(date.slice(-1));
  return precision === 'quarter' ? QUARTER[locale](part, year) : HALF[locale](part, year);
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

function formatDay(day: string, locale: Locale, style: 'short' | 'long'): string {
  if (locale === 'vi') return `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`;
  const text = dateFormat(locale, { day: 'numeric', month: style, year: 'numeric' }).format(utc(day));
  // "г." would double the full stop of a sentence; the year is plain without it.
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text.replace(/\s*г\.$/, '');
}

function formatMonth(month: string, locale: Locale): string {
  if (locale === 'vi') return `tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`;
  const text = dateFormat(locale, { month: 'long', year: 'numeric' }).format(utc(firstDay(month)));
  return text.replace(/\s*г\.$/, '');
}

const ROMAN = ['', 'I', 'II', 'III', 'IV'];
const QUARTER: Record<Locale, (part: number, year: string) => string> = {
  vi: (part, year) => `quý ${ROMAN[part]}/${year}`,
  en: (part, year) => `${['', 'first', 'second', 'third', 'fourth'][part]} quarter of ${year}`,
  fr: (part, year) => `${part === 1 ? '1er' : `${part}e`} trimestre ${year}`,
  ru: (part, year) => `${ROMAN[part]} квартал ${year}`,
};
const HALF: Record<Locale, (part: number, year: string) => string> = {
  vi: (part, year) => `6 tháng ${part === 1 ? 'đầu' : 'cuối'} năm ${year}`,
  en: (part, year) => `${part === 1 ? 'first' : 'second'} half of ${year}`,
  fr: (part, year) => `${part === 1 ? '1er' : '2e'} semestre ${year}`,
  ru: (part, year) => `${ROMAN[part]} полугодие ${year}`,
};

/** Vietnamese syllables that belong together must not part at a line end in titles: both spaces of a pair become U+00A0. */
export function keepTogether(text: string, compounds: readonly string[]): string {
  return compounds.reduce((words, compound) => words.replaceAll(compound, compound.replaceAll(' ', NO_BREAK_SPACE)), text);
}

/** What a finding's message prints, in the form of its language. Fields and languages are named by the caller's messages. */
import { formatDate, formatNumber } from '@/lib/i18n/format';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { isPartialDate } from '@/lib/period';
import type { Finding } from './finding';

export type Labels = {
  /** What a field is called: `changes.field.*`. */
  field(name: string): string;
  /** A field in one of its languages: `changes.inLanguage`. */
  inLanguage(field: string, language: string): string;
  language(locale: Locale): string;
  /** A unit of measure: `common.unit.*`. */
  unit(unit: string): string;
};

const isLocale = (name: string | undefined): name is Locale => LOCALES.some((locale) => locale === name);
const numbers = ['value', 'other', 'low', 'high'];
const dates = ['date', 'period', 'released'];

/** `statements.words.en` as "Wording, English". */
function fieldLabel(path: string, { field, inLanguage, language }: Labels): string {
  const names = path.split('.');
  const last = names.at(-1);
  return isLocale(last) && names.length > 1 ? inLanguage(field(names.at(-2) ?? path), language(last)) : field(last ?? path);
}

/** The key of the message below `checks`, and its values. */
export function wordingOf(
  { check, severity, values }: Finding,
  locale: Locale,
  labels: Labels,
): { key: string; values: Record<string, string | number> } {
  const list = (words: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
  const print = (name: string, value: string): string => {
    if (name === 'field') return fieldLabel(value, labels);
    if (name === 'fields') return list(value.split(' ').map((field) => fieldLabel(field, labels)));
    if (name === 'languages') return list(value.split(' ').map((language) => (isLocale(language) ? labels.language(language) : language)));
    if (name === 'unit') return labels.unit(value);
    if (numbers.includes(name)) return formatNumber(value, locale);
    return dates.includes(name) && isPartialDate(value) ? formatDate(value, locale) : value;
  };
  const printed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, print(name, value)]));
  const { count } = values;
  const counted: Record<string, string | number> = count === undefined ? {} : { count: Number(count), shown: formatNumber(count, locale) };
  return { key: `${check}.${severity}`, values: { ...printed, ...counted } };
}

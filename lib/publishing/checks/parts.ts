/** The texts and the parts inside a record, wherever they stand. */
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import type { JsonRecord } from '../difference';
import type { Json } from '../merge';

/** A record itself, or one of the parts in its lists: `at` is the field of the list, `key` tells its parts apart. */
export type Part = { at: string | null; key: string; values: JsonRecord };
export type Text = { field: string; key: string; text: JsonRecord };

const isObject = (value: Json | undefined): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: Json | undefined): value is JsonRecord => isObject(value) && typeof value.original === 'string';

/** Fields that tell apart the parts of one list: the side of a disagreement, the period and measure of a count of users. */
const telling = ['side', 'period', 'measure', 'source'] as const;

export function partsOf(record: JsonRecord): Part[] {
  const parts = Object.entries(record).flatMap(([at, value]) =>
    Array.isArray(value) ? value.filter(isObject).map((values) => ({ at, key: `${at} ${keyOfPart(values)}`, values })) : [],
  );
  return [{ at: null, key: '', values: record }, ...parts];
}

function keyOfPart(part: JsonRecord): string {
  if (typeof part.side === 'string') return part.side;
  return telling.flatMap((field) => (typeof part[field] === 'string' ? [part[field]] : [])).join(' ');
}

/** `statements.quote` for a field of a part, `name` for one of the record. */
export const fieldOf = ({ at }: Pick<Part, 'at'>, field: string): string => (at === null ? field : `${at}.${field}`);

export function textsOf(record: JsonRecord): Text[] {
  return partsOf(record).flatMap((part) =>
    Object.entries(part.values).flatMap(([field, value]) =>
      isText(value) ? [{ field: fieldOf(part, field), key: `${part.key} ${field}`, text: value }] : [],
    ),
  );
}

export const wordsIn = (text: JsonRecord, locale: Locale): string | null => {
  const words = text[locale];
  return typeof words === 'string' && words.trim() !== '' ? words : null;
};

/** Neither null, nor an empty list, nor an empty text. */
export function isFilled(value: Json | undefined): boolean {
  if (value === null || value === undefined) return false;
  if (isText(value)) return LOCALES.some((locale) => wordsIn(value, locale) !== null);
  return typeof value === 'string' ? value.trim() !== '' : !Array.isArray(value) || value.length > 0;
}

export { isText };

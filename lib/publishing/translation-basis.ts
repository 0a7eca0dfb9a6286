import { createHash } from 'node:crypto';
import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/localized';
import type { Json } from './merge';

/** How a translation says from which original words it was made. */
export const basisOf = (original: string): string => createHash('sha256').update(original).digest('hex').slice(0, 12);

/** Where a text stands in one language. `outdated`: the original was changed after the translation was made. */
export type TranslationState = 'original' | 'missing' | 'current' | 'outdated' | 'machine';

export function translationState(text: LocalizedText, locale: Locale): TranslationState {
  if (locale === text.original) return 'original';
  if (text[locale] === undefined) return 'missing';
  const basis = text.basis?.[locale];
  if (basis !== undefined && basis !== basisOf(text[text.original] as string)) return 'outdated';
  return text.machine?.includes(locale) ? 'machine' : 'current';
}

const isText = (value: Json | undefined): value is LocalizedText & { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.original === 'string';
const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The record as it is to be kept: every translation that was left as it was while its original changed keeps the mark of the
 * original it was made from; one that was written anew loses its marks, unless its writer names the original they looked at.
 * Lists of parts are matched by place.
 */
export function withBasis(before: Json, after: Json): Json {
  if (isText(after)) return textWithBasis(isText(before) ? before : null, after);
  if (Array.isArray(after)) return after.map((item, index) => withBasis(Array.isArray(before) ? (before[index] ?? null) : null, item));
  if (!isObject(after)) return after;
  const was = isObject(before) ? before : {};
  return Object.fromEntries(Object.entries(after).map(([key, value]) => [key, withBasis(was[key] ?? null, value)]));
}

function textWithBasis(before: LocalizedText | null, after: LocalizedText): Json {
  const { basis: givenBasis = {}, machine: givenMachine = [], ...words } = after;
  const wasOriginal = before?.[before.original];
  const basis: Partial<Record<Locale, string>> = {};
  const machine: Locale[] = [];
  for (const locale of LOCALES) {
    if (locale === after.original || after[locale] === undefined) continue;
    const isKept = before !== null && before[locale] === after[locale];
    const given = givenBasis[locale];
    const mark = isKept
      ? (given ?? (wasOriginal === after[after.original] ? undefined : (before.basis?.[locale] ?? basisOf(wasOriginal ?? ''))))
      : given === before?.basis?.[locale]
        ? undefined
        : given;
    if (mark !== undefined && mark !== basisOf(after[after.original] as string)) basis[locale] = mark;
    if (givenMachine.includes(locale)) machine.push(locale);
  }
  return {
    ...words,
    ...(Object.keys(basis).length > 0 ? { basis } : {}),
    ...(machine.length > 0 ? { machine } : {}),
  } as Json;
}

import { z } from 'zod';
import { text as words } from '@/lib/record';

export const LOCALES = ['vi', 'en', 'fr', 'ru'] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

/** The first twelve hex digits of the sha-256 of the original words that a translation was made from. */
const basis = z.string().regex(/^[0-9a-f]{12}$/);

/**
 * Words in up to four languages and the language they were written in. A translation without `basis` was made from the original
 * that stands; `machine` names the languages that no person has read yet. The database holds the same shape (`is_localized`).
 */
export const localizedText = z
  .strictObject({
    original: localeSchema,
    vi: words.optional(),
    en: words.optional(),
    fr: words.optional(),
    ru: words.optional(),
    basis: z.partialRecord(localeSchema, basis).optional(),
    machine: z.array(localeSchema).min(1).optional(),
  })
  .refine((text) => text[text.original] !== undefined, { error: 'original-missing' });
export type LocalizedText = z.infer<typeof localizedText>;

/** Words together with the language they are really in, so that a fallback carries its own `lang`; `isMachine`: no person has read them. */
export type Localized = { words: string; lang: Locale; isMachine?: true };

/** The words in `locale`, else in the language they were written in. */
export function localize(text: LocalizedText, locale: Locale): Localized {
  const exact = text[locale];
  if (exact !== undefined) return { words: exact, lang: locale, ...(text.machine?.includes(locale) && { isMachine: true }) };
  return { words: text[text.original] as string, lang: text.original };
}

/** Null stays null: an absent text is not an empty one. */
export function localizeOptional(text: LocalizedText | null, locale: Locale): Localized | null {
  return text === null ? null : localize(text, locale);
}

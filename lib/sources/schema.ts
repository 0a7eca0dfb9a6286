import { z } from 'zod';
import { localeSchema, localizedText } from '@/lib/i18n/localized';
import { code, confidence, partialDate, text, url } from '@/lib/record';

export const SOURCE_KINDS = ['founding', 'news', 'decision', 'report', 'data'] as const;
export const sourceKind = z.enum(SOURCE_KINDS);
/** `und` (BCP 47): the language was not noted. */
export const sourceLanguage = z.union([localeSchema, z.literal('und')]);

/** A page, report or paper that was read. Its title keeps the language it was written in. */
export const sourceSchema = z.strictObject({
  code,
  notation: text.nullable(),
  title: text,
  titleLanguage: localeSchema,
  publisher: text,
  published: partialDate.nullable(),
  language: sourceLanguage,
  /** The text that was read is itself a translation, often by machine; its quotes are labelled so. */
  translated: z.boolean(),
  kind: sourceKind,
  url: url.nullable(),
  /** sha-256 of the text that was read. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'fingerprint' })
    .nullable(),
  /** sha-256 of the copy of the page or paper that is kept. */
  copy: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'fingerprint' })
    .nullable(),
  note: localizedText.nullable(),
  confidence,
});
export type SourceRecord = z.infer<typeof sourceSchema>;

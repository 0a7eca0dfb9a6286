import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code, partialDate } from '@/lib/record';

export const ARTICLE_KINDS = ['news', 'guidance'] as const;

/** A short dated text by editors. Paragraphs are separated by a blank line; there is no markup. */
export const articleSchema = z.strictObject({
  code,
  kind: z.enum(ARTICLE_KINDS),
  published: partialDate,
  title: localizedText,
  body: localizedText,
  topic: code.nullable(),
  /** Indicators against whose published values the numbers of the text are checked. */
  indicators: z.array(code),
  tasks: z.array(code),
  documents: z.array(code),
  sources: z.array(code),
});
export type ArticleRecord = z.infer<typeof articleSchema>;

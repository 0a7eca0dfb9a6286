import { z } from 'zod';
import { localeSchema, localizedText } from '@/lib/i18n/localized';
import { code, confidence, decimal, text, timePeriod } from '@/lib/record';

/** What one side says. A number that differs within one series and release is no figure of its own: it stands here, with its quote. */
export const conflictStatementSchema = z.strictObject({
  side: code,
  words: localizedText,
  sources: z.array(code),
  series: code.nullable(),
  period: timePeriod.nullable(),
  release: code.nullable(),
  value: decimal.nullable(),
  quote: text.nullable(),
  quoteLanguage: localeSchema.nullable(),
  confidence: confidence.nullable(),
});

export const conflictSchema = z.strictObject({
  code,
  kind: code,
  title: localizedText,
  explanation: localizedText,
  /** Which figure leads and why; null where no figure is concerned. */
  rule: localizedText.nullable(),
  indicators: z.array(code),
  statements: z.array(conflictStatementSchema).min(2),
});
export type ConflictRecord = z.infer<typeof conflictSchema>;

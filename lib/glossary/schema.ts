import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code } from '@/lib/record';

/** A term; its Vietnamese is the official wording where a document fixes it. */
export const termSchema = z.strictObject({
  code,
  term: localizedText,
  definition: localizedText,
  document: code.nullable(),
  source: code.nullable(),
});
export type TermRecord = z.infer<typeof termSchema>;

import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code, confidence, partialDate, text, url } from '@/lib/record';

export const documentSchema = z.strictObject({
  code,
  /** What the document calls itself ("411/QĐ-TTg"); null when the number is unknown. */
  notation: text.nullable(),
  title: localizedText,
  kind: code,
  topic: code.nullable(),
  issuer: code.nullable(),
  issued: partialDate.nullable(),
  effective: partialDate.nullable(),
  expired: partialDate.nullable(),
  summary: localizedText.nullable(),
  url: url.nullable(),
  source: code.nullable(),
  confidence,
});
export type DocumentRecord = z.infer<typeof documentSchema>;

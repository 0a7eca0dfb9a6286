import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code, confidence, partialDate, text } from '@/lib/record';

export const AREA_SCHEMES = ['iso', 'vn-63', 'vn-34'] as const;
export const areaScheme = z.enum(AREA_SCHEMES);

export const areaSchema = z.strictObject({
  code,
  /** The official code of its time. Codes were reused for other provinces: never join on it. */
  notation: text,
  scheme: areaScheme,
  kind: z.enum(['country', 'city', 'province']),
  name: localizedText,
  validFrom: partialDate.nullable(),
  validTo: partialDate.nullable(),
  source: code.nullable(),
  confidence: confidence.nullable(),
});
export type AreaRecord = z.infer<typeof areaSchema>;

export const areaSuccessionSchema = z.strictObject({
  code,
  predecessor: code,
  successor: code,
  happenedOn: partialDate.nullable(),
  document: code.nullable(),
});
export type AreaSuccessionRecord = z.infer<typeof areaSuccessionSchema>;

import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code, confidence, partialDate, text } from '@/lib/record';

/** A body. Bare codes (a record others need, of which nothing sourced is known) have no source and no confidence. */
export const organisationSchema = z.strictObject({
  code,
  notation: text.nullable(),
  kind: code,
  name: localizedText,
  note: localizedText.nullable(),
  validFrom: partialDate.nullable(),
  validTo: partialDate.nullable(),
  /** The name stands for many bodies ("people's committees of provinces and cities"): its members, not it, are late. */
  isClass: z.boolean(),
  source: code.nullable(),
  confidence: confidence.nullable(),
});
export type OrganisationRecord = z.infer<typeof organisationSchema>;

export const organisationSuccessionSchema = z.strictObject({
  code,
  predecessor: code,
  successor: code,
  happenedOn: partialDate.nullable(),
  document: code.nullable(),
  source: code.nullable(),
});
export type OrganisationSuccessionRecord = z.infer<typeof organisationSuccessionSchema>;

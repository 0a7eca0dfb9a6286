import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { COMPARATORS, code, confidence, decimal, partialDate } from '@/lib/record';

export const TARGET_KINDS = [
  'strategy-target',
  'strategy-orientation',
  'instruction',
  'programme-target',
  'plan',
  'party-goal',
  'government-target',
] as const;

/** A promise. Zero is a number; where a document gives only words, `words` holds them. Amended by another target, never overwritten. */
export const targetSchema = z
  .strictObject({
    code,
    indicator: code,
    area: code,
    deadline: partialDate.nullable(),
    comparator: z.enum(COMPARATORS).nullable(),
    low: decimal.nullable(),
    high: decimal.nullable(),
    words: localizedText.nullable(),
    document: code,
    kind: z.enum(TARGET_KINDS),
    amends: code.nullable(),
    source: code,
    confidence,
    note: localizedText.nullable(),
  })
  .refine((t) => t.low !== null || t.high !== null || t.words !== null, { error: 'target-empty', path: ['low'] })
  .refine((t) => (t.low === null && t.high === null) === (t.comparator === null), { error: 'comparator', path: ['comparator'] });
export type TargetRecord = z.infer<typeof targetSchema>;

import { z } from 'zod';
import { code, confidence } from '@/lib/record';

/** What the first document does to the other: `guides` details how the other is carried out. */
export const RELATIONS = ['amends', 'replaces', 'implements', 'guides'] as const;

export const documentRelationSchema = z.strictObject({
  code,
  document: code,
  relation: z.enum(RELATIONS),
  other: code,
  source: code.nullable(),
  confidence,
});
export type DocumentRelationRecord = z.infer<typeof documentRelationSchema>;

import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code, confidence, partialDate } from '@/lib/record';

export const EVENT_KINDS = ['meeting', 'conference', 'forum', 'award', 'day', 'week', 'year'] as const;

/**
 * A happening, and what came out of it: documents, assigned tasks, and reports in which its figures were read. A day or a week
 * without an end comes back each year (`when.ts`).
 */
export const eventSchema = z.strictObject({
  code,
  name: localizedText,
  kind: z.enum(EVENT_KINDS),
  starts: partialDate,
  ends: partialDate.nullable(),
  place: localizedText.nullable(),
  area: code.nullable(),
  organisers: z.array(code),
  summary: localizedText.nullable(),
  topic: code.nullable(),
  documents: z.array(code),
  tasks: z.array(code),
  /** Sources that report on it. */
  reports: z.array(code),
  source: code,
  confidence,
});
export type EventRecord = z.infer<typeof eventSchema>;

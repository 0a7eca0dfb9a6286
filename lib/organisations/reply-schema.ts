import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code, partialDate } from '@/lib/record';

/** What a body answers to what the portal shows about a task, an indicator or, with neither, itself. */
export const replySchema = z
  .strictObject({
    code,
    organisation: code,
    /** In what office the author speaks ("Office of the Ministry"); never a person's name. */
    role: localizedText,
    given: partialDate,
    words: localizedText,
    task: code.nullable(),
    indicator: code.nullable(),
    source: code.nullable(),
  })
  .refine((r) => r.task === null || r.indicator === null, { error: 'one-subject', path: ['indicator'] });
export type ReplyRecord = z.infer<typeof replySchema>;

import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code } from '@/lib/record';

export const topicSchema = z.strictObject({ code, parent: code.nullable(), name: localizedText });
export type TopicRecord = z.infer<typeof topicSchema>;

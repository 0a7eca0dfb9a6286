import { z } from 'zod';
import { localeSchema, localizedText } from '@/lib/i18n/localized';
import { code, confidence, partialDate, text } from '@/lib/record';

export const GOAL_KINDS = ['group', 'viewpoint', 'vision', 'goal', 'target', 'pillar', 'focus', 'acceleration', 'principle'] as const;
export const TASK_KINDS = ['group', 'foundation', 'sector', 'solution-group', 'solution', 'assignment'] as const;

export const goalSchema = z.strictObject({
  code,
  notation: text,
  parent: code.nullable(),
  kind: z.enum(GOAL_KINDS),
  title: localizedText,
  description: localizedText.nullable(),
  lead: code.nullable(),
  partners: z.array(code),
  deadlines: z.array(partialDate),
  indicators: z.array(code),
  topic: code.nullable(),
  document: code.nullable(),
  clause: localizedText.nullable(),
  source: code,
  confidence,
});
export type GoalRecord = z.infer<typeof goalSchema>;

export const taskSchema = z.strictObject({
  code,
  notation: text,
  parent: code.nullable(),
  kind: z.enum(TASK_KINDS),
  title: localizedText,
  description: localizedText.nullable(),
  topic: code.nullable(),
  indicators: z.array(code),
  document: code.nullable(),
  clause: localizedText.nullable(),
  source: code,
  confidence,
});
export type TaskRecord = z.infer<typeof taskSchema>;

export const TASK_FACT_KINDS = ['assigned', 'owner', 'partner', 'deadline', 'progress', 'completed', 'not-done', 'declared'] as const;
export const taskFactKind = z.enum(TASK_FACT_KINDS);

/** Something dated in a task's life: `happenedOn` stops the clock, `releasedOn` makes it visible. */
export const taskFactSchema = z
  .strictObject({
    code,
    task: code,
    kind: taskFactKind,
    happenedOn: partialDate.nullable(),
    releasedOn: partialDate.nullable(),
    organisation: code.nullable(),
    due: partialDate.nullable(),
    words: localizedText.nullable(),
    document: code.nullable(),
    source: code,
    quote: text.nullable(),
    quoteLanguage: localeSchema.nullable(),
    confidence,
  })
  .refine((f) => (f.quote === null) === (f.quoteLanguage === null), { error: 'quote-language', path: ['quoteLanguage'] })
  .refine((f) => !['owner', 'partner'].includes(f.kind) || f.organisation !== null, { error: 'required', path: ['organisation'] })
  .refine((f) => f.kind !== 'deadline' || f.due !== null || f.words !== null, { error: 'required', path: ['due'] })
  .refine((f) => !['completed', 'not-done'].includes(f.kind) || f.happenedOn !== null, { error: 'required', path: ['happenedOn'] });
export type TaskFactRecord = z.infer<typeof taskFactSchema>;

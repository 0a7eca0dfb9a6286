import { z } from 'zod';
import { figureSchema } from '@/lib/indicators/schema';
import { code } from '@/lib/record';
import { KINDS } from './kinds';

/** How much one request carries; more comes in several change sets, or as a spreadsheet. */
export const MOST_CHANGES = 1000;
export const MOST_FIGURES = 10_000;
const longest = 20_000;
const largestRevision = 1_000_000;

const kindName = z.enum(KINDS.map(({ kind }) => kind) as [string, ...string[]]);
const words = z.string().trim().min(1).max(longest, { error: 'too-long' });
const languages = { vi: words.optional(), en: words.optional(), fr: words.optional(), ru: words.optional() };
/** Words of the set itself: written by the sender, so without the marks of translations. */
const setWords = z
  .strictObject({ original: z.enum(['vi', 'en', 'fr', 'ru']), ...languages })
  .refine((text) => text[text.original] !== undefined, { error: 'original-missing' });

export const sentChange = z.strictObject({
  kind: kindName,
  code,
  /** The published revision that the sender's system saw; 0 for a new record. */
  baseRevision: z.number().int().min(0).max(largestRevision),
  nature: z.enum(['new', 'revision', 'correction', 'withdrawal']),
  record: z.record(z.string(), z.json()),
});
export type SentChange = z.infer<typeof sentChange>;

export const sentFigure = figureSchema.safeExtend({ nature: z.enum(['revision', 'correction', 'withdrawal']).default('revision') });
export type SentFigure = z.infer<typeof sentFigure>;

/** A whole change set as a body's own system sends it. */
export const sentSet = z
  .strictObject({
    title: setWords,
    reason: setWords,
    changes: z.array(sentChange).max(MOST_CHANGES, { error: 'too-many' }).default([]),
    figures: z.array(sentFigure).max(MOST_FIGURES, { error: 'too-many' }).default([]),
  })
  .superRefine(({ changes, figures }, context) => {
    if (changes.length + figures.length === 0) context.addIssue({ code: 'custom', message: 'empty', path: [] });
    for (const index of repeated(changes.map(({ kind, code: of }) => `${kind}/${of}`)))
      context.addIssue({ code: 'custom', message: 'twice', path: ['changes', index] });
    for (const index of repeated(figures.map((f) => [f.series, f.period, f.area, f.release, f.source].join(' '))))
      context.addIssue({ code: 'custom', message: 'twice', path: ['figures', index] });
  });
export type SentSet = z.output<typeof sentSet>;

/** Places of keys that stood in the list before. */
function repeated(keys: readonly string[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => {
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}

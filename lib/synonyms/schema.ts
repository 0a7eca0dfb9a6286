import { z } from 'zod';
import { fold, wordsOf } from '@/lib/fold';
import { LOCALES } from '@/lib/i18n/localized';
import { code, text } from '@/lib/record';

/** As many names as one thing may have. */
const MOST_NAMES = 20;
const LONGEST_NAME = 100;

/** The words of a name as a search compares them: those of `TT&TT` are `tt` and `tt`. */
export const searchedAs = (name: string): string[] => wordsOf(fold(name)).flatMap(([word = '']) => (word === '' ? [] : [word]));

/** Lists in a cell are joined by `;`, forms have one name a line, and a spreadsheet program calculates what begins with a sign. */
const isName = (name: string): boolean => /^[\p{L}\p{N}][^;\n]*$/u.test(name) && searchedAs(name).length > 0;

const synonymName = text.max(LONGEST_NAME, { error: 'too-long', abort: true }).refine(isName, { error: 'plain-name' });

/** Words that mean the same to a reader who searches, in one language: a name and its abbreviation, an old word and a new one. */
export const synonymSchema = z.strictObject({
  code,
  language: z.enum(LOCALES),
  words: z
    .array(synonymName)
    .min(2, { error: 'too-few' })
    .max(MOST_NAMES, { error: 'too-many', abort: true })
    .superRefine((names, context) => {
      const seen = new Set<string>();
      for (const [place, name] of names.entries()) {
        const words = searchedAs(name).join(' ');
        if (words !== '' && seen.has(words)) context.addIssue({ code: 'custom', message: 'double', path: [place] });
        seen.add(words);
      }
    }),
});
export type SynonymRecord = z.infer<typeof synonymSchema>;

import { z } from 'zod';
import { isPartialDate, isPeriod } from '@/lib/period';

/** As much as a cell of a spreadsheet holds: what was exported can be read back. */
export const LONGEST_TEXT = 32_767;
/** What a column of whole numbers holds. */
export const LARGEST_NUMBER = 2_147_483_647;
/** Longer ones have no address. */
const longestCode = 100;
const longestDecimal = 100;
const longestAddress = 2000;

/**
 * Whether a text has nothing but letters: no half letter, no control character but ends of lines, no mark that turns a line round, and
 * no heap of accents on one letter, which would take hours to compose (UAX 15, stream-safe text).
 */
export const isPlain = (text: string): boolean => text.isWellFormed() && !/(?!\n)\p{Cc}|\p{Bidi_Control}|\p{M}{31}/u.test(text);

/** Pieces every record is made of. Absent values are null, never an empty string or a zero. */
export const code = z
  .string()
  .max(longestCode, { error: 'too-long' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'code' });
export const partialDate = z.string().refine(isPartialDate, { error: 'partial-date' });
export const timePeriod = z.string().refine(isPeriod, { error: 'period' });
/** An exact decimal as its source prints it; digits are kept, so none may stand there that the database would drop: 007, -0. */
export const decimal = z
  .string()
  .max(longestDecimal, { error: 'too-long' })
  .regex(/^(?!-0(\.0+)?$)-?(0|[1-9]\d*)(\.\d+)?$/, { error: 'decimal' });
/** Words of one or more lines, in composed letters. */
export const text = z
  .string()
  .max(LONGEST_TEXT, { error: 'too-long', abort: true })
  .refine(isPlain, { error: 'characters', abort: true })
  .normalize('NFC')
  .trim()
  .min(1)
  .max(LONGEST_TEXT, { error: 'too-long' });
export const url = z
  .url({ protocol: /^https?$/, error: 'url' })
  .max(longestAddress, { error: 'too-long' })
  .refine(isPlain, { error: 'characters' });
export const confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof confidence>;
export const QUALIFIERS = ['=', '>', '>=', '<', '<=', '~'] as const;
export const COMPARATORS = ['=', '>', '>=', '<', '<='] as const;

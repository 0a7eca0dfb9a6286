import { z } from 'zod';
import { isPartialDate, isPeriod } from '@/lib/period';

/** Pieces every record is made of. Absent values are null, never an empty string or a zero. */
export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'code' });
export const partialDate = z.string().refine(isPartialDate, { error: 'partial-date' });
export const timePeriod = z.string().refine(isPeriod, { error: 'period' });
/** An exact decimal as its source prints it; digits are kept, so none may stand there that the database would drop: 007, -0. */
export const decimal = z.string().regex(/^(?!-0(\.0+)?$)-?(0|[1-9]\d*)(\.\d+)?$/, { error: 'decimal' });
export const text = z.string().trim().min(1);
export const url = z.url({ protocol: /^https?$/, error: 'url' });
export const confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof confidence>;
export const QUALIFIERS = ['=', '>', '>=', '<', '<=', '~'] as const;
export const COMPARATORS = ['=', '>', '>=', '<', '<='] as const;

import type { Column } from '@/lib/exports/table';
import { LOCALES, type LocalizedText } from '@/lib/i18n/localized';
import type { ComputedRow } from './computed';

type More = Partial<Omit<Column, 'id' | 'type' | 'role'>>;

/** `judged_on` has its words under `judgedOn`, unless told otherwise. */
const baseOf = (id: string): string => id.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const attribute = (id: string, type: Column['type'], more: More = {}): Column => ({
  id,
  base: baseOf(id),
  type,
  role: 'attribute',
  ...more,
});

/** What names a row, by itself or with others. */
export const dimension = (id: string, more: More & Partial<Pick<Column, 'type'>> = {}): Column => ({
  id,
  base: baseOf(id),
  type: 'code',
  role: 'dimension',
  required: true,
  ...more,
});

/** Words in the four languages, a column each. */
export const wordColumns = (base: string, more: More = {}): Column[] =>
  LOCALES.map((language) => attribute(`${base}_${language}`, 'text', { base, language, ...more }));

/** The cells of `wordColumns`. Only what was written: words in another language are no translation. */
export const wordCells = (base: string, text: LocalizedText | null): ComputedRow =>
  Object.fromEntries(LOCALES.map((language) => [`${base}_${language}`, text?.[language] ?? null]));

/** The day on which the rules were applied: every row says it, so that it is never read as of another. */
export const judgedOn: Column = attribute('judged_on', 'date', { required: true });

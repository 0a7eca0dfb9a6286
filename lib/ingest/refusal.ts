import { Invalid } from '@/lib/errors';
import { MOST_CELL_CHARACTERS, MOST_COLUMNS, MOST_FILE_BYTES, MOST_ROWS, MOST_SHEETS } from './limits';

/** Why a file is not read at all; the words are in `ingest.refusal`. */
export const REFUSALS = [
  'empty',
  'too-large',
  'inflates-too-far',
  'too-many-parts',
  'too-many-sheets',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
  'damaged',
  'encrypted',
  'xls',
  'xlsb',
  'ods',
  'pdf',
  'html',
  'no-workbook',
  'unknown-format',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The refusal of a whole file; `at` says where, if it is known: the sheet, the row, the column. */
export const refusal = (code: Refusal, ...at: (string | number)[]): Invalid => new Invalid([{ path: ['file', ...at], code }]);

/** The limits that the words of a refusal name. */
export const REFUSAL_VALUES = {
  megabytes: MOST_FILE_BYTES / 1_000_000,
  rows: MOST_ROWS,
  columns: MOST_COLUMNS,
  characters: MOST_CELL_CHARACTERS,
  sheets: MOST_SHEETS,
} as const;

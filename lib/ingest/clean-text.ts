import { composed } from '@/lib/composed';
import { isPlain } from '@/lib/record';

/** Spaces and case do not tell two names or two headings apart. */
export const folded = (text: string): string => composed(text).trim().replace(/\s+/g, ' ').toLowerCase();

/** A spreadsheet program takes a cell that begins so for a formula, or shows it as the rest of one. */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** Digits are no formula, and a lone sign of comparison calculates nothing. */
const harmless = /^(-\d+([.,]\d+)?|=)$/;

/** The text as it may stand in a cell that a spreadsheet program opens: an apostrophe in front where it would be calculated. */
export const guarded = (text: string): string => (dangerous.test(text) && !harmless.test(text) ? `'${text}` : text);

/** Undoes `guarded`. */
export const unguarded = (text: string): string => (text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text);

/** The text in the one form the record keeps, or why it cannot be kept. */
export function cleaned(text: string): { text: string } | { problem: 'control-character' | 'broken-character' } {
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');
  // The sign for a letter that was lost on the way says nothing about which letter it was.
  if (!lines.isWellFormed() || lines.includes('\ufffd')) return { problem: 'broken-character' };
  if (!isPlain(lines)) return { problem: 'control-character' };
  return { text: unguarded(lines.normalize('NFC').trim()).trim() };
}

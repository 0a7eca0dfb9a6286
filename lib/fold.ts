import { composed } from '@/lib/composed';

/**
 * How words are compared wherever the portal searches. The database folds the same way (`search_fold` in the migration of the search);
 * a test holds the two to each other.
 */

/** Both places of a tone mark are one: hoà is hòa. On decomposed letters, o or u, then a, e or y, then the tone. */
const TONE_AFTER_GLIDE = /([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])/g;
const MARKS = /[\u0300-\u036f]/g;
/**
 * Capitals younger than Unicode 10: whether they have a small letter depends on the age of the library that is asked, and the database's
 * may be older than ours. None is of a script that the portal is written in; they are left out.
 */
const YOUNG_CAPITALS =
  /[\u1c89\u1c90-\u1cbf\u2c2f\ua7b8-\ua7f5\u{10570}-\u{10595}\u{10d50}-\u{10d65}\u{16e40}-\u{16e5f}\u{16ea0}-\u{16eb8}]/gu;
const small = (text: string): string => composed(text).replace(YOUNG_CAPITALS, '').toLowerCase().normalize('NFD');

/** Letters and digits only, without marks and case: "Sở TT-TT" and "sở tt tt" are one. */
export const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Small composed letters with their accents, tone marks in one place: what an exact spelling is compared by. */
export const spell = (text: string): string => small(text).replace(TONE_AFTER_GLIDE, '$1$3$2').normalize('NFC');

/** Small letters without accents; đ is d, œ is oe. */
export const fold = (text: string): string =>
  small(text).replace(MARKS, '').replaceAll('đ', 'd').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('ß', 'ss').normalize('NFC');

/** Letters and digits of any script, for text that is folded; a point or comma between two digits belongs to the number. */
const WORD = /(?:[a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u3040-\ud7ff\uf900-\ufaff]|(?<=[0-9])[.,](?=[0-9]))+/g;
const LONGEST_WORD = 60;

/** `I` and `y` after these at the end of a syllable are one: tỷ lệ, tỉ lệ. */
const SYLLABLE_IN_Y = /^(h|k|l|m|s|t|v|qu)y$/;

/**
 * The words of a folded or spelled text in their order, each with the ways in which it is found: 1.928.311 as 1928311, 2,853 as the
 * whole number and as the decimal, 31.12.2025 as three words.
 */
export const wordsOf = (comparable: string): string[][] =>
  (comparable.match(WORD) ?? []).flatMap((word) =>
    /[.,]/.test(word) ? numberForms(word).map((forms) => forms.map(cut)) : [[cut(syllable(word))]],
  );

const syllable = (word: string): string => word.replace(SYLLABLE_IN_Y, '$1i');
const cut = (word: string): string => word.slice(0, LONGEST_WORD);

function numberForms(word: string): string[][] {
  if (/^[0-9]{1,3}[.,][0-9]{3}$/.test(word)) return [[word.replace(/[.,]/, ''), word.replace(',', '.')]];
  if (/^[0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})$/.test(word)) return [[word.replace(/[.,]/g, '')]];
  if (/^[0-9]{1,3}(?:(?:\.[0-9]{3})+,|(?:,[0-9]{3})+\.)[0-9]+$/.test(word)) {
    return [[`${word.replace(/[.,][0-9]+$/, '').replace(/[.,]/g, '')}.${/[0-9]+$/.exec(word)?.[0]}`]];
  }
  if (/^[0-9]+[.,][0-9]+$/.test(word)) return [[word.replace(',', '.')]];
  return word.split(/[.,]/).map((part) => [part]);
}

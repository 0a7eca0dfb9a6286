import { fold } from '@/lib/fold';

/** What else may have been meant by a word that is in no record. Pure: the database says which of them are words. */

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщъыьэюя';
/** A word is a row of letters; of longer ones there would be too many neighbours to look up. */
const LONGEST = 24;

/** Everything one slip away from a folded word: a letter left out, put in, changed, or two swapped. */
export function neighbours(word: string): string[] {
  if (word.length < 2 || word.length > LONGEST) return [];
  const letters = /[\u0400-\u04ff]/.test(word) ? CYRILLIC : LATIN;
  const made = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const [head, tail] = [word.slice(0, i), word.slice(i)];
    if (tail) made.add(head + tail.slice(1));
    if (tail.length > 1) made.add(head + tail[1] + tail[0] + tail.slice(2));
    for (const letter of letters) {
      made.add(head + letter + tail);
      if (tail) made.add(head + letter + tail.slice(1));
    }
  }
  made.delete(word);
  made.delete('');
  return [...made];
}

const doubled: readonly (readonly [RegExp, string])[] = [
  [/dd/g, 'đ'],
  [/aa/g, 'â'],
  [/ee/g, 'ê'],
  [/oo/g, 'ô'],
  [/uow/g, 'ươ'],
  [/aw/g, 'ă'],
  [/ow/g, 'ơ'],
  [/uw|w/g, 'ư'],
];

/**
 * A Vietnamese word typed in Telex or VNI where nothing turned it into letters: `chuyeenr`, `chuye6n3`, `ddooir`. Folded, without the
 * signs of its accents; undefined where it has none.
 */
export function withoutInputMethod(word: string): string | undefined {
  // A syllable has a vowel (`qd411` is none), and signs are not three together, nor two behind a last consonant (`luat65`): that is a number.
  const isSigned = /^[a-z]+(?:[1-9]{1,2}[a-z]+)*[1-9]{0,2}$/.test(word) && /[1-9]/.test(word) && /[aeiouy]/.test(word);
  if (isSigned && !/[^aeiouy][1-9]{2}$/.test(word) && word.length <= 10) return word.replace(/[1-9]/g, '');
  if (!/^[a-z]{2,10}$/.test(word)) return undefined;
  // The sign of the tone may stand before the last consonants: `chuyeern`.
  const toneless = word.replace(/^(.*[aeiouyw].*?)[sfrxj]((?:ng|nh|ch|[cmnptuoiy])?)$/, '$1$2');
  const marked = doubled.reduce((text, [sign, letter]) => text.replace(sign, letter), toneless);
  return marked === word ? undefined : fold(marked);
}

/** A word and the number typed onto it: `qd411`. */
export function beforeNumber(word: string): [letters: string, number: string] | undefined {
  const [, letters, number] = /^(\p{Ll}+)(\d{2,})$/u.exec(word) ?? [];
  return letters !== undefined && number !== undefined ? [letters, number] : undefined;
}

const TONE = '[\\u0300\\u0301\\u0303\\u0309\\u0323]';
/** On decomposed letters: a tone on the glide of a closed syllable, or on the u of qu; a dot below that was taken from under ă, â or ê. */
const MISPLACED = new RegExp(
  `(?:([ou])(${TONE})([aey])(?=[a-z])|(?<=q)(u)(${TONE})([aey]))|([ou])(\\u0323)([ae])(?=[\\u0302\\u0306])`,
  'g',
);

/** A word as people write it, from the spelling by which it is compared (`spell`): `hoàn` for `hòan`, `luật` for `lụât`. */
export const asWritten = (spelled: string): string => spelled.normalize('NFD').replace(MISPLACED, '$1$4$7$3$6$9$2$5$8').normalize('NFC');

/** As many letters as a syllable of Vietnamese has. */
const LONGEST_PIECE = 12;

/** All pieces of a word that could be words of their own. */
export function piecesOf(word: string): string[] {
  const pieces = new Set<string>();
  for (let i = 0; i < word.length; i++) {
    for (let n = 1; n <= LONGEST_PIECE && i + n <= word.length; n++) pieces.add(word.slice(i, i + n));
  }
  return [...pieces];
}

/** A word typed without its spaces, in the fewest known words: `chuyendoiso` as `chuyen doi so`; undefined where it is not made of them. */
export function separated(word: string, known: ReadonlySet<string>): string[] | undefined {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end; start++) {
      const [before, piece] = [best[start], word.slice(start, end)];
      if (before && known.has(piece) && before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, piece];
    }
  }
  const found = best[word.length];
  return found && found.length > 1 ? found : undefined;
}

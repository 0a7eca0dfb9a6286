import { fold, spell, wordsOf } from '@/lib/fold';
import { ofLanguage, type Stems } from './stems';

/** By what texts are found. Pure. `#` marks a whole name, `=` a spelling, `@` a day, `e:`, `f:`, `r:` the stem of a language. */
export type Lexemes = Set<string>;

/** A text's words in their order, as they stand folded and as they are spelled. */
export type ReadText = { language: string; words: readonly (readonly string[])[]; spelled: readonly string[] };

export function readText(text: string, language: string): ReadText {
  const spelled = wordsOf(spell(text)).map(([first = '']) => first);
  return { language, words: wordsOf(fold(text)), spelled };
}

export const wordsToStem = ({ words, spelled }: ReadText): string[] => [...words.map(([first = '']) => first), ...spelled];

/** What a text is found by: its words, each two that stand beside each other, and their stems. */
export function addText(to: Lexemes, { words, spelled, language }: ReadText, stems: Stems): void {
  let before: string | undefined;
  for (const forms of words) {
    for (const form of forms) to.add(form);
    const first = forms[0] as string;
    if (before !== undefined) to.add(`${before} ${first}`);
    before = first;
    for (const stem of ofLanguage(stems.get(first) ?? [], language)) to.add(stem);
  }
  for (const word of spelled) for (const stem of ofLanguage(stems.get(word) ?? [], language)) to.add(stem);
}

/** A name of so many words is also found where it is typed as one. */
const MOST_JOINED = 5;

/** What a title is found by besides: its words as they are spelled, and the whole of it. */
export function addTitle(to: Lexemes, text: ReadText, stems: Stems): void {
  addText(to, text, stems);
  for (const word of text.spelled) if (fold(word) !== word) to.add(`=${word}`);
  const names = text.words.map(([first = '']) => first);
  if (names.length > 0) to.add(wholeName(names));
}

/** A title without its spaces, as far as people type it so. */
export function addJoined(to: Lexemes, { words }: ReadText): void {
  if (words.length > 1 && words.length <= MOST_JOINED) to.add(words.map(([first = '']) => first).join(''));
}

const LONGEST_NAME = 200;
export const wholeName = (words: readonly string[]): string => `#${words.join(' ').slice(0, LONGEST_NAME)}`;

/** A lexeme as Postgres reads it in a vector or a query; in a query, one that ends in a star stands for all that begin so. */
export const quoted = (lexeme: string): string => `'${escaped(lexeme.replace(/\*$/, ''))}'${lexeme.endsWith('*') ? ':*' : ''}`;

/** Words of texts have no such sign: looking is faster than replacing. */
const escaped = (lexeme: string): string => (/['\\]/.test(lexeme) ? lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''") : lexeme);

/** As Postgres reads a `tsvector`. */
export const asVector = (lexemes: Lexemes): string => [...lexemes].map((lexeme) => `'${escaped(lexeme)}'`).join(' ');

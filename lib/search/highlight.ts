import { fold, spell, wordsOf } from '@/lib/fold';
import type { Stems } from './stems';

/** A stretch of a text; `isFound` where a word of the question stands. */
export type Stretch = { words: string; isFound: boolean };
/**
 * By what words of a text are known to be asked for: as they stand folded, by their stems, and names that count only as a whole. `small`
 * are those words that say nothing alone.
 */
export type Wanted = {
  words: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  names: readonly (readonly string[])[];
  small: ReadonlySet<string>;
};

/** Words as a reader sees them, numbers with their digits and points. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?<=\p{N})[.,]\p{N}[\p{L}\p{M}\p{N}]*)*/gu;

type Read = { forms: readonly string[]; spelled: string };
type Token = Read & { start: number; end: number };

/** Words come again and again; so many are remembered as they were read. */
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, Read>();

function readWord(word: string): Read {
  const known = remembered.get(word);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const read = { forms: wordsOf(fold(word)).flat(), spelled: spell(word) };
  remembered.set(word, read);
  return read;
}

/** A text is looked at several times over: found, weighed, cut. */
const MOST_TEXTS = 600;
const lately = new Map<string, Token[]>();

function tokensOf(text: string): Token[] {
  const known = lately.get(text);
  if (known) return known;
  if (lately.size >= MOST_TEXTS) lately.clear();
  const tokens = [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    ...readWord(match[0]),
  }));
  lately.set(text, tokens);
  return tokens;
}

/** The words of a text that are asked for. */
function wantedOf(tokens: readonly Token[], wanted: Wanted, known: Stems): Set<Token> {
  const found = new Set(tokens.filter((token) => isWanted(token, wanted, known)));
  for (const name of wanted.names) {
    tokens.forEach((_, i) => {
      if (!name.every((word, n) => tokens[i + n]?.forms.includes(word))) return;
      for (const token of tokens.slice(i, i + name.length)) found.add(token);
    });
  }
  // `of` is marked in `Ministry of Information`, not elsewhere.
  const isSmall = ({ forms }: Token) => forms.some((form) => wanted.small.has(form));
  const bears = (token: Token | undefined) => token !== undefined && found.has(token) && !isSmall(token);
  tokens.forEach((token, i) => {
    if (isSmall(token) && !(bears(tokens[i - 1]) && bears(tokens[i + 1]))) found.delete(token);
  });
  return found;
}

const isWanted = ({ forms, spelled }: Token, { words, stems }: Wanted, known: Stems): boolean =>
  forms.some((form) => words.has(form)) || [...forms, spelled].some((form) => known.get(form)?.some((stem) => stems.has(stem)));

const inOrder = (tokens: ReadonlySet<Token>): Token[] => [...tokens].sort((a, b) => a.start - b.start);

/** The words of a text that may have a stem that is asked for: they begin alike. */
export function stemmable(text: string, { stems }: Wanted): string[] {
  const beginnings = new Set([...stems].map((stem) => stem.slice(2, 4)));
  return tokensOf(text)
    .filter(({ forms: [first = ''] }) => beginnings.has(first.slice(0, 2)))
    .flatMap(({ forms, spelled }) => [...forms, spelled]);
}

/** The text in stretches, with what was asked for marked; words beside each other are one mark, those of a number such as 411/QĐ-TTg too. */
export function highlight(text: string, wanted: Wanted, known: Stems): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const token of inOrder(wantedOf(tokensOf(text), wanted, known))) {
    const [before, last] = [text.slice(from, token.start), stretches.at(-1)];
    if (last?.isFound && /^(?:\s*|[/-])$/.test(before)) last.words += before + text.slice(token.start, token.end);
    else {
      if (before) stretches.push({ words: before, isFound: false });
      stretches.push({ words: text.slice(token.start, token.end), isFound: true });
    }
    from = token.end;
  }
  if (from < text.length) stretches.push({ words: text.slice(from), isFound: false });
  return stretches;
}

/** How long a snippet is, in letters. */
const SNIPPET = 220;
const ENDLESS = new RegExp(`^.{0,${SNIPPET}}`, 'su');

/** How many different words of the question a text has. */
export const weigh = (text: string, wanted: Wanted, known: Stems): number =>
  new Set([...wantedOf(tokensOf(text), wanted, known)].map(({ forms }) => forms[0])).size;

/** The part of a text where most of what was asked for stands, cut between words. */
export function snippet(text: string, wanted: Wanted, known: Stems): Stretch[] {
  const flat = text.replace(/\s+/g, ' ');
  const tokens = tokensOf(flat);
  const found = inOrder(wantedOf(tokens, wanted, known));
  let best = { count: 0, start: 0 };
  for (const { start } of found) {
    const within = new Set(found.filter((other) => other.start >= start && other.end <= start + SNIPPET).map(({ forms }) => forms[0]));
    if (within.size > best.count) best = { count: within.size, start };
  }
  const begin = tokens.find(({ start }) => start >= Math.max(0, best.start - 40))?.start ?? 0;
  const from = best.start <= 40 ? 0 : begin;
  const last = tokens.findLast((token) => token.start >= from && token.end <= from + SNIPPET);
  // A word without end is cut where it must be, between two letters.
  const end = last?.end ?? from + (ENDLESS.exec(flat.slice(from))?.[0].length ?? 0);
  const to = flat.length - end < 20 ? flat.length : end;
  const cut = highlight(flat.slice(from, to), wanted, known);
  return [...(from > 0 ? [{ words: '… ', isFound: false }] : []), ...cut, ...(to < flat.length ? [{ words: ' …', isFound: false }] : [])];
}

import { fold } from '@/lib/fold';
import { LASTING } from './entry';
import { addJoined, addText, addTitle, asVector, type Lexemes, type ReadText, readText, wordsToStem } from './lexemes';
import { type StemReader, type Stems, stemsOf } from './stems';

type Words = Readonly<Record<string, unknown>>;
type Text = { part: string; words?: Words | null; language?: string | null; text?: string | null };
/** A record as the SQL of its kind gives it (`entry.ts`). */
export type SearchRow = {
  code: string;
  title: Words;
  /** Its code, how it is referred to in writing where that is another way, what else it is called. */
  names: readonly (string | null)[];
  texts: readonly Text[];
  topic: string | null;
  organisations: readonly string[];
  areas: readonly string[];
  day: string | null;
  known_from: string | null;
  prior: number;
};

type Passage = { part: string; language: string | null; text: string };
/** A row of `search_entry` with what is shown of it. */
export type MadeEntry = Omit<SearchRow, 'names' | 'texts'> & {
  length: number;
  notation: string | null;
  texts: readonly Passage[];
  title_words: string;
  words: string;
  /** Null where these are all the words. */
  lasting_words: string | null;
};
/** `words`: every word of the entries, and how a Russian one is spelled where that is in one way only. */
export type Made = { entries: MadeEntry[]; words: Map<string, string | null | undefined> };

/** So much of the texts of one language is read: a vector of Postgres holds a megabyte of words. */
const MOST_LETTERS = 40_000;
/** Parts that say what a record is called. */
const NAMING = new Set(['former', 'code', 'class']);
const PLAIN = 'vi';

const inLanguages = (words: Words): { language: string; text: string }[] =>
  Object.entries(words).flatMap(([language, text]) =>
    language === 'original' || language === 'machine' || language === 'basis' ? [] : [{ language, text: String(text) }],
  );

const passagesOf = ({ texts }: SearchRow): Passage[] =>
  texts.flatMap(({ part, words, language = null, text }): Passage[] => {
    const said = words ? inLanguages(words).map((one) => ({ part, ...one })) : [];
    return typeof text === 'string' ? [...said, { part, language, text }] : said;
  });

type Read = { row: SearchRow; passages: Passage[]; titles: ReadText[]; names: ReadText[]; said: (ReadText & { part: string })[] };

function readRow(row: SearchRow): Read {
  const passages = passagesOf(row);
  const room = new Map<string, number>();
  const said = passages.map(({ part, language, text }) => {
    const left = room.get(language ?? PLAIN) ?? MOST_LETTERS;
    room.set(language ?? PLAIN, Math.max(0, left - text.length));
    return { part, ...readText(text.slice(0, left).toWellFormed(), language ?? PLAIN) };
  });
  const titles = inLanguages(row.title).map(({ language, text }) => readText(text, language));
  const names = row.names.flatMap((name) => (name === null ? [] : [readText(name, PLAIN)]));
  return { row, passages, titles, names, said };
}

/** What stands in the search for these records. */
export async function makeEntries(rows: readonly SearchRow[], readStems: StemReader): Promise<Made> {
  const read = rows.map(readRow);
  const stemmed = read.flatMap(({ titles, said }) =>
    [...titles, ...said].filter(({ language }) => language !== PLAIN).flatMap(wordsToStem),
  );
  const stems = await stemsOf(stemmed, readStems);
  const words = new Map<string, string | null | undefined>();
  for (const { titles, names, said } of read) for (const text of [...titles, ...names, ...said]) noteWords(words, text);
  return { entries: read.map((one) => makeEntry(one, stems)), words };
}

function makeEntry({ row: { names: referred, ...row }, passages, titles, names, said }: Read, stems: Stems): MadeEntry {
  const titled: Lexemes = new Set();
  for (const text of [...titles, ...names]) addTitle(titled, text, stems);
  for (const title of titles) addJoined(titled, title);
  for (const text of said) if (NAMING.has(text.part)) addText(titled, text, stems);
  const lasting: Lexemes = new Set(titled);
  for (const text of said) if (LASTING.includes(text.part)) addText(lasting, text, stems);
  for (const { part, text } of passages) if (part === 'day' && text.length >= 7) lasting.add(`@${text.slice(0, 7)}`).add(`@${text}`);
  const all: Lexemes = new Set(lasting);
  for (const text of said) if (!LASTING.includes(text.part)) addText(all, text, stems);
  return {
    ...row,
    length: titles.length === 0 ? 0 : Math.min(...titles.map((title) => title.words.length)),
    notation: referred[1] ?? null,
    texts: passages,
    title_words: asVector(titled),
    words: asVector(all),
    lasting_words: lasting.size === all.size ? null : asVector(lasting),
  };
}

/** Notes the words of a text, those of Russian with their accents: undefined where none is known, null where there are several. */
function noteWords(words: Map<string, string | null | undefined>, { words: own, spelled, language }: ReadText): void {
  for (const [first = ''] of own) if (/^\D{2,}$/.test(first) && !words.has(first)) words.set(first, undefined);
  if (language !== 'ru') return;
  for (const word of spelled) {
    const folded = fold(word);
    const known = words.get(folded);
    if (/^[\u0400-\u04ff]{2,}$/.test(word)) words.set(folded, known === undefined || known === word ? word : null);
  }
}

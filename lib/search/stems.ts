/** The stems of words by word, as the index knows them. */
export type Stems = ReadonlyMap<string, readonly string[]>;
/** Reads the stems of words from the database. */
export type StemReader = (words: readonly string[]) => Promise<readonly { word: string; stems: readonly string[] }[]>;

/** For `$1::text[]`, rows of `word` and `stems`: of a Latin word in English and French, of a Cyrillic one in Russian. */
export const STEMS = `SELECT w AS word, CASE WHEN w ~ '[\u0400-\u04ff]' THEN search_stems(w, 'ru')
  ELSE search_stems(w, 'en') || search_stems(w, 'fr') END AS stems FROM unnest($1::text[]) w`;

/** By what the stems of a language begin; Vietnamese words have none. */
const beginnings: Readonly<Record<string, string>> = { en: 'e:', fr: 'f:', ru: 'r:' };

export const ofLanguage = (stems: readonly string[], language: string): string[] => {
  const beginning = beginnings[language];
  return beginning === undefined ? [] : stems.filter((stem) => stem.startsWith(beginning));
};

/** The same words are asked for again and again, and a word's stems never change. */
const MOST_REMEMBERED = 50_000;
const LONGEST = 60;
const remembered = new Map<string, readonly string[]>();

/** The stems under which folded or spelled words stand in the index; numbers and short words have none. */
export async function stemsOf(words: Iterable<string>, read: StemReader): Promise<Stems> {
  const stems = new Map<string, readonly string[]>();
  const unknown: string[] = [];
  for (const word of new Set(words)) {
    if (word.length > LONGEST || !/^[^\d@#=]{3,}$/.test(word)) continue;
    const known = remembered.get(word);
    if (known) stems.set(word, known);
    else unknown.push(word);
  }
  if (unknown.length === 0) return stems;
  const learned = await read(unknown);
  if (remembered.size + learned.length > MOST_REMEMBERED) remembered.clear();
  for (const { word, stems: own } of learned) {
    stems.set(word, own);
    remembered.set(word, own);
  }
  return stems;
}

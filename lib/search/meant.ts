import 'server-only';
import { reading } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { wordsOf } from '@/lib/fold';
import type { Locale } from '@/lib/i18n/localized';
import { asWritten, beforeNumber, neighbours, piecesOf, separated, withoutInputMethod } from './corrections';
import { asked } from './queries';
import { type Question, readQuestion, type Synonyms } from './question';
import { isStopWord } from './stop-words';
import { type Terms, termsOf } from './terms';

/** Another way of writing the question that finds something. */
export type Meant = { text: string; terms: Terms };

const MOST_CANDIDATES = 40;
/** One slip makes a shorter word any other, unless words beside it say which. */
const SHORTEST_ALONE = 3;
const MOST_TRIALS = 80;
/** Of a question with more strange words nobody can say what was meant. */
const MOST_STRANGE = 4;

/** Which of the words are in a record. */
async function knownAmong(words: readonly string[]): Promise<Set<string>> {
  const rows = await reading(
    () => db().$queryRaw<{ word: string }[]>`SELECT word FROM search_word WHERE word = ANY(${[...words]}::text[])`,
  );
  return new Set(rows.map(({ word }) => word));
}

/** Folded words with their accents, as they were typed or where each is spelled in one way only. */
async function spelledAs(text: string, typed: ReadonlyMap<string, string>): Promise<string> {
  const words = text.split(' ');
  const rows = await reading(
    () =>
      db().$queryRaw<
        { word: string; spelled: string }[]
      >`SELECT word, spelled FROM search_word WHERE word = ANY(${words}::text[]) AND spelled IS NOT NULL`,
  );
  const spellings = new Map(rows.map(({ word, spelled }) => [word, asWritten(spelled)]));
  return words.map((word) => typed.get(word) ?? spellings.get(word) ?? word).join(' ');
}

/** Known words that look like a long one which is more than one slip away. */
async function similarTo(word: string): Promise<string[]> {
  const rows = await reading(
    () => db().$queryRaw<{ word: string }[]>`
      SELECT word FROM search_word WHERE word % ${word} AND abs(length(word) - ${word.length}) <= 2 ORDER BY similarity(word, ${word}) DESC, word LIMIT 5`,
  );
  return rows.map((row) => row.word);
}

/**
 * What may stand in the place of a word that is in no record, the likeliest first. Not a word that says nothing: without it the rest is
 * found everywhere, which is no sign that it was meant. A number is never given up.
 */
async function candidatesFor(word: string, isAlone: boolean, languages: readonly Locale[]): Promise<string[][]> {
  const plain = withoutInputMethod(word);
  const numbered = plain === undefined ? beforeNumber(word) : undefined;
  if (numbered) return (await knownAmong(numbered)).has(numbered[0]) ? [numbered] : [];
  const typed = wordsOf(plain ?? '')[0]?.[0];
  const [near, pieces, similar] = await Promise.all([
    knownAmong([...(isAlone && word.length <= SHORTEST_ALONE ? [] : neighbours(word)), ...(typed === undefined ? [] : [typed])]),
    word.length >= 6 ? knownAmong(piecesOf(word)) : new Set<string>(),
    word.length >= 5 ? similarTo(word) : [],
  ]);
  const apart = separated(word, pieces);
  const singles = [...new Set([...(typed !== undefined && near.has(typed) ? [typed] : []), ...near, ...similar])].filter(
    (one) => !languages.some((language) => isStopWord(one, language)),
  );
  return [...(apart ? [apart] : []), ...singles.map((one) => [one])].slice(0, MOST_CANDIDATES);
}

/** Every way of taking one of each, the likeliest first. */
function combined(choices: readonly (readonly string[][])[]): string[][] {
  let ways: string[][] = [[]];
  for (const choice of choices) ways = ways.flatMap((way) => choice.map((words) => [...way, ...words])).slice(0, MOST_TRIALS);
  return ways;
}

/** The way of writing that is found best: as a phrase in titles, then in titles, then anywhere; undefined where none is found. */
async function bestOf(ways: readonly string[], { typed }: Question, locale: Locale, synonyms: Synonyms): Promise<Meant | undefined> {
  const trials = ways.flatMap((text) => {
    const terms = termsOf(readQuestion(text, locale, synonyms), new Map());
    return terms ? [{ text, terms }] : [];
  });
  if (trials.length === 0) return undefined;
  const rows = await reading(
    () => db().$queryRaw<{ place: number; worth: number }[]>`
      SELECT t.place::int AS place, h.hits::int + 10 * (SELECT count(*) FROM search_title_ids(t.needed::tsquery))::int
          + 100 * (SELECT count(*) FROM search_title_ids(t.phrase::tsquery))::int AS worth
        FROM unnest(${trials.map(({ terms }) => terms.needed)}::text[], ${trials.map(({ terms }) => terms.phrase ?? '')}::text[])
             WITH ORDINALITY t(needed, phrase, place)
        CROSS JOIN LATERAL (SELECT count(*) AS hits FROM search_ids(t.needed::tsquery)) h WHERE h.hits > 0`,
  );
  const [best] = rows.sort((a, b) => b.worth - a.worth || a.place - b.place);
  const chosen = best && trials[best.place - 1];
  if (!chosen) return undefined;
  const spellings = typed.flatMap(({ forms: [form = ''], spelled }) => (spelled === null ? [] : [[form, asWritten(spelled)] as const]));
  const text = await spelledAs(chosen.text, new Map(spellings));
  const terms = await asked(text, locale, synonyms);
  return terms && { text, terms };
}

/** What a question that finds nothing may have meant: words with a slip, typed without an input method or without spaces. */
export async function whatWasMeant(question: Question, locale: Locale, synonyms: Synonyms): Promise<Meant | undefined> {
  const { typed, isBare, language } = question;
  if (isBare) return undefined;
  const words = typed.map(({ forms }) => forms[0] ?? '');
  const letters = words.filter((word) => /^\D{2,}$/.test(word) || (withoutInputMethod(word) ?? beforeNumber(word)) !== undefined);
  const known = await knownAmong(letters);
  const strange = letters.filter((word) => !known.has(word));
  if (strange.length > MOST_STRANGE) return undefined;
  const doubted = strange.length > 0 ? strange : letters.slice(0, MOST_STRANGE);
  const candidates = new Map(
    await Promise.all(doubted.map(async (word) => [word, await candidatesFor(word, words.length === 1, [language, locale])] as const)),
  );
  if (strange.length > 0) {
    const ways = combined(
      words.map((word) => (strange.includes(word) && candidates.get(word)?.length ? (candidates.get(word) as string[][]) : [[word]])),
    );
    return bestOf(
      ways.map((way) => way.join(' ')).filter((way) => way !== words.join(' ')),
      question,
      locale,
      synonyms,
    );
  }
  const ways = words.flatMap((word, i) =>
    (candidates.get(word) ?? []).map((other) => [...words.slice(0, i), ...other, ...words.slice(i + 1)].join(' ')),
  );
  return bestOf(ways.slice(0, MOST_TRIALS), question, locale, synonyms);
}

import { composed } from '@/lib/composed';
import { fold, spell, wordsOf } from '@/lib/fold';
import type { Locale } from '@/lib/i18n/localized';
import { isStopWord, isVietnamese, languageOf } from './stop-words';
import { writtenDates } from './written-dates';

/** A word that is looked for: the ways in which it is found, and how it was spelled where it has accents. */
export type Word = { forms: readonly string[]; spelled: string | null };
/** Several ways of saying one thing: any of them will do, all the words of one together. */
export type Unit = { any: readonly (readonly Word[])[]; isOptional: boolean };
export type Question = {
  units: readonly Unit[];
  /** The words as they were typed, in their order. */
  typed: readonly Word[];
  /** Without the words around them that say nothing: `kinh tế số` of `kinh tế số là gì`. */
  core: readonly Word[];
  /** Whether it has no other words than such. */
  isBare: boolean;
  language: Locale;
};
/** Groups of folded words that mean the same: `[['dvc'], ['dich', 'vu', 'cong']]`. */
export type Synonyms = readonly (readonly (readonly string[])[])[];

/** More words than these say no more of what is looked for. */
const MOST_WORDS = 12;
/** Nor do more letters. */
const LONGEST = 2000;
const NOTHING = /[\p{Cc}\p{Cf}]/gu;

/** What a question asks for. Pure; a question without a word has no units. */
export function readQuestion(text: string, locale: Locale, synonyms: Synonyms = []): Question {
  const plain = composed(text.slice(0, LONGEST).toWellFormed()).replace(NOTHING, ' ');
  const language = languageOf(spell(plain), locale);
  const parts = dated(plain);
  const typed = parts.flatMap((part) => part.words).slice(0, MOST_WORDS);
  const units: Unit[] = [];
  let room = MOST_WORDS;
  for (const { words, also } of parts) {
    const kept = words.slice(0, room);
    room -= kept.length;
    if (also !== null && kept.length > 0)
      units.push({ any: [kept, also.map((form) => ({ forms: [form], spelled: null }))], isOptional: false });
    else units.push(...unitsOf(kept, language, synonyms));
  }
  const isBare = units.every(({ isOptional }) => isOptional);
  return {
    units: isBare ? units.map((unit) => ({ ...unit, isOptional: false })) : units,
    typed,
    core: isBare ? typed : trimmed(typed, language),
    isBare,
    language,
  };
}

export const saysNothing = ({ spelled, forms }: Word, language: Locale): boolean => isStopWord(spelled ?? forms[0] ?? '', language);

/** What of a word may have stems: as Vietnamese typed it, `thuế` has none, though `thue` without its accents is taken for French. */
export const formsToStem = ({ forms, spelled }: Word): string[] => {
  if (spelled === null) return [...forms];
  return isVietnamese(spelled) ? [] : [...forms, spelled];
};

function trimmed(words: readonly Word[], language: Locale): Word[] {
  const says = (word: Word) => !saysNothing(word, language);
  const from = words.findIndex(says);
  return from < 0 ? [...words] : words.slice(from, words.findLastIndex(says) + 1);
}

type Part = { words: Word[]; also: readonly string[] | null };

/** The text in parts: a day, a month or a period is one thing, however it is written. */
function dated(text: string): Part[] {
  const folded = fold(text);
  const dates = writtenDates(folded);
  if (dates.length === 0) return [{ words: wordsIn(text, grouped), also: null }];
  const parts: Part[] = [];
  let from = 0;
  for (const { start, end, also } of dates) {
    parts.push({ words: wordsIn(folded.slice(from, start), grouped), also: null }, { words: wordsIn(folded.slice(start, end)), also });
    from = end;
  }
  return [...parts, { words: wordsIn(folded.slice(from), grouped), also: null }];
}

/** 1 928 311, as French and Russian group digits. */
const grouped = (text: string): string =>
  text.replace(/(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])/g, (number) => number.replace(/[^0-9]/g, ''));

function wordsIn(text: string, prepare: (text: string) => string = (same) => same): Word[] {
  const prepared = prepare(text);
  const folded = wordsOf(fold(prepared));
  const spelled = wordsOf(spell(prepared));
  return folded.map((forms, i) => {
    const [own = null] = (folded.length === spelled.length && spelled[i]) || [];
    return { forms, spelled: own === null || fold(own) === own ? null : own };
  });
}

function unitsOf(words: readonly Word[], language: Locale, synonyms: Synonyms): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    const { length, others } = meaning(words, i, synonyms);
    units.push({
      any: [words.slice(i, i + length), ...others, ...digitGroups(word)],
      // `AI` in Vietnamese: who, where a question begins with it; else what has other names.
      isOptional: (others.length === 0 || i === 0) && saysNothing(word, language),
    });
    i += length;
  }
  return units;
}

/** How many of the words from here on are one name with synonyms, and what they are; the longest name counts. */
function meaning(words: readonly Word[], from: number, synonyms: Synonyms): { length: number; others: Word[][] } {
  let length = 1;
  let others: Word[][] = [];
  for (const group of synonyms) {
    for (const name of group) {
      if (name.length < length || !name.every((word, i) => words[from + i]?.forms.includes(word))) continue;
      const rest = group.filter((other) => other !== name).map((other) => other.map((word) => ({ forms: [word], spelled: null })));
      others = name.length > length ? rest : [...others, ...rest];
      length = name.length;
    }
  }
  return { length, others };
}

/** A long number also stands in texts with its digits in groups of three. */
function digitGroups({ forms: [first = ''] }: Word): Word[][] {
  if (!/^[0-9]{5,12}$/.test(first)) return [];
  const groups = first.replace(/\B(?=(?:[0-9]{3})+$)/g, ' ').split(' ');
  return [groups.map((group) => ({ forms: [group], spelled: null }))];
}

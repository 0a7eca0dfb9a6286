import { quoted, wholeName } from './lexemes';
import type { Question, Unit, Word } from './question';
import type { Stems } from './stems';

const either = (terms: readonly string[]): string => (terms.length === 1 ? (terms[0] as string) : `(${terms.join(' | ')})`);
const all = (terms: readonly string[]): string => (terms.length === 1 ? (terms[0] as string) : `(${terms.join(' & ')})`);

/** A stem of fewer letters begins too many words. */
const SHORTEST_BEGINNING = 6;

const word = ({ forms, spelled }: Word, stems: Stems): string =>
  either([...new Set([...forms, ...[...forms, spelled ?? ''].flatMap((form) => stems.get(form) ?? [])])].map(quoted));

/** The stems of stems as beginnings of words: `полупроводник` also finds `полупроводниковая`. Undefined where no word is long enough. */
export function widened(stems: Stems): Stems | undefined {
  const wide = [...stems].map(
    ([of, own]) => [of, own.flatMap((stem) => (stem.length >= SHORTEST_BEGINNING + 2 ? [stem, `${stem}*`] : [stem]))] as const,
  );
  return wide.some(([of, own]) => own.length > (stems.get(of)?.length ?? 0)) ? new Map(wide) : undefined;
}

/** Words that stand beside each other, in pairs. */
const pairs = (words: readonly Word[]): string[] =>
  words.slice(1).map((next, i) => quoted(`${(words[i] as Word).forms[0]} ${next.forms[0]}`));

/** A name that was not typed itself counts only as a whole. */
const unit = ({ any }: Unit, stems: Stems): string =>
  either(any.map((words, i) => all([...words.map((one) => word(one, stems)), ...(i === 0 ? [] : pairs(words))])));

/** The queries of a question, as `to_tsquery` of Postgres reads them; null where the question has nothing of the kind. */
export type Terms = {
  /** All that an entry must have. */
  needed: string;
  /** Every unit of it by itself, once. */
  each: readonly string[];
  /** How many of these are enough. */
  enough: number;
  /** The words as they were typed, beside each other. */
  phrase: string | null;
  /** The spelling with its accents. */
  spelled: string | null;
  /** The whole question as the name of a record. */
  name: string | null;
  /** The days and months that are asked for: 2023-12-28, 2023-12. */
  days: readonly string[];
  /** How many words were typed. */
  words: number;
};

/** The terms of a question; undefined where it has no word. */
export function termsOf({ units, core }: Question, stems: Stems): Terms | undefined {
  if (units.length === 0) return undefined;
  const needed = [...new Set(units.filter(({ isOptional }) => !isOptional).map((one) => unit(one, stems)))];
  const beside = pairs(core);
  const accented = core.flatMap(({ spelled }) => (spelled === null ? [] : [quoted(`=${spelled}`)]));
  return {
    needed: all(needed),
    each: needed,
    enough: needed.length,
    phrase: beside.length === 0 ? null : all(beside),
    spelled: accented.length === 0 ? null : all(accented),
    days: units.flatMap(({ any }) => any.flat().flatMap(({ forms: [form = ''] }) => (form.startsWith('@') ? [form.slice(1)] : []))),
    words: core.length,
    name: quoted(wholeName(core.map(({ forms: [first = ''] }) => first))),
  };
}

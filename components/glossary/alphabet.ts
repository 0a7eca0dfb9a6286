import type { Locale } from '@/lib/i18n/localized';

/** The five tones of Vietnamese. Ă, Â, Đ, Ê, Ô, Ơ and Ư are letters of their own; Ấ is Â with a tone. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const accents = /\p{M}/gu;

/** The letter under which a word stands in the alphabet of its language. */
export function letterOf(word: string, locale: Locale): string {
  const first = [...word.normalize('NFC')][0] ?? '';
  // Й and Ё are letters: Russian keeps its marks, but Ё stands under Е.
  if (locale === 'ru') return first.toLocaleUpperCase(locale).replace('Ё', 'Е');
  const marks = locale === 'vi' ? tones : accents;
  return first.normalize('NFD').replace(marks, '').normalize('NFC').toLocaleUpperCase(locale);
}

export type LetterGroup<T> = { letter: string; entries: T[] };

/** Entries in the alphabetical order of a language, under their letters. */
export function byLetter<T extends { words: string }>(entries: readonly T[], locale: Locale): LetterGroup<T>[] {
  const collator = new Intl.Collator(locale);
  const groups = new Map<string, T[]>();
  for (const entry of [...entries].sort((a, b) => collator.compare(a.words, b.words))) {
    const letter = letterOf(entry.words, locale);
    groups.set(letter, [...(groups.get(letter) ?? []), entry]);
  }
  return [...groups].map(([letter, group]) => ({ letter, entries: group })).sort((a, b) => collator.compare(a.letter, b.letter));
}

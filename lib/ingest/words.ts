import { type Messages, messagesOf } from '@/lib/i18n/messages';
import { allowedValues } from '@/lib/publishing/columns/choices';
import { labelPlace } from '@/lib/publishing/columns/labels';
import type { KindSheet, SheetColumn } from '@/lib/publishing/columns/sheet';
import { folded } from './clean-text';

/** The languages in which a table is headed. A heading or a choice is understood in either. */
export const SHEET_LANGUAGES = ['vi', 'en'] as const;
export type SheetLanguage = (typeof SHEET_LANGUAGES)[number];
export type SheetWords = Readonly<Record<SheetLanguage, Messages>>;

export async function sheetWords(): Promise<SheetWords> {
  const [vi, en] = await Promise.all(SHEET_LANGUAGES.map((language) => messagesOf(language)));
  return { vi, en } as SheetWords;
}

type Tree = { [key: string]: string | Tree };

function at(messages: Messages, place: string): Tree {
  let found: unknown = messages;
  for (const step of place.split('.')) found = (found as Tree | undefined)?.[step];
  return (found ?? {}) as Tree;
}

/** A code that a column takes, and its label in either language. */
export type Choice = { code: string; labels: Readonly<Record<SheetLanguage, string>> };
/** `open`: other codes are codes too. */
export type Choices = { open: boolean; list: readonly Choice[] };

/** What a column takes; null where it has no list of its own: words, numbers, dates, codes of records. */
export function choicesOf(kind: string, column: SheetColumn, words: SheetWords): Choices | null {
  if (column.type === 'language') {
    const languages = column.language === 'original' ? [] : allowedValues(kind, column);
    const codes = languages.length > 0 ? languages : ['vi', 'en', 'fr', 'ru'];
    return { open: false, list: labelled(codes, 'common.language', words) };
  }
  if (column.type !== 'choice' && column.type !== 'code') return null;
  const place = labelPlace(kind, column.key);
  const allowed = allowedValues(kind, column);
  if (allowed.length > 0) return { open: false, list: labelled(allowed, place, words) };
  return column.type === 'code' && place !== undefined
    ? { open: true, list: labelled(Object.keys(at(words.vi, place)), place, words) }
    : null;
}

function labelled(codes: readonly string[], place: string | undefined, words: SheetWords): Choice[] {
  const label = (language: SheetLanguage, code: string) => {
    const found = place === undefined ? undefined : at(words[language], place)[code];
    return typeof found === 'string' ? found : code;
  };
  return codes.map((code) => ({ code, labels: { vi: label('vi', code), en: label('en', code) } }));
}

/** The heading of a column: the label of its field, and of a text its language. */
export function headingOf({ kind, key, child, language }: SheetColumn, locale: SheetLanguage, words: SheetWords): string {
  const { changes, ingest } = words[locale];
  const field = (name: string) =>
    (at(words[locale], `changes.ownField.${kind}`)[name] ?? at(words[locale], 'changes.field')[name]) as string;
  const label = child === null ? field(key) : `${field(child)}: ${field(key)}`;
  if (language === undefined) return label;
  return `${label} (${language === 'original' ? ingest.template.original : changes.languageName[language]})`;
}

/** The column that a heading names: by its label in either language, or by its code. */
export function columnsByHeading(sheet: KindSheet, words: SheetWords): (heading: string) => SheetColumn | undefined {
  const known = new Map<string, SheetColumn>();
  for (const column of sheet.columns) {
    known.set(folded(column.name), column);
    for (const language of SHEET_LANGUAGES) known.set(folded(headingOf(column, language, words)), column);
  }
  return (heading) => known.get(folded(heading));
}

import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { copiedRows } from '../copy-out';
import type { TableWords } from '../file';
import { exactRows } from '../rows-sql';
import type { Column, Question, Table } from '../table';
import { BREAK, codeOf, conceptOf } from './concepts';

/** Words in the languages that have them: a code without a translation is not given one. */
export type Names = Readonly<Partial<Record<Locale, string>>>;
export type Code = { id: string; names: Names };

/** What the words of a record are called that name it. */
const named = ['name', 'title', 'term'];

/** The codes of a table of records with their names, as they stand from where the question looks. */
export async function* codesOf(table: Table, { known, day }: Question): AsyncGenerator<Code[]> {
  const isName = ({ base, id }: Column): boolean => named.includes(base) && id !== `${base}_original`;
  const words = table.columns.filter((column) => isName(column) && column.type === 'text');
  const columns = ['code', 'title_language'].flatMap((id) => table.columns.filter((column) => column.id === id));
  const hasLanguage = columns.length > 1;
  for await (const rows of copiedRows(await exactRows(table, { known, day, filters: {} }, [...columns, ...words]))) {
    yield rows.map(([id, ...texts]) => {
      const own = hasLanguage ? texts.shift() : null;
      return { id: id as string, names: namesOf(words, texts, own ?? null) };
    });
  }
}

/** A source prints its title in a language of its own, which may be none of the four: then the title has no name here. */
function namesOf(columns: readonly Column[], texts: readonly (string | null)[], own: string | null): Names {
  const known = LOCALES.find((locale) => locale === own);
  return Object.fromEntries(
    columns.flatMap(({ language = known }, index) => (texts[index] == null || language === undefined ? [] : [[language, texts[index]]])),
  );
}

/** The codes of a column with few values, as SDMX calls them. */
export function choicesOf(table: Table, column: Column, words: TableWords): Code[] {
  const own = (column.choices ?? []).map((choice) => ({ id: codeOf(column, choice), names: words.choice(column, choice) ?? {} }));
  const mark = conceptOf(column) === BREAK.concept ? table.columns.find(({ id }) => id === BREAK.column) : undefined;
  return mark === undefined ? own : [...own, { id: BREAK.code, names: words.column(mark) }];
}

/** The words in that language, else in the first that has any, else the code. */
export const nameIn = (locale: Locale, { id, names }: Code): string =>
  names[locale] ?? LOCALES.map((other) => names[other]).find((text) => text !== undefined) ?? id;

import type { Locale } from '@/lib/i18n/localized';
import { copiedRows } from './copy-out';
import type { TableFile } from './file';
import { exactRows } from './rows-sql';
import type { Column, Question, Table } from './table';

/** So many names are held while a file is written; a longer table is named by its codes alone. */
const MOST_NAMES = 50_000;
/** What a record is called: its name, else its title. */
const CALLED = ['name', 'title', 'term'];

/** A table of codes as it stood in the edition asked for: the world's day narrows figures, not what a code means. */
export const codesOf = ({ known, day }: Question, codes?: readonly string[]): Question => ({
  known: { asOf: null, recordedBefore: known.recordedBefore },
  day,
  filters: codes === undefined ? {} : { code: codes },
});

function columnsOfNames({ columns }: Table, locale: Locale): Column[] {
  const base = CALLED.find((one) => columns.some((column) => column.base === one));
  const called = columns.filter((column) => column.base === base && base !== undefined);
  return called.sort((a, b) => Number(b.language === locale) - Number(a.language === locale));
}

/** What each code of a table is called; undefined where its records have no names, or too many. A name in another language says so. */
export async function namesIn(table: Table, { asked, locale }: TableFile): Promise<ReadonlyMap<string, string> | undefined> {
  const code = table.columns.find(({ id }) => id === 'code');
  const names = columnsOfNames(table, locale);
  if (!code || names.length === 0) return undefined;
  const marks = names.map(({ language }) => (language === undefined || language === locale ? '' : ` [${language}]`));
  const called = new Map<string, string>();
  for await (const rows of copiedRows(await exactRows(table, { ...codesOf(asked), limit: MOST_NAMES + 1 }, [code, ...names]))) {
    for (const [key, ...words] of rows) {
      const first = words.findIndex((word) => word !== null);
      if (key && first >= 0) called.set(key, `${words[first]}${marks[first]}`);
    }
  }
  return called.size > MOST_NAMES ? undefined : called;
}

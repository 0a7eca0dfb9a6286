import { Prisma } from '@/lib/db/generated/client';
import type { Column, Table } from '@/lib/exports/table';
import { LOCALES, type Locale } from '@/lib/i18n/localized';

/** `name` for `name_vi`, `name_en`, `name_fr` and `name_ru`. */
const baseOf = ({ id, language }: Column): string | null => (language === undefined ? null : id.slice(0, -`_${language}`.length));

/** The names of the columns that stand once for each language, without the language. */
export const wordBases = ({ columns }: Table): string[] => [...new Set(columns.map(baseOf).filter((base) => base !== null))];

const cell = (id: string): Prisma.Sql => Prisma.raw(`w."${id}"`);

/** The language in which words are given where they are not in the one asked for: that in which they were written, if it is known. */
function otherLanguage({ columns }: Table, base: string): Prisma.Sql {
  if (columns.some(({ id }) => id === `${base}_original`)) return cell(`${base}_original`);
  const first = LOCALES.map((locale) => Prisma.sql`WHEN ${cell(`${base}_${locale}`)} IS NOT NULL THEN ${locale}::text`);
  return Prisma.sql`CASE ${Prisma.join(first, ' ')} END`;
}

function wordsIn(table: Table, base: string, locale: Locale): Prisma.Sql {
  const asked = cell(`${base}_${locale}`);
  const other = otherLanguage(table, base);
  const originals = LOCALES.map((one) => Prisma.sql`WHEN ${one}::text THEN ${cell(`${base}_${one}`)}`);
  return Prisma.sql`coalesce(${asked}, CASE ${other} ${Prisma.join(originals, ' ')} END) AS ${Prisma.raw(`"${base}"`)},
    CASE WHEN ${asked} IS NOT NULL THEN ${locale}::text ELSE ${other} END AS ${Prisma.raw(`"${base}_lang"`)}`;
}

/** `name` and `name_lang` in the place of the four columns of names. */
export function columnsInOneLanguage({ columns }: Table): Column[] {
  return columns.flatMap((column): Column[] => {
    const base = baseOf(column);
    if (base === null) return [column];
    if (column.language !== LOCALES[0]) return [];
    const { language: _, ...words } = column;
    return [
      { ...words, id: base },
      { id: `${base}_lang`, base: column.base, type: 'language', role: 'attribute' },
    ];
  });
}

/** The table with its words in one language; where they are not in it, in the language they were written in, which `<base>_lang` names. */
export function inOneLanguage(table: Table, locale: Locale): Table {
  const bases = wordBases(table);
  if (bases.length === 0) return table;
  const words = Prisma.join(
    bases.map((base) => wordsIn(table, base, locale)),
    ', ',
  );
  return {
    ...table,
    columns: columnsInOneLanguage(table),
    select: async (question) => Prisma.sql`SELECT w.*, ${words} FROM (${await table.select(question)}) w`,
  };
}

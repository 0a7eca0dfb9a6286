import { LOCALES } from '@/lib/i18n/localized';
import type { TableFile } from '../file';

/** What a file says of itself before its rows. */
export function described({ table, asked, words, origin, locale }: TableFile) {
  const { portal: _, pinned: __, publisher, ...where } = origin;
  return {
    table: table.id,
    title: words.title[locale],
    description: words.description[locale],
    language: locale,
    languages: LOCALES,
    ...where,
    publisher: publisher[locale],
    filters: asked.filters,
    key: table.key,
    columns: table.columns.map((column) => ({
      id: column.id,
      label: words.column(column)[locale],
      type: column.type,
      role: column.role,
      ...(column.refers === undefined ? {} : { refers: column.refers }),
      ...(column.choices === undefined ? {} : { choices: column.choices }),
    })),
  };
}

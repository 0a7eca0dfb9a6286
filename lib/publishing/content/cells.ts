import { LOCALES, type LocalizedText } from '@/lib/i18n/localized';

/** One row of a content file: its cells by column. An empty cell is null: never an empty text, never a zero. */
export type Values = Readonly<Record<string, string>>;

/** How one key of a record is read: from which columns, and to what value. */
export type Field = { columns: readonly string[]; read(values: Values): unknown };

export const cell = (column: string): Field => ({ columns: [column], read: (values) => values[column] || null });

/** Codes or dates joined by `;`. */
export const list = (column: string): Field => ({
  columns: [column],
  read: (values) =>
    (values[column] ?? '')
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
});

/** `yes` or empty; anything else stays as it is, for the schema to refuse. */
export const flag = (column: string): Field => ({
  columns: [column],
  read: (values) => (values[column] === 'yes' ? true : values[column] || false),
});

/** `name_vi, name_en, …`: the first language that is there, Vietnamese first, is the one it was written in. */
function localized(values: Values, columns: readonly [string, string][]): LocalizedText | null {
  const present = columns.filter(([, column]) => values[column]);
  const [first] = present;
  if (!first) return null;
  return {
    original: first[0] as LocalizedText['original'],
    ...Object.fromEntries(present.map(([locale, column]) => [locale, values[column]])),
  };
}

function words(column: string, locales: readonly string[]): Field {
  const columns = locales.map((locale): [string, string] => [locale, `${column}_${locale}`]);
  return { columns: columns.map(([, name]) => name), read: (values) => localized(values, columns) };
}

export const inFour = (column: string): Field => words(column, LOCALES);
export const inTwo = (column: string): Field => words(column, ['vi', 'en']);

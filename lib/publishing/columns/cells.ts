import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/localized';

/** One row of cells by column. An empty cell is null: never an empty text, never a zero. */
export type Values = Readonly<Record<string, string>>;

/** What a cell holds, so that an import knows how to read what people type and a template can say what is expected. */
export type ColumnType = 'text' | 'code' | 'choice' | 'decimal' | 'date' | 'period' | 'flag' | 'list' | 'language' | 'url' | 'words';

export type ListItems = 'code' | 'date' | 'name';

export type Column = {
  name: string;
  type: ColumnType;
  /** Of a text in several languages: the language of this cell, or which of them is the original. */
  language?: Locale | 'original';
  /** What the entries of a list are. */
  items?: ListItems;
  /** The content files may leave the column out. */
  optional?: true;
};

/** How one key of a record is read from its columns, and written back to them. */
export type Field = { columns: readonly Column[]; read(values: Values): unknown; write(value: unknown): Values };

type Plain = Exclude<ColumnType, 'flag' | 'list' | 'words'>;

export const cell = (name: string, type: Plain = 'text', optional?: 'optional'): Field => ({
  columns: [{ name, type, ...(optional ? { optional: true } : {}) }],
  read: (values) => values[name] || null,
  write: (value) => ({ [name]: (value as string | null) ?? '' }),
});

/** Codes, dates or names joined by `;`. */
export const list = (name: string, items: ListItems = 'code'): Field => ({
  columns: [{ name, type: 'list', items }],
  read: (values) =>
    (values[name] ?? '')
      .split(';')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  write: (value) => ({ [name]: (value as string[]).join(';') }),
});

/** `yes` or empty; anything else stays as it is, for the schema to refuse. */
export const flag = (name: string): Field => ({
  columns: [{ name, type: 'flag' }],
  read: (values) => (values[name] === 'yes' ? true : values[name] || false),
  write: (value) => ({ [name]: value === true ? 'yes' : '' }),
});

/** A code that follows from other cells of the row, unless the row names it itself. */
export const derivedCode = (derive: (values: Values) => string): Field => ({
  columns: [{ name: 'code', type: 'code', optional: true }],
  read: (values) => values.code || derive(values),
  write: (value) => ({ code: value as string }),
});

const present = (text: Readonly<Record<string, unknown>>) => LOCALES.filter((locale) => text[locale]);

/**
 * `name_vi, name_en, name_fr, name_ru`, and `name_original` where another language than the first that is there, Vietnamese first,
 * is the one it was written in.
 */
function words(name: string, optional: readonly Locale[]): Field {
  const original = `${name}_original`;
  const columns: Column[] = LOCALES.map((language) => ({
    name: `${name}_${language}`,
    type: 'words',
    language,
    ...(optional.includes(language) ? { optional: true } : {}),
  }));
  return {
    columns: [...columns, { name: original, type: 'language', language: 'original', optional: true }],
    read(values) {
      const texts = Object.fromEntries(LOCALES.map((locale) => [locale, values[`${name}_${locale}`]]));
      const [first] = present(texts);
      if (!first) return null;
      return { original: values[original] || first, ...Object.fromEntries(present(texts).map((locale) => [locale, texts[locale]])) };
    },
    write(value) {
      const text = value as LocalizedText | null;
      const said = text?.original === undefined || text.original === present(text)[0] ? '' : text.original;
      return { ...Object.fromEntries(LOCALES.map((locale) => [`${name}_${locale}`, text?.[locale] ?? ''])), [original]: said };
    },
  };
}

export const inFour = (name: string): Field => words(name, []);
/** Four languages as well; the content files give Vietnamese and English. */
export const inTwo = (name: string): Field => words(name, ['fr', 'ru']);

import { createTranslator } from 'use-intl/core';
import { dayOf } from '@/lib/clock';
import { formatDate, semicolons } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import type { TableFile } from './file';
import type { Column } from './table';

/** What a person has to be told of a file, in the language of its address. */
export type About = {
  /** What it is and where it comes from, each with its label. */
  facts: (readonly [label: string, value: string])[];
  columns: { id: string; label: string; holds: string }[];
};

const wordsOfFiles = async (locale: Locale) => createTranslator({ locale, messages: await messagesOf(locale), namespace: 'files' });
export type FileWords = Awaited<ReturnType<typeof wordsOfFiles>>;

function citationOf({ words, origin, locale }: TableFile, t: FileWords): string {
  const { edition, publishedAt, asOf } = origin;
  const said = { publisher: origin.publisher[locale], title: words.title[locale], address: origin.pinned };
  if (edition === null || publishedAt === null) return t('unpublished', said);
  const dated = { ...said, edition: String(edition), date: formatDate(dayOf(new Date(publishedAt)), locale) };
  return asOf === null ? t('citation', dated) : t('citationAsOf', { ...dated, asOf: formatDate(asOf, locale) });
}

function holds(column: Column, { words, origin, locale }: TableFile, t: FileWords): string {
  const meanings = words.codes(column).flatMap((code) => {
    const name = words.choice(column, code)?.[locale];
    return name === undefined ? [] : [t('means', { code, name })];
  });
  const refers = column.refers;
  const target = refers === undefined ? [] : [t('refers', { table: refers, address: `${origin.portal}/${locale}/data/${refers}` })];
  return [t(`type.${column.type}`), ...target, semicolons(meanings, locale)].filter((part) => part !== '').join(' ');
}

/** Which of its rows: each column with the values asked for, as they stand in the rows and with what they mean. */
function narrowedTo({ table, asked, words, locale }: TableFile, t: FileWords): string | null {
  const parts = Object.entries(asked.filters).map(([id, values]) => {
    const column = table.columns.find((one) => one.id === id);
    const said = values.map((code) => {
      const name = column && words.choice(column, code)?.[locale];
      return name === undefined ? code : t('means', { code, name });
    });
    return t('only', { column: column ? words.column(column)[locale] : id, values: said.join(', ') });
  });
  return parts.length === 0 ? null : semicolons(parts, locale);
}

export async function aboutFile(file: TableFile): Promise<{ about: About; t: FileWords }> {
  const { table, words, origin, locale } = file;
  const { licence, edition, publishedAt, asOf, judgedOn } = origin;
  const t = await wordsOfFiles(locale);
  const facts: [label: string, value: string | null][] = [
    [t('row.title'), words.title[locale]],
    [t('row.description'), words.description[locale]],
    [t('row.filters'), narrowedTo(file, t)],
    [t('row.publisher'), origin.publisher[locale]],
    [t('row.licence'), t('licenceLine', { name: licence.name, address: licence.url })],
    [t('row.edition'), edition === null ? null : String(edition)],
    [t('row.published'), publishedAt],
    [t('row.asOf'), asOf],
    [t('row.judgedOn'), judgedOn],
    [t('row.page'), origin.page],
    [t('row.file'), origin.self],
    [t('row.cite'), citationOf(file, t)],
  ];
  const columns = table.columns.map((column) => ({ id: column.id, label: words.column(column)[locale], holds: holds(column, file, t) }));
  return { about: { facts: facts.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const])), columns }, t };
}

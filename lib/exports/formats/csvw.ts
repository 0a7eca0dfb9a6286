import { LOCALES } from '@/lib/i18n/localized';
import { siblingAddress } from '../addresses';
import type { Format, InFour, TableFile } from '../file';
import type { Column, ColumnType } from '../table';

/**
 * Datatypes of CSVW. A period, and a day known only in part, is a string: a type for years (gYear) would admit only years, and breaks a common
 * validator, as a primaryKey does.
 */
const types: Partial<Record<ColumnType, string | { base: string; format: string }>> = {
  url: 'anyURI',
  language: 'language',
  integer: 'integer',
  decimal: 'decimal',
  boolean: { base: 'boolean', format: 'true|false' },
  date: 'date',
  timestamp: 'dateTime',
};

const inLanguages = (words: InFour) => LOCALES.map((locale) => ({ '@value': words[locale], '@language': locale }));

/** The heading in the file is the id: the words stand beside it, or a validator would look for them there. */
const columnOf = ({ words, table }: TableFile, column: Column) => ({
  name: column.id,
  titles: column.id,
  'rdfs:label': inLanguages(words.column(column)),
  datatype: types[column.type] ?? 'string',
  ...(column.type === 'list' ? { separator: ';' } : {}),
  ...(column.required || table.key.includes(column.id) ? { required: true } : {}),
});

/** The metadata of a CSV by the W3C's standard; `url` is where its rows are. */
export function csvwOf(file: TableFile, url: string) {
  const { table, words, origin } = file;
  const { licence, publishedAt, portal } = origin;
  return {
    '@context': 'http://www.w3.org/ns/csvw',
    url,
    'dc:title': inLanguages(words.title),
    'dc:description': inLanguages(words.description),
    'dc:publisher': { 'schema:name': inLanguages(origin.publisher), 'schema:url': { '@id': portal } },
    'dc:license': { '@id': licence.url },
    'dc:source': { '@id': origin.page },
    ...(publishedAt === null ? {} : { 'dc:modified': { '@value': publishedAt, '@type': 'xsd:dateTime' } }),
    ...(origin.edition === null ? {} : { 'schema:version': String(origin.edition) }),
    ...(origin.asOf === null ? {} : { 'dc:valid': { '@value': origin.asOf, '@type': 'xsd:date' } }),
    dialect: { encoding: 'utf-8', delimiter: ',', quoteChar: '"', doubleQuote: true, header: true, lineTerminators: ['\n'] },
    tableSchema: { columns: table.columns.map((column) => columnOf(file, column)) },
  };
}

/** What the CSV of the same address holds, by CSV on the Web. The suffix is where programs look for it: beside `x.csv` at `x.csv-metadata.json`. */
export const csvw: Format = {
  extension: 'csv-metadata.json',
  mediaType: 'application/csvm+json; charset=utf-8',
  isFor: () => true,
  isNeutral: false,
  isShown: true,
  isMetadata: true,
  async *write(file) {
    yield Buffer.from(`${JSON.stringify(csvwOf(file, siblingAddress(file.origin, 'csv')), null, 2)}\n`);
  },
};

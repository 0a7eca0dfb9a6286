import type { TableWords } from '@/lib/exports/file';
import { type Column, columnOf, type Table, viewsOf } from '@/lib/exports/table';
import { longestQuestion } from '@/lib/http/params';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';
import type { Json } from './api-openapi-components';
import { everyColumn, exampleOf } from './api-openapi-rows';
import { apiFilters, isFeed, isSortable, MOST_ROWS, periodOf, USUAL_ROWS } from './api-parameters';
import { mostValues } from './question';

/** What a parameter means, by its name. */
export type ParameterWords = (name: keyof Messages['api']['parameter']) => string;

const inQuery = (name: string, description: string, schema: Json, example?: unknown): Json => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
  ...(example === undefined ? {} : { example }),
});
const listed = (name: string, description: string, items: Json, most: number, example: unknown): Json => ({
  ...inQuery(name, description, { type: 'array', items, minItems: 1, maxItems: most }, example),
  style: 'form',
  explode: false,
});

/** The parameters that mean the same at every table, under their names among the components. */
export function sharedParameters(words: ParameterWords): Record<string, Json> {
  const day = { type: 'string', format: 'date' };
  return {
    asOf: inQuery('as-of', words('as-of'), day, '2024-07-18'),
    edition: inQuery(
      'edition',
      words('edition'),
      { anyOf: [{ type: 'integer', minimum: 1 }, day, { type: 'string', format: 'date-time' }] },
      1,
    ),
    limit: inQuery('limit', words('limit'), { type: 'integer', minimum: 1, maximum: MOST_ROWS, default: USUAL_ROWS }, 50),
    cursor: inQuery('cursor', words('cursor'), { type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 4000 }),
    count: inQuery('count', words('count'), { type: 'boolean', default: false }, true),
    locale: inQuery('locale', words('locale'), { type: 'string', enum: [...LOCALES] }, 'vi'),
    from: inQuery('from', words('from'), { type: 'string' }, '2022'),
    to: inQuery('to', words('to'), { type: 'string' }, '2024-Q4'),
    since: inQuery('since', words('since'), { type: 'integer', minimum: 0 }, 1),
  };
}

const shared = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

/** Which columns of a row are wanted. */
const fields = (table: Table, words: ParameterWords): Json =>
  listed('fields', words('fields'), { type: 'string', enum: everyColumn(table).map(({ id }) => id) }, everyColumn(table).length, [
    ...table.key,
  ]);

function sort(table: Table, words: ParameterWords): Json {
  const ids = everyColumn(table)
    .filter(isSortable)
    .map(({ id }) => id);
  return inQuery('sort', words('sort'), { type: 'string', enum: ids.flatMap((id) => [id, `-${id}`]) }, `-${table.key[0]}`);
}

/** One text of the reader's own. */
export const textFilter = (name: string, words: ParameterWords): Json =>
  inQuery(name, words('q'), { type: 'string', maxLength: longestQuestion }, 'kinh te so gdp');

function filter(table: Table, name: string, { column }: TableWords, words: ParameterWords, locale: Locale): Json {
  if (table.texts?.includes(name)) return textFilter(name, words);
  const found = table.columns.find(({ id }) => id === name);
  const label = found ? `${column(found)[locale]}. ${words('filter')}` : words(name === 'year' ? 'year' : 'filter');
  const items: Json = found?.choices && found.type !== 'list' ? { type: 'string', enum: [...found.choices] } : itemOf(found);
  const example = found ? [exampleOf(table, found)].flat() : [name === 'year' ? '2024' : 'a-code'];
  return listed(name, label, items, mostValues, example.length > 0 ? example : ['a-code']);
}

function itemOf(column: Column | undefined): Json {
  if (column?.type === 'integer') return { type: 'integer', minimum: 0 };
  return column?.type === 'boolean' ? { type: 'boolean' } : { type: 'string' };
}

/** Its points of view as `sharedParameters` calls them. */
const viewNames = (table: Table): string[] => viewsOf(table).map((name) => (name === 'as-of' ? 'asOf' : name));

/** What a list can be asked for. */
export const parametersOfList = (table: Table, of: TableWords, words: ParameterWords, locale: Locale): Json[] => [
  ...apiFilters(table).map((name) => filter(table, name, of, words, locale)),
  ...(periodOf(table) ? [shared('from'), shared('to')] : []),
  ...(isFeed(table) ? [shared('since')] : []),
  ...['limit', 'cursor'].map(shared),
  sort(table, words),
  fields(table, words),
  ...['locale', 'count', ...viewNames(table)].map(shared),
];

/** What one row can be asked for, and the parts of its key. */
export const parametersOfRow = (table: Table, of: TableWords, words: ParameterWords, locale: Locale): Json[] => [
  ...table.key.map((id) => {
    const column = columnOf(table, id);
    return {
      name: id,
      in: 'path',
      required: true,
      description: of.column(column)[locale],
      schema: column.type === 'integer' ? { type: 'integer', minimum: 0 } : { type: 'string' },
      example: exampleOf(table, column),
    };
  }),
  fields(table, words),
  ...['locale', ...viewNames(table)].map(shared),
];

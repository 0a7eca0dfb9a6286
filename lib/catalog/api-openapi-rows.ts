import type { TableWords } from '@/lib/exports/file';
import type { Column, Table } from '@/lib/exports/table';
import type { Locale } from '@/lib/i18n/localized';
import { columnsInOneLanguage } from './api-one-language';
import type { Json } from './api-openapi-components';

const partialDate = '^[1-9]\\d{3}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])(-\\d{2})?))?$';
const period = '^[1-9]\\d{3}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$';

const types: Readonly<Record<Column['type'], Json>> = {
  text: { type: 'string' },
  code: { type: 'string' },
  url: { type: 'string' },
  language: { type: 'string', pattern: '^[a-z]{2,3}$' },
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  'partial-date': { type: 'string', pattern: partialDate },
  period: { type: 'string', pattern: period },
  timestamp: { type: 'string', format: 'date-time' },
  list: { type: 'array', items: { type: 'string' } },
};

/** A code that is in the record, by the table whose code it is; a test holds that each of them is there. */
export const EXAMPLE_CODES: Readonly<Record<string, string>> = {
  indicators: 'de-gdp-share',
  series: 'de-gdp-share-statistics-office',
  areas: 'vn',
  organisations: 'btttt',
  documents: 'qd-411-ttg-2022',
  sources: 'founding-003',
  topics: 'digital-economy',
  tasks: 'd08',
  platforms: 'vneid',
  events: 'ncdt-7',
  articles: 'two-counts-of-2023',
  releases: 'tctk-2023-12-29',
};

const examples: Readonly<Record<Column['type'], unknown>> = {
  text: '…',
  code: 'a-code',
  url: 'https://example.org/',
  language: 'vi',
  integer: 1,
  decimal: 12.5,
  boolean: false,
  date: '2024-07-18',
  'partial-date': '2024-07',
  period: '2024',
  timestamp: '2026-11-22T01:00:00.000Z',
  list: [],
};

/** What may stand in a column, as an example of it; the codes of a table's own records are those of the table. */
export function exampleOf({ id: table }: Table, { id, type, choices, refers }: Column): unknown {
  const code = EXAMPLE_CODES[refers ?? (id === 'code' ? table : '')];
  if (type === 'list') return code === undefined ? examples.list : [code];
  if (type === 'integer') return examples.integer;
  return choices?.[0] ?? code ?? examples[type];
}

function schemaOf(column: Column): Json {
  const { type, choices, required } = column;
  const bare: Json = choices && type !== 'list' ? { type: 'string', enum: [...choices] } : (types[type] ?? {});
  if (required) return bare;
  return { ...bare, type: [bare.type, 'null'], ...(bare.enum ? { enum: [...(bare.enum as string[]), null] } : {}) };
}

/** The columns as any answer may hold them: words in four languages, or in the one asked for. */
export const everyColumn = (table: Table): Column[] => [
  ...new Map([...table.columns, ...columnsInOneLanguage(table)].map((column) => [column.id, column])).values(),
];

/** One row: all columns, unless an address chooses among them. */
export function rowSchema(table: Table, words: TableWords, locale: Locale): Json {
  const properties = everyColumn(table).map((column) => [
    column.id,
    { ...schemaOf(column), title: words.column(column)[locale], ...(column.refers ? { 'x-refers': column.refers } : {}) },
  ]);
  return {
    type: 'object',
    title: words.title[locale],
    description: words.description[locale],
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}

/** A row as an answer shows it where nothing is chosen. */
export const exampleRow = (table: Table): Json => Object.fromEntries(table.columns.map((column) => [column.id, exampleOf(table, column)]));

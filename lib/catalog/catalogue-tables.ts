import type { InFour } from '@/lib/exports/file';
import { type Column, type Table, unknownView } from '@/lib/exports/table';
import { LOCALES } from '@/lib/i18n/localized';
import { attribute, dimension, wordColumns } from './columns';
import { type ComputedRow, fromRows } from './computed';
import { countRowsOf } from './table-queries';
import { wordsOf } from './words';

const cellsInFour = (base: string, words: InFour): ComputedRow =>
  Object.fromEntries(LOCALES.map((language) => [`${base}_${language}`, words[language]]));

const ofTable = dimension('table', { refers: 'tables' });
const ofColumn = dimension('column', { type: 'text' });
const never = { kinds: [], isDated: false } as const;

const TYPES = [
  'text',
  'code',
  'url',
  'language',
  'integer',
  'decimal',
  'boolean',
  'date',
  'partial-date',
  'period',
  'timestamp',
  'list',
] as const satisfies readonly Column['type'][];
const ROLES = ['dimension', 'measure', 'attribute'] as const satisfies readonly Column['role'][];

/** The tables about the tables: which there are, what their columns mean, and the codes that stand in them. `all` names every table. */
export function catalogueTables(all: () => readonly Table[]): Table[] {
  const dictionary: Table = {
    id: 'dictionary',
    columns: [
      ofTable,
      ofColumn,
      attribute('position', 'integer', { required: true }),
      ...wordColumns('label', { required: true }),
      attribute('type', 'code', { choices: TYPES, required: true }),
      attribute('role', 'code', { base: 'columnRole', choices: ROLES, required: true }),
      attribute('language', 'language'),
      attribute('refers', 'code', { refers: 'tables' }),
      attribute('choices', 'list'),
      attribute('required', 'boolean', { required: true }),
      attribute('filter', 'boolean', { required: true }),
    ],
    key: ['table', 'column'],
    filters: ['table', 'type', 'role', 'refers', 'filter'],
    ...never,
    select: async () => fromRows(dictionary.columns, (await Promise.all(all().map(dictionaryRows))).flat()),
  };
  const codes: Table = {
    id: 'codes',
    columns: [ofTable, ofColumn, dimension('code', { type: 'text' }), ...wordColumns('name', { required: true })],
    key: ['table', 'column', 'code'],
    filters: ['table'],
    ...never,
    select: async () => fromRows(codes.columns, (await Promise.all(all().map(codeRows))).flat()),
  };
  const tables: Table = {
    id: 'tables',
    columns: [
      dimension('code', { base: 'table' }),
      ...wordColumns('title', { required: true }),
      ...wordColumns('description', { required: true }),
      attribute('rows', 'integer', { required: true }),
      attribute('columns', 'integer', { required: true }),
      attribute('key', 'list', { base: 'keyColumns', required: true }),
      attribute('page', 'text', { required: true }),
      attribute('kinds', 'list'),
    ],
    key: ['code'],
    filters: ['code'],
    // The numbers of rows change with whatever any table depends on.
    get kinds() {
      return [...new Set(all().flatMap((table) => (table === tables ? [] : table.kinds)))];
    },
    isDated: true,
    page: '/data/[code]',
    select: async (question) => {
      const seen = all().filter((table) => !unknownView(table, question.known));
      // To count the tables they would have to be counted first.
      const counts = await countRowsOf(
        seen.filter((table) => table !== tables),
        question,
      );
      const rows = await Promise.all(seen.map((table) => tableRow(table, counts.get(table) ?? seen.length)));
      return fromRows(tables.columns, rows);
    },
  };
  return [tables, dictionary, codes];
}

async function tableRow(table: Table, rows: number): Promise<ComputedRow> {
  const words = await wordsOf(table);
  return {
    code: table.id,
    ...cellsInFour('title', words.title),
    ...cellsInFour('description', words.description),
    rows,
    columns: table.columns.length,
    key: table.key,
    page: `/data/${table.id}`,
    kinds: table.kinds.length > 0 ? table.kinds : null,
  };
}

async function dictionaryRows(table: Table): Promise<ComputedRow[]> {
  const words = await wordsOf(table);
  return table.columns.map((column, index) => ({
    table: table.id,
    column: column.id,
    position: index + 1,
    ...cellsInFour('label', words.column(column)),
    type: column.type,
    role: column.role,
    language: column.language ?? null,
    refers: column.refers ?? null,
    choices: column.choices ?? null,
    required: column.required === true,
    filter: table.filters.includes(column.id),
  }));
}

async function codeRows(table: Table): Promise<ComputedRow[]> {
  const words = await wordsOf(table);
  return table.columns.flatMap((column) =>
    words.codes(column).flatMap((code) => {
      const name = words.choice(column, code);
      return name === null ? [] : [{ table: table.id, column: column.id, code, ...cellsInFour('name', name) }];
    }),
  );
}

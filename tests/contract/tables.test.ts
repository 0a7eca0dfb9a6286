import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Package } from 'datapackage';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { TABLES } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import { type Column, type Table, viewsOf } from '@/lib/exports/table';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { guarded } from '@/lib/ingest/clean-text';
import { viewAt } from '@/lib/publishing/edition-queries';
import { dataServer, fileAnswer } from '../support/data-server';
import { sample } from '../support/every-day';
import { message } from '../support/messages';
import { readAtOneInstant } from '../support/one-instant';
import { addActors, changed, figureAgain, publishChange } from '../support/publishing';
import { type Cell, isNumber, plain, readByDuck, rowsInDatabase } from '../support/read-back';
import { testDatabase } from '../support/test-database';

const server = dataServer();
const database = testDatabase('content');

/** Texts that a spreadsheet would calculate, and some that only look so. */
const HOSTILE = [
  '=HYPERLINK("http://x.example","y")',
  '+84 24',
  '-2+3',
  '@SUM(1)',
  "'=1",
  '-12,5',
  'two "quotes", a comma',
  'dòng một\n=dòng hai',
];
const figureKey = { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2022', release: 'tctk-2023-12-29' };

beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  const { rows } = await client.query<{ code: string }>(
    'SELECT code FROM organisation_revision WHERE superseded_at IS NULL ORDER BY code LIMIT 8',
  );
  const changes = await Promise.all(rows.map(({ code }, index) => changed(client, 'organisation', code, { notation: HOSTILE[index] })));
  const note = { original: 'en' as const, en: '=1+1 "said"; a note,\nof two lines', ru: '-Ёлка' };
  const figures = [await figureAgain(client, figureKey, 'correction', { value: '-3.250', note })];
  await publishChange(client, { changes, figures }, new Date(Date.UTC(2026, 10, 22, 4, 1)).toISOString());
});

const views = { 'as it stands': '', 'as of 18 July 2024': '?as-of=2024-07-18', 'at the first edition': '?edition=1' };
const viewOf = (query: string) => {
  if (query.includes('as-of')) return viewAt({ asOf: '2024-07-18' });
  return viewAt(query === '' ? {} : { edition: { kind: 'number', number: 1 } });
};

async function bytesOf(address: string): Promise<Buffer> {
  const answer = await fileAnswer(address);
  expect(answer.status, address).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function truth(table: Table, query: string): Promise<Cell[][]> {
  const { known, day } = await viewOf(query);
  return rowsInDatabase(database.client, table, { known, day, filters: {} });
}

const mapped = (table: Table, rows: readonly (readonly unknown[])[], cell: (value: never, column: Column) => unknown): unknown[][] =>
  rows.map((row) => table.columns.map((column, index) => (row[index] === null ? null : cell(row[index] as never, column))));

const asNumbers = (table: Table, rows: Cell[][]) => mapped(table, rows, (cell: string, column) => (isNumber(column) ? Number(cell) : cell));

const inCsv = (cell: Cell, { type, role }: Column): unknown => {
  if (Array.isArray(cell)) return cell.join(';');
  return (type === 'text' || type === 'url') && role !== 'dimension' ? guarded(cell as string) : cell;
};

const PARQUET: Partial<Record<Column['type'], RegExp>> = {
  integer: /^BIGINT$/,
  decimal: /^DECIMAL\(38,\d+\)$/,
  boolean: /^BOOLEAN$/,
  date: /^DATE$/,
  timestamp: /^TIMESTAMP WITH TIME ZONE$/,
  list: /^VARCHAR\[\]$/,
};

/** The cells of the first sheet below each column's heading; a column of names stands between them. */
async function sheetCells(table: Table, locale: Locale, sheet: { rows: unknown[][] }): Promise<unknown[][]> {
  const words = await wordsOf(table);
  const [headings = [], ...rows] = sheet.rows;
  let at = -1;
  const places = table.columns.map((column) => {
    const label = words.column(column)[locale];
    at = headings.indexOf(label, at + 1);
    expect(at, `${table.id}: ${label}`).toBeGreaterThanOrEqual(0);
    return at;
  });
  return rows.map((row) => places.map((place) => row[place] ?? null));
}

const inSheet = (cell: Cell, { type }: Column): unknown => {
  if (Array.isArray(cell)) return cell.join(';');
  if (type === 'integer' || type === 'decimal') return Number(cell);
  if (type === 'boolean') return cell === 'true';
  return type === 'date' ? new Date(`${cell}T00:00:00Z`) : cell;
};

/** Each day every table from one of the points of view; in the long run from all of them. */
const tablesIn = (query: string) => {
  const asked = TABLES.filter((table) => query === '' || viewsOf(table).some((name) => query.startsWith(`?${name}=`)));
  return sample(asked, 3, Object.values(views).indexOf(query));
};

describe.each(Object.entries(views))('every table %s', (_, query) => {
  readAtOneInstant();
  const locale = LOCALES[query.length % LOCALES.length] as Locale;
  const at = ({ id }: Table, extension: string) => `${server.url}/${locale}/data/${id}.${extension}${query}`;

  test.each(tablesIn(query).map((table) => [table.id, table] as const))(
    '%s is in every format what the database holds',
    async (_, table) => {
      const rows = await truth(table, query);

      const csv = await readByDuck(await bytesOf(at(table, 'csv')), 'csv');
      expect(csv.columns.map(({ name }) => name)).toEqual(table.columns.map(({ id }) => id));
      expect(csv.rows).toEqual(mapped(table, rows, inCsv));

      const json = JSON.parse((await bytesOf(at(table, 'json'))).toString());
      const lines = (await bytesOf(at(table, 'ndjson'))).toString().split('\n').slice(0, -1);
      const objects = asNumbers(table, rows).map((row) => Object.fromEntries(table.columns.map(({ id }, index) => [id, row[index]])));
      const asObjects = (found: Record<string, unknown>[]) => found.map((row) => withEmptyLists(table, row));
      expect(asObjects(json.rows)).toEqual(objects);
      expect(asObjects(lines.map((line) => JSON.parse(line)))).toEqual(objects);

      const parquet = await readByDuck(await bytesOf(at(table, 'parquet')), 'parquet');
      for (const [index, column] of table.columns.entries()) {
        expect(parquet.columns[index]?.type, `${table.id}.${column.id}`).toMatch(PARQUET[column.type] ?? /^VARCHAR$/);
      }
      expect(mapped(table, parquet.rows, fromDuck)).toEqual(
        mapped(table, rows, (cell: string, { type }) => (type === 'decimal' ? plain(cell) : cell)),
      );
      expect(parquet.facts).toMatchObject({ table: table.id, licence: 'https://creativecommons.org/licenses/by/4.0/' });

      const { sheets } = await readXlsx(await bytesOf(at(table, 'xlsx')));
      const sheet = sheets[0] as { rows: unknown[][] };
      expect(await sheetCells(table, locale, sheet)).toEqual(mapped(table, rows, inSheet));
      expect(sheets[1]?.name).toBe(message(locale, 'files.sheet.about'));
      expect(sheets[1]?.rows.flat().join(' ')).toContain('https://creativecommons.org/licenses/by/4.0/');
    },
  );
});

const withEmptyLists = ({ columns }: Table, row: Record<string, unknown>) =>
  Object.fromEntries(columns.map(({ id }) => [id, Array.isArray(row[id]) && row[id].length === 0 ? null : booleanText(row[id])]));
const booleanText = (value: unknown) => (typeof value === 'boolean' ? String(value) : value);

/** DuckDB's own way of writing a value as text. */
function fromDuck(text: string, { type }: Column): unknown {
  if (type === 'list') return JSON.parse(text);
  if (type === 'timestamp') return new Date(text).toISOString();
  return type === 'decimal' ? plain(text) : text;
}

describe('the package of a table', () => {
  readAtOneInstant();

  test.each(TABLES.map(({ id }) => id))('%s is valid, and its rows have the types and relations it states', async (id) => {
    const described = await Package.load(`${server.url}/vi/data/${id}.datapackage.json`);
    expect(described.errors).toEqual([]);
    const [resource] = described.resources;
    const rows = await resource?.read({ keyed: true, relations: true });
    const table = TABLES.find((one) => one.id === id) as Table;
    const expected = await truth(table, '');
    expect(rows?.length).toBe(expected.length);

    const file = path.join(tmpdir(), `portal-contract-${process.pid}-${id}.zip`);
    writeFileSync(file, await bytesOf(`${server.url}/ru/data/${id}.zip`));
    const packed = await Package.load(file);
    expect(packed.errors).toEqual([]);
    expect((await packed.resources[0]?.read({ keyed: true }))?.length).toBe(expected.length);
  });
});

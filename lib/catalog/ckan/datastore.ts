import 'server-only';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { Invalid, NotFound } from '@/lib/errors';
import { countSql, jsonRows } from '@/lib/exports/rows-sql';
import type { Column, Table } from '@/lib/exports/table';
import { fold } from '@/lib/fold';
import { viewAt } from '@/lib/publishing/edition-queries';
import { type Dataset, listDatasets } from '../datasets';
import { filtersOf, questionOf } from '../question';
import { tableNamed } from '../tables';
import { countOf, flagOf, listOf, neededOf, type Sent, textOf } from './parameters';

const mostRows = 32_000;
const defaultRows = 100;
/** Far rows are read by the files, which are streamed; here each would be counted off anew. */
const furthest = 100_000;

/** As many words as `q` may have; each is looked for in every row. */
const mostWords = 10;
const searched: ReadonlySet<Column['type']> = new Set(['text', 'code', 'period']);

const types: Partial<Record<Column['type'], string>> = {
  integer: 'int',
  decimal: 'numeric',
  boolean: 'bool',
  date: 'date',
  timestamp: 'timestamp',
  list: '_text',
};

/** The rows of a dataset's table, as CKAN's datastore answers them. */
export async function datastoreSearch(sent: Sent): Promise<unknown> {
  const id = neededOf(sent, 'resource_id');
  const dataset = (await listDatasets()).find((one) => id === one.id || id === `${one.id}.csv`);
  const table = dataset && tableNamed(dataset.table);
  if (!dataset || !table) throw new NotFound('resource', id);
  const [limit, offset] = [countOf(sent, 'limit', defaultRows, mostRows), countOf(sent, 'offset', 0, furthest)];
  const columns = columnsOf(table, listOf(sent, 'fields'));
  const narrowed = await questionOf(table, await viewAt({}), filtersOfStore(table, dataset, sent));
  refuseUnread(sent);
  const where = whereOf(table, sent);
  const question = where === undefined ? narrowed : { ...narrowed, where };
  const asked = { ...question, order: orderOf(table, textOf(sent, 'sort') ?? '') };
  const [rows, [count]] = await Promise.all([
    limit === 0
      ? []
      : db().$queryRaw<{ row: string }[]>(Prisma.sql`${await jsonRows(table, { ...asked, limit }, columns)} OFFSET ${offset}`),
    db().$queryRaw<{ count: number }[]>(await countSql(table, question)),
  ]);
  return {
    resource_id: id,
    include_total: true,
    total: count?.count ?? 0,
    total_was_estimated: false,
    limit,
    offset,
    records_format: 'objects',
    fields: columns.map(({ id: name, type }) => ({ id: name, type: types[type] ?? 'text' })),
    records: flagOf(sent, 'only_fields') ? [] : rows.map(({ row }) => JSON.parse(row) as unknown),
  };
}

function columnsOf(table: Table, names: readonly string[]): Column[] {
  if (names.length === 0) return [...table.columns];
  return names.map((name) => {
    const column = table.columns.find(({ id }) => id === name);
    if (!column) throw new Invalid([{ path: ['fields'], code: 'malformed' }]);
    return column;
  });
}

/** `{"area": "vn", "period": ["2023", "2024"]}`, as an object or as text. */
function filtersOfStore(table: Table, dataset: Dataset, sent: Sent): Record<string, string[]> {
  const own: Record<string, string[]> = dataset.id.startsWith('indicator-') ? { indicator: [dataset.id.slice('indicator-'.length)] } : {};
  let filters: unknown = sent.filters ?? {};
  try {
    if (typeof filters === 'string') filters = filters.trim() === '' ? {} : JSON.parse(filters);
  } catch {
    filters = null;
  }
  if (typeof filters !== 'object' || filters === null || Array.isArray(filters))
    throw new Invalid([{ path: ['filters'], code: 'malformed' }]);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    const values = [value].flat();
    if (!values.every((one) => typeof one === 'string' || typeof one === 'number'))
      throw new Invalid([{ path: ['filters'], code: 'malformed' }]);
    query.set(name, values.join(','));
  }
  return { ...filtersOf(table, query), ...own };
}

/** `q`: rows in which each of its words stands in some column of words or codes, whatever the case and the accents. */
function whereOf(table: Table, sent: Sent): Prisma.Sql | undefined {
  const words = fold(textOf(sent, 'q') ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length > mostWords) throw new Invalid([{ path: ['q'], code: 'malformed' }]);
  if (words.length === 0) return undefined;
  const cells = table.columns.filter(({ type }) => searched.has(type)).map(({ id }) => Prisma.raw(`t."${id}"`));
  const row = Prisma.sql`search_fold(concat_ws(' ', ${Prisma.join(cells)}))`;
  return Prisma.join(
    words.map((word) => Prisma.sql`strpos(${row}, ${word}) > 0`),
    ' AND ',
  );
}

/** What CKAN's own store would do otherwise is refused by name, never passed over. */
function refuseUnread(sent: Sent): void {
  const refused = (name: string): Invalid => new Invalid([{ path: [name], code: 'malformed' }]);
  if (flagOf(sent, 'distinct')) throw refused('distinct');
  if ((textOf(sent, 'plain') ?? '') !== '' && !flagOf(sent, 'plain')) throw refused('plain');
  if (!['', 'objects'].includes(textOf(sent, 'records_format') ?? '')) throw refused('records_format');
  if ((textOf(sent, 'full_text') ?? '') !== '') throw refused('full_text');
}

/** `period desc, area`; the key keeps the order stable. */
function orderOf(table: Table, text: string): Prisma.Sql {
  const keys = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const named = keys.map((key) => {
    const [name = '', direction = 'asc'] = key.split(/\s+/);
    if (!table.columns.some(({ id }) => id === name) || !/^(asc|desc)$/i.test(direction))
      throw new Invalid([{ path: ['sort'], code: 'malformed' }]);
    return Prisma.raw(`t."${name}" ${direction.toLowerCase() === 'desc' ? 'DESC NULLS LAST' : 'ASC'}`);
  });
  return Prisma.join([...named, ...table.key.map((name) => Prisma.raw(`t."${name}"`))], ', ');
}

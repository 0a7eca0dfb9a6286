import { Prisma } from '@/lib/db/generated/client';
import { type Column, type Question, SQL_TYPES, type Table } from './table';

const named = (id: string): Prisma.Sql => Prisma.raw(`t."${id}"`);

/** Which rows of a table, in which order. */
export type Asked = Question & { where?: Prisma.Sql; order?: Prisma.Sql; limit?: number };

/**
 * What a spreadsheet program would calculate is made harmless by an apostrophe, as `guarded` in lib/ingest/clean-text.ts does; digits are no
 * formula, so negative numbers stay what they are.
 */
const guard = (cell: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`CASE WHEN ${cell} ~ ${GUARDED} AND ${cell} !~ ${HARMLESS} THEN '''' || ${cell} ELSE ${cell} END`;
export const GUARDED = `^'*[=+\\-@\\t\\r\\n＝＋－＠]`;
export const HARMLESS = '^(-\\d+([.,]\\d+)?|=)$';

/** How a cell stands in a file of lines: text as it is, lists joined by `;`, instants in UTC. */
function asText({ id, type }: Column): Prisma.Sql {
  const cell = named(id);
  switch (type) {
    case 'list':
      return Prisma.sql`nullif(array_to_string(${cell}, ';'), '')`;
    case 'timestamp':
      return Prisma.sql`to_char(${cell} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    case 'boolean':
      return Prisma.sql`${cell}::text`;
    default:
      return cell;
  }
}

const asGuardedText = (column: Column): Prisma.Sql =>
  (column.type === 'text' || column.type === 'url') && column.role !== 'dimension' ? guard(asText(column)) : asText(column);

const asJson = ({ id, type }: Column): Prisma.Sql =>
  type === 'timestamp' ? Prisma.sql`to_char(${named(id)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : named(id);

/**
 * Filters that are columns are compared with them: any of the values will do; a list holds one of them among others. One that the table
 * does not know is a programming error: passed over, it would give the whole table for a part of it.
 */
function narrowed(table: Table, filters: Question['filters']): Prisma.Sql[] {
  const unknown = Object.keys(filters).find((name) => !table.filters.includes(name));
  if (unknown !== undefined) throw new RangeError(`no filter ${unknown} of the table ${table.id}`);
  return table.columns.flatMap(({ id, type }) => {
    const values = filters[id];
    if (values === undefined) return [];
    if (type === 'list') return [Prisma.sql`${named(id)} && ${[...values]}::text[]`];
    return [Prisma.sql`${named(id)} = ANY(${[...values]}::${Prisma.raw(SQL_TYPES[type])}[])`];
  });
}

const byKey = ({ key }: Table): Prisma.Sql => Prisma.join(key.map(named), ', ');

async function rowsOf(table: Table, cells: Prisma.Sql, { where, order, limit, ...question }: Asked): Promise<Prisma.Sql> {
  const conditions = [...narrowed(table, question.filters), ...(where ? [where] : [])];
  return Prisma.sql`SELECT ${cells} FROM (${await table.select(question)}) t
    ${conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`}
    ORDER BY ${order ?? byKey(table)} ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`}`;
}

const cellsOf = (columns: readonly Column[], cell: (column: Column) => Prisma.Sql): Prisma.Sql =>
  Prisma.join(
    columns.map((column) => Prisma.sql`${cell(column)} AS ${Prisma.raw(`"${column.id}"`)}`),
    ', ',
  );

/** The rows as they stand in a file of lines that people open in a spreadsheet program, one text a cell. */
export const textRows = (table: Table, asked: Asked, columns: readonly Column[] = table.columns): Promise<Prisma.Sql> =>
  rowsOf(table, cellsOf(columns, asGuardedText), asked);

/** The same for a format whose texts no program calculates: each exactly as it is kept. */
export const exactRows = (table: Table, asked: Asked, columns: readonly Column[] = table.columns): Promise<Prisma.Sql> =>
  rowsOf(table, cellsOf(columns, asText), asked);

/** The rows as JSON objects, one a row, in the column `row`: numbers with every digit, lists as arrays. */
export async function jsonRows(table: Table, asked: Asked, columns: readonly Column[] = table.columns): Promise<Prisma.Sql> {
  return Prisma.sql`SELECT row_to_json(r)::text AS row FROM (${await rowsOf(table, cellsOf(columns, asJson), asked)}) r`;
}

/** As `jsonRows`, with a column `place` beside each row: what its order says of it, so that a reader can go on from there. */
export const placedRows = (table: Table, asked: Asked, columns: readonly Column[], place: Prisma.Sql): Promise<Prisma.Sql> =>
  rowsOf(table, Prisma.sql`(SELECT row_to_json(c)::text FROM (SELECT ${cellsOf(columns, asJson)}) c) AS row, ${place} AS place`, asked);

/** How many rows there are. */
export async function countSql(table: Table, { filters, where, ...view }: Asked): Promise<Prisma.Sql> {
  const conditions = [...narrowed(table, filters), ...(where ? [where] : [])];
  return Prisma.sql`SELECT count(*)::int AS count FROM (${await table.select({ ...view, filters })}) t
    ${conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`}`;
}

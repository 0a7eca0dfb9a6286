import { Prisma } from '@/lib/db/generated/client';
import { type Column, columnOf, SQL_TYPES, type Table } from '@/lib/exports/table';
import type { Place } from './api-cursor';
import type { Sort } from './api-parameters';

/** Long texts are sorted by their beginning, so that a cursor stays short enough for an address. */
const sortedLetters = 200;

function sortedBy({ id, type }: Column): Prisma.Sql {
  const cell = Prisma.raw(`t."${id}"`);
  return type === 'text' || type === 'url' ? Prisma.sql`left(${cell}, ${sortedLetters}::int)` : cell;
}

const typed = (text: string | null, { type }: Column): Prisma.Sql => Prisma.sql`${text}::${Prisma.raw(SQL_TYPES[type])}`;

/** How the rows of a table follow each other: by a column, what has no value last, and always by the key. */
export type Order = {
  sql: Prisma.Sql;
  /** What of a row a cursor has to remember, as an array of texts. */
  place: Prisma.Sql;
  /** How many parts that has. */
  size: number;
  /** The rows beyond a place, in the direction of the order. */
  beyond(place: Place): Prisma.Sql;
};

/** `isBack` turns the whole order round, to read what stands before a place. */
export function orderOf(table: Table, sort: Sort | null, isBack: boolean): Order {
  const key = table.key.map((id) => columnOf(table, id));
  const keyValues = key.map(({ id }) => Prisma.raw(`t."${id}"`));
  const keyDirection = Prisma.raw(isBack ? 'DESC' : 'ASC');
  const byKey = Prisma.join(
    keyValues.map((value) => Prisma.sql`${value} ${keyDirection}`),
    ', ',
  );
  // As one comparison of rows, which the index on the key can answer.
  const beyondKey = (place: Place): Prisma.Sql =>
    Prisma.sql`(${Prisma.join(keyValues)}) ${Prisma.raw(isBack ? '<' : '>')} (${Prisma.join(key.map((column, at) => typed(place[at] ?? null, column)))})`;
  const asText = (values: readonly Prisma.Sql[]): Prisma.Sql =>
    Prisma.sql`ARRAY[${Prisma.join(values.map((value) => Prisma.sql`${value}::text`))}]`;
  if (sort === null) return { sql: byKey, place: asText(keyValues), size: key.length, beyond: beyondKey };

  const value = sortedBy(sort.column);
  const isDown = sort.isDescending !== isBack;
  return {
    sql: Prisma.sql`${value} ${Prisma.raw(isDown ? 'DESC' : 'ASC')} NULLS ${Prisma.raw(isBack ? 'FIRST' : 'LAST')}, ${byKey}`,
    place: asText([value, ...keyValues]),
    size: key.length + 1,
    beyond: ([at = null, ...rest]) => {
      // Rows without a value stand at the end: there only the key goes on.
      if (at === null)
        return Prisma.sql`(${value} IS NULL AND ${beyondKey(rest)} ${isBack ? Prisma.sql`OR ${value} IS NOT NULL` : Prisma.empty})`;
      const here = typed(at, sort.column);
      return Prisma.sql`(${value} ${Prisma.raw(isDown ? '<' : '>')} ${here} OR (${value} = ${here} AND ${beyondKey(rest)})
        ${isBack ? Prisma.empty : Prisma.sql`OR ${value} IS NULL`})`;
    },
  };
}

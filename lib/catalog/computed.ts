import { Prisma } from '@/lib/db/generated/client';
import { type Column, SQL_TYPES } from '@/lib/exports/table';

export type Cell = string | number | boolean | readonly string[] | null;
/** A row that a rule made, by the names of the columns; decimals are texts, so that no digit is lost. */
export type ComputedRow = Readonly<Record<string, Cell>>;

/** What was computed, as SQL: so that it is streamed, narrowed and sorted like everything that is stored. */
export function fromRows(columns: readonly Column[], rows: readonly ComputedRow[]): Prisma.Sql {
  const names = columns.map(({ id }) => `"${id}"`).join(', ');
  const types = columns.map(({ id, type }) => `"${id}" ${SQL_TYPES[type]}`).join(', ');
  return Prisma.sql`SELECT ${Prisma.raw(names)} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(${Prisma.raw(types)})`;
}

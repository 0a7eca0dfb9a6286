import { Prisma } from '@/lib/db/generated/client';
import type { Column, ColumnType } from '@/lib/exports/table';

export type Cell = string | number | boolean | readonly string[] | null;
/** A row that a rule made, by the names of the columns; decimals are texts, so that no digit is lost. */
export type ComputedRow = Readonly<Record<string, Cell>>;

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  code: 'text',
  url: 'text',
  language: 'text',
  integer: 'bigint',
  decimal: 'numeric',
  boolean: 'boolean',
  date: 'date',
  'partial-date': 'text',
  period: 'text',
  timestamp: 'timestamptz',
  list: 'text[]',
};

/** What was computed, as SQL: so that it is streamed, narrowed and sorted like everything that is stored. */
export function fromRows(columns: readonly Column[], rows: readonly ComputedRow[]): Prisma.Sql {
  const names = columns.map(({ id }) => `"${id}"`).join(', ');
  const types = columns.map(({ id, type }) => `"${id}" ${sqlTypes[type]}`).join(', ');
  return Prisma.sql`SELECT ${Prisma.raw(names)} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(${Prisma.raw(types)})`;
}

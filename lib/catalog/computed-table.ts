import 'server-only';
import { keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import type { Question, Table } from '@/lib/exports/table';
import { type ComputedRow, fromRows } from './computed';

/** From where it is looked at; what narrows the rows is the database's affair. */
export type Viewpoint = Pick<Question, 'known' | 'day'>;

type Computed = Omit<Table, 'select'> & { rows(from: Viewpoint): Promise<readonly ComputedRow[]> };

/** A table of what the published rules say: worked out once for all filters and formats, until a record it rests on changes. */
export function computedTable({ rows, ...table }: Computed): Table {
  return {
    ...table,
    select: async ({ known, day }) => {
      const key = ['rows', table.id, keyOf(known), ...(table.isDated ? [day] : [])];
      return fromRows(table.columns, await cached(table.kinds.map(tag.list), key, () => rows({ known, day })));
    },
  };
}

/** The day of an as-of view as the rules take it: the day asked for itself, which may lie after the last news before it. */
export const pointOf = ({ known, day }: Viewpoint): { asOf: string | null; day: string } => ({
  asOf: known.asOf === null ? null : day,
  day,
});

import 'server-only';
import { Invalid } from '@/lib/errors';
import type { Column, Table } from '@/lib/exports/table';
import { type Locale, localeSchema } from '@/lib/i18n/localized';
import { firstDay, isPartialDate, lastDay } from '@/lib/period';
import { type Cursor, readCursor } from './api-cursor';
import { inOneLanguage } from './api-one-language';
import { filtersOf } from './question';

export const USUAL_ROWS = 100;
export const MOST_ROWS = 1000;

/** The table of which a reader asks for what came since, again and again. */
export const isFeed = ({ id }: Table): boolean => id === 'changes';
/** The column by which `from` and `to` choose. */
export const periodOf = ({ columns }: Table): Column | undefined => columns.find(({ id, type }) => id === 'period' && type === 'period');
export const isSortable = ({ type }: Column): boolean => type !== 'list';
/** The filters of a table; `edition` is a point of view wherever it stands in an address. */
export const apiFilters = ({ filters }: Table): string[] => filters.filter((name) => name !== 'edition');

/** What one row and a list can be asked for, besides filters and the point of view. */
export const rowParameters = ['fields', 'locale'] as const;
/** Parameters that only some tables have, beside their filters. */
export const ownParameters = (table: Table): string[] => [...(periodOf(table) ? ['from', 'to'] : []), ...(isFeed(table) ? ['since'] : [])];
export const listParameters = (table: Table): string[] => ['limit', 'cursor', 'sort', ...rowParameters, 'count', ...ownParameters(table)];
/** How the address of one row is written below that of the API: `/observations/{series}/{area}/{period}`. */
export const rowTemplate = ({ id, key }: Table): string => `/${[id, ...key.map((part) => `{${part}}`)].join('/')}`;

export type Sort = { column: Column; isDescending: boolean };
export type RowAsked = { table: Table; columns: readonly Column[]; locale: Locale | null };
export type ListAsked = RowAsked & {
  filters: Record<string, string[]>;
  limit: number;
  sort: Sort | null;
  cursor: Cursor | null;
  isCounted: boolean;
  /** Whole days between which a period has to lie. */
  from: string | null;
  to: string | null;
  /** The edition after which changes are asked for. */
  since: number | null;
};

const wrong = (name: string, code = 'malformed'): Invalid => new Invalid([{ path: [name], code }]);

/** The text of a parameter; an empty one counts as absent. Throws Invalid where it is there twice. */
function textOf(query: URLSearchParams, name: string): string | null {
  const texts = query.getAll(name);
  if (texts.length > 1) throw wrong(name);
  return texts[0] || null;
}

function read<T>(query: URLSearchParams, name: string, reader: (text: string) => T | undefined): T | null {
  const text = textOf(query, name);
  if (text === null) return null;
  const value = reader(text);
  if (value === undefined) throw wrong(name);
  return value;
}

const whole = (most: number, least: number) => (text: string) => {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
};
const flag = (text: string) => (text === 'true' ? true : text === 'false' ? false : undefined);

function columnNamed({ columns }: Table, id: string, parameter: string): Column {
  const column = columns.find((one) => one.id === id);
  if (!column) throw wrong(parameter, 'no-such-column');
  return column;
}

/** What of a row is asked for, in which language. Throws Invalid. */
export function readRowAsked(of: Table, query: URLSearchParams): RowAsked {
  const locale = read(query, 'locale', (text) => localeSchema.safeParse(text).data);
  const table = locale === null ? of : inOneLanguage(of, locale);
  const fields = textOf(query, 'fields')?.split(',');
  if (fields && new Set(fields).size < fields.length) throw wrong('fields');
  return { table, locale, columns: fields ? fields.map((id) => columnNamed(table, id, 'fields')) : table.columns };
}

/** What of a table is asked for. Throws Invalid, also for a parameter that the table does not know. */
export function readListAsked(of: Table, query: URLSearchParams): ListAsked {
  const filters = filtersOf({ ...of, filters: apiFilters(of) }, query, listParameters(of));
  const row = readRowAsked(of, query);
  const sort = textOf(query, 'sort');
  const cursor = read(query, 'cursor', readCursor);
  if (cursor && cursor.sort !== sort) throw wrong('cursor');
  const day = (bound: (text: string) => string) => (text: string) => (isPartialDate(text) ? bound(text) : undefined);
  return {
    ...row,
    filters,
    limit: read(query, 'limit', whole(MOST_ROWS, 1)) ?? USUAL_ROWS,
    sort: sort === null ? null : sortOf(row.table, sort),
    cursor,
    isCounted: read(query, 'count', flag) ?? false,
    from: periodOf(of) ? read(query, 'from', day(firstDay)) : null,
    to: periodOf(of) ? read(query, 'to', day(lastDay)) : null,
    since: isFeed(of) ? read(query, 'since', whole(Number.POSITIVE_INFINITY, 0)) : null,
  };
}

function sortOf(table: Table, text: string): Sort {
  const isDescending = text.startsWith('-');
  const column = columnNamed(table, isDescending ? text.slice(1) : text, 'sort');
  if (!isSortable(column)) throw wrong('sort');
  return { column, isDescending };
}

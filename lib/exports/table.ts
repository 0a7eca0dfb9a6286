import type { AsKnown } from '@/lib/as-known';
import type { Prisma } from '@/lib/db/generated/client';
import type { Locale } from '@/lib/i18n/localized';

/**
 * What a cell holds. `date` is a whole day, `partial-date` as precisely as its source gives it (`2023`, `2023-12`, `2023-12-28`),
 * `period` an SDMX time period, `list` codes or dates in order, `timestamp` an instant in UTC.
 */
export type ColumnType =
  | 'text'
  | 'code'
  | 'url'
  | 'language'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'partial-date'
  | 'period'
  | 'timestamp'
  | 'list';

/** The roles are SDMX's: what a row is about, what it says, and what has to be known of that. */
export type ColumnRole = 'dimension' | 'measure' | 'attribute';

/** What a cell of each type is in the database. */
export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
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

export type Column = {
  /** Snake case, permanent: the heading of CSV, the key of JSON. Its words are `data.column.<base>` among the messages. */
  id: string;
  type: ColumnType;
  role: ColumnRole;
  /** Words in one of the four languages stand in a column each: `name_vi` has the base `name`. */
  base: string;
  language?: Locale;
  /** The base of the words that it says something of: in which language they were written. */
  about?: string;
  /** The table of which the values are codes: its key is the one column `code`. */
  refers?: string;
  /** The values, where there are few and they have names of their own among the messages. */
  choices?: readonly string[];
  /** Never empty. */
  required?: true;
};

/** From where a table is looked at, and which of its rows are asked for: by the name of a filter the values it may have. */
export type Question = { known: AsKnown; day: string; filters: Readonly<Record<string, readonly string[]>> };

/** How an address asks for what the world knew by a day, and for what stood here. */
export const VIEW_NAMES = ['as-of', 'edition'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/**
 * A table that the portal publishes. Rooms say what is in it and know no format; formats know no room. The rows are SQL, so that they
 * can be streamed, paged, sorted and narrowed by the database whatever the format.
 */
export type Table = {
  /** Permanent: part of addresses (`/vi/data/<id>`) and of file names. */
  id: string;
  columns: readonly Column[];
  /** The columns that name a row; rows stand in their order. */
  key: readonly string[];
  /** A SELECT of exactly the columns by their ids, each in its own type (arrays, decimals, timestamps), in no order. */
  select(question: Question): Promise<Prisma.Sql> | Prisma.Sql;
  /** Names under which rows can be narrowed. One that is a column is compared with it; the others `select` minds itself. */
  filters: readonly string[];
  /** Those of the filters that are one text of a reader's own, not a list of values. */
  texts?: readonly string[];
  /** Filters without which it answers nothing, each with an example: there is no whole of it to count or to show. */
  needs?: Readonly<Record<string, string>>;
  /** From where it can be looked at besides as it stands; from everywhere, unless told otherwise. */
  views?: readonly ViewName[];
  /** Its rows enter an as-of on days of their own, not only on those on which something became known. */
  hasOwnDays?: true;
  /** Throws Invalid for a question that it cannot answer, so that the refusal comes before anything is sent. */
  check?(question: Question): void;
  /** What the rows depend on, for caches: kinds of record. */
  kinds: readonly string[];
  /** Whether the rows depend on the day they are asked for: lateness and statuses do. */
  isDated: boolean;
  /** The record behind a row has a page of its own here, below the language; `[code]` is the row's. */
  page?: string;
};

/** Whether the table is a statistic in the sense of SDMX: figures by dimensions of which one is time. */
export const isStatistic = ({ columns }: Table): boolean =>
  columns.some(({ role }) => role === 'measure') && columns.some(({ type, role }) => type === 'period' && role === 'dimension');

export const viewsOf = ({ views = VIEW_NAMES }: Table): readonly ViewName[] => views;

/** What is asked of a table that cannot be looked at from there; undefined where it answers. */
export function unknownView(table: Table, { asOf, recordedBefore }: AsKnown): ViewName | undefined {
  const asked: ViewName[] = [...(asOf === null ? [] : ['as-of' as const]), ...(recordedBefore === null ? [] : ['edition' as const])];
  return asked.find((name) => !viewsOf(table).includes(name));
}

/** The column of that id; an unknown id is a programming error. */
export function columnOf({ id, columns }: Table, name: string): Column {
  const found = columns.find((column) => column.id === name);
  if (!found) throw new RangeError(`no column ${name} in the table ${id}`);
  return found;
}

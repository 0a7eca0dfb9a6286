import { Prisma } from '@/lib/db/generated/client';
import type { Column, ColumnType, Question, Table } from '@/lib/exports/table';
import type { Kind } from '@/lib/kind';
import { openRows } from '@/lib/open-rows';
import type { ColumnType as SheetType } from '@/lib/publishing/columns/cells';
import { allowedValues } from '@/lib/publishing/columns/choices';
import { type SheetColumn, sheetOf } from '@/lib/publishing/columns/sheet';
import { referenceOf } from '@/lib/publishing/difference';
import { kindNamed } from '@/lib/publishing/kinds';

const types: Readonly<Record<SheetType, ColumnType>> = {
  text: 'text',
  words: 'text',
  code: 'code',
  choice: 'code',
  language: 'language',
  decimal: 'decimal',
  date: 'partial-date',
  period: 'period',
  flag: 'boolean',
  list: 'list',
  url: 'url',
};

/** Which of the words no person has read yet, by the names of their columns. */
const machine: Column = { id: 'machine', base: 'machine', type: 'list', role: 'attribute' };

function machineSql({ columns }: Kind, own: readonly SheetColumn[]): Prisma.Sql {
  const words = own.filter(({ language }) => language === 'original');
  if (words.length === 0) return Prisma.sql`NULL::text[]`;
  const marks = words.map(({ name, key }) => {
    const [prefix, cell] = [name.slice(0, -'original'.length), Prisma.raw(`r."${columns[key]}"`)];
    return Prisma.sql`SELECT ${prefix} || m FROM jsonb_array_elements_text(${cell} -> 'machine') m`;
  });
  return Prisma.sql`nullif(ARRAY(${Prisma.join(marks, ' UNION ALL ')}), '{}')`;
}

/** What is known of every published record: since when it stands here, in which edition, and for the how-manieth time. */
export const recorded: readonly Column[] = [
  { id: 'revision', base: 'revision', type: 'integer', role: 'attribute', required: true },
  { id: 'edition', base: 'edition', type: 'integer', role: 'attribute', required: true },
  { id: 'recorded_at', base: 'recordedAt', type: 'timestamp', role: 'attribute', required: true },
];

function columnOfSheet(kind: string, column: SheetColumn): Column {
  const { name, key, type, language } = column;
  const choices = type === 'choice' ? allowedValues(kind, column) : [];
  const target = type === 'code' || column.items === 'code' ? referenceOf(kind, key) : null;
  return {
    id: name,
    ...(language === 'original' ? { base: 'originalLanguage', about: key } : { base: key }),
    type: types[type],
    role: name === 'code' ? 'dimension' : 'attribute',
    ...(language && language !== 'original' ? { language } : {}),
    ...(target === null ? {} : { refers: tableOfKind(target) }),
    ...(choices.length > 0 ? { choices } : {}),
    ...(name === 'code' ? { required: true } : {}),
  };
}

const irregular: Readonly<Record<string, string>> = { series: 'series', 'series-break': 'series-breaks', reply: 'replies' };

/** The table of a kind of record: `documents`, `task-facts`. */
export const tableOfKind = (kind: string): string => irregular[kind] ?? `${kind}s`;

/** The cell of a column in a row `r` of the kind's table. */
function cellSql({ kind, columns, links }: Kind, { name, key, language }: SheetColumn): Prisma.Sql {
  if (name === 'code') return Prisma.sql`r.code`;
  const target = links[key];
  if (target !== undefined) {
    return Prisma.sql`(SELECT array_agg(l.${Prisma.raw(`${target}_code`)} ORDER BY l.position) FROM link l
      WHERE l.from_kind = ${kind} AND l.from_code = r.code AND l.from_revision = r.revision AND l.role = ${key})`;
  }
  const cell = Prisma.raw(`r."${columns[key]}"`);
  return language === undefined ? cell : Prisma.sql`${cell} ->> ${language}`;
}

export type RecordTable = {
  kind: string;
  /** Which rows of the kind's table were known by an as-of, and meet the filters that are no columns; the rows are called `r`. */
  where?: (question: Question) => Prisma.Sql | Promise<Prisma.Sql>;
  filters?: readonly string[];
  /** Cells that an as-of may show otherwise than the record has them, by the names of their columns. */
  shown?: Readonly<Record<string, (question: Question) => Prisma.Sql>>;
  hasOwnDays?: true;
  page?: string;
};

/** The records of a kind as they stood, one a row: the columns are those of its forms and its spreadsheets. */
export function recordTable({ kind, where, filters = [], shown = {}, page, hasOwnDays }: RecordTable): Table {
  const of = kindNamed(kind);
  const own = sheetOf(kind).columns.filter(({ child }) => child === null);
  const columns = own.map((column) => columnOfSheet(kind, column));
  const cells = (question: Question) =>
    own.map((column) => Prisma.sql`${shown[column.name]?.(question) ?? cellSql(of, column)} AS ${Prisma.raw(`"${column.name}"`)}`);
  const hasWords = own.some(({ language }) => language === 'original');
  const narrowing = columns.filter(
    ({ refers, choices, id }) => refers !== undefined || choices !== undefined || id === 'code' || id === 'kind',
  );
  return {
    id: tableOfKind(kind),
    columns: [...columns, ...(hasWords ? [machine] : []), ...recorded],
    key: ['code'],
    filters: [...new Set([...narrowing.map(({ id }) => id), ...filters])],
    kinds: [kind],
    isDated: false,
    ...(page === undefined ? {} : { page }),
    ...(hasOwnDays ? { hasOwnDays } : {}),
    select: async (question) => Prisma.sql`
      SELECT ${Prisma.join(cells(question), ', ')}${hasWords ? Prisma.sql`, ${machineSql(of, own)} AS machine` : Prisma.empty}, r.revision, r.edition, r.recorded_at
        FROM ${Prisma.raw(`"${of.table}"`)} r
       WHERE ${openRows(question.known, 'r')} ${where ? Prisma.sql`AND ${await where(question)}` : Prisma.empty}`,
  };
}

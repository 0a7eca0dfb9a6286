import { Prisma } from '@/lib/db/generated/client';
import { exactRows, textRows } from '../rows-sql';
import type { Column } from '../table';
import { BREAK, codeOf } from './concepts';
import { type Component, ENVELOPE, FREQUENCY } from './flow';
import { cellsOf } from './layout';
import type { Message, Span } from './message';

const named = (id: string): Prisma.Sql => Prisma.raw(`t."${id}"`);
const joined = (parts: readonly Prisma.Sql[]): Prisma.Sql => Prisma.join([...parts], ', ');

const frequency = (period: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`CASE substr(${period}, 6, 1) WHEN '' THEN 'A' WHEN 'S' THEN 'S' WHEN 'Q' THEN 'Q' ELSE 'M' END`;

/** The cell of a component in the words of SDMX, from a row `t` of texts. */
function cellSql({ flow }: Message, { id, column, codelist }: Component): Prisma.Sql {
  if (column === FREQUENCY) return frequency(named(flow.time.column.id));
  const cell = named(column.id);
  const renamed = (codelist === undefined ? [] : (column.choices ?? [])).filter((choice) => codeOf(column, choice) !== choice);
  if (renamed.length === 0) return cell;
  const code = Prisma.sql`CASE ${cell} ${Prisma.join(
    renamed.map((choice) => Prisma.sql`WHEN ${choice} THEN ${codeOf(column, choice)}`),
    ' ',
  )} ELSE ${cell} END`;
  const marks = id === BREAK.concept && flow.table.columns.some((other) => other.id === BREAK.column);
  return marks
    ? Prisma.sql`CASE WHEN ${named(BREAK.column)} = 'true' AND ${code} = ${BREAK.over} THEN ${BREAK.code} ELSE ${code} END`
    : code;
}

/** Periods wholly between the two days, as the periods of a figure are compared with those of a page. */
function within({ flow }: Message, { from, to }: Span): Prisma.Sql {
  const period = named(flow.time.column.id);
  const conditions = [
    ...(from === undefined ? [] : [Prisma.sql`period_first_day(${period}) >= ${from}::date`]),
    ...(to === undefined ? [] : [Prisma.sql`period_last_day(${period}) <= ${to}::date`]),
  ];
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`;
}

/** The first and the last figures of each series, by the order in which periods end. */
function counted({ flow, span: { first, last } }: Message, rows: Prisma.Sql): Prisma.Sql {
  if (first === undefined && last === undefined) return rows;
  const series = joined(flow.dimensions.map(({ column }) => named(column.id)));
  const period = named(flow.time.column.id);
  const [end, start] = [Prisma.sql`period_last_day(${period})`, Prisma.sql`period_first_day(${period})`];
  return Prisma.sql`SELECT * FROM (SELECT t.*, row_number() OVER (PARTITION BY ${series} ORDER BY ${end}, ${start} DESC) AS "#first",
      row_number() OVER (PARTITION BY ${series} ORDER BY ${end} DESC, ${start}) AS "#last" FROM (${rows}) t) t
    WHERE "#first" <= ${first ?? 0} OR "#last" <= ${last ?? 0}`;
}

/** Rows of one series stand together: in the table's own order, which an index gives, or by the key that is asked for. */
function orderOf({ flow, layout }: Message): Prisma.Sql {
  const isOwn = layout.isFlat || layout.at === flow.time.id;
  const columns = isOwn ? flow.table.key : [...layout.key, ...layout.observation].map(({ column }) => column.id);
  const envelope = hasEnvelope(flow.table.columns) ? [...ENVELOPE].reverse() : [];
  return joined([...envelope, ...columns].map(named));
}

export const hasEnvelope = (columns: readonly Column[]): boolean => columns.some(({ id }) => id === ENVELOPE[0]);

/**
 * The rows of a message, a text a cell: those of its layout, after the two of the envelope where the table has one. Texts that a
 * spreadsheet program would calculate are made harmless where the rows are `guarded`.
 */
export async function messageRows(message: Message, components: readonly Component[], { guarded = false } = {}): Promise<Prisma.Sql> {
  const { flow, file, layout } = message;
  const order = orderOf(message);
  const rows = await (guarded ? textRows : exactRows)(flow.table, { ...file.asked, order });
  const cells = joined([
    ...(hasEnvelope(flow.table.columns) ? ENVELOPE.map((id) => Prisma.sql`${named(id)} AS ${Prisma.raw(`"${id}"`)}`) : []),
    ...components.map((component) => Prisma.sql`${cellSql(message, component)} AS ${Prisma.raw(`"${component.id}"`)}`),
  ]);
  const chosen = counted(message, Prisma.sql`SELECT t.* FROM (${rows}) t ${within(message, message.span)}`);
  return layout.hasObservations
    ? Prisma.sql`SELECT ${cells} FROM (${chosen}) t ORDER BY ${order}`
    : Prisma.sql`SELECT DISTINCT ${cells} FROM (${chosen}) t`;
}

/** The rows in the order of the layout, and what stands in them. */
export async function layoutRows(message: Message): Promise<Prisma.Sql> {
  return messageRows(message, cellsOf(message.layout, message.flow.measure));
}

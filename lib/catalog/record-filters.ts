import { Prisma } from '@/lib/db/generated/client';
import type { Question } from '@/lib/exports/table';
import { openRows } from '@/lib/open-rows';

/** A condition on the rows `r` of a kind's table. */
export type Where = (question: Question) => Prisma.Sql;

/** Records without a day of their own: the world knew them when their source was published. */
export const sourced: Where = ({ known }) => {
  if (known.asOf === null) return Prisma.sql`TRUE`;
  return Prisma.sql`EXISTS (SELECT FROM source_revision s WHERE s.code = r.source_code AND ${openRows(known, 's')}
    AND s.published_latest <= ${known.asOf}::date)`;
};

/** Records with a day of their own, in the column named. */
export const by =
  (column: string): Where =>
  ({ known }) =>
    known.asOf === null ? Prisma.sql`TRUE` : Prisma.sql`r.${Prisma.raw(column)} <= ${known.asOf}::date`;

/** What a document set down: the world knew it when the document was issued. */
export const issued: Where = ({ known }) =>
  known.asOf === null
    ? Prisma.sql`TRUE`
    : Prisma.sql`EXISTS (SELECT FROM document_revision d WHERE d.code = r.document_code AND d.superseded_at IS NULL AND d.issued_latest <= ${known.asOf}::date)`;

/** A task is known once its document or a fact of its life is (`isKnownBy`). */
export const assigned: Where = (question) =>
  question.known.asOf === null
    ? Prisma.sql`TRUE`
    : Prisma.sql`(${issued(question)} OR EXISTS (SELECT FROM task_fact f WHERE f.task_code = r.code AND ${openRows(question.known, 'f')}
        AND f.released_latest <= ${question.known.asOf}::date))`;

/** As a range of days, so that the index on the day serves it. */
export const inYear =
  (column: string): Where =>
  ({ filters: { year } }) =>
    year === undefined
      ? Prisma.sql`TRUE`
      : Prisma.sql`(${Prisma.join(
          year.map((one) => Prisma.sql`r.${Prisma.raw(column)} BETWEEN ${`${one}-01-01`}::date AND ${`${one}-12-31`}::date`),
          ' OR ',
        )})`;

export const ofYear =
  (column: string): Where =>
  ({ filters: { year } }) =>
    year === undefined ? Prisma.sql`TRUE` : Prisma.sql`r.${Prisma.raw(column)} = ANY(${year.map(Number)}::int[])`;

export const all =
  (...conditions: readonly Where[]): Where =>
  (question) =>
    Prisma.join(
      conditions.map((condition) => condition(question)),
      ' AND ',
    );

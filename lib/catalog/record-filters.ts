import { Prisma } from '@/lib/db/generated/client';
import type { Question } from '@/lib/exports/table';
import { openRows } from '@/lib/open-rows';

/** What the question makes of the rows `r` of a kind's table: a condition, or a cell. */
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

/** Units and bodies are in an as-of by their own validity: from the first day on; where nobody dated that, always. */
export const begun: Where = ({ known, day }) =>
  known.asOf === null ? Prisma.sql`TRUE` : Prisma.sql`(r.valid_from IS NULL OR period_first_day(r.valid_from) <= ${day}::date)`;

/** Whether a succession was known: once its act was issued; where no day of an act is recorded, once it had happened. */
function isEnacted({ known, day }: Question, succession: 'r' | 'e'): Prisma.Sql {
  const of = (column: string) => Prisma.raw(`${succession}.${column}`);
  return Prisma.sql`coalesce((SELECT d.issued_latest FROM document_revision d WHERE d.code = ${of('document_code')} AND ${openRows(known, 'd')}),
    period_last_day(${of('happened_on')})) <= ${day}::date`;
}

export const enacted: Where = (question) => (question.known.asOf === null ? Prisma.sql`TRUE` : isEnacted(question, 'r'));

/** The last day of a unit or body: where it had passed, or was already decided (`knownEnd`). */
export const knownEnd =
  (successions: 'area_succession' | 'organisation_succession'): Where =>
  (question) =>
    question.known.asOf === null
      ? Prisma.sql`r.valid_to`
      : Prisma.sql`CASE WHEN period_last_day(r.valid_to) < ${question.day}::date OR EXISTS (
          SELECT FROM ${Prisma.raw(successions)} e WHERE e.predecessor_code = r.code AND ${openRows(question.known, 'e')}
             AND ${isEnacted(question, 'e')}) THEN r.valid_to END`;

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

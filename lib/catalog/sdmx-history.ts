import { Prisma } from '@/lib/db/generated/client';
import { ENVELOPE } from '@/lib/exports/sdmx/flow';
import type { Column, Question, Table } from '@/lib/exports/table';
import { observations, vintages } from './figure-tables';

/** Which changes: those since an instant, and of each figure all of them or the last. */
export type Changes = { since?: string; isLast: boolean };

const envelope: readonly Column[] = [
  { id: ENVELOPE[0], base: 'nature', type: 'text', role: 'attribute', required: true },
  { id: ENVELOPE[1], base: 'recordedAt', type: 'timestamp', role: 'attribute', required: true },
];

/** Narrowed before the history is made, so that the history of one series is that of one series. */
function asked({ filters }: Question): Prisma.Sql {
  const among = (column: string, values: readonly string[] | undefined): Prisma.Sql =>
    values === undefined ? Prisma.empty : Prisma.sql`AND o.${Prisma.raw(column)} = ANY(${[...values]}::text[])`;
  const ofIndicator =
    filters.indicator === undefined
      ? Prisma.empty
      : Prisma.sql`AND o.series_code IN (SELECT code FROM series_revision WHERE indicator_code = ANY(${[...filters.indicator]}::text[]))`;
  return Prisma.sql`${among('series_code', filters.series)} ${among('area_code', filters.area)} ${ofIndicator}`;
}

/** What was shown of each figure from every instant at which something was recorded of it: the rule is that of `observations`. */
function shown(question: Question): Prisma.Sql {
  const { asOf, recordedBefore } = question.known;
  const until = recordedBefore === null ? Prisma.empty : Prisma.sql`AND v.at < ${recordedBefore}::timestamptz`;
  const released = asOf === null ? Prisma.empty : Prisma.sql`AND c.released_latest <= ${asOf}::date`;
  return Prisma.sql`
    SELECT k.at, s.id, lag(s.id) OVER figure AS before, coalesce(s.id, lag(s.id) OVER figure) AS observation, lead(k.at) OVER figure AS until
      FROM (SELECT DISTINCT o.series_code, o.area_code, o.period, v.at
              FROM observation o, LATERAL (VALUES (o.recorded_at), (o.superseded_at)) v(at) WHERE v.at IS NOT NULL ${until} ${asked(question)}) k
      LEFT JOIN LATERAL (
        SELECT c.id FROM observation c
         WHERE c.series_code = k.series_code AND c.area_code = k.area_code AND c.period = k.period AND c.nature <> 'withdrawal'
           AND c.recorded_at <= k.at AND (c.superseded_at IS NULL OR c.superseded_at > k.at) ${released}
         ORDER BY c.released_latest DESC NULLS LAST, c.recorded_at DESC, c.id DESC LIMIT 1) s ON TRUE
    WINDOW figure AS (PARTITION BY k.series_code, k.area_code, k.period ORDER BY k.at)`;
}

/**
 * What this portal showed of its figures, change by change: each row is a figure that came to be shown, replaced the one before, or was
 * taken away (then without a value), and since when.
 */
export function historyOf({ since, isLast }: Changes): Table {
  return {
    ...observations,
    columns: [...observations.columns, ...envelope],
    select: async (question) => {
      const [action, validFrom] = ENVELOPE.map((id) => Prisma.raw(`"${id}"`));
      const cells = observations.columns.map(({ id }) => {
        if (id === 'corrected') return Prisma.sql`f.nature = 'correction' AS corrected`;
        return id === 'value' ? Prisma.sql`CASE WHEN h.id IS NOT NULL THEN f.value END AS value` : Prisma.raw(`f."${id}"`);
      });
      return Prisma.sql`
        SELECT ${Prisma.join(cells, ', ')}, h.at AS ${validFrom},
               CASE WHEN h.id IS NULL THEN 'Delete' WHEN h.before IS NULL THEN 'Append' ELSE 'Replace' END AS ${action}
          FROM (WITH shown AS MATERIALIZED (${shown(question)}) SELECT * FROM shown) h
          JOIN (${await vintages.select(question)}) f ON f.observation = h.observation
         WHERE h.id IS DISTINCT FROM h.before ${since === undefined ? Prisma.empty : Prisma.sql`AND h.at >= ${since}::timestamptz`}
           ${isLast ? Prisma.sql`AND h.until IS NULL` : Prisma.empty}`;
    },
  };
}

/** Everything that was recorded or replaced since, in a table whose rows say when they were; undefined where they do not. */
export function recordedSince({ columns }: Table, instant: string): Prisma.Sql | undefined {
  const instants = columns.filter(({ id }) => id === 'recorded_at' || id === 'superseded_at');
  if (instants.length === 0) return undefined;
  return Prisma.sql`(${Prisma.join(
    instants.map(({ id }) => Prisma.sql`t.${Prisma.raw(id)} >= ${instant}::timestamptz`),
    ' OR ',
  )})`;
}

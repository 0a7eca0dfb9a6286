import { Prisma } from '@/lib/db/generated/client';
import type { LinkTarget } from '@/lib/kind';
import { referenceOf } from '@/lib/publishing/difference';
import { KINDS, kindNamed } from '@/lib/publishing/kinds';
import type { FigureTouch } from './figure-touches';
import type { Scope } from './scope';

/** Records without a page of their own are told with the record they are about: its kind, and where its code stands. */
const HOSTS: Readonly<Record<string, readonly [host: string, column: string]>> = {
  series: ['indicator', 'h.indicator_code'],
  'series-break': [
    'indicator',
    '(SELECT s.indicator_code FROM series_revision s WHERE s.code = h.series_code AND s.superseded_at IS NULL)',
  ],
  release: ['organisation', 'h.producer_code'],
  target: ['indicator', 'h.indicator_code'],
  'task-fact': ['task', 'h.task_code'],
  'document-relation': ['document', 'h.document_code'],
  'organisation-succession': ['organisation', 'h.successor_code'],
  'area-succession': ['area', 'h.successor_code'],
  reply: ['organisation', 'h.organisation_code'],
};
const selfHosted = KINDS.map(({ kind }) => kind).filter((kind) => HOSTS[kind] === undefined);

/**
 * `touched`: everything that editions did, a row each, with the record it is told with. Figures are one row a series and nature. Only
 * what has an edition is published: drafts and scheduled sets have none.
 */
export function touchedSql(recordedBefore: string | null, figures: readonly FigureTouch[]): Prisma.Sql {
  const cells = Prisma.sql`e.edition, e.published_at, c.kind, c.code, c.nature, c.position`;
  const hosted = Object.entries(HOSTS).map(
    ([kind, [host, column]]) => Prisma.sql`
      SELECT ${cells}, ${host} AS host_kind, ${Prisma.raw(column)} AS host_code FROM e JOIN change c ON c.change_set_number = e.number AND c.kind = ${kind}
        JOIN ${Prisma.raw(`"${kindNamed(kind).table}"`)} h ON h.code = c.code AND h.edition = e.edition`,
  );
  return Prisma.sql`
    e AS (SELECT number, edition, published_at FROM change_set
           WHERE edition IS NOT NULL AND published_at < coalesce(${recordedBefore}::timestamptz, 'infinity')),
    touched AS (
      SELECT ${cells}, c.kind AS host_kind, c.code AS host_code FROM e JOIN change c ON c.change_set_number = e.number AND c.kind = ANY(${selfHosted})
      UNION ALL ${Prisma.join(hosted, ' UNION ALL ')}
      UNION ALL
      SELECT e.edition, e.published_at, 'figures', f.series, f.nature, 0, 'indicator', f.indicator
        FROM jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) AS f(edition int, indicator text, series text, nature text) JOIN e USING (edition))`;
}

/** `member`: records that name one of the codes, for as long as they did. */
function memberSql({ of, codes }: Extract<Scope, { kind: 'record' }>): Prisma.Sql {
  const named = KINDS.flatMap(({ kind, table, columns }) =>
    Object.entries(columns)
      .filter(([key]) => referenceOf(kind, key) === of)
      .map(
        ([, column]) => Prisma.sql`SELECT ${kind} AS kind, m.code, m.recorded_at, m.superseded_at FROM ${Prisma.raw(`"${table}"`)} m
          WHERE NOT m.withdrawn AND m.${Prisma.raw(`"${column}"`)} = ANY(${codes})`,
      ),
  );
  const linked = linkTargets.has(of)
    ? [Prisma.sql`SELECT from_kind, from_code, recorded_at, superseded_at FROM link WHERE ${Prisma.raw(`"${of}_code"`)} = ANY(${codes})`]
    : [];
  // Who answers for a task is a fact of its life.
  const assigned =
    of === 'organisation'
      ? [
          Prisma.sql`SELECT 'task', task_code, recorded_at, superseded_at FROM task_fact
            WHERE NOT withdrawn AND organisation_code = ANY(${codes}) AND kind IN ('owner', 'partner')`,
        ]
      : [];
  const nothing = Prisma.sql`SELECT NULL::text AS kind, NULL::text AS code, NULL::timestamptz AS recorded_at, NULL::timestamptz AS superseded_at WHERE false`;
  return Prisma.sql`member AS (${Prisma.join([nothing, ...named, ...linked, ...assigned], ' UNION ALL ')})`;
}
const linkTargets: ReadonlySet<string> = new Set<LinkTarget>(['organisation', 'indicator', 'source', 'document', 'task']);

/** What a record that names one of the codes has to do with it, as it stood when the edition was published; the edition that ends it still tells. */
const ofMembers = (kind: Prisma.Sql, code: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT t.* FROM touched t WHERE EXISTS (SELECT FROM member m WHERE m.kind = ${kind} AND m.code = ${code}
    AND m.recorded_at <= t.published_at AND coalesce(m.superseded_at, 'infinity') >= t.published_at)`;

/** `own`: what of all that a feed tells. Each way into it is a query of its own, so that none compares everything with everything. */
export function ownSql(scope: Scope): Prisma.Sql {
  if (scope.kind === 'corrections') return Prisma.sql`own AS (SELECT * FROM touched t WHERE t.nature IN ('correction', 'withdrawal'))`;
  if (scope.kind === 'room') return Prisma.sql`own AS (SELECT * FROM touched t WHERE t.host_kind = ANY(${scope.kinds}))`;
  const ways = [
    Prisma.sql`SELECT t.* FROM touched t WHERE t.host_kind = ${scope.of} AND t.host_code = ANY(${scope.codes})`,
    ofMembers(Prisma.sql`CASE t.kind WHEN 'figures' THEN 'series' ELSE t.kind END`, Prisma.sql`t.code`),
    ...(scope.of === 'area' ? [Prisma.sql`SELECT t.* FROM touched t WHERE t.kind = 'figures'`] : []),
    ...(scope.withHeld ? [ofMembers(Prisma.sql`t.host_kind`, Prisma.sql`t.host_code`)] : []),
  ];
  return Prisma.sql`${memberSql(scope)}, own AS (${Prisma.join(ways, ' UNION ')})`;
}

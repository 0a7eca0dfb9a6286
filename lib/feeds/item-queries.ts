import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { ChangeNature } from '@/lib/publishing/change-set';
import type { Reference } from '@/lib/publishing/difference';
import { figureTouches } from './figure-touches';
import type { Scope } from './scope';
import { ownSql, touchedSql } from './touched-sql';

/** How many records an entry names; the page of the edition has them all. */
export const LISTED_RECORDS = 12;
const mostSeries = 200;

export type Touch = { kind: string; code: string; nature: ChangeNature };
/** What one edition did to one record and what is told with it. */
export type Item = {
  edition: number;
  publishedAt: string;
  host: Reference;
  /** The first of them, what changed before what is new; `total` counts all. */
  records: Touch[];
  total: number;
  series: { series: string; nature: ChangeNature }[];
};

type Row = Touch & { edition: number; publishedAt: string; hostKind: string; hostCode: string; total: number };

const keyOf = (scope: Scope, recordedBefore: string | null): string[] => [
  scope.kind,
  scope.kind === 'room' ? scope.kinds.join(';') : '',
  ...(scope.kind === 'record' ? [scope.of, scope.codes.join(';')] : []),
  recordedBefore ?? 'now',
];

/** How many entries the feed has. */
export async function countItems(scope: Scope, recordedBefore: string | null): Promise<number> {
  const figures = await figureTouches(scope);
  return cached([tag.list('edition')], ['feed-count', ...keyOf(scope, recordedBefore)], async () => {
    const [row] = await db().$queryRaw<[{ count: number }]>`
      WITH ${touchedSql(recordedBefore, figures)}, ${ownSql(scope)}
      SELECT count(DISTINCT (edition, host_kind, host_code))::int AS count FROM own WHERE host_code IS NOT NULL`;
    return row.count;
  });
}

/** `limit` entries after the first `offset`, oldest first. */
export async function listItems(scope: Scope, recordedBefore: string | null, limit: number, offset: number): Promise<Item[]> {
  const figures = await figureTouches(scope);
  const key = ['feed-items', ...keyOf(scope, recordedBefore), String(limit), String(offset)];
  return cached([tag.list('edition')], key, async () => {
    const rows = await db().$queryRaw<Row[]>`
      WITH ${touchedSql(recordedBefore, figures)}, ${ownSql(scope)},
      item AS (SELECT edition, host_kind, host_code FROM own WHERE host_code IS NOT NULL
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 LIMIT ${limit}::int OFFSET ${offset}::int),
      placed AS (SELECT own.*, count(*) FILTER (WHERE kind <> 'figures') OVER (PARTITION BY edition, host_kind, host_code)::int AS total,
                        row_number() OVER (PARTITION BY edition, host_kind, host_code, kind = 'figures'
                          ORDER BY nature = 'new', kind = host_kind DESC, position, code) AS place
                   FROM own JOIN item USING (edition, host_kind, host_code))
      SELECT edition, ${inUtc} AS "publishedAt", host_kind AS "hostKind", host_code AS "hostCode", kind, code, nature, total
        FROM placed WHERE place <= CASE kind WHEN 'figures' THEN ${mostSeries}::int ELSE ${LISTED_RECORDS}::int END
       ORDER BY edition, host_kind, host_code, place`;
    const items = new Map<string, Item>();
    for (const { edition, publishedAt, hostKind, hostCode, kind, code, nature, total } of rows) {
      const host = { kind: hostKind, code: hostCode };
      const name = `${edition} ${hostKind} ${hostCode}`;
      const item = items.get(name) ?? { edition, publishedAt, host, records: [], total, series: [] };
      if (kind === 'figures') item.series.push({ series: code, nature });
      else item.records.push({ kind, code, nature });
      items.set(name, item);
    }
    return [...items.values()];
  });
}

const inUtc = Prisma.sql`to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

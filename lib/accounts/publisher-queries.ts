import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf } from '@/lib/as-known';
import type { Role } from '@/lib/auth/viewer';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { openRows } from '@/lib/open-rows';

export type RoleCount = { role: Role; people: number };
export type Publisher = {
  code: string;
  name: LocalizedText;
  roles: RoleCount[];
  /** Kinds of record the body was made responsible for: all of a kind, or so many records of it. */
  kept: { kind: string; isAll: boolean; records: number }[];
  /** Change sets it has published, and the newest. */
  published: number;
  lastPublished: string | null;
};
export type PublisherRegister = {
  publishers: Publisher[];
  administrators: number;
  translators: { language: Locale; people: number }[];
};

/** What the register rests on: what administrators change, and each edition. */
export const REGISTERED_BY = ['membership', 'responsibility', 'organisation', 'edition'];

/** What was so before the instant, or is; of a duty that ended nothing is kept. */
function standing({ recordedBefore }: Pick<AsKnown, 'recordedBefore'>) {
  if (recordedBefore === null) {
    return {
      roles: Prisma.sql`ended_at IS NULL`,
      kept: Prisma.sql`TRUE`,
      published: Prisma.sql`TRUE`,
      counted: { endedAt: null },
    };
  }
  const before = Prisma.sql`${recordedBefore}::timestamptz`;
  return {
    roles: Prisma.sql`granted_at < ${before} AND (ended_at IS NULL OR ended_at >= ${before})`,
    kept: Prisma.sql`granted_at < ${before}`,
    published: Prisma.sql`published_at < ${before}`,
    counted: { grantedAt: { lt: recordedBefore }, OR: [{ endedAt: null }, { endedAt: { gte: recordedBefore } }] },
  };
}

/** Who publishes what: bodies, roles and counts, never a name. What the world knew by a day is no affair of the register. */
export async function getPublisherRegister({ recordedBefore }: AsKnown = AS_IT_STANDS): Promise<PublisherRegister> {
  const known = { asOf: null, recordedBefore };
  const was = standing(known);
  return cached(REGISTERED_BY.map(tag.list), ['publishers', keyOf(known)], async () => {
    const [bodies, administrators, translators] = await Promise.all([
      db().$queryRaw<(Omit<Publisher, 'name'> & { name: unknown })[]>`
        WITH roles AS (SELECT organisation_code AS code, role, count(DISTINCT user_id)::int AS people FROM membership
                        WHERE ${was.roles} AND organisation_code IS NOT NULL GROUP BY 1, 2),
             kept AS (SELECT organisation_code AS code, kind, bool_or(code = '') AS "isAll", count(*) FILTER (WHERE code <> '')::int AS records
                        FROM responsibility WHERE ${was.kept} GROUP BY 1, 2),
             published AS (SELECT organisation_code AS code, count(*)::int AS number, max(published_at) AS last FROM change_set
                        WHERE edition IS NOT NULL AND ${was.published} AND organisation_code IS NOT NULL GROUP BY 1)
        SELECT o.code, o.name,
               coalesce((SELECT jsonb_agg(jsonb_build_object('role', r.role, 'people', r.people) ORDER BY r.role) FROM roles r WHERE r.code = o.code), '[]') AS roles,
               coalesce((SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'isAll', k."isAll", 'records', k.records) ORDER BY k.kind) FROM kept k WHERE k.code = o.code), '[]') AS kept,
               coalesce(p.number, 0) AS published, to_json(p.last) #>> '{}' AS "lastPublished"
          FROM organisation_revision o LEFT JOIN published p ON p.code = o.code
         WHERE ${openRows(known, 'o')}
           AND (p.code IS NOT NULL OR o.code IN (SELECT code FROM roles) OR o.code IN (SELECT code FROM kept))
         ORDER BY o.code`,
      db().membership.count({ where: { role: 'administrator', ...was.counted } }),
      db().$queryRaw<{ language: Locale; people: number }[]>`
        SELECT language, count(DISTINCT user_id)::int AS people FROM membership
         WHERE ${was.roles} AND role = 'translator' AND organisation_code IS NULL GROUP BY 1 ORDER BY 1`,
    ]);
    return { publishers: bodies.map((row) => ({ ...row, name: storedText(row.name) })), administrators, translators };
  });
}

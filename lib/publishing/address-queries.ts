import 'server-only';
import { AS_IT_STANDS } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { openRows } from '@/lib/open-rows';
import { KINDS } from './kinds';

/** A page of a record: its address below the language and when the record last changed. */
export type RecordAddress = { path: string; changedAt: string };
type AddressCount = { name: string; count: number };

/** What has a page each. `rows` selects its code and when it last changed. */
type Shelf = { name: string; rows: Prisma.Sql; href(code: string): string | null };

const anyCode = 'x';
/** Records that are shown on a page of others have an address with a fragment, or none. */
const recordShelves: Shelf[] = KINDS.filter(({ href }) => href(anyCode)?.includes('#') === false).map(({ kind, table, href }) => ({
  name: kind,
  rows: Prisma.sql`SELECT code, recorded_at AS changed FROM ${Prisma.raw(`"${table}"`)} WHERE ${openRows(AS_IT_STANDS)}`,
  href,
}));
/** Published change sets have pages too, under their numbers. */
const editionShelf: Shelf = {
  name: 'edition',
  rows: Prisma.sql`SELECT edition::text AS code, published_at AS changed FROM change_set WHERE edition IS NOT NULL`,
  href: (edition) => `/changes/${edition}`,
};
const shelves = [...recordShelves, editionShelf];

/** How many pages of records there are, by kind. */
export async function countRecordAddresses(): Promise<AddressCount[]> {
  return cached(
    shelves.map(({ name }) => tag.list(name)),
    ['record-address-counts'],
    () => {
      const counts = shelves.map(
        ({ name, rows }) => Prisma.sql`SELECT ${name} AS name, count(*)::integer AS count FROM (${rows}) AS shelf`,
      );
      return db().$queryRaw<AddressCount[]>`${Prisma.join(counts, ' UNION ALL ')}`;
    },
  );
}

/** Pages of one kind of record in the order of their codes, `limit` of them after the first `offset`. */
export async function listRecordAddresses(name: string, limit: number, offset: number): Promise<RecordAddress[]> {
  const shelf = shelves.find((candidate) => candidate.name === name);
  if (!shelf) return [];
  const rows = await cached(
    [tag.list(name)],
    ['record-addresses', name, String(limit), String(offset)],
    () =>
      db().$queryRaw<{ code: string; changedAt: string }[]>`
      SELECT code, to_char(changed AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "changedAt"
      FROM (${shelf.rows}) AS shelf ORDER BY code LIMIT ${limit} OFFSET ${offset}`,
  );
  return rows.flatMap(({ code, changedAt }) => {
    const path = shelf.href(code);
    return path === null ? [] : [{ path, changedAt }];
  });
}

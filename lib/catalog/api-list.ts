import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { Invalid } from '@/lib/errors';
import { type Asked, countSql, placedRows } from '@/lib/exports/rows-sql';
import type { Table } from '@/lib/exports/table';
import { getNewestEdition, type View, viewAt } from '@/lib/publishing/edition-queries';
import { type ApiAnswer, answerFor, listAddress } from './api-answer';
import { type Cursor, type Place, writeCursor } from './api-cursor';
import { type Order, orderOf } from './api-order';
import { isFeed, type ListAsked, readListAsked } from './api-parameters';
import { editionsAt, inSnapshot } from './api-snapshot';
import { questionOf, viewOfQuery } from './question';

/** Before the first change of all: from here a feed begins. */
const beforeAll: Place = ['0', '-1'];
const wrongCursor = (): Invalid => new Invalid([{ path: ['cursor'], code: 'malformed' }]);

type Read = { rows: { row: string; place: Place }[]; newest: number; shown: number; count: number | null };

/** One page of a table, with the addresses of those beside it. Throws Invalid for a parameter that cannot be used. */
export async function listAnswer(of: Table, query: URLSearchParams): Promise<ApiAnswer> {
  const asked = readListAsked(of, query);
  const endless = isFeed(of) && asked.sort === null;
  const given = await viewOfQuery(query);
  // A walk stays at the edition it began at; a feed is asked for what is new, and what a reader pins stays as pinned.
  const pinned = !endless && given.asOf === null && given.edition === null ? asked.cursor : null;
  const view = pinned ? await viewOfWalk(given, pinned) : given;
  return answerFor({ of, query, view, newest: await newestEdition() }, async () => {
    const { rows, newest, shown, count } = await readPage(asked, view, pinned);
    const { next, prev } = around(
      asked,
      rows.map(({ place }) => place),
      { endless, edition: shown, day: view.day },
    );
    const address = (cursor: Cursor | null) => (cursor ? listAddress(of, query, writeCursor(cursor)) : undefined);
    const [nextAddress, prevAddress] = [address(next), address(prev)];
    const kept = asked.cursor?.isBack ? rows.slice(-asked.limit) : rows.slice(0, asked.limit);
    return {
      data: `[${kept.map(({ row }) => row).join(',\n')}]`,
      newest,
      edition: shown,
      ...(count === null ? {} : { count }),
      links: {
        self: listAddress(of, query),
        ...(nextAddress ? { next: nextAddress } : {}),
        ...(prevAddress ? { prev: prevAddress } : {}),
      },
    };
  });
}

const newestEdition = async (): Promise<number> => (await getNewestEdition())?.number ?? 0;

/** As it stands, as long as the walk's edition is the newest: that is what the current tables hold. */
async function viewOfWalk(given: View, { edition, day }: Cursor): Promise<View> {
  if (day > given.day) throw wrongCursor();
  const view = edition < (await newestEdition()) ? await viewOfEdition(edition) : given;
  return { ...view, day };
}

async function viewOfEdition(edition: number): Promise<View> {
  if (edition < 1) throw wrongCursor();
  return viewAt({ edition: { kind: 'number', number: edition } });
}

/** One more row than asked for says whether there are more; rows before a place come in the order of the table again. */
async function readPage(asked: ListAsked, view: View, pinned: Cursor | null): Promise<Read> {
  const order = orderOf(asked.table, asked.sort, asked.cursor?.isBack ?? false);
  if (asked.cursor && asked.cursor.place.length !== order.size) throw wrongCursor();
  const read = await readAt(asked, view, order);
  if (pinned === null || read.shown === pinned.edition) return read;
  if (read.shown < pinned.edition) throw wrongCursor();
  // Something was published between two questions of ours.
  return readAt(asked, { ...(await viewOfEdition(pinned.edition)), day: pinned.day }, order);
}

async function readAt({ table, columns, filters, cursor, limit, isCounted, ...asked }: ListAsked, view: View, order: Order): Promise<Read> {
  const question = await questionOf(table, view, filters);
  const within = withinOf(asked);
  const where = [...within, ...(cursor ? [order.beyond(cursor.place)] : [])];
  const page: Asked = { ...question, ...joined(where), order: order.sql, limit: limit + 1 };
  const [rowsSql, countsSql] = await Promise.all([
    placedRows(table, page, columns, order.place),
    isCounted ? countSql(table, { ...question, ...joined(within) }) : null,
  ]);
  try {
    return await inSnapshot(async (ask) => {
      const editions = await editionsAt(ask, view);
      const rows = await ask<{ row: string; place: Place }>(rowsSql);
      const [counted] = countsSql ? await ask<{ count: number }>(countsSql) : [];
      return { ...editions, rows: cursor?.isBack ? rows.reverse() : rows, count: counted?.count ?? null };
    });
  } catch (error) {
    // Values of a cursor that no cell of the column can have: nobody got it from us.
    if (cursor && /^22/.test(String((error as { code?: unknown }).code))) throw wrongCursor();
    throw error;
  }
}

const joined = (conditions: readonly Prisma.Sql[]) => (conditions.length === 0 ? {} : { where: Prisma.join([...conditions], ' AND ') });

function withinOf({ from, to, since }: Pick<ListAsked, 'from' | 'to' | 'since'>): Prisma.Sql[] {
  return [
    ...(from === null ? [] : [Prisma.sql`period_first_day(t.period) >= ${from}::date`]),
    ...(to === null ? [] : [Prisma.sql`period_last_day(t.period) <= ${to}::date`]),
    ...(since === null ? [] : [Prisma.sql`t.edition > ${since}::int`]),
  ];
}

/** From where the next page goes on, and the one before. */
function around({ cursor, limit, sort }: ListAsked, places: readonly Place[], walk: { endless: boolean; edition: number; day: string }) {
  const isBack = cursor?.isBack ?? false;
  const kept = isBack ? places.slice(-limit) : places.slice(0, limit);
  const [hasMore, first, last] = [places.length > limit, kept[0], kept.at(-1)];
  const at = (place: Place | undefined, back: boolean): Cursor | null =>
    place === undefined ? null : { edition: walk.edition, day: walk.day, sort: sortText(sort), place, isBack: back };
  if (walk.endless) return { next: at(last ?? cursor?.place ?? beforeAll, false), prev: null };
  return {
    next: hasMore || isBack ? at(last, false) : null,
    prev: (isBack ? hasMore : cursor !== null) ? at(first, true) : null,
  };
}

const sortText = (sort: ListAsked['sort']): string | null => (sort === null ? null : `${sort.isDescending ? '-' : ''}${sort.column.id}`);

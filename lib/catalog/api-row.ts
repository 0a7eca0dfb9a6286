import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { env } from '@/lib/env';
import { Invalid, NotFound } from '@/lib/errors';
import { placedRows } from '@/lib/exports/rows-sql';
import { columnOf, type Table } from '@/lib/exports/table';
import type { Locale } from '@/lib/i18n/localized';
import { getNewestEdition } from '@/lib/publishing/edition-queries';
import { type ApiAnswer, answerFor, listAddress, rowAddress } from './api-answer';
import { orderOf } from './api-order';
import { readRowAsked, rowParameters } from './api-parameters';
import { editionsAt, inSnapshot } from './api-snapshot';
import { questionOf, viewOfQuery } from './question';

/** One row by its key. Throws NotFound where there is none, Invalid for a parameter that cannot be used. */
export async function rowAnswer(of: Table, key: readonly string[], query: URLSearchParams): Promise<ApiAnswer> {
  const allowed: readonly string[] = ['as-of', 'edition', ...rowParameters];
  const unknown = [...query.keys()].find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw new Invalid([{ path: [unknown], code: 'unknown-parameter' }]);
  const { table, columns, locale } = readRowAsked(of, query);
  const order = orderOf(table, null, false);
  const missing = new NotFound(of.id, key.join('/'));
  const where = whereKey(of, key);
  if (!where) throw missing;
  const view = await viewOfQuery(query);
  return answerFor({ of, query, view, newest: (await getNewestEdition())?.number ?? 0, key }, async () => {
    const question = await questionOf(table, view, {});
    const sql = await placedRows(table, { ...question, where, order: order.sql, limit: 1 }, columns, order.place);
    const { found, ...editions } = await inSnapshot(async (ask) => ({
      ...(await editionsAt(ask, view)),
      found: (await ask<{ row: string }>(sql))[0],
    }));
    if (!found) throw missing;
    const page = pageOf(of, key, locale ?? 'vi');
    return {
      data: found.row,
      newest: editions.newest,
      edition: editions.shown,
      links: { self: rowAddress(of, key, query), list: listAddress(of, new URLSearchParams()), ...(page ? { page } : {}) },
    };
  });
}

const isCodeOrPeriod = /^[a-zA-Z0-9-]{1,200}$/;
/** The dictionary and the code lists are named by columns (`recorded_at`) and by signs (`<=`). */
const isName = /^[\w<>=~-]{1,200}$/;

/** Undefined where no row can have such a key. */
function whereKey(table: Table, key: readonly string[]): Prisma.Sql | undefined {
  if (key.length !== table.key.length) return undefined;
  const conditions = table.key.map((id, at) => {
    const [text = '', cell] = [key[at], Prisma.raw(`t."${id}"`)];
    const { type } = columnOf(table, id);
    if (type !== 'integer') return (type === 'text' ? isName : isCodeOrPeriod).test(text) ? Prisma.sql`${cell} = ${text}` : undefined;
    return /^\d{1,15}$/.test(text) ? Prisma.sql`${cell} = ${text}::bigint` : undefined;
  });
  return conditions.every((condition) => condition !== undefined) ? Prisma.join(conditions, ' AND ') : undefined;
}

function pageOf({ page }: Table, key: readonly string[], locale: Locale): string | undefined {
  return page?.includes('[code]') && key.length === 1 ? `${env().PORTAL_URL}/${locale}${page.replace('[code]', key[0] ?? '')}` : undefined;
}

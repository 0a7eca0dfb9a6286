import 'server-only';
import { isConnectionError } from '@/lib/db/connection-error';
import { Prisma } from '@/lib/db/generated/client';
import { reportAway } from '@/lib/db/health';
import { transaction } from '@/lib/db/pool';
import { DatabaseAway } from '@/lib/errors';
import type { View } from '@/lib/publishing/edition-queries';

/** A question that takes longer is one for a file. */
export const LONGEST_SECONDS = 10;

export type Ask = <R extends object>(question: Prisma.Sql) => Promise<R[]>;

/** The question takes too long to be answered while somebody waits. */
export class TooSlow extends Error {
  override name = 'TooSlow';
}

/** Several questions to the record as it stood at one moment. Throws DatabaseAway, and TooSlow where one takes longer than any may. */
export async function inSnapshot<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  try {
    return await transaction(async (client) => {
      await client.query(
        `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL jit = off; SET LOCAL statement_timeout = '${LONGEST_SECONDS}s'`,
      );
      return work(async <R extends object>({ text, values }: Prisma.Sql) => (await client.query<R>(text, values)).rows);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code === '57014') throw new TooSlow('the statement took too long', { cause: error });
    if (!isConnectionError(error)) throw error;
    reportAway();
    throw new DatabaseAway(error);
  }
}

/** The newest edition of all, and the newest that the view can show. */
export async function editionsAt(ask: Ask, { known: { recordedBefore } }: View): Promise<{ newest: number; shown: number }> {
  const [found] = await ask<{ newest: number; shown: number }>(Prisma.sql`
    SELECT coalesce(max(edition), 0)::int AS newest,
           coalesce(max(edition) FILTER (WHERE ${recordedBefore}::timestamptz IS NULL OR published_at < ${recordedBefore}::timestamptz), 0)::int AS shown
      FROM change_set WHERE edition IS NOT NULL`);
  return found ?? { newest: 0, shown: 0 };
}

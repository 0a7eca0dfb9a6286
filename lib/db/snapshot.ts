import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { inTransaction } from './hypothesis';

const place = Symbol.for('portal.snapshot');

function snapshots(): AsyncLocalStorage<string> {
  const world = globalThis as { [place]?: AsyncLocalStorage<string> };
  world[place] ??= new AsyncLocalStorage();
  return world[place];
}

/** The name under which another connection can join the state that this code reads; undefined where it reads what stands. */
export const snapshotName = (): string | undefined => snapshots().getStore();

/**
 * Runs `work` on the record as it stands at one instant, past all caches: whatever is published meanwhile is not seen by any query
 * inside, on whichever connection.
 */
export const atOneInstant = <T>(work: () => Promise<T>): Promise<T> =>
  inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (db) => {
    const { rows } = await db.query<{ name: string }>('SELECT pg_export_snapshot() AS name');
    return snapshots().run(rows[0]?.name as string, work);
  });

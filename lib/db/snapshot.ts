import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { processPlace } from '../process-place';
import { inTransaction } from './hypothesis';

/** `answers`: what was read of that state already, by the question. It cannot change, so that nothing is read of it twice. */
type Snapshot = { name: string; answers: Map<string, Promise<string>> };
const place = processPlace<AsyncLocalStorage<Snapshot>>('snapshot');
const snapshots = () => place.once(() => new AsyncLocalStorage());

/** The name under which another connection can join the state that this code reads; undefined where it reads what stands. */
export const snapshotName = (): string | undefined => snapshots().getStore()?.name;

/** Answers a question about that state from memory where it was asked before; asks it where this code reads what stands. */
export function askedOnce(question: string, ask: () => Promise<string>): Promise<string> {
  const answers = snapshots().getStore()?.answers;
  const answer = answers?.get(question) ?? ask();
  answers?.set(question, answer);
  return answer;
}

/**
 * Runs `work` on the record as it stands at one instant, past the caches of what stands: whatever is published meanwhile is not seen by
 * any query inside, on whichever connection.
 */
export const atOneInstant = <T>(work: () => Promise<T>): Promise<T> =>
  inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async (db) => {
    const { rows } = await db.query<{ name: string }>('SELECT pg_export_snapshot() AS name');
    return snapshots().run({ name: rows[0]?.name as string, answers: new Map() }, work);
  });

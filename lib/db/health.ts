import pg from 'pg';
import { databaseUrl } from '../env';
import { processPlace } from '../process-place';
import { isConnectionError } from './connection-error';

export type Health = { isAway: true } | { isAway: false; lastEdition: number };

const memoryMs = 1000;
// Somebody who waits is better served than refused: a machine that is held up for seconds is not a database that is away.
const patienceMs = 5000;

type Shared = { pool?: pg.Pool; known?: { health: Health; askedMs: number }; asking?: Promise<Health> | undefined };
const place = processPlace<Shared>('database-health');

/** The proxy asks, pages report, the page cache listens. */
const shared = (): Shared => place.once(() => ({}));

function pool(): pg.Pool {
  const state = shared();
  if (!state.pool) {
    const settings = { connectionTimeoutMillis: patienceMs, query_timeout: patienceMs, max: 1, allowExitOnIdle: true };
    state.pool = new pg.Pool({ connectionString: databaseUrl(), ...settings });
    // An idle connection that breaks is found out by the next question.
    state.pool.on('error', () => {});
  }
  return state.pool;
}

function remember(health: Health): Health {
  shared().known = { health, askedMs: performance.now() };
  return health;
}

function known(): Health | undefined {
  const { known: last } = shared();
  return last && performance.now() - last.askedMs < memoryMs ? last.health : undefined;
}

async function ask(): Promise<Health> {
  try {
    const { rows } = await pool().query<{ last: number }>('SELECT coalesce(max(edition), 0) AS last FROM change_set');
    return remember({ isAway: false, lastEdition: Number(rows[0]?.last ?? 0) });
  } catch (error) {
    if (isConnectionError(error)) return remember({ isAway: true });
    throw error;
  }
}

/** Whether the database answers and the number of its newest edition; asked at most once a second. */
export function askHealth(): Promise<Health> {
  const state = shared();
  const health = known();
  if (health) return Promise.resolve(health);
  state.asking ??= ask().finally(() => {
    state.asking = undefined;
  });
  return state.asking;
}

/** Whether the database was found away within the last second; nobody is asked. */
export const isKnownAway = (): boolean => known()?.isAway === true;

/** A query has met a database that does not answer. */
export function reportAway(): void {
  remember({ isAway: true });
}

import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expire, tag } from '@/lib/cache';
import { now } from '@/lib/clock';
import { databaseUrl } from '@/lib/env';
import { CHANNEL, tagsOfEditions } from './announce';

/** As the database names its connection. */
export const LISTENER = 'portal-listener';

const longestPauseMs = 10_000;
/** A connection that died without a word is noticed by asking; the answer also says what was missed. */
const askEveryMs = 20_000;
/** Clocks of two processes differ by less. */
const toleranceMs = 60_000;

/**
 * Makes this process show what any process publishes. Goes on as long as the process; where the connection is lost, what was
 * published meanwhile is caught up with as soon as the database answers again.
 */
export async function followPublications(expireTags: (tags: readonly string[]) => void = expire, signal?: AbortSignal): Promise<void> {
  const started = new Date(now().getTime() - performance.now() - toleranceMs);
  const progress: Progress = { last: null, release: null };
  let pauseMs = 250;
  while (!signal?.aborted) {
    try {
      await follow(progress, started, expireTags, signal);
      pauseMs = 250;
    } catch {
      // The pages say themselves that the database is away.
    }
    await pause(pauseMs, undefined, { ref: false });
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

/** The last edition and the last release of all data that this process knows of. */
type Progress = { last: number | null; release: number | null };

/** Ends when the connection does. */
async function follow(
  progress: Progress,
  started: Date,
  expireTags: (tags: readonly string[]) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl(),
    application_name: LISTENER,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    query_timeout: 10_000,
  });
  const ended = new Promise<void>((resolve) => {
    client.on('error', () => resolve());
    client.once('end', () => resolve());
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  let work = Promise.resolve();
  const catchUp = () => {
    work = work.then(async () => {
      progress.last ??= await lastBefore(client, started);
      const { rows } = await client.query<{ edition: number }>('SELECT edition FROM change_set WHERE edition > $1 ORDER BY 1', [
        progress.last,
      ]);
      const editions = rows.map(({ edition }) => edition);
      if (editions.length > 0) expireTags(await tagsOfEditions(client, editions));
      progress.last = editions.at(-1) ?? progress.last;
      const release = await lastRelease(client);
      // What was kept before the first look may be older than the release of that moment.
      if (release !== progress.release) expireTags([tag.list('archive')]);
      progress.release = release;
    });
    return work;
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    await client.connect();
    const failed = new Promise<void>((_, reject) => {
      client.on('notification', () => catchUp().catch(reject));
      timer = setInterval(() => catchUp().catch(reject), askEveryMs).unref();
    });
    failed.catch(() => {});
    await client.query(`LISTEN ${CHANNEL}`);
    await Promise.race([ended, failed, catchUp().then(() => ended)]);
  } finally {
    clearInterval(timer);
    // Not waited for: a connection that died without a word does not answer this either.
    client.end().catch(() => {});
  }
}

async function lastRelease(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ last: number }>('SELECT coalesce(max(number), 0) AS last FROM archive_release');
  return rows[0]?.last ?? 0;
}

/** The last edition before this process began to keep pages. */
async function lastBefore(client: pg.Client, started: Date): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    'SELECT coalesce(max(edition), 0) AS last FROM change_set WHERE published_at < $1',
    [started.toISOString()],
  );
  return rows[0]?.last ?? 0;
}

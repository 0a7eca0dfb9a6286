import 'server-only';
import { unstable_cache } from 'next/cache';
import { isConnectionError } from './db/connection-error';
import { isKnownAway, reportAway } from './db/health';
import { hypotheticalClient } from './db/hypothesis';
import { askedOnce } from './db/snapshot';
import { DatabaseAway } from './errors';
import { installedPageCache } from './http/page-cache';

/** Next drops what exceeds this without an error. */
const mostTags = 128;

/** What cached data and pages depend on. A change expires the tags of the records and lists it touches. */
export const tag = {
  record: (kind: string, code: string): string => `${kind}:${code}`,
  list: (kind: string): string => kind,
  /** Depends on which day it is in Viet Nam. */
  today: 'today',
};

/**
 * Reads through the cache: `key` names the question with all its arguments, `tags` what the answer depends on. The
 * answer is plain JSON. Callers bring an as-of day to the last day on which anything changed, so that days between
 * which nothing changed share an entry. Throws DatabaseAway where the database does not answer.
 */
export async function cached<T>(tags: readonly string[], key: readonly string[], load: () => Promise<T>): Promise<T> {
  if (tags.length > mostTags) throw new Error(`${tags.length} tags on ${key.join(' ')}: use the tag of a list`);
  // As text, so that an answer has the same types whether it was read just now or before: a Date is a string in both.
  const read = async () => JSON.stringify((await reading(load)) ?? null);
  // Scripts and tests run outside a Next server, where there is no cache to read through. What is only supposed is never kept.
  const isReal = process.env.NEXT_RUNTIME && !hypotheticalClient();
  const question = JSON.stringify(key);
  const text = await (isReal ? unstable_cache(read, [question], { tags: [...tags] })() : askedOnce(question, read));
  return JSON.parse(text) as T;
}

/** Reads past the cache, for questions of which there are too many to keep. Throws DatabaseAway where the database does not answer. */
export async function reading<T>(load: () => Promise<T>): Promise<T> {
  if (isKnownAway()) throw new DatabaseAway();
  try {
    return await load();
  } catch (error) {
    if (!isConnectionError(error)) throw error;
    reportAway();
    throw new DatabaseAway(error);
  }
}

/** At once, for the next request: called after the change is committed. Does nothing outside the web server. */
export function expire(tags: readonly string[]): void {
  installedPageCache()?.expire(tags);
}

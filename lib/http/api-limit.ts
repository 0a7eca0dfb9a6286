import { processPlace } from '../process-place';

type Count = { since: number; asked: number };
export type Limit = {
  isOver: boolean;
  /** `RateLimit-Policy` and `RateLimit` as the working group's draft writes them, and when to come back. */
  headers: Record<string, string>;
};

const place = processPlace<Map<string, Count>>('api-limits');

const mostKept = 10_000;

/** Counts a request in the window of its key. Windows begin with a key's first request, so that the answer can say when they end. */
export function countRequest(name: string, key: string, { most, windowMs }: { most: number; windowMs: number }, atMs: number): Limit {
  const all = place.once(() => new Map());
  const of = `${name} ${key}`;
  const standing = all.get(of);
  const count = standing && atMs - standing.since < windowMs && atMs >= standing.since ? standing : { since: atMs, asked: 0 };
  count.asked += 1;
  // The newest stand last, so that what is given up is what was longest unused.
  all.delete(of);
  all.set(of, count);
  if (all.size > mostKept) all.delete(all.keys().next().value as string);
  const seconds = Math.max(1, Math.ceil((count.since + windowMs - atMs) / 1000));
  const isOver = count.asked > most;
  return {
    isOver,
    headers: {
      'RateLimit-Policy': `"${name}";q=${most};w=${windowMs / 1000}`,
      RateLimit: `"${name}";r=${Math.max(0, most - count.asked)};t=${seconds}`,
      ...(isOver ? { 'Retry-After': String(seconds) } : {}),
    },
  };
}

import { createHash } from 'node:crypto';
import type { Room } from './rooms';

const prefixes = new Map<Room, string>();

/**
 * The key under which Next keeps the bare page of a room in its cache. A new Next may choose others: nothing is then
 * found, every page goes through Next, and the test that compares this with Next's own keys says so.
 */
export function pageKey(room: Room, pathname: string): string {
  let prefix = prefixes.get(room);
  if (prefix === undefined) {
    const source = createHash('sha256').update(`/[locale]${room === '/' ? '' : room}/page`);
    prefix = `/route-cache/APP_PAGE/${source.digest('hex')}/$`;
    prefixes.set(room, prefix);
  }
  return prefix + pathname;
}

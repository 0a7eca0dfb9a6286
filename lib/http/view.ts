import { now } from '../clock';
import { Invalid } from '../errors';
import { readParameters, type Values } from './params';
import { type Room, rooms } from './rooms';

/**
 * The parameters of a variant page, from the segment that `variantPath` wrote, by the same rules as in the proxy, which
 * has refused what is wrong before the page is asked; Invalid is thrown only where a page is reached without it.
 */
export function viewOf<R extends Room>(room: R, view: string): Values<(typeof rooms)[R][number]> {
  const query = new URLSearchParams(Buffer.from(view, 'base64url').toString());
  const reading = readParameters<(typeof rooms)[R][number]>(rooms[room], query, {
    now: now(),
    lastEdition: Number.POSITIVE_INFINITY,
  });
  if (!reading.ok) throw new Invalid([{ path: [reading.refusal], code: 'malformed' }]);
  return reading.values;
}

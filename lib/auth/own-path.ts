import { splitLocale } from '../http/rooms';

/** `next` where it is an address of this portal below a language, else `otherwise`: a sign-in leads to no other site. */
export function ownPath(next: unknown, otherwise: string): string {
  if (typeof next !== 'string' || next.length > 500 || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(next)) return otherwise;
  const origin = 'http://portal.invalid';
  const url = new URL(next, origin);
  return url.origin === origin && splitLocale(url.pathname).locale !== undefined ? url.pathname + url.search : otherwise;
}

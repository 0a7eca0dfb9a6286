import { createHash } from 'node:crypto';
import type { Room } from './rooms';

const prefixes = new Map<string, string>();

/**
 * The key under which Next keeps a page in its cache: `pathname` is that of the bare page, or the one `variantPath`
 * gives. A new Next may choose others: nothing is then found, every page goes through Next, and the test that compares
 * this with Next's own keys says so.
 */
export function pageKey(room: Room, pathname: string, isVariant: boolean): string {
  const source = `/[locale]${isVariant ? '/variant/[view]' : ''}${room === '/' ? '' : room}/page`;
  let prefix = prefixes.get(source);
  if (prefix === undefined) {
    prefix = `/route-cache/APP_PAGE/${createHash('sha256').update(source).digest('hex')}/$`;
    prefixes.set(source, prefix);
  }
  return prefix + pathname;
}

export const isVariantKey = (key: string): boolean => /\/\$\/[a-z]{2}\/variant\//.test(key);

/** Pages made to stand in a frame on another site: the only ones that may. */
export const isEmbedKey = (key: string): boolean => /\/\$\/[a-z]{2}\/(variant\/[^/]+\/)?embed\//.test(key);

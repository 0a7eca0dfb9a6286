import { createHash, randomBytes } from 'node:crypto';

/** By its first letters a key is known for one of this portal's where it should not stand: in a repository, in a log. */
const MARK = 'vndx_';
const shape = new RegExp(`^${MARK}[A-Za-z0-9_-]{43}$`);
const shownLetters = MARK.length + 5;

/** A key of 256 bits from the system's source of chance. */
export const newTokenKey = (): string => MARK + randomBytes(32).toString('base64url');
/** What is kept of a key. It was not chosen by a person, so one round of a hash is enough. */
export const digestOfToken = (key: string): string => createHash('sha256').update(key).digest('hex');
/** By which a person knows the key again. */
export const prefixOfToken = (key: string): string => key.slice(0, shownLetters);

/** The key of an `Authorization: Bearer …` header; null where it holds none of ours. */
export function bearerKey(authorization: string | null): string | null {
  const [, key = ''] = /^bearer +([^ ]+) *$/i.exec(authorization ?? '') ?? [];
  return shape.test(key) ? key : null;
}

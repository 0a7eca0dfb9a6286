import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '../env';

/** AUTH_SECRET, or one made at first use and kept in the data folder, which only the portal's own user may read. */
export function authSecret(): string {
  return env().AUTH_SECRET ?? secretIn(env().PORTAL_DATA);
}

export function secretIn(folder: string): string {
  const file = path.resolve(/* turbopackIgnore: true */ folder, 'auth-secret');
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    // Of two processes that begin together, one makes it and the other reads it.
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new Error(`${file} holds no secret: remove it, and everybody signs in anew`);
  return secret;
}

/** A name for `text` that only this portal can make; `purpose` keeps names made for one thing from passing for another. */
export const keyedDigest = (purpose: string, text: string): string =>
  createHmac('sha256', authSecret()).update(`${purpose}\n${text}`).digest('hex');

export function isSameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

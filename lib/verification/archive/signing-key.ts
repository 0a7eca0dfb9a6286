import 'server-only';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '@/lib/env';

/** A public key by its name; `publicKey` is SPKI in PEM, as OpenSSL reads it. */
export type PublicKey = { id: string; publicKey: string };
export type SigningKey = PublicKey & { sign(bytes: Uint8Array): Buffer };

/** The last 32 bytes of an Ed25519 key in SPKI are the key itself. */
const RAW_BYTES = 32;

/** sha-256 of the raw key: what a person compares. Its first 16 digits are the name of the key. */
export function fingerprintOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der.subarray(-RAW_BYTES)).digest('hex');
}
export const keyIdOf = (publicKey: string): string => fingerprintOf(publicKey).slice(0, 16);

/** ARCHIVE_SIGNING_KEY, or one made at first use and kept in the data folder, which only the portal's own user may read. */
export function signingKey(): SigningKey {
  const { ARCHIVE_SIGNING_KEY: given, PORTAL_DATA } = env();
  return given === undefined ? keyIn(PORTAL_DATA) : usable(readPrivateKey(given));
}

export function keyIn(folder: string): SigningKey {
  const file = placeIn(folder);
  try {
    // Of two processes that begin together, one makes it and the other reads it.
    writeFileSync(file, newKey(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return usable(readPrivateKey(readFileSync(file, 'utf8')));
}

/** Puts a new key in the place of the one in the data folder; nothing keeps the old one, which may be in the wrong hands. */
export function replaceKeyIn(folder: string): SigningKey {
  const file = placeIn(folder);
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, newKey(), { flag: 'wx', mode: 0o600 });
  renameSync(fresh, file);
  return keyIn(folder);
}

function placeIn(folder: string): string {
  const file = path.resolve(/* turbopackIgnore: true */ folder, 'archive-key.pem');
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

const newKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** PEM, also with its line ends written as `\n`, or the base64 of PKCS8. Throws in words for whoever set it. */
export function readPrivateKey(text: string): KeyObject {
  const written = text.replaceAll('\\n', '\n').trim();
  try {
    const key = written.startsWith('-----')
      ? createPrivateKey(written)
      : createPrivateKey({ key: Buffer.from(written, 'base64'), type: 'pkcs8', format: 'der' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below, without a part of the key.
  }
  throw new Error('ARCHIVE_SIGNING_KEY is no Ed25519 private key: PEM or the base64 of PKCS8 is expected');
}

function usable(key: KeyObject): SigningKey {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  return { id: keyIdOf(publicKey), publicKey, sign: (bytes) => sign(null, bytes, key) };
}

import 'server-only';
import { createHash } from 'node:crypto';
import type { Disk } from 'flydrive';
import { disk } from './disk';

const DIGEST = /^[0-9a-f]{64}$/;

export const isDigest = (text: string): boolean => DIGEST.test(text);

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The one place of these bytes. Made of the digest only: what a sender calls a file is never part of a path. */
function placeOf(digest: string): string {
  if (!isDigest(digest)) throw new RangeError('not a sha-256');
  return `files/${digest.slice(0, 2)}/${digest}`;
}

/** Keeps the bytes under their digest; what is there already stays as it is. */
export async function keepBytes(bytes: Uint8Array, on?: Disk): Promise<string> {
  const [digest, to] = [digestOf(bytes), on ?? disk()];
  const place = placeOf(digest);
  // A write that broke off left fewer bytes than there are.
  if ((await to.exists(place)) && (await to.getMetaData(place)).contentLength === bytes.length) return digest;
  await to.put(place, bytes, { contentType: 'application/octet-stream', contentLength: bytes.length });
  return digest;
}

/** The bytes of this digest; null where they are not kept. Bytes that are no longer those are an error, never an answer. */
export async function keptBytes(digest: string, on?: Disk): Promise<Uint8Array | null> {
  const from = on ?? disk();
  const place = placeOf(digest);
  if (!(await from.exists(place))) return null;
  const pieces: Buffer[] = [];
  for await (const piece of await from.getStream(place)) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  if (digestOf(bytes) !== digest) throw new Error(`the stored file ${digest} was altered`);
  return bytes;
}

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The sum of a file, how long it is, and how many lines end in it. */
export type Hashed = { sha256: string; bytes: number; lines: number };

const NEWLINE = 0x0a;

function counter() {
  const hash = createHash('sha256');
  let [bytes, lines] = [0, 0];
  return {
    add(piece: Uint8Array): void {
      hash.update(piece);
      bytes += piece.length;
      for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) lines += 1;
    },
    result: (): Hashed => ({ sha256: hash.digest('hex'), bytes, lines }),
  };
}

/** Reads the pieces to their end; nothing is kept. */
export async function hashOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Hashed> {
  const { add, result } = counter();
  for await (const piece of pieces) add(piece);
  return result();
}

/** Writes the pieces into a new file, to the disk itself. */
export async function keepFile(file: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Hashed> {
  const { add, result } = counter();
  async function* counted() {
    for await (const piece of pieces) {
      add(piece);
      yield piece;
    }
  }
  await pipeline(counted, createWriteStream(file, { flags: 'wx', flush: true }));
  return result();
}

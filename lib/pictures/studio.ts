import { createHash } from 'node:crypto';
import { MemoryStore } from '../http/page-store';

export type Drawn = { etag: string; bytes: Buffer };

const keptBytes = 16 * 1024 * 1024;
const mostWaiting = 12;

const drawn = new MemoryStore<Drawn>(keptBytes);
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * The picture of these words: kept by what it says, so it never outlives its words. Drawing takes a core for a while, so
 * one is drawn at a time; null where too many wait already.
 */
export async function pictureOf(words: object, draw: () => Promise<Buffer>): Promise<Drawn | null> {
  const key = createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 27);
  const kept = await drawn.get(key);
  if (kept) return kept;
  if (waiting >= mostWaiting) return null;
  waiting += 1;
  const turn = last.then(async () => {
    const meanwhile = await drawn.get(key);
    if (meanwhile) return meanwhile;
    const picture = { etag: `"${key}"`, bytes: await draw() };
    await drawn.set(key, picture, picture.bytes.length);
    return picture;
  });
  last = turn
    .catch(() => undefined)
    .finally(() => {
      waiting -= 1;
    });
  return turn;
}

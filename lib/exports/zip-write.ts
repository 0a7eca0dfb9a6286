import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';

/** A part of a zip; its text is asked for when its turn comes. */
export type PartToWrite = { name: string; text: AsyncIterable<string> | Iterable<string> };
type Written = { name: Buffer; checksum: number; compressed: number; size: number; offset: number };

const VERSION = 20;
/** Sizes follow the data, since they are not known before; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: the same content makes the same file. */
const DAY = 0x0021;

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
}

const common = ({ checksum, compressed, size, name }: Written) =>
  [
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DAY],
    [4, checksum],
    [4, compressed],
    [4, size],
    [2, name.length],
    [2, 0],
  ] as const;

async function* deflated(text: PartToWrite['text'], part: Written): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of text) {
      const bytes = Buffer.from(piece);
      part.size += bytes.length;
      part.checksum = zlib.crc32(bytes, part.checksum);
      yield bytes;
    }
  }
  const deflate = zlib.createDeflateRaw();
  // A failure of the source reaches the reader of `deflate`; here it would be told a second time.
  pipeline(counted, deflate).catch(() => undefined);
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    part.compressed += piece.length;
    yield piece;
  }
}

/** A zip, piece by piece, of parts of any length. */
export async function* zipped(parts: AsyncIterable<PartToWrite> | Iterable<PartToWrite>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, text } of parts) {
    const part: Written = { name: Buffer.from(name), checksum: 0, compressed: 0, size: 0, offset };
    const head = Buffer.concat([fields([4, 0x04034b50], ...common(part)), part.name]);
    yield head;
    yield* deflated(text, part);
    yield fields([4, 0x08074b50], [4, part.checksum], [4, part.compressed], [4, part.size]);
    offset += head.length + part.compressed + 16;
    written.push(part);
  }
  const directory = Buffer.concat(
    written.flatMap((part) => [
      fields([4, 0x02014b50], [2, VERSION], ...common(part), [2, 0], [2, 0], [2, 0], [4, 0], [4, part.offset]),
      part.name,
    ]),
  );
  const count = written.length;
  yield Buffer.concat([
    directory,
    fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, offset], [2, 0]),
  ]);
}

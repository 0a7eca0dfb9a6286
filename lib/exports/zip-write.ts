import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';

/** A part of a zip; its text is asked for when its turn comes. */
export type PartToWrite = { name: string; text: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array> };
type Written = { name: Buffer; checksum: number; compressed: number; size: number; offset: number };

const VERSION = 20;
/** From here on lengths of 64 bits are understood; only parts of more than 4 GB ask for it. */
const LONG_VERSION = 45;
/** Sizes follow the data, since they are not known before; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** A twentieth longer than by zlib's own choice and written in two thirds of the time; the next rows are made while these are deflated. */
const DEFLATE = { level: 4, chunkSize: 65_536, highWaterMark: 1_048_576 };
/** 1 January 1980: the same content makes the same file. */
const DAY = 0x0021;
/** A length that says: it stands in 64 bits elsewhere. */
const ELSEWHERE = 0xffff_ffff;

type Field = readonly [bytes: 2 | 4 | 8, value: number];
function fields(...values: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 2) at = buffer.writeUInt16LE(value, at);
    else at = bytes === 4 ? buffer.writeUInt32LE(value, at) : buffer.writeBigUInt64LE(BigInt(value), at);
  }
  return buffer;
}

const isLong = (...lengths: readonly number[]): boolean => lengths.some((length) => length >= ELSEWHERE);
const short = (length: number): Field => [4, Math.min(length, ELSEWHERE)];

const common = ({ checksum, compressed, size, name }: Written, extra: number): Field[] => [
  [2, isLong(compressed, size) ? LONG_VERSION : VERSION],
  [2, FLAGS],
  [2, DEFLATED],
  [2, 0],
  [2, DAY],
  [4, checksum],
  short(compressed),
  short(size),
  [2, name.length],
  [2, extra],
];

function directoryEntry(part: Written): Buffer {
  const long = ([part.size, part.compressed, part.offset] as const).filter((length) => isLong(length));
  const extra = long.length === 0 ? Buffer.alloc(0) : fields([2, 1], [2, 8 * long.length], ...long.map((length): Field => [8, length]));
  const rest: Field[] = [[2, 0], [2, 0], [2, 0], [4, 0], short(part.offset)];
  return Buffer.concat([fields([4, 0x02014b50], [2, LONG_VERSION], ...common(part, extra.length), ...rest), part.name, extra]);
}

function* directory(parts: readonly Written[], offset: number): Generator<Buffer> {
  const entries = Buffer.concat(parts.map(directoryEntry));
  yield entries;
  const [count, size] = [parts.length, entries.length];
  if (isLong(offset)) {
    const both: Field[] = [
      [8, count],
      [8, count],
      [8, size],
      [8, offset],
    ];
    yield fields([4, 0x06064b50], [8, 44], [2, LONG_VERSION], [2, LONG_VERSION], [4, 0], [4, 0], ...both);
    yield fields([4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]);
  }
  yield fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], short(offset), [2, 0]);
}

async function* deflated(text: PartToWrite['text'], part: Written): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of text) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      part.size += bytes.length;
      part.checksum = zlib.crc32(bytes, part.checksum);
      yield bytes;
    }
  }
  const deflate = zlib.createDeflateRaw(DEFLATE);
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
    const head = Buffer.concat([fields([4, 0x04034b50], ...common(part, 0)), part.name]);
    yield head;
    yield* deflated(text, part);
    const width = isLong(part.compressed, part.size) ? 8 : 4;
    const after = fields([4, 0x08074b50], [4, part.checksum], [width, part.compressed], [width, part.size]);
    yield after;
    offset += head.length + part.compressed + after.length;
    written.push(part);
  }
  yield* directory(written, offset);
}

import zlib from 'node:zlib';
import { MOST_FILE_BYTES, MOST_INFLATED_BYTES, MOST_INFLATION, MOST_PARTS, RATIO_COUNTS_FROM } from './limits';
import { refusal } from './refusal';

type Part = { method: number; compressed: number; offset: number; checksum: number };

/** The parts of a zip by name. Names are only ever compared, never used as paths of files. */
export type Zip = {
  names: readonly string[];
  /** The bytes of a part, inflated piece by piece and counted as they come. */
  read(name: string): AsyncGenerator<Buffer>;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const ELSEWHERE = 0xffffffff;

function endOf(bytes: Buffer): { count: number; offset: number } {
  // The record is 22 bytes and a comment of at most 65,535.
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes.readUInt32LE(at) === END) return { count: bytes.readUInt16LE(at + 10), offset: bytes.readUInt32LE(at + 16) };
  }
  throw refusal('damaged');
}

/** Writers of long streams keep sizes of 64 bits in the extra field, in this order, where the field of 32 bits says so. */
function wide(extra: Buffer, fields: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return fields.map((field) => {
      if (field !== ELSEWHERE) return field;
      const value = Number(extra.readBigUInt64LE(next));
      next += 8;
      return value;
    });
  }
  return [...fields];
}

function partsOf(bytes: Buffer): Map<string, Part> {
  const { count, offset } = endOf(bytes);
  if (count > MOST_PARTS) throw refusal('too-many-parts');
  const parts = new Map<string, Part>();
  let at = offset;
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw refusal('damaged');
    const [nameLength, extraLength, commentLength] = [
      bytes.readUInt16LE(at + 28),
      bytes.readUInt16LE(at + 30),
      bytes.readUInt16LE(at + 32),
    ];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [, compressed = 0, start = 0] = wide(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ]);
    if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw refusal('encrypted');
    // Two parts of one name would let two programs read two different files.
    if (parts.has(name)) throw refusal('damaged');
    parts.set(name, { method: bytes.readUInt16LE(at + 10), compressed, offset: start, checksum: bytes.readUInt32LE(at + 16) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return parts;
}

function bodyOf(bytes: Buffer, { compressed, offset }: Part): Buffer {
  if (bytes.readUInt32LE(offset) !== LOCAL) throw refusal('damaged');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + compressed > bytes.length) throw refusal('damaged');
  return bytes.subarray(start, start + compressed);
}

async function* inflated(body: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === STORED) {
    yield body;
    return;
  }
  if (method !== DEFLATED) throw refusal('damaged');
  const inflate = zlib.createInflateRaw({ chunkSize: 65_536 });
  inflate.end(body);
  try {
    yield* inflate;
  } catch {
    throw refusal('damaged');
  }
}

/** Opens a zip held in memory. Nothing is inflated yet. */
export function openZip(bytes: Buffer): Zip {
  if (bytes.length > MOST_FILE_BYTES) throw refusal('too-large');
  let parts: Map<string, Part>;
  try {
    parts = partsOf(bytes);
  } catch (error) {
    // Lengths that point outside the file.
    if (error instanceof RangeError) throw refusal('damaged');
    throw error;
  }
  const counted = new Map<string, number>();

  async function* read(name: string): AsyncGenerator<Buffer> {
    const part = parts.get(name);
    if (!part) throw refusal('damaged', name);
    if (part.offset + 30 > bytes.length) throw refusal('damaged', name);
    const body = bodyOf(bytes, part);
    // A part that is read twice is counted once.
    counted.delete(name);
    const others = [...counted.values()].reduce((sum, size) => sum + size, 0);
    let size = 0;
    let checksum = 0;
    for await (const piece of inflated(body, part.method)) {
      size += piece.length;
      counted.set(name, size);
      const far = size > RATIO_COUNTS_FROM && size > body.length * MOST_INFLATION;
      if (far || others + size > MOST_INFLATED_BYTES) throw refusal('inflates-too-far');
      checksum = zlib.crc32(piece, checksum);
      yield piece;
    }
    if (checksum !== part.checksum) throw refusal('damaged', name);
  }
  return { names: [...parts.keys()], read };
}

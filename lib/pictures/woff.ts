import { inflateSync } from 'node:zlib';

/** The tables of a font in the Web Open Font Format 1.0 (W3C), by their names. Throws where the file is none. */
export function tablesOf(file: Buffer): ReadonlyMap<string, Buffer> {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file');
  const count = file.readUInt16BE(12);
  const tables = new Map<string, Buffer>();
  for (let entry = 44; entry < 44 + count * 20; entry += 20) {
    const [offset, packed, length] = [file.readUInt32BE(entry + 4), file.readUInt32BE(entry + 8), file.readUInt32BE(entry + 12)];
    const bytes = file.subarray(offset, offset + packed);
    tables.set(file.toString('latin1', entry, entry + 4), packed < length ? inflateSync(bytes) : bytes);
  }
  return tables;
}

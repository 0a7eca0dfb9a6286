import { tablesOf } from './woff';

/** A point of an outline in units of the font, upwards; one that is not on the curve bends it (quadratic). */
export type Point = { x: number; y: number; isOn: boolean };
export type Glyph = { advance: number; contours: readonly (readonly Point[])[] };

/** Reads single letters out of a TrueType font (OpenType 1.9: cmap format 4, glyf, loca, hmtx). */
export class Face {
  readonly unitsPerEm: number;
  readonly #tables: ReadonlyMap<string, Buffer>;
  readonly #glyphs = new Map<number, Glyph>();
  readonly #letters: ReadonlyMap<number, number>;

  constructor(file: Buffer) {
    this.#tables = tablesOf(file);
    this.unitsPerEm = this.#table('head').readUInt16BE(18);
    this.#letters = lettersOf(this.#table('cmap'));
  }

  /** The letter, or undefined where the font has none for it. */
  glyphOf(codePoint: number): Glyph | undefined {
    const index = this.#letters.get(codePoint);
    if (index === undefined) return undefined;
    let glyph = this.#glyphs.get(index);
    if (!glyph) {
      glyph = { advance: this.#advance(index), contours: this.#contours(index) };
      this.#glyphs.set(index, glyph);
    }
    return glyph;
  }

  #table(name: string): Buffer {
    const table = this.#tables.get(name);
    if (!table) throw new Error(`no table ${name} in the font`);
    return table;
  }

  #advance(index: number): number {
    const measured = this.#table('hhea').readUInt16BE(34);
    return this.#table('hmtx').readUInt16BE(Math.min(index, measured - 1) * 4);
  }

  #contours(index: number): Point[][] {
    const isLong = this.#table('head').readInt16BE(50) === 1;
    const loca = this.#table('loca');
    const at = (one: number) => (isLong ? loca.readUInt32BE(one * 4) : loca.readUInt16BE(one * 2) * 2);
    const [start, end] = [at(index), at(index + 1)];
    if (start === end) return [];
    const data = this.#table('glyf').subarray(start, end);
    const count = data.readInt16BE(0);
    return count >= 0 ? simpleContours(data, count) : this.#parts(data);
  }

  /** A letter made of others: "ế" of an e and its signs. */
  #parts(data: Buffer): Point[][] {
    const contours: Point[][] = [];
    let at = 10;
    for (let flags = MORE; flags & MORE; ) {
      flags = data.readUInt16BE(at);
      const index = data.readUInt16BE(at + 2);
      at += 4;
      const areWords = (flags & WORDS) !== 0;
      const [dx, dy] = areWords ? [data.readInt16BE(at), data.readInt16BE(at + 2)] : [data.readInt8(at), data.readInt8(at + 1)];
      at += areWords ? 4 : 2;
      const scale = (offset: number) => data.readInt16BE(at + offset) / 16384;
      let [a, b, c, d] = [1, 0, 0, 1];
      if (flags & SCALE) {
        a = scale(0);
        d = a;
        at += 2;
      } else if (flags & TWO_SCALES) {
        [a, d] = [scale(0), scale(2)];
        at += 4;
      } else if (flags & MATRIX) {
        [a, b, c, d] = [scale(0), scale(2), scale(4), scale(6)];
        at += 8;
      }
      const moved = ({ x, y, isOn }: Point): Point => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, isOn });
      contours.push(...this.#contours(index).map((contour) => contour.map(moved)));
    }
    return contours;
  }
}

const [WORDS, SCALE, MORE, TWO_SCALES, MATRIX] = [0x1, 0x8, 0x20, 0x40, 0x80];

/** The glyph of each letter, from the table for Unicode's basic plane. */
function lettersOf(cmap: Buffer): Map<number, number> {
  const letters = new Map<number, number>();
  for (let record = 4; record < 4 + cmap.readUInt16BE(2) * 8; record += 8) {
    const table = cmap.subarray(cmap.readUInt32BE(record + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const size = table.readUInt16BE(6);
    for (let segment = 0; segment < size; segment += 2) {
      const last = table.readUInt16BE(14 + segment);
      const first = table.readUInt16BE(16 + size + segment);
      const delta = table.readUInt16BE(16 + 2 * size + segment);
      const place = 16 + 3 * size + segment;
      const range = table.readUInt16BE(place);
      for (let letter = first; letter <= last && letter !== 0xffff; letter += 1) {
        const listed = range === 0 ? letter : table.readUInt16BE(place + range + 2 * (letter - first));
        const glyph = range === 0 || listed !== 0 ? (listed + delta) & 0xffff : 0;
        if (glyph !== 0) letters.set(letter, glyph);
      }
    }
  }
  return letters;
}

const [ON, X_SHORT, Y_SHORT, REPEAT, X_SAME, Y_SAME] = [0x1, 0x2, 0x4, 0x8, 0x10, 0x20];

function simpleContours(data: Buffer, count: number): Point[][] {
  const ends = Array.from({ length: count }, (_, index) => data.readUInt16BE(10 + index * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = 10 + count * 2;
  at += 2 + data.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = data.readUInt8(at++);
    const times = flag & REPEAT ? data.readUInt8(at++) + 1 : 1;
    for (let time = 0; time < times; time += 1) flags.push(flag);
  }
  const read = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data.readUInt8(at++) : -data.readUInt8(at++);
      else if (!(flag & same)) {
        value += data.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const [xs, ys] = [read(X_SHORT, X_SAME), read(Y_SHORT, Y_SAME)];
  const points = flags.map((flag, index): Point => ({ x: xs[index] ?? 0, y: ys[index] ?? 0, isOn: (flag & ON) !== 0 }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
}

import type { Face, Glyph, Point } from './truetype';

/** Letters in a row: each with its place from the beginning, in parts of the size of the type. */
export type Row = { letters: { codePoint: number; glyph: Glyph; at: number; unitsPerEm: number }[]; width: number };

/**
 * The words in the first of the faces that has each letter. A letter that none has is left out: what cannot be written is taken out
 * before (`writable`).
 */
export function rowOf(words: string, faces: readonly Face[]): Row {
  const letters: Row['letters'] = [];
  let width = 0;
  for (const letter of words) {
    const codePoint = letter.codePointAt(0) ?? 0;
    const face = faces.find((one) => one.glyphOf(codePoint));
    const glyph = face?.glyphOf(codePoint);
    if (!face || !glyph) continue;
    letters.push({ codePoint, glyph, at: width, unitsPerEm: face.unitsPerEm });
    width += glyph.advance / face.unitsPerEm;
  }
  return { letters, width };
}

const place = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`;
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, isOn: true });

/** The outline of a letter in units of its font, upwards. */
export const outlineOf = ({ contours }: Glyph): string => contours.map(contourPath).join('');

function startOf(first: Point, last: Point): Point {
  if (first.isOn) return first;
  return last.isOn ? last : between(first, last);
}

/** Two bends in a row have a point on the curve halfway between them that the font leaves out. */
function contourPath(contour: readonly Point[]): string {
  const [first] = contour;
  const last = contour.at(-1);
  if (!first || !last || contour.length < 2) return '';
  const start = startOf(first, last);
  let path = `M${place(start)}`;
  let bend: Point | null = null;
  for (const point of [...(first.isOn ? contour.slice(1) : contour), start]) {
    if (point.isOn) {
      path += bend ? `Q${place(bend)} ${place(point)}` : `L${place(point)}`;
      bend = null;
    } else {
      if (bend) path += `Q${place(bend)} ${place(between(bend, point))}`;
      bend = point;
    }
  }
  return `${path}Z`;
}

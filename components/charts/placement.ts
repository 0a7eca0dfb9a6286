import { textWidth } from './text';

export type Anchor = 'start' | 'middle' | 'end';
/** `y` is the baseline of the first line; `lines` where the words break otherwise in this spot. */
export type Spot = { x: number; y: number; anchor: Anchor; lines?: string[] };
export type Words = { key: string; lines: string[]; className: string; isBold: boolean };
export type PlacedLabel = Words & Spot & { lineHeight: number };

export type Box = { left: number; top: number; right: number; bottom: number };
/** What a label should keep clear of: `weight` says how much worse covering it is than standing further away. */
export type Obstacle = Box & { weight: number };

/** An outside position or a covered label is worse than any number of crossed lines. */
const outsideWeight = 400;
const labelWeight = 200;

export function labelBox(words: Words, spot: Spot, size: number, lineHeight: number): Box {
  const lines = spot.lines ?? words.lines;
  const width = Math.max(...lines.map((line) => textWidth(line, size, words.isBold)));
  const shift = { start: 0, middle: width / 2, end: width }[spot.anchor];
  const left = spot.x - shift;
  const top = spot.y - size * 0.78;
  return { left, top, right: left + width, bottom: top + size + (lines.length - 1) * lineHeight };
}

function overlaps(a: Box, b: Box) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Gives each label the first of its spots that covers least. No randomness and no iteration: the same data always
 * give the same picture, on the server and in the browser.
 */
export function placeLabels(wishes: { words: Words; spots: Spot[] }[], obstacles: Obstacle[], bounds: Box, size: number): PlacedLabel[] {
  const lineHeight = size * 1.2;
  const taken = [...obstacles];
  return wishes.map(({ words, spots }) => {
    const scored = spots.map((spot, index) => {
      const box = labelBox(words, spot, size, lineHeight);
      const outside =
        Math.max(0, bounds.left - box.left) +
        Math.max(0, box.right - bounds.right) +
        Math.max(0, bounds.top - box.top) +
        Math.max(0, box.bottom - bounds.bottom);
      const covered = taken.reduce((sum, other) => (overlaps(box, other) ? sum + other.weight : sum), 0);
      return { spot, box, cost: index + covered + (outside > 0 ? outsideWeight + outside : 0) };
    });
    const best = scored.reduce((a, b) => (b.cost < a.cost ? b : a));
    taken.push({ ...best.box, weight: labelWeight });
    return { ...words, ...best.spot, lineHeight };
  });
}

/** Small boxes along a straight line. */
export function lineObstacles(points: { x: number; y: number }[], weight: number): Obstacle[] {
  const steps = 14;
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    return Array.from({ length: steps + 1 }, (_, step) => {
      const x = from.x + ((to.x - from.x) * step) / steps;
      const y = from.y + ((to.y - from.y) * step) / steps;
      return { left: x - 1, right: x + 1, top: y - 2, bottom: y + 2, weight };
    });
  });
}

export function pointObstacle({ x, y }: { x: number; y: number }, radius: number, weight: number): Obstacle {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, weight };
}

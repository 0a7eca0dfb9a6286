import { type Box, lineObstacles, placeLabels, pointObstacle, type Spot, type Words } from './placement';
import type { PlottedSeries, PlottedTarget, TrajectoryGeometry } from './plot';
import { textWidth, wrapText } from './text';
import type { TrajectoryData } from './types';

type Shape = Omit<TrajectoryGeometry, 'labels'>;
type Wish = { words: Words; spots: Spot[] };

const toneClasses = { first: 'words-first', second: 'words-second', other: 'words-other' };

/** Direct labels instead of a legend: each line and each diamond is named where it stands. */
export function trajectoryLabels(data: TrajectoryData, shape: Shape, path: { x: number; y: number }[]) {
  const { variant, plot } = shape;
  const bounds: Box = { left: 0, right: variant.width - 2, top: 2, bottom: plot.bottom - 3 };
  const obstacles = [
    ...shape.series.flatMap(({ segments }) =>
      segments.flatMap(({ points }) => [...lineObstacles(points, 4), ...points.map((point) => pointObstacle(point, 7, 30))]),
    ),
    ...lineObstacles(path, 2),
    ...shape.targets.flatMap(targetObstacles),
    { left: shape.today - 2, right: shape.today + 2, top: plot.top, bottom: plot.bottom, weight: 60 },
    ...shape.breaks.map(({ x }) => ({ left: x - 2, right: x + 2, top: plot.top, bottom: plot.bottom, weight: 60 })),
    ...shape.gaps.map(({ x, width }) => ({ left: x, right: x + width, top: plot.top, bottom: plot.bottom, weight: 30 })),
    ...shape.gridlines.map(({ y }) => ({ left: 0, right: plot.left, top: y - 6, bottom: y + 6, weight: 90 })),
  ];
  const wishes = [
    ...headWish(shape),
    todayWish(data, shape),
    ...shape.targets.map((target, index) => targetWish(target, index, variant.textSize)),
    ...shape.series.map((series) => seriesWish(series, shape)),
    ...gapWish(data, shape),
    ...shape.breaks.map((one) => breakWish(one, shape)),
  ];
  return placeLabels(wishes, obstacles, bounds, variant.textSize);
}

function targetObstacles({ x, y, low, high }: PlottedTarget) {
  const diamond = pointObstacle({ x, y }, 11, 60);
  if (low === undefined || high === undefined) return [diamond];
  return [diamond, { left: x - 8, right: x + 8, top: high - 2, bottom: low + 2, weight: 60 }];
}

/** Unit of the axis, and that it does not start at zero. */
function headWish({ headLines, variant }: Shape): Wish[] {
  if (headLines.length === 0) return [];
  const words = { key: 'head', lines: headLines, className: 'words-axis', isBold: false };
  return [{ words, spots: [{ x: 0, y: variant.textSize, anchor: 'start' }] }];
}

function todayWish(data: TrajectoryData, { today, plot, variant }: Shape): Wish {
  const words = { key: 'today', lines: [data.today.label], className: 'words-today', isBold: true };
  const half = textWidth(data.today.label, variant.textSize, true) / 2;
  const x = Math.min(Math.max(today, half), variant.width - half - 2);
  return { words, spots: [{ x, y: plot.top - 10, anchor: 'middle' }] };
}

function targetWish({ x, y, target }: PlottedTarget, index: number, size: number): Wish {
  const words = { key: `target-${index}`, lines: [target.label], className: 'words-target', isBold: true };
  const below = y + 12 + size;
  const spots: Spot[] = [
    { x: x + 14, y: below, anchor: 'start' },
    { x: x + 8, y: y - 17, anchor: 'end' },
    { x, y: y - 17, anchor: 'middle' },
    { x: x - 14, y: y - 14, anchor: 'end' },
    { x: x + 8, y: below + 4, anchor: 'end' },
    { x, y: below + 4, anchor: 'middle' },
    { x: x - 16, y: y + 5, anchor: 'end' },
    { x: x + 16, y: y + 5, anchor: 'start' },
    { x: x + 14, y: y - 14, anchor: 'start' },
    { x: x + 8, y: y - 17 - size * 1.3, anchor: 'end' },
    { x: x + 8, y: below + size * 1.5, anchor: 'end' },
  ];
  return { words, spots };
}

/** The name stands at the point whose value it gives; where that is crowded, in shorter lines or at the newest that has room. */
function seriesWish({ series, tone, segments }: PlottedSeries, { variant }: Shape): Wish {
  const newestFirst = segments.flatMap((segment) => segment.points).reverse();
  const points = [...newestFirst].sort((a, b) => Number(b.point.isNamed ?? false) - Number(a.point.isNamed ?? false));
  const name = variant.name === 'wide' ? series.name : series.shortName;
  const isBold = tone !== 'other';
  const value = (points[0]?.point.label ?? '').replaceAll(' ', '\u00a0');
  const text = `${name}, ${value}`;
  const [lines, shorter] = [1, 0.7].map((share) => wrapText(text, variant.labelWidth * share, variant.textSize, isBold)) as [
    string[],
    string[],
  ];
  const words = { key: `series-${series.code}`, lines, className: toneClasses[tone], isBold };
  const spots = points.flatMap(({ x, y }) => [
    ...spotsAround(x, y, lines.length, variant.textSize),
    ...spotsAround(x, y, shorter.length, variant.textSize).map((spot) => ({ ...spot, lines: shorter })),
  ]);
  return { words, spots };
}

function spotsAround(x: number, y: number, lineCount: number, size: number): Spot[] {
  const block = (lineCount - 1) * size * 1.2;
  return [14, 30, 48].flatMap((away): Spot[] => {
    const above = y - away - block;
    const below = y + away + size * 0.7;
    return [
      { x: x - 4, y: above, anchor: 'end' },
      { x, y: below, anchor: 'end' },
      { x, y: above, anchor: 'middle' },
      { x, y: below, anchor: 'middle' },
      { x: x + away, y: y + size * 0.35 - block / 2, anchor: 'start' },
      { x: x - 6, y: above, anchor: 'start' },
      { x: x - 6, y: below, anchor: 'start' },
    ];
  });
}

/** Beside its line, near the foot of the drawing, where values seldom stand. */
function breakWish({ x, mark }: TrajectoryGeometry['breaks'][number], { plot, variant }: Shape): Wish {
  const lines = wrapText(mark.label, variant.labelWidth, variant.textSize);
  const words = { key: `break-${mark.label}`, lines, className: 'words-gap', isBold: false };
  const bottom = plot.bottom - 12 - (lines.length - 1) * variant.textSize * 1.2;
  const spots = [0, 40, 80, 140].flatMap((up): Spot[] => [
    { x: x + 8, y: bottom - up, anchor: 'start' },
    { x: x - 8, y: bottom - up, anchor: 'end' },
  ]);
  return { words, spots };
}

function gapWish(data: TrajectoryData, { gaps, plot, today, variant }: Shape): Wish[] {
  const gap = gaps.at(-1);
  if (!gap) return [];
  const size = variant.textSize;
  const lines = wrapText(data.gapLabel, Math.max(gap.width - 6, textWidth('0000000', size)), size);
  const fits = lines.every((one) => textWidth(one, size) <= gap.width + 8);
  const words = {
    key: 'gap',
    lines: fits ? lines : wrapText(data.gapLabel, size * 7, size),
    className: 'words-gap',
    isBold: false,
  };
  const bottom = plot.bottom - 14 - (words.lines.length - 1) * size * 1.2;
  const heights = [0, 40, 80, 140, 200].map((up) => bottom - up);
  const inside = heights.map((y): Spot => ({ x: gap.x + gap.width / 2, y, anchor: 'middle' }));
  const beside = heights.flatMap((y): Spot[] => [
    { x: Math.max(today, gap.x + gap.width) + 8, y, anchor: 'start' },
    { x: gap.x - 8, y, anchor: 'end' },
  ]);
  return [{ words, spots: fits ? inside : beside }];
}

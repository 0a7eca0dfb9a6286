import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ChartVariant, PlottedPoint, PlottedSeries, PlottedTarget, Tone, TrajectoryGeometry } from './plot';
import { textWidth, wrapText } from './text';
import { trajectoryLabels } from './trajectory-labels';
import type { ChartPoint, ChartSeries, TrajectoryData } from './types';

const draw = line<{ x: number; y: number }>()
  .x((point) => Math.round(point.x * 10) / 10)
  .y((point) => Math.round(point.y * 10) / 10);

/** At most four gridlines beside the base (visual language, chart rules). */
const maxGridlines = 4;

export function trajectoryGeometry(data: TrajectoryData, variant: ChartVariant): TrajectoryGeometry {
  const domainX = yearDomain(data);
  const domainY = valueDomain(data);
  const ticks = valueTicks(domainY);
  const tickLabels = ticks.map((tick, index) => tickLabel(data, tick, ticks, index === ticks.length - 1));
  const headLines = axisHead(data, variant);
  const axisWidth = Math.max(...tickLabels.map((label) => textWidth(label, variant.textSize))) + 10;
  const plot = {
    left: Math.ceil(axisWidth),
    right: variant.width - 14,
    top: 38 + headLines.length * variant.textSize * 1.2,
    bottom: variant.height - 36,
  };
  const x = scaleLinear(domainX, [plot.left, plot.right]);
  const y = scaleLinear(domainY, [plot.bottom, plot.top]);
  const base = y(Math.max(domainY[0], Math.min(0, domainY[1])));
  const plotPoint = (point: ChartPoint): PlottedPoint => ({ x: x(point.x), y: y(point.y), point });

  const series = data.series
    .filter(({ points }) => points.length > 0)
    .map(
      (one, _, all): PlottedSeries => ({
        series: one,
        tone: toneOf(one, all),
        segments: runs(one.points)
          .flatMap(countedAlike)
          .map((run) => {
            const points = run.map(plotPoint);
            return { points, path: draw(points) ?? '' };
          }),
      }),
    );
  const targets = data.targets.map((target) => ({
    x: x(target.x),
    y: y(target.y),
    low: target.low === undefined ? undefined : y(target.low),
    high: target.high === undefined ? undefined : y(target.high),
    target,
  }));
  const shape = {
    variant,
    plot,
    headLines,
    domain: { x: domainX, y: domainY },
    base,
    gridlines: ticks.map((tick, index) => ({ y: y(tick), label: tickLabels[index] ?? '', isBase: y(tick) === base })),
    yearMarks: range(domainX).map((year) => x(year)),
    years: yearLabels(data, domainX, x, variant.textSize),
    gaps: gaps(data).map(([from, to]) => ({ x: x(from), width: x(to) - x(from) })),
    breaks: (data.breaks ?? []).map((mark) => ({ x: x(mark.x), mark })),
    today: x(data.today.x),
    series,
    targets,
    targetPath: draw(pathToTargets(series, targets)) ?? '',
  };
  return { ...shape, labels: trajectoryLabels(data, shape, pathToTargets(series, targets)) };
}

/** Words over the axis. The sign of a percentage stands at the highest tick instead. */
function axisHead(data: TrajectoryData, { width, textSize }: ChartVariant): string[] {
  const words = [data.unitLabel === '%' ? undefined : data.unitLabel, data.startAtZero ? undefined : data.axisNote];
  const text = words.filter((word) => word !== undefined).join(' · ');
  return text === '' ? [] : wrapText(text, width, textSize);
}

function toneOf(one: ChartSeries, all: ChartSeries[]): Tone {
  if (one.headline) return 'first';
  return all.filter(({ headline }) => !headline).indexOf(one) === 0 ? 'second' : 'other';
}

function allPoints(data: TrajectoryData) {
  return data.series.flatMap(({ points }) => points);
}

function yearDomain(data: TrajectoryData): [number, number] {
  const years = [...allPoints(data), ...data.targets].map(({ x }) => x).concat(data.today.x);
  const first = Math.floor(Math.min(...years));
  return [first, Math.max(Math.ceil(Math.max(...years)), first + 2)];
}

function valueDomain(data: TrajectoryData): [number, number] {
  const values = allPoints(data)
    .map(({ y }) => y)
    .concat(data.targets.flatMap(({ y, low, high }) => [y, low ?? y, high ?? y]));
  const low = Math.min(...values, ...(data.startAtZero ? [0] : []));
  const high = Math.max(...values, ...(data.startAtZero ? [0] : []));
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [data.startAtZero && low === 0 ? 0 : low - room, data.startAtZero && high === 0 ? 0 : high + room];
}

function valueTicks(domain: [number, number]): number[] {
  const scale = scaleLinear(domain, [0, 1]);
  for (let count = 5; count > 1; count -= 1) {
    const ticks = scale.ticks(count);
    if (ticks.filter((tick) => tick !== 0).length <= maxGridlines) return ticks;
  }
  return scale.ticks(1);
}

function tickLabel(data: TrajectoryData, tick: number, ticks: number[], isTop: boolean) {
  const step = Math.abs((ticks[1] ?? tick) - (ticks[0] ?? 0));
  const digits = step > 0 && step < 1 ? Math.min(6, Math.ceil(-Math.log10(step))) : 0;
  const sign = isTop && data.unitLabel === '%' ? ({ style: 'unit', unit: 'percent' } as const) : {};
  return new Intl.NumberFormat(data.locale, {
    ...sign,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(tick);
}

/** A period counts as missing when the step to the next point is half again as long as the shortest, or as a year. */
export function runs(points: ChartPoint[]): ChartPoint[][] {
  const sorted = [...points].sort((a, b) => a.x - b.x);
  const steps = sorted.slice(1).map((point, index) => point.x - (sorted[index]?.x ?? point.x));
  const usual = Math.max(1, Math.min(...steps));
  const result: ChartPoint[][] = [];
  sorted.forEach((point, index) => {
    const run = result.at(-1);
    if (run && (steps[index - 1] ?? 0) <= usual * 1.5) run.push(point);
    else result.push([point]);
  });
  return result;
}

/** A run split where its points begin to be counted otherwise. */
function countedAlike(run: ChartPoint[]): ChartPoint[][] {
  const result: ChartPoint[][] = [];
  for (const point of run) {
    const last = result.at(-1);
    if (last && point.startsAnew !== true) last.push(point);
    else result.push([point]);
  }
  return result;
}

/** Spans without any published figure, in years: between runs of the first series, and from the newest figure to today. */
function gaps(data: TrajectoryData): [number, number][] {
  const points = allPoints(data).map(({ x }) => x);
  if (points.length === 0) return [];
  const lead = data.series.find(({ headline }) => headline) ?? data.series[0];
  const parts = runs(lead?.points ?? []);
  const inner = parts.slice(1).map((run, index): [number, number] => [(parts[index]?.at(-1)?.x ?? 0) + 0.5, (run[0]?.x ?? 0) - 0.5]);
  const outer: [number, number] = [data.gapFrom ?? Math.max(...points) + 0.5, data.today.x];
  return [...inner, outer].filter(([from, to]) => to - from >= 0.25 && !points.some((at) => at > from && at < to));
}

function pathToTargets(series: PlottedSeries[], targets: PlottedTarget[]) {
  const lead = series.find(({ tone }) => tone === 'first') ?? (series.length === 1 ? series[0] : undefined);
  const last = lead?.segments.at(-1)?.points.at(-1);
  if (!last) return [];
  const ahead = targets
    .filter(({ x }, index) => x > last.x && targets.findIndex((other) => other.x === x) === index)
    .sort((a, b) => a.x - b.x);
  return ahead.length > 0 ? [last, ...ahead] : [];
}

function range([from, to]: [number, number]) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Years of targets first, then the first year, then as many others as fit. A target on 31 December belongs to that year. */
function yearLabels(data: TrajectoryData, domain: [number, number], x: (year: number) => number, size: number) {
  const years = range([domain[0], domain[1] - 1]);
  const targetYears = new Set(data.targets.map((target) => Math.ceil(target.x) - 1));
  const wish = [...years.filter((year) => targetYears.has(year)), ...years];
  const gap = textWidth('0000', size, true) + 12;
  const shown: number[] = [];
  for (const year of wish) {
    if (shown.every((other) => Math.abs(x(other) - x(year)) >= gap)) shown.push(year);
  }
  return shown.sort((a, b) => a - b).map((year) => ({ x: x(year + 0.5), label: String(year), isTarget: targetYears.has(year) }));
}

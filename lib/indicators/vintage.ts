/** Which release of a figure counts. Published rule: method#vintage. */
import { comparePeriods, lastDay } from '../period';
import type { FigureRecord } from './schema';

export const VERSION = '1';

/** One value of one series for a period and area, as one release gave it. `value` is an exact decimal. */
export type Figure = {
  series: string;
  period: string;
  area: string;
  release: string;
  releasedOn: string | null;
  value: string;
  qualifier: FigureRecord['qualifier'];
  status: FigureRecord['status'];
  recordedAt: string;
};

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A release of unknown day gives way to a dated one; "2023-12" is known by 31 December. */
function releasedBy(figure: Figure): string {
  return figure.releasedOn === null ? '' : lastDay(figure.releasedOn);
}

/** Oldest first: by day of release, then by the moment it was recorded here; the codes only keep the order stable. */
export function compareVintages(a: Figure, b: Figure): number {
  return compareText(releasedBy(a), releasedBy(b)) || compareText(a.recordedAt, b.recordedAt) || compareText(a.release, b.release);
}

/** In the order of their periods, then of series and area, then of vintages. */
export function compareFigures(a: Figure, b: Figure): number {
  return comparePeriods(a.period, b.period) || compareText(a.series, b.series) || compareText(a.area, b.area) || compareVintages(a, b);
}

function newestBy(figures: readonly Figure[], key: (figure: Figure) => string): Figure[] {
  const newest = new Map<string, Figure>();
  for (const figure of [...figures].sort(compareFigures)) newest.set(key(figure), figure);
  return [...newest.values()].sort(compareFigures);
}

/** The newest release of each series, area and period, in the order of periods. */
export function latestByPeriod(figures: readonly Figure[]): Figure[] {
  return newestBy(figures, ({ series, area, period }) => `${series} ${area} ${period}`);
}

/** Every release that gave a value for the period, oldest first; of a corrected release the latest recording. */
export function vintagesOf(figures: readonly Figure[], period: string): Figure[] {
  const ofPeriod = figures.filter((figure) => figure.period === period);
  return newestBy(ofPeriod, ({ series, area, release }) => `${series} ${area} ${release}`);
}

/** The newest release of each period that reports a result. A forecast is never one. */
export function results(figures: readonly Figure[]): Figure[] {
  return latestByPeriod(figures.filter((figure) => figure.status !== 'forecast'));
}

export type LatestFigure = { kind: 'figure'; figure: Figure } | { kind: 'none'; reason: 'no-figure' | 'only-forecasts' };

/** The result of the period that ended last, in its newest release. Give it the figures of one series and area. */
export function latestFigure(figures: readonly Figure[]): LatestFigure {
  const figure = results(figures).at(-1);
  if (figure) return { kind: 'figure', figure };
  return { kind: 'none', reason: figures.length === 0 ? 'no-figure' : 'only-forecasts' };
}

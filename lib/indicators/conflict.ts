/** When two figures disagree, and when they only look as if they did. Published rule: method#conflict. */
import { absoluteDecimal, compareDecimals, decimalPlaces, multiplyDecimal, subtractDecimals } from '../decimal';
import type { Series } from './headline';
import { compareFigures, type Figure, results } from './vintage';

export const VERSION = '1';

/** A figure with the series it belongs to. */
export type Statement = { figure: Figure; series: Series };

export type Comparison =
  | { kind: 'conflict'; reason: 'other-series' | 'same-release'; gap: string }
  | { kind: 'agreement'; reason: 'equal' | 'rounding' | 'bounds' }
  | {
      kind: 'not-comparable';
      reason: 'other-area' | 'other-period' | 'other-time-basis' | 'other-price' | 'forecast' | 'revision';
    };

export type FigureConflict = { a: Figure; b: Figure; gap: string };

/** Not more than half a unit of the last place of the coarser number: 12.87 and 12.9 say the same. */
function isRounding(a: string, b: string, gap: string): boolean {
  const places = Math.min(decimalPlaces(a), decimalPlaces(b));
  const unit = places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`;
  return compareDecimals(multiplyDecimal(gap, 2), unit) <= 0;
}

/** "More than 80" does not contradict 84, nor "less than 90". */
function allows(bound: Figure, value: Figure): boolean {
  const order = compareDecimals(value.value, bound.value);
  if (bound.qualifier === '>') return order > 0 || (order === 0 && value.qualifier === '>');
  if (bound.qualifier === '>=') return order >= 0;
  if (bound.qualifier === '<') return order < 0 || (order === 0 && value.qualifier === '<');
  if (bound.qualifier === '<=') return order <= 0;
  return false;
}

/** Two figures of one indicator. Neither is ever replaced by a mean. */
export function compareStatements(a: Statement, b: Statement): Comparison {
  const unlike = unlikeReason(a, b);
  if (unlike) return { kind: 'not-comparable', reason: unlike };
  const isOneSeries = a.series.code === b.series.code;
  if (isOneSeries && a.figure.release !== b.figure.release) return { kind: 'not-comparable', reason: 'revision' };

  const gap = absoluteDecimal(subtractDecimals(a.figure.value, b.figure.value));
  const isSameNumber = compareDecimals(gap, '0') === 0;
  if (isSameNumber && a.figure.qualifier === b.figure.qualifier) return { kind: 'agreement', reason: 'equal' };
  // One release states one value of a series: whatever else is printed contradicts it, roundings included.
  if (isOneSeries) return { kind: 'conflict', reason: 'same-release', gap };
  if (allows(a.figure, b.figure) || allows(b.figure, a.figure)) return { kind: 'agreement', reason: 'bounds' };
  if (isRounding(a.figure.value, b.figure.value, gap)) return { kind: 'agreement', reason: 'rounding' };
  return { kind: 'conflict', reason: 'other-series', gap };
}

type Unlike = Extract<Comparison, { kind: 'not-comparable' }>['reason'];

function unlikeReason(a: Statement, b: Statement): Unlike | null {
  if (a.figure.area !== b.figure.area) return 'other-area';
  if (a.figure.period !== b.figure.period) return 'other-period';
  if (a.figure.status === 'forecast' || b.figure.status === 'forecast') return 'forecast';
  if (a.series.timeBasis !== b.series.timeBasis) return 'other-time-basis';
  if (a.series.price !== null && b.series.price !== null && a.series.price !== b.series.price) return 'other-price';
  return null;
}

/** Every pair of series of one indicator whose newest figures for a period and area disagree, in order of periods. */
export function conflictsBetween(series: readonly Series[], figures: readonly Figure[]): FigureConflict[] {
  const known = new Map(series.map((entry) => [entry.code, entry]));
  const statements = results(figures).flatMap((figure) => {
    const entry = known.get(figure.series);
    return entry ? [{ figure, series: entry }] : [];
  });
  return statements
    .flatMap((a, index) =>
      statements.slice(index + 1).flatMap((b) => {
        const comparison = compareStatements(a, b);
        return comparison.kind === 'conflict' ? [{ a: a.figure, b: b.figure, gap: comparison.gap }] : [];
      }),
    )
    .sort((one, other) => compareFigures(one.a, other.a));
}

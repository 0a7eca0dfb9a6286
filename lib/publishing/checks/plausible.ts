import { absoluteDecimal, compareDecimals, multiplyDecimal } from '@/lib/decimal';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import { comparePeriods, isPeriod, precisionOf } from '@/lib/period';
import { aboutFigure, type Check, type CheckedFigure, isKept, type PublishedFigure, passed } from './finding';
import { groupBy } from './group';

type Neighbour = Pick<PublishedFigure, 'series' | 'area' | 'period' | 'value' | 'status'>;

/** What a unit can be by its nature, unless its series has been beyond that before. */
const ranges: Partial<Record<IndicatorRecord['unit'], { low: string; high: string }>> = {
  percent: { low: '0', high: '100' },
  'index-0-1': { low: '0', high: '1' },
};
const whole: readonly string[] = ['count', 'rank'];

const isBelow = (value: string, low: string) => compareDecimals(value, low) < 0;
const isAbove = (value: string, high: string) => compareDecimals(value, high) > 0;
const seriesAndArea = ({ series, area }: Pick<Neighbour, 'series' | 'area'>) => `${series} ${area}`;

/** A value ten times off every neighbour most often has a wrong unit. Ranks are left out: a place may move that far. */
export const checkMagnitude: Check = ({ figures, context }) => {
  const published = groupBy<Neighbour>(context.published.filter(isMeasure), seriesAndArea);
  const staged = groupBy<Neighbour>(
    figures.filter((figure) => isKept(figure) && isMeasure(figure)),
    seriesAndArea,
  );
  const compared = figures
    .filter((figure) => isKept(figure) && figure.unit !== 'rank' && isPeriod(figure.period))
    .map((figure) => ({ figure, near: neighboursOf(figure, published.get(seriesAndArea(figure)), staged.get(seriesAndArea(figure))) }))
    .filter(({ near }) => near.length > 0);
  const findings = compared.flatMap(({ figure, near }) => {
    const [nearest] = near;
    if (!nearest || !near.every((neighbour) => isFarOff(figure.value, neighbour.value))) return [];
    return [aboutFigure(figure, 'magnitude', 'warn', 'value', { value: figure.value, other: nearest.value, period: nearest.period })];
  });
  return [...findings, ...passed('magnitude', compared.length - findings.length)];
};

function isFarOff(a: string, b: string): boolean {
  const [one, other] = [absoluteDecimal(a), absoluteDecimal(b)];
  return isAbove(one, multiplyDecimal(other, 10)) || isAbove(other, multiplyDecimal(one, 10));
}

/** Published values of the same period, else of the nearest before and after; where nothing is published, those of the set. */
function neighboursOf(figure: CheckedFigure, published: readonly Neighbour[] = [], staged: readonly Neighbour[] = []): Neighbour[] {
  const near = nearestOf(figure, published);
  return near.length > 0 ? near : nearestOf(figure, staged, true);
}

function nearestOf(figure: CheckedFigure, others: readonly Neighbour[], isOtherPeriod = false): Neighbour[] {
  const same: Neighbour[] = [];
  let before: Neighbour | null = null;
  let after: Neighbour | null = null;
  for (const other of others) {
    if (!isComparable(figure, other)) continue;
    const order = comparePeriods(other.period, figure.period);
    if (order === 0 && !isOtherPeriod) same.push(other);
    if (order < 0 && (before === null || comparePeriods(other.period, before.period) > 0)) before = other;
    if (order > 0 && (after === null || comparePeriods(other.period, after.period) < 0)) after = other;
  }
  return same.length > 0 ? same : [before, after].filter((other) => other !== null);
}

/** What flows or adds up over a period is compared with periods of the same length. */
function isComparable(figure: CheckedFigure, other: Neighbour): boolean {
  const isByLength = figure.timeBasis === 'flow' || figure.timeBasis === 'year-to-date';
  return !isByLength || precisionOf(other.period) === precisionOf(figure.period);
}

/** A forecast is no neighbour, and zero says nothing of size. */
const isMeasure = ({ status, value, period }: Neighbour): boolean =>
  status !== 'forecast' && isPeriod(period) && compareDecimals(value, '0') !== 0;

/** A share above 100 per cent or below nothing, where the series never had one. */
export const checkRange: Check = ({ figures, context }) => {
  const before = groupBy(context.published, ({ series }) => series);
  const bounded = figures.flatMap((figure) => {
    const range = ranges[figure.unit];
    return isKept(figure) && range ? [{ figure, ...range }] : [];
  });
  const findings = [...groupBy(bounded, ({ figure }) => figure.series)].flatMap(([series, group]) => {
    const published = before.get(series) ?? [];
    const wasLow = published.some(({ value }) => isBelow(value, group[0]?.low ?? value));
    const wasHigh = published.some(({ value }) => isAbove(value, group[0]?.high ?? value));
    return group.flatMap(({ figure, low, high }) => {
      const isOutside = (isBelow(figure.value, low) && !wasLow) || (isAbove(figure.value, high) && !wasHigh);
      return isOutside ? [aboutFigure(figure, 'range', 'warn', 'value', { value: figure.value, low, high })] : [];
    });
  });
  return [...findings, ...passed('range', bounded.length - findings.length)];
};

/** What is counted comes in whole numbers. */
export const checkWhole: Check = ({ figures }) => {
  const counted = figures.filter((figure) => isKept(figure) && whole.includes(figure.unit));
  const broken = counted.filter(({ value }) => /\.\d*[1-9]/.test(value));
  return [
    ...broken.map((figure) => aboutFigure(figure, 'whole', 'warn', 'value', { value: figure.value })),
    ...passed('whole', counted.length - broken.length),
  ];
};

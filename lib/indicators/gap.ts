/** How far apart the sides of a disagreement are. Exact decimals; only like is taken from like. */

import { compareDecimals, subtractDecimals } from '@/lib/decimal';
import { periodMonths } from '@/lib/period';
import type { IndicatorRecord } from './schema';

type Unit = IndicatorRecord['unit'];
/** In order of publication. `series` is null where a number is no figure of a series. */
export type GapSide = { value: string | null; qualifier: string; unit: Unit; series: string | null; period: string | null };

export type Gap =
  | {
      kind: 'gap';
      value: string;
      unit: Unit;
      /** One of the two numbers is itself only "about", "over" or "under". */
      isApproximate: boolean;
      /** More than two numbers: the gap lies between the smallest and the largest. */
      isBetweenExtremes: boolean;
      /** Earlier releases of a series that has revised itself since are left out. */
      isOfNewest: boolean;
      /** The two numbers are of different periods of one length. */
      hasOtherPeriods: boolean;
    }
  | { kind: 'none'; reason: 'words' | 'unit' | 'length' | 'equal' };

/** A series that revised its own number does not disagree with itself: its newest counts, unless the releases of one series are all there is. */
function newestOfEach<S extends GapSide>(sides: readonly S[]): S[] {
  const keyed = new Map(sides.map((side, index) => [side.series === null ? `side ${index}` : `${side.series} ${side.period}`, side]));
  return keyed.size > 1 ? [...keyed.values()] : [...sides];
}

/** Not where a side has only words, where units differ, or where a half-year stands beside a year. A side without a period is of the period of the others. */
export function gapOf(sides: readonly GapSide[]): Gap {
  const all = sides.flatMap((side) => (side.value === null ? [] : [{ ...side, value: side.value }]));
  const numbers = newestOfEach(all);
  const [first] = numbers;
  if (!first || numbers.length < 2 || all.length < sides.length) return { kind: 'none', reason: 'words' };
  if (numbers.some(({ unit }) => unit !== first.unit)) return { kind: 'none', reason: 'unit' };
  const periods = [...new Set(numbers.flatMap(({ period }) => period ?? []))];
  if (new Set(periods.map(periodMonths)).size > 1) return { kind: 'none', reason: 'length' };
  const ordered = [...numbers].sort((a, b) => compareDecimals(a.value, b.value));
  const [low, high] = [ordered[0] ?? first, ordered.at(-1) ?? first];
  if (compareDecimals(low.value, high.value) === 0) return { kind: 'none', reason: 'equal' };
  return {
    kind: 'gap',
    value: subtractDecimals(high.value, low.value),
    unit: first.unit,
    isApproximate: low.qualifier !== '=' || high.qualifier !== '=',
    isBetweenExtremes: numbers.length > 2,
    isOfNewest: numbers.length < all.length,
    hasOtherPeriods: periods.length > 1,
  };
}

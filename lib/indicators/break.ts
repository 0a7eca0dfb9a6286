/** Where the figures of one series stop being comparable. Published rules: method#status, method#progress. */
import { firstDay, lastDay } from '../period';

/** From `period` on the series is counted otherwise. */
export type Break = { series: string; period: string };
type Dated = { series: string; period: string };

/** A period in which the break falls ends under the new way of counting. */
const isAfter = ({ period }: Dated, at: Break): boolean => lastDay(period) >= firstDay(at.period);

/** A break of their series lies between the two figures. */
export function isBroken(breaks: readonly Break[], a: Dated, b: Dated): boolean {
  return breaks.some((at) => at.series === a.series && at.series === b.series && isAfter(a, at) !== isAfter(b, at));
}

/** Those of one series that may be compared with its newest; give them in the order of their periods. */
export function sinceBreak<F extends Dated>(breaks: readonly Break[], figures: readonly F[]): F[] {
  const newest = figures.at(-1);
  return newest === undefined ? [] : figures.filter((figure) => !isBroken(breaks, figure, newest));
}

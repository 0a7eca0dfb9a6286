/** Distance covered against time gone. Published rule: method#progress. */
import { compareDecimals, subtractDecimals } from '../decimal';
import { daysBetween, lastDay } from '../period';
import { type Break, isBroken } from './break';
import type { TimeBasis } from './headline';
import { type Direction, hasLengths, isSameLength, type Target, targetNumber } from './target';
import type { Figure } from './vintage';

export const VERSION = '2';

/** Shares are for showing: 1 is the whole; a distance can be negative or more than the whole. */
export type Progress =
  | {
      kind: 'measured';
      distance: { covered: string; total: string; share: number };
      /** Days from the start to the end of the figure's period, and to today; neither goes beyond the deadline. */
      time: { atFigure: number; atToday: number; total: number; shareAtFigure: number; shareAtToday: number };
      isApproximate: boolean;
    }
  | { kind: 'unknown'; reason: ProgressReason };

export type ProgressReason =
  | 'no-figure'
  | 'no-target'
  | 'target-in-words'
  | 'no-deadline'
  | 'no-baseline'
  | 'no-figure-since-baseline'
  | 'cannot-compare'
  | 'series-break'
  | 'qualifier'
  | 'no-distance'
  | 'no-time';

type ProgressFacts = {
  direction: Direction;
  unit: string;
  timeBasis: TimeBasis;
  breaks?: readonly Break[];
  baseline: Figure | null;
  figure: Figure | null;
  target: Target | null;
  /** Day on which the clock starts: for the Strategy the day of its decision, 2022-03-31. */
  start: string;
  today: string;
};

export function progress(facts: ProgressFacts): Progress {
  const { direction, baseline, figure, target, start, today } = facts;
  const unknown = (reason: ProgressReason): Progress => ({ kind: 'unknown', reason });
  if (!figure) return unknown('no-figure');
  if (!target) return unknown('no-target');
  const goal = targetNumber(target, direction);
  if (goal === null) return unknown('target-in-words');
  if (target.deadline === null) return unknown('no-deadline');
  if (!baseline || baseline.series !== figure.series) return unknown('no-baseline');
  if (lastDay(figure.period) <= lastDay(baseline.period)) return unknown('no-figure-since-baseline');
  if (hasLengths(facts.timeBasis, facts.unit) && !isSameLength(baseline.period, figure.period)) {
    return unknown('cannot-compare');
  }
  if (isBroken(facts.breaks ?? [], baseline, figure)) return unknown('series-break');
  // Of "more than 70" nobody can say how far it is; of "about 70" one can, and says "about".
  const qualifiers = [baseline.qualifier, figure.qualifier];
  if (qualifiers.some((qualifier) => qualifier !== '=' && qualifier !== '~')) return unknown('qualifier');

  const distance = subtractDecimals(goal, baseline.value);
  if (compareDecimals(distance, '0') === 0) return unknown('no-distance');
  if (direction !== 'none' && compareDecimals(distance, '0') > 0 !== (direction === 'higher')) {
    return unknown('no-distance');
  }
  const deadline = lastDay(target.deadline);
  const days = daysBetween(start, deadline);
  if (days <= 0) return unknown('no-time');
  const daysTo = (day: string) => Math.min(Math.max(daysBetween(start, day), 0), days);
  const [atFigure, atToday] = [daysTo(lastDay(figure.period)), daysTo(today)];
  const covered = subtractDecimals(figure.value, baseline.value);
  return {
    kind: 'measured',
    distance: { covered, total: distance, share: Number(covered) / Number(distance) },
    time: { atFigure, atToday, total: days, shareAtFigure: atFigure / days, shareAtToday: atToday / days },
    isApproximate: qualifiers.includes('~'),
  };
}

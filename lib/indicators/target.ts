/** Whether a figure reaches a target, and which target is judged. Published rule: method#target. */
import { compareDecimals, subtractDecimals } from '../decimal';
import { isPeriod, lastDay, periodMonths } from '../period';
import type { TimeBasis } from './headline';
import type { IndicatorRecord } from './schema';
import type { TargetRecord } from './target-schema';
import type { Figure } from './vintage';

export const VERSION = '1';

export type Direction = IndicatorRecord['direction'];

export type Target = Pick<TargetRecord, 'code' | 'deadline' | 'comparator' | 'low' | 'high' | 'document' | 'amends'>;

type End = { value: string; closed: boolean };
type Interval = { low: End | null; high: End | null };

export type MeetsResult = { kind: 'met' | 'not-met' } | { kind: 'cannot-say'; reason: 'target-in-words' | 'no-comparator' | 'qualifier' };

/** Every value that satisfies the target; zero is a number like any other. */
function accepted({ comparator, low, high }: Target, direction: Direction): Interval | null {
  const closed = (value: string | null): End | null => (value === null ? null : { value, closed: true });
  const [bottom, top] = [low ?? high, high ?? low];
  if (bottom === null || top === null) return null;
  if (comparator === '>' || comparator === '>=') return { low: { value: bottom, closed: comparator === '>=' }, high: null };
  if (comparator === '<' || comparator === '<=') return { low: null, high: { value: top, closed: comparator === '<=' } };
  if (direction === 'higher') return { low: closed(bottom), high: null };
  if (direction === 'lower') return { low: null, high: closed(top) };
  return { low: closed(bottom), high: closed(top) };
}

/** Every value the source's words allow. */
function possible({ value, qualifier }: Pick<Figure, 'value' | 'qualifier'>): Interval {
  if (qualifier === '>' || qualifier === '>=') return { low: { value, closed: qualifier === '>=' }, high: null };
  if (qualifier === '<' || qualifier === '<=') return { low: null, high: { value, closed: qualifier === '<=' } };
  return { low: { value, closed: true }, high: { value, closed: true } };
}

function liesAbove(inner: End | null, outer: End | null): boolean {
  if (outer === null) return true;
  if (inner === null) return false;
  const order = compareDecimals(inner.value, outer.value);
  return order > 0 || (order === 0 && (outer.closed || !inner.closed));
}

function liesBelow(inner: End | null, outer: End | null): boolean {
  if (outer === null) return true;
  if (inner === null) return false;
  const order = compareDecimals(inner.value, outer.value);
  return order < 0 || (order === 0 && (outer.closed || !inner.closed));
}

function isApart(high: End | null, low: End | null): boolean {
  if (high === null || low === null) return false;
  const order = compareDecimals(high.value, low.value);
  return order < 0 || (order === 0 && !(high.closed && low.closed));
}

/** A qualified value (`> 80`, `~ 80`) decides only when every value it allows gives the same answer. */
export function meets(figure: Pick<Figure, 'value' | 'qualifier'>, target: Target, direction: Direction): MeetsResult {
  if (target.low === null && target.high === null) return { kind: 'cannot-say', reason: 'target-in-words' };
  const isBand = target.low !== null && target.high !== null;
  if (target.comparator === null && !isBand) return { kind: 'cannot-say', reason: 'no-comparator' };
  const goal = accepted(target, direction);
  if (goal === null) return { kind: 'cannot-say', reason: 'target-in-words' };

  const isAtEnd = [goal.low, goal.high].some((end) => end !== null && compareDecimals(figure.value, end.value) === 0);
  if (figure.qualifier === '~' && isAtEnd) return { kind: 'cannot-say', reason: 'qualifier' };

  const values = possible(figure);
  if (liesAbove(values.low, goal.low) && liesBelow(values.high, goal.high)) return { kind: 'met' };
  if (isApart(values.high, goal.low) || isApart(goal.high, values.low)) return { kind: 'not-met' };
  return { kind: 'cannot-say', reason: 'qualifier' };
}

/** The number a path leads to: of a band the end that is reached first. Null where the target is only words. */
export function targetNumber({ comparator, low, high }: Target, direction: Direction): string | null {
  const isUpperLimit = comparator === '<' || comparator === '<=' || (comparator !== '>' && comparator !== '>=' && direction === 'lower');
  return isUpperLimit ? (high ?? low) : (low ?? high);
}

/** Figure minus target: negative below the target's number. Null where the target is only words. */
export function gapTo(figure: Pick<Figure, 'value'>, target: Target, direction: Direction): string | null {
  const number = targetNumber(target, direction);
  return number === null ? null : subtractDecimals(figure.value, number);
}

const strategy = 'qd-411-ttg-2022';

function compareCodes(a: Target, b: Target): number {
  if (a.code === b.code) return 0;
  return a.code < b.code ? -1 : 1;
}

/** The Strategy's own: what its Decision set, and what another document later made of that. */
function isOwn(target: Target, all: readonly Target[]): boolean {
  if (target.document === strategy) return true;
  const moved = all.find(({ code }) => code === target.amends);
  return moved !== undefined && moved !== target && isOwn(moved, all);
}

/**
 * Among the Strategy's own targets, or all where it set none: the one whose deadline passed last; if none has passed, the
 * next one due; null if none has a deadline. A target that another one amends gives way to it. The day itself has not passed.
 */
export function leadTarget(targets: readonly Target[], today: string): Target | null {
  const amended = new Set(targets.map(({ amends }) => amends));
  const dated = targets
    .filter(({ code }) => !amended.has(code))
    .flatMap((target) => (target.deadline === null ? [] : [{ target, day: lastDay(target.deadline) }]));
  const own = dated.filter(({ target }) => isOwn(target, targets));
  const judged = own.length > 0 ? own : dated;
  const passed = judged.map(({ day }) => day).filter((day) => day < today);
  const due = judged.map(({ day }) => day).filter((day) => day >= today);
  const day = passed.sort().at(-1) ?? due.sort().at(0);
  const together = judged.filter((candidate) => candidate.day === day).map(({ target }) => target);
  return together.sort(compareCodes).at(0) ?? null;
}

const ratios: ReadonlySet<string> = new Set(['percent', 'index-0-1', 'per-100', 'rank', 'mbps']);

/** What adds up over time is compared only over equal lengths; a ratio, a stock or an average over any. */
export function hasLengths(timeBasis: TimeBasis, unit: string): boolean {
  return (timeBasis === 'flow' || timeBasis === 'year-to-date') && !ratios.has(unit);
}

export function isSameLength(a: string, b: string): boolean {
  return isPeriod(a) && isPeriod(b) && periodMonths(a) === periodMonths(b);
}

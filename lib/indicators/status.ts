/** How an indicator stands against its target. Published rule: method#status. */
import { compareDecimals, multiplyDecimal, subtractDecimals } from '../decimal';
import { daysBetween, firstDay, isPeriod, lastDay } from '../period';
import { type Break, isBroken } from './break';
import type { TimeBasis } from './headline';
import { type Direction, gapTo, hasLengths, isSameLength, meets, type Target, targetNumber } from './target';
import { type Figure, results } from './vintage';

export const VERSION = '2';

type Judged = { figure: Figure; gap: string };

export type NoDataReason =
  | 'no-figure'
  | 'only-forecasts'
  | 'no-target'
  | 'target-in-words'
  | 'no-comparator'
  | 'no-deadline'
  | 'no-direction'
  | 'no-baseline'
  | 'no-figure-since-baseline'
  | 'no-figure-for-deadline'
  | 'cannot-compare'
  | 'series-break'
  | 'qualifier';

export type IndicatorStatus =
  | ({ kind: 'achieved'; reason: 'met' | 'met-after-deadline' } & Judged)
  | ({ kind: 'on-track'; reason: 'above-path'; expected: number } & Judged)
  | ({ kind: 'at-risk'; reason: 'near-path'; expected: number } & Judged)
  | ({ kind: 'behind'; reason: 'below-path'; expected: number } & Judged)
  | ({ kind: 'behind'; reason: 'deadline-missed' } & Judged)
  | { kind: 'no-data'; reason: NoDataReason; figure?: Figure; gap?: string };

export type StatusFacts = {
  direction: Direction;
  unit: string;
  timeBasis: TimeBasis;
  /** Of one series, for the country; every vintage may be among them. */
  figures: readonly Figure[];
  breaks?: readonly Break[];
  baseline: Figure | null;
  target: Target | null;
  today: string;
};

type Question = { direction: Direction; target: Target; deadline: string; baseline: Figure | null };
type Verdict = Judged & { isMet: boolean; firstDay: string; lastDay: string };

function noData(reason: NoDataReason, figure?: Figure, gap?: string | null): IndicatorStatus {
  return { kind: 'no-data', reason, ...(figure && { figure }), ...(gap != null && { gap }) };
}

export function indicatorStatus(facts: StatusFacts): IndicatorStatus {
  const { direction, target, baseline, today } = facts;
  const reported = results(facts.figures);
  const newest = reported.at(-1);
  if (!newest) return noData(facts.figures.length === 0 ? 'no-figure' : 'only-forecasts');
  if (!target) return noData('no-target', newest);
  const gap = gapTo(newest, target, direction);
  if (gap === null) return noData('target-in-words', newest);
  if (target.deadline === null) return noData('no-deadline', newest, gap);
  if (target.comparator === null && (target.low === null || target.high === null)) return noData('no-comparator', newest, gap);

  const like = likeWithLike(facts, target.deadline, reported);
  const current = like.at(-1);
  if (!current) return noData('cannot-compare', newest);
  const question = { direction, target, deadline: lastDay(target.deadline), baseline };
  const asBaseline = countedAsBaseline(facts, like);
  if (question.deadline >= today) {
    return asBaseline.includes(current) ? beforeDeadline(question, current, facts) : noData('series-break', current);
  }
  const last = asBaseline.at(-1);
  if (!last) return noData('series-break', current);
  const status = afterDeadline(question, asBaseline, last);
  const isMissing = status.kind === 'no-data' && status.reason === 'no-figure-for-deadline';
  return isMissing && lastDay(current.period) >= question.deadline ? noData('series-break', current) : status;
}

/** A target is stated in the way its baseline was counted: what came after a break is held against neither. */
function countedAsBaseline({ breaks = [], baseline }: StatusFacts, figures: Figure[]): Figure[] {
  return baseline ? figures.filter((figure) => !isBroken(breaks, baseline, figure)) : figures;
}

/** What adds up over time is held against the length the target is stated for: its own period, else the baseline's. */
function likeWithLike({ timeBasis, unit, baseline }: StatusFacts, deadline: string, figures: Figure[]): Figure[] {
  if (!hasLengths(timeBasis, unit)) return figures;
  const measure = isPeriod(deadline) ? deadline : baseline?.period;
  return measure === undefined ? [] : figures.filter(({ period }) => isSameLength(period, measure));
}

function judge(figure: Figure, { target, direction }: Question): Verdict[] {
  const { kind } = meets(figure, target, direction);
  const gap = gapTo(figure, target, direction);
  if (kind === 'cannot-say' || gap === null) return [];
  return [{ figure, gap, isMet: kind === 'met', firstDay: firstDay(figure.period), lastDay: lastDay(figure.period) }];
}

function afterDeadline(question: Question, figures: Figure[], current: Figure): IndicatorStatus {
  const { deadline } = question;
  const verdicts = figures.flatMap((figure) => judge(figure, question));
  const newest = verdicts.at(-1);
  if (!newest) return noData('qualifier', current);

  const around = verdicts.filter((verdict) => verdict.firstDay <= deadline && verdict.lastDay >= deadline);
  const atDeadline = around.findLast((verdict) => verdict.lastDay === around[0]?.lastDay);
  if (atDeadline?.isMet) return { kind: 'achieved', reason: 'met', figure: atDeadline.figure, gap: atDeadline.gap };

  const { figure, gap } = newest;
  if (newest.lastDay < deadline) {
    if (newest.isMet) return { kind: 'achieved', reason: 'met', figure, gap };
    // There may be a figure for the deadline that its source words too vaguely to decide.
    const vague = figures.findLast(({ period }) => lastDay(period) >= deadline);
    return vague ? noData('qualifier', vague) : noData('no-figure-for-deadline', figure, gap);
  }
  if (!newest.isMet) return { kind: 'behind', reason: 'deadline-missed', figure, gap };
  const before = verdicts.findLast((verdict) => verdict.lastDay < deadline);
  const isMetInTime = atDeadline === undefined && before?.isMet === true;
  return { kind: 'achieved', reason: isMetInTime ? 'met' : 'met-after-deadline', figure, gap };
}

function beforeDeadline(question: Question, figure: Figure, facts: StatusFacts): IndicatorStatus {
  const { direction, target, baseline } = question;
  const gap = gapTo(figure, target, direction);
  if (gap === null) return noData('target-in-words', figure);
  if (direction === 'none') return noData('no-direction', figure, gap);
  if (meets(figure, target, direction).kind === 'met') return { kind: 'achieved', reason: 'met', figure, gap };
  if (!baseline || baseline.series !== figure.series) return noData('no-baseline', figure, gap);
  if (hasLengths(facts.timeBasis, facts.unit) && !isSameLength(baseline.period, figure.period)) {
    return noData('cannot-compare', figure, gap);
  }
  return againstPath(question, baseline, figure, gap);
}

/** The straight path from the end of the baseline's period to the deadline, read at the end of the figure's period. */
function againstPath(question: Question, baseline: Figure, figure: Figure, gap: string): IndicatorStatus {
  const { direction, target, deadline } = question;
  const goal = targetNumber(target, direction);
  if (goal === null) return noData('target-in-words', figure);
  const start = lastDay(baseline.period);
  const total = daysBetween(start, deadline);
  const elapsed = Math.min(daysBetween(start, lastDay(figure.period)), total);
  if (total <= 0) return noData('no-baseline', figure, gap);
  if (elapsed <= 0) return noData('no-figure-since-baseline', figure, gap);
  if (baseline.qualifier !== '=' && baseline.qualifier !== '~') return noData('qualifier', figure, gap);

  const distance = subtractDecimals(goal, baseline.value);
  const expected = Number(baseline.value) + (Number(distance) * elapsed) / total;
  const sign = direction === 'higher' ? 1 : -1;
  const covered = multiplyDecimal(subtractDecimals(figure.value, baseline.value), sign);
  const due = multiplyDecimal(distance, sign);
  // Both sides times the days in total, and the second test times four, so that nothing is divided and nothing rounded.
  const isOnPath = compareDecimals(multiplyDecimal(covered, total), multiplyDecimal(due, elapsed)) >= 0;
  const isNear = compareDecimals(multiplyDecimal(covered, 4 * total), multiplyDecimal(due, 3 * elapsed)) >= 0;
  const isForward = compareDecimals(due, '0') > 0;

  const level = pathLevel(isForward, isOnPath, isNear);
  if (!isProven(level, figure, direction)) return noData('qualifier', figure, gap);
  if (level === 'above') return { kind: 'on-track', reason: 'above-path', figure, gap, expected };
  if (level === 'near') return { kind: 'at-risk', reason: 'near-path', figure, gap, expected };
  return { kind: 'behind', reason: 'below-path', figure, gap, expected };
}

type Level = 'above' | 'near' | 'below';

/** A baseline that already stood beyond the target leaves no path to be on: the figure has fallen back from it. */
function pathLevel(isForward: boolean, isOnPath: boolean, isNear: boolean): Level {
  if (!isForward) return 'below';
  if (isOnPath) return 'above';
  return isNear ? 'near' : 'below';
}

/** "More than 70" proves at least 70 and no more; "less than 70" proves at most 70. */
function isProven(level: Level, { qualifier }: Figure, direction: Direction): boolean {
  if (qualifier === '=' || qualifier === '~') return true;
  const isAtLeast = qualifier === '>' || qualifier === '>=';
  return level === (isAtLeast === (direction === 'higher') ? 'above' : 'below');
}

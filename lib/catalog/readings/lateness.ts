import type { IndicatorBrief } from '@/lib/indicators/queries';
import { answering } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import type { ReplyRecord } from '@/lib/organisations/reply-schema';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import { compareLanes, daysLate } from '@/lib/strategy/lateness';
import { bodiesThatAnswer, tasksOf } from './body-tasks';
import { answerFor, type MissingFigure, missingFigures, type StaleFigure, staleFigures } from './figure-delays';

/** Days late of several, and the longest; null where there is none. */
export type Count = { count: number; longest: number };

/** What one body answers for, each kind counted apart. */
export type BodyLine = {
  code: string;
  late: Count;
  overdue: Count;
  doneLate: Count;
  missing: Count;
  stale: Count;
  replies: number;
};

export type Ledger = {
  late: FoldedTask[];
  overdue: FoldedTask[];
  doneLate: FoldedTask[];
  missing: MissingFigure[];
  stale: StaleFigure[];
  lines: BodyLine[];
};

type Records = {
  tasks: readonly FoldedTask[];
  indicators: readonly IndicatorBrief[];
  replies: readonly ReplyRecord[];
  bodies: readonly Body[];
  day: string;
};

const lane = ({ code, fold }: FoldedTask) => ({ code, state: fold.state });
const countDays = (days: readonly number[]): Count => ({ count: days.length, longest: Math.max(0, ...days) });
const daysOf = (tasks: readonly FoldedTask[]) => countDays(tasks.map(({ fold }) => daysLate(fold.state) ?? 0));

/** Everything that is late or not reported on the day, in lists that are never added up. */
export function ledgerOf({ tasks, indicators, replies, bodies, day }: Records): Ledger {
  const register = { bodies, day };
  const of = (kind: string) => tasks.filter(({ fold }) => fold.state.kind === kind).sort((a, b) => compareLanes(lane(a), lane(b)));
  const [late, overdue, doneLate] = [of('late'), of('overdue-no-report'), of('done-late')];
  const missing = missingFigures(indicators, day);
  const stale = staleFigures(indicators, register);

  const missingOf = (code: string) => missing.filter((one) => answerFor(one.indicator, one.latest, register).includes(code));
  const codes = new Set([
    ...bodiesThatAnswer([...late, ...overdue, ...doneLate], register),
    ...missing.flatMap((one) => answerFor(one.indicator, one.latest, register)),
    ...stale.flatMap((one) => answerFor(one.indicator, one.figure, register)),
    ...replies.flatMap(({ organisation }) => answering(bodies, organisation, day)),
  ]);
  const lines = [...codes].map((code) => {
    const own = (list: readonly FoldedTask[]) => daysOf(tasksOf(code, list, register).map(({ task }) => task));
    return {
      code,
      late: own(late),
      overdue: own(overdue),
      doneLate: own(doneLate),
      missing: countDays(missingOf(code).map(({ days }) => days)),
      stale: countDays(staleOf(code, stale, register).map(({ days }) => days)),
      replies: replies.filter(({ organisation }) => answering(bodies, organisation, day).includes(code)).length,
    };
  });
  return { late, overdue, doneLate, missing, stale, lines };
}

/** The stale figures for which a body answers. */
export function staleOf(code: string, stale: readonly StaleFigure[], register: { bodies: readonly Body[]; day: string }): StaleFigure[] {
  return stale.filter((one) => answerFor(one.indicator, one.figure, register).includes(code));
}

import type { Figure } from '@/lib/indicators/figure-queries';
import { type Judgement, judge } from '@/lib/indicators/judgement';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Target } from '@/lib/indicators/target-queries';
import { sameBody } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { lastDay } from '@/lib/period';
import { tallyStates } from '@/lib/strategy/lateness';
import type { GoalRecord } from '@/lib/strategy/schema';
import type { TaskState } from '@/lib/strategy/task-state';

export type IndicatorJudgement = Judgement<Figure, Target>;

/** A number the Strategy promised for the end of its first phase, judged by itself: no later target takes its place. */
export type JudgedTarget = {
  goal: GoalRecord;
  indicator: IndicatorBrief;
  target: Target;
  deadlineDay: string;
  judgement: IndicatorJudgement;
};

export function judgeIndicator(indicator: IndicatorBrief, bodies: readonly Body[], day: string): IndicatorJudgement {
  return judge(indicator, { sameBody: (a, b) => sameBody(bodies, a, b), day });
}

/** Lines of the Strategy that name a number. */
export const isNumericTarget = ({ kind, indicators }: GoalRecord): boolean => kind === 'target' && indicators.length > 0;

type TargetRecords = { goals: readonly GoalRecord[]; indicators: readonly IndicatorBrief[]; bodies: readonly Body[]; day: string };

/** The first target of each line, in the order of the Strategy; without those not known yet. */
export function firstPhaseTargets({ goals, indicators, bodies, day }: TargetRecords): JudgedTarget[] {
  return goals.filter(isNumericTarget).flatMap((goal) => {
    const indicator = indicators.find(({ code }) => code === goal.indicators[0]);
    const dated = indicator?.targets.flatMap((target) =>
      target.kind === 'strategy-target' && target.document === goal.document && target.deadline !== null
        ? [{ target, deadlineDay: lastDay(target.deadline) }]
        : [],
    );
    const first = dated?.sort((a, b) => a.deadlineDay.localeCompare(b.deadlineDay))[0];
    if (!indicator || !first) return [];
    return [{ goal, indicator, ...first, judgement: judgeIndicator({ ...indicator, targets: [first.target] }, bodies, day) }];
  });
}

export type TargetCounts = { total: number; achieved: number; onTrack: number; atRisk: number; behind: number; unknown: number };

export function countTargets(targets: readonly JudgedTarget[]): TargetCounts {
  const of = (kind: string) => targets.filter(({ judgement }) => judgement.status.kind === kind).length;
  return {
    total: targets.length,
    achieved: of('achieved'),
    onTrack: of('on-track'),
    atRisk: of('at-risk'),
    behind: of('behind'),
    unknown: of('no-data'),
  };
}

/** `proven` is lateness a source shows, `silent` a deadline that passed without a report: two counts, never one. */
export type TaskCounts = { total: number; dated: number; undated: number; proven: number; silent: number };

export function countTasks(states: readonly TaskState[]): TaskCounts {
  const tally = tallyStates(states);
  const undated = tally.undated + tally.done;
  return { total: states.length, dated: states.length - undated, undated, proven: tally.late, silent: tally['overdue-no-report'] };
}

import type { ConflictRecord } from '@/lib/indicators/conflict-schema';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { type FoldedTask, foldTasks } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import type { GoalRecord } from '@/lib/strategy/schema';
import { type Growth, growthCodes, growthRates } from './growth';
import { type KeyFigure, keyFigureCodes, keyFigures } from './key-figures';
import { numericConflicts, type OpenConflict, openConflict } from './open-conflict';
import {
  countTargets,
  countTasks,
  firstPhaseTargets,
  isNumericTarget,
  type JudgedTarget,
  type TargetCounts,
  type TaskCounts,
} from './promises';

type Promised = {
  tasks: readonly Task[];
  goals: readonly GoalRecord[];
  bodies: readonly Body[];
  indicators: readonly IndicatorBrief[];
  view: View;
};

export type PromiseView = {
  tasks: FoldedTask[];
  targets: JudgedTarget[];
  counts: { tasks: TaskCounts; targets: TargetCounts };
  phaseEnd: string | null;
};

/** What was promised for the first phase and how it stands: all that the title says. */
export function promiseView({ tasks, goals, bodies, indicators, view }: Promised): PromiseView {
  const folded = foldTasks(tasks, view);
  const targets = firstPhaseTargets({ goals, indicators, bodies, day: view.day });
  return {
    tasks: folded,
    targets,
    counts: { tasks: countTasks(folded.map(({ fold }) => fold.state)), targets: countTargets(targets) },
    phaseEnd: targets.map(({ deadlineDay }) => deadlineDay).sort()[0] ?? null,
  };
}

export type HomeView = PromiseView & {
  figures: KeyFigure[];
  conflict: OpenConflict | null;
  /** How many disagreements stand in the record; null in a view of a past day. */
  conflicts: number | null;
  growth: Growth | null;
};

/** Everything the front page shows, chosen and judged. */
export function homeView(records: Promised & { conflicts: readonly ConflictRecord[] }): HomeView {
  const { conflicts, indicators, bodies, view } = records;
  return {
    ...promiseView(records),
    figures: keyFigures({ indicators, bodies, day: view.day }),
    conflict: openConflict(numericConflicts(conflicts), indicators),
    conflicts: view.asOf === null ? conflicts.length : null,
    growth: growthRates(indicators),
  };
}

/** Codes of the indicators that the title is worked out from. */
export const promisedCodes = (goals: readonly GoalRecord[]): string[] => [
  ...new Set(goals.filter(isNumericTarget).flatMap(({ indicators }) => indicators)),
];

/** Codes of all indicators of the page. */
export function homeCodes(goals: readonly GoalRecord[], conflicts: readonly ConflictRecord[]): string[] {
  const disputed = numericConflicts(conflicts).flatMap(({ indicators }) => indicators);
  return [...new Set([...promisedCodes(goals), ...keyFigureCodes, ...growthCodes, ...disputed])];
}

/** Codes of the sources that the page can cite. */
export function homeSources({ targets, figures, conflict, growth }: HomeView): string[] {
  const shown = [
    ...figures.flatMap(({ figure, path, rivals }) => [figure, ...path, ...rivals.map((rival) => rival.figure)]),
    ...(conflict?.statements.map(({ figure }) => figure) ?? []),
    ...[...(growth?.rates ?? []), ...(growth?.others ?? [])].map(({ figure }) => figure),
  ];
  return [
    ...targets.map(({ goal }) => goal.source),
    ...figures.flatMap(({ judgement }) => judgement.target?.source ?? []),
    ...(conflict?.statements.flatMap(({ sources }) => sources) ?? []),
    ...shown.flatMap(({ citations }) => citations.map(({ source }) => source)),
  ];
}

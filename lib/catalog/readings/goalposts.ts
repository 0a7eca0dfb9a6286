import { movedTargets, rivalTargets } from '@/lib/indicators/goalposts';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import type { SourcedSuccession } from '@/lib/strategy/goalpost-queries';
import { lastOwners, movedDeadlines, ownerChanges, takeovers, undatedTakeovers } from '@/lib/strategy/goalposts';
import type { Task } from '@/lib/strategy/queries';

export type GoalpostRecords = {
  indicators: readonly IndicatorBrief[];
  tasks: readonly Task[];
  successions: readonly SourcedSuccession[];
};

/** Everything that moved, as known on the day of the view. */
export function goalpostsOf({ indicators, successions, ...records }: GoalpostRecords, view: { asOf: string | null; day: string }) {
  const tasks = foldTasks(records.tasks, view);
  const owned = tasks.map(({ code, fold }) => ({
    code,
    owners: lastOwners(fold.owners),
    completedOn: fold.completed?.happenedOn ?? null,
  }));
  const moved = takeovers(owned, successions, view.day);
  const changed = tasks.map((task) => ({ task, changes: ownerChanges(task.fold.owners) })).filter(({ changes }) => changes.length > 0);
  return {
    tasks,
    targets: indicators.flatMap((indicator) => movedTargets(indicator.targets).map((move) => ({ indicator, move }))),
    rivals: indicators.flatMap((indicator) => rivalTargets(indicator.targets).map((targets) => ({ indicator, targets }))),
    deadlines: tasks.flatMap((task) => movedDeadlines(task.fold.deadlines).map((move) => ({ task, move }))),
    takeovers: moved,
    undated: undatedTakeovers(successions),
    changed,
    /** Tasks that another body answers for now. */
    handedOn: new Set([...moved.flatMap(({ passed }) => passed), ...changed.map(({ task }) => task.code)]).size,
  };
}
export type Goalposts = ReturnType<typeof goalpostsOf>;

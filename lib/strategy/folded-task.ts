import { lastDay } from '@/lib/period';
import { lastOwners } from './goalposts';
import type { Task } from './queries';
import type { TaskFactRecord } from './schema';
import { foldTask } from './task-state';

export type FoldedTask = Task & { fold: ReturnType<typeof foldTask<TaskFactRecord>> };

/** Headings of the Strategy are no tasks, though they stand in the same tree. */
export const isHeading = ({ kind }: Pick<Task, 'kind'>): boolean => kind === 'group' || kind === 'solution-group';

/** The tasks known by `asOf` with what their facts add up to. A task is known once its document or a fact of its life is. */
export function foldTasks(tasks: readonly Task[], { asOf, day }: { asOf: string | null; day: string }): FoldedTask[] {
  return tasks
    .filter((task) => !isHeading(task) && isKnownBy(task, asOf))
    .map((task) => ({ ...task, fold: foldTask(task.facts, { asOf, today: day }) }));
}

export function isKnownBy({ documentIssued, facts }: Pick<Task, 'documentIssued' | 'facts'>, asOf: string | null): boolean {
  return asOf === null || facts.length > 0 || (documentIssued !== null && lastDay(documentIssued) <= asOf);
}

/** Since when the task has been somebody's: its assignment, else its first deadline, else the issue of its document. */
export const assignedOn = ({ fold, documentIssued }: FoldedTask): string | null =>
  fold.assigned?.happenedOn ?? fold.deadlines[0]?.happenedOn ?? documentIssued;

/** Owners in force: those named last, together. */
export const currentOwners = ({ fold }: Pick<FoldedTask, 'fold'>): TaskFactRecord[] => lastOwners(fold.owners);

/** The bodies that own it now, by the names under which they were given it. */
export const ownersOf = (task: Pick<FoldedTask, 'fold'>): string[] => [
  ...new Set(currentOwners(task).flatMap(({ organisation }) => organisation ?? [])),
];

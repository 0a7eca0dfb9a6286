/** What the dated facts of a task's life add up to. Published rule: method#task-state. */
import { daysBetween, firstDay, lastDay } from '../period';
import type { TaskFactRecord } from './schema';

export const VERSION = '1';

export type TaskFact = Pick<TaskFactRecord, 'kind' | 'happenedOn' | 'releasedOn' | 'due' | 'organisation' | 'code'>;

/** `days` run from the deadline's last day; `evidence` is the code of the fact that decides. */
export type TaskState =
  | { kind: 'done-on-time'; deadlineDay: string; evidence: string }
  | { kind: 'done-late'; deadlineDay: string; days: number; evidence: string }
  | { kind: 'done'; evidence: string }
  | { kind: 'done-day-unknown'; deadlineDay: string; evidence: string }
  | { kind: 'late'; deadlineDay: string; days: number; evidence: string }
  | { kind: 'overdue-no-report'; deadlineDay: string; days: number }
  | { kind: 'open'; deadlineDay: string }
  | { kind: 'undated' };

type TaskFold<Fact extends TaskFact> = {
  assigned: Fact | null;
  /** Every deadline ever set, the one in force last: a moved goalpost stays in sight. */
  deadlines: Fact[];
  owners: Fact[];
  partners: Fact[];
  latestProgress: Fact | null;
  completed: Fact | null;
  /** Newest last. */
  notDone: Fact[];
  declared: Fact | null;
  state: TaskState;
};

function compareDates(a: string | null, b: string | null): number {
  const [left, right] = [a === null ? '' : lastDay(a), b === null ? '' : lastDay(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Oldest first: by the day it happened, or was released where that is unknown; undated facts first, else as given. */
function compareFacts(a: TaskFact, b: TaskFact): number {
  return compareDates(a.happenedOn ?? a.releasedOn, b.happenedOn ?? b.releasedOn) || compareDates(a.releasedOn, b.releasedOn);
}

/** What the world had released by that day; a fact released on an unknown day is in no such view. */
function wasReleasedBy(fact: TaskFact, asOf: string): boolean {
  return fact.releasedOn !== null && lastDay(fact.releasedOn) <= asOf;
}

/** The facts known by `asOf` (all of them when it is null), and the state they give on that day (today when it is null). */
export function foldTask<Fact extends TaskFact>(
  facts: readonly Fact[],
  { asOf, today }: { asOf: string | null; today: string },
): TaskFold<Fact> {
  const visible = facts.filter((fact) => asOf === null || wasReleasedBy(fact, asOf)).sort(compareFacts);
  const of = (kind: TaskFact['kind']) => visible.filter((fact) => fact.kind === kind);
  const completions = of('completed');
  const fold = {
    assigned: of('assigned').at(0) ?? null,
    deadlines: of('deadline'),
    owners: of('owner'),
    partners: of('partner'),
    latestProgress: of('progress').at(-1) ?? null,
    completed: completions.find(({ happenedOn }) => happenedOn !== null) ?? completions.at(0) ?? null,
    notDone: of('not-done'),
    declared: of('declared').at(-1) ?? null,
  };
  return { ...fold, state: taskState(fold, asOf ?? today) };
}

/** The state on day `on`. Only `completed` completes; the deadline in force is the last one that names a date. */
export function taskState(
  { deadlines, completed, notDone }: Pick<TaskFold<TaskFact>, 'deadlines' | 'completed' | 'notDone'>,
  on: string,
): TaskState {
  const due = deadlines.findLast((fact) => fact.due !== null)?.due ?? null;
  const deadlineDay = due === null ? null : lastDay(due);
  if (completed) return completedState(completed, deadlineDay);
  if (deadlineDay === null) return { kind: 'undated' };
  // The day itself is not late.
  if (on <= deadlineDay) return { kind: 'open', deadlineDay };
  const days = daysBetween(deadlineDay, on);
  const proof = notDone.findLast(({ happenedOn }) => happenedOn !== null && firstDay(happenedOn) > deadlineDay);
  return proof ? { kind: 'late', deadlineDay, days, evidence: proof.code } : { kind: 'overdue-no-report', deadlineDay, days };
}

/** Late is counted to the first day the source's date allows: a body is never charged with days nobody proved. */
function completedState({ code: evidence, happenedOn }: TaskFact, deadlineDay: string | null): TaskState {
  if (deadlineDay === null) return { kind: 'done', evidence };
  if (happenedOn === null) return { kind: 'done-day-unknown', deadlineDay, evidence };
  if (lastDay(happenedOn) <= deadlineDay) return { kind: 'done-on-time', deadlineDay, evidence };
  const first = firstDay(happenedOn);
  if (first <= deadlineDay) return { kind: 'done-day-unknown', deadlineDay, evidence };
  return { kind: 'done-late', deadlineDay, days: daysBetween(deadlineDay, first), evidence };
}

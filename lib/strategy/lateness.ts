/** Days late, the order of lanes and the tallies. Part of the published rule method#task-state. */
import type { TaskState } from './task-state';

export type Lane = { code: string; state: TaskState };

/** In the order in which lanes stand: past the deadline, done late, of unknown day, still open, done, undated. */
const ranks: Record<TaskState['kind'], number> = {
  late: 0,
  'overdue-no-report': 0,
  'done-late': 1,
  'done-day-unknown': 2,
  open: 3,
  'done-on-time': 4,
  done: 5,
  undated: 6,
};

/** Days past the deadline; null where the state counts none. Only `late` and `done-late` are proven by a source. */
export function daysLate(state: TaskState): number | null {
  return 'days' in state ? state.days : null;
}

function deadlineOf(state: TaskState): string {
  return 'deadlineDay' in state ? state.deadlineDay : '';
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Longest delay first; what counts no days stands by deadline, the nearest first. Codes keep the order stable. */
export function compareLanes(a: Lane, b: Lane): number {
  return (
    ranks[a.state.kind] - ranks[b.state.kind] ||
    (daysLate(b.state) ?? 0) - (daysLate(a.state) ?? 0) ||
    compareText(deadlineOf(a.state), deadlineOf(b.state)) ||
    compareText(a.code, b.code)
  );
}

export type StateTally = Record<TaskState['kind'], number>;

/** How many tasks stand in each state; a state nobody is in counts zero. Proven lateness and silence are never added up. */
export function tallyStates(states: readonly TaskState[]): StateTally {
  const tally: StateTally = {
    late: 0,
    'overdue-no-report': 0,
    'done-late': 0,
    'done-day-unknown': 0,
    open: 0,
    'done-on-time': 0,
    done: 0,
    undated: 0,
  };
  for (const { kind } of states) tally[kind] += 1;
  return tally;
}

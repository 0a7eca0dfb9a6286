/** Which tasks a reader asked for, and how many each further choice would leave. */
import { addMonths } from '../period';
import type { TaskState } from './task-state';

/** In the order in which a reader chooses among them: what is past its deadline first. */
export const TASK_STATES = [
  'late',
  'overdue-no-report',
  'done-late',
  'done-on-time',
  'done-day-unknown',
  'done',
  'open',
  'undated',
] as const satisfies readonly TaskState['kind'][];

/** Where the deadline lies on the day of the view: a deadline that has been met has passed too. */
export const DEADLINE_BUCKETS = ['passed', 'within-a-year', 'later', 'none'] as const;
export type DeadlineBucket = (typeof DEADLINE_BUCKETS)[number];

export const TASK_FILTER_KEYS = ['status', 'organisation', 'topic', 'deadline'] as const;
export type TaskFilterKey = (typeof TASK_FILTER_KEYS)[number];
/** Codes as the address gives them; a code that names nothing finds nothing. */
export type TaskFilter = { [K in TaskFilterKey]?: string };

export type FilterableTask = { state: TaskState; owners: readonly string[]; topic: string | null };

export type FilterWorld = {
  day: string;
  /** Whether `code` names the owner or the body that took over from it. */
  answersFor: (code: string, owner: string) => boolean;
  /** A topic and all topics below it. */
  topicsUnder: (topic: string) => readonly string[];
};

export function deadlineBucket(state: TaskState, day: string): DeadlineBucket {
  if (!('deadlineDay' in state)) return 'none';
  if (state.deadlineDay < day) return 'passed';
  return state.deadlineDay <= addMonths(day, 12) ? 'within-a-year' : 'later';
}

const tests: { [K in TaskFilterKey]: (task: FilterableTask, asked: string, world: FilterWorld) => boolean } = {
  status: ({ state }, asked) => state.kind === asked,
  organisation: ({ owners }, asked, { answersFor }) => owners.some((owner) => answersFor(asked, owner)),
  topic: ({ topic }, asked, { topicsUnder }) => topic !== null && topicsUnder(asked).includes(topic),
  deadline: ({ state }, asked, { day }) => deadlineBucket(state, day) === asked,
};

/** The tasks that meet every choice, in the order given. */
export function filterTasks<T extends FilterableTask>(tasks: readonly T[], filter: TaskFilter, world: FilterWorld): T[] {
  return TASK_FILTER_KEYS.reduce<T[]>(
    (left, key) => {
      const asked = filter[key];
      return asked === undefined ? left : left.filter((task) => tests[key](task, asked, world));
    },
    [...tasks],
  );
}

/** How many tasks each value of one choice leaves while the other choices stay as they are. */
export function countFacet<V extends string>(
  tasks: readonly FilterableTask[],
  { filter, key, values, world }: { filter: TaskFilter; key: TaskFilterKey; values: readonly V[]; world: FilterWorld },
): { value: V; count: number }[] {
  return values.map((value) => ({ value, count: filterTasks(tasks, { ...filter, [key]: value }, world).length }));
}

import type { Table } from '@/lib/exports/table';
import { answering } from '@/lib/organisations/lineage';
import { type Body, listBodies } from '@/lib/organisations/queries';
import { DEADLINE_BUCKETS, deadlineBucket, TASK_STATES } from '@/lib/strategy/filter';
import { assignedOn, type FoldedTask, foldTasks, ownersOf } from '@/lib/strategy/folded-task';
import { daysLate } from '@/lib/strategy/lateness';
import { listTasks } from '@/lib/strategy/queries';
import { TASK_KINDS } from '@/lib/strategy/schema';
import { attribute, dimension, judgedOn, wordCells, wordColumns } from './columns';
import type { ComputedRow } from './computed';
import { computedTable, pointOf } from './computed-table';

/** How each task stands on the day, as the page of the Strategy lists it. Headings of the Strategy are no tasks. */
export const taskStates: Table = computedTable({
  id: 'task-states',
  columns: [
    dimension('task', { refers: 'tasks' }),
    attribute('notation', 'text', { required: true }),
    ...wordColumns('title'),
    attribute('kind', 'code', { choices: TASK_KINDS, required: true }),
    attribute('topic', 'code', { refers: 'topics' }),
    attribute('organisations', 'list', { refers: 'organisations' }),
    attribute('answering', 'list', { refers: 'organisations' }),
    attribute('state', 'code', { choices: TASK_STATES, required: true }),
    attribute('deadline', 'date'),
    attribute('deadline_bucket', 'code', { choices: DEADLINE_BUCKETS, required: true }),
    attribute('days', 'integer'),
    attribute('evidence', 'code', { refers: 'task-facts' }),
    attribute('assigned_on', 'partial-date'),
    attribute('completed_on', 'partial-date'),
    ...wordColumns('declared'),
    judgedOn,
  ],
  key: ['task'],
  filters: ['task', 'kind', 'topic', 'organisations', 'answering', 'state', 'deadline_bucket'],
  kinds: ['task', 'task-fact', 'document', 'organisation', 'organisation-succession'],
  isDated: true,
  page: '/strategy/[code]',
  rows: async (from) => {
    const [tasks, bodies] = await Promise.all([listTasks(from.known), listBodies(from.known)]);
    return foldTasks(tasks, pointOf(from)).map((task) => rowOf(task, bodies, from.day));
  },
});

function rowOf(task: FoldedTask, bodies: readonly Body[], day: string): ComputedRow {
  const { state, completed, declared } = task.fold;
  const owners = ownersOf(task);
  return {
    task: task.code,
    notation: task.notation,
    ...wordCells('title', task.title),
    kind: task.kind,
    topic: task.topic,
    organisations: owners,
    answering: [...new Set(owners.flatMap((owner) => answering(bodies, owner, day)))],
    state: state.kind,
    deadline: 'deadlineDay' in state ? state.deadlineDay : null,
    deadline_bucket: deadlineBucket(state, day),
    days: daysLate(state),
    evidence: 'evidence' in state ? state.evidence : null,
    assigned_on: assignedOn(task),
    completed_on: completed?.happenedOn ?? null,
    ...wordCells('declared', declared?.words ?? null),
    judged_on: day,
  };
}

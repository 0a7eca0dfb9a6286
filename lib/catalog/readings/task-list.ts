import { heirs } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { type FilterableTask, type FilterWorld, filterTasks, type TaskFilter } from '@/lib/strategy/filter';
import { type FoldedTask, ownersOf } from '@/lib/strategy/folded-task';
import type { Topic } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';

export type Registers = { bodies: readonly Body[]; topics: readonly Topic[] };
export type TaskItem = FilterableTask & { task: FoldedTask };

export function worldOf({ bodies, topics }: Registers, day: string): FilterWorld {
  return {
    day,
    answersFor: (code, owner) => code === owner || heirs(bodies, owner, day).includes(code),
    topicsUnder: (topic) => withChildren(topics, topic),
  };
}

export const itemOf = (task: FoldedTask): TaskItem => ({ task, state: task.fold.state, topic: task.topic, owners: ownersOf(task) });

export function tasksThatMatch(tasks: readonly FoldedTask[], filter: TaskFilter, registers: Registers, day: string): FoldedTask[] {
  return filterTasks(tasks.map(itemOf), filter, worldOf(registers, day)).map(({ task }) => task);
}

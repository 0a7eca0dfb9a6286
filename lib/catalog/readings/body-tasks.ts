import { answering, heirs } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { type FoldedTask, ownersOf } from '@/lib/strategy/folded-task';
import { type StateTally, tallyStates } from '@/lib/strategy/lateness';

/** A task for which a body answers, and the names under which it was given. */
export type BodyTask = { task: FoldedTask; named: string[] };

type Register = { bodies: readonly Body[]; day: string };

function under(code: string, names: readonly string[], { bodies, day }: Register): string[] {
  return names.filter((name) => name === code || heirs(bodies, name, day).includes(code));
}

/** Tasks whose owners in force are the body or one whose work it took over by the day. */
export function tasksOf(code: string, tasks: readonly FoldedTask[], register: Register): BodyTask[] {
  return tasks.flatMap((task) => {
    const named = under(code, ownersOf(task), register);
    return named.length > 0 ? [{ task, named }] : [];
  });
}

/** Tasks in which it only takes part. */
export function partnerTasksOf(code: string, tasks: readonly FoldedTask[], register: Register): BodyTask[] {
  const own = new Set(tasksOf(code, tasks, register).map(({ task }) => task.code));
  return tasks.flatMap((task) => {
    const named = own.has(task.code)
      ? []
      : under(code, [...new Set(task.fold.partners.flatMap(({ organisation }) => organisation ?? []))], register);
    return named.length > 0 ? [{ task, named }] : [];
  });
}

/** Every body that answers on the day for at least one task. */
export function bodiesThatAnswer(tasks: readonly FoldedTask[], { bodies, day }: Register): string[] {
  const owners = new Set(tasks.flatMap((task) => ownersOf(task)));
  return [...new Set([...owners].flatMap((owner) => answering(bodies, owner, day)))];
}

export const tallyOf = (list: readonly BodyTask[]): StateTally => tallyStates(list.map(({ task }) => task.fold.state));

import 'server-only';
import { listGoals, listTasks, type Task } from './queries';
import type { GoalRecord } from './schema';

/** A task together with those of its facts that rest on the source or were brought by the document asked for. */
export type CitedTask = Pick<Task, 'code' | 'notation' | 'title' | 'source' | 'facts'> & {
  /** Whether the task itself rests on it, not only facts of its life. */
  isOwn: boolean;
};

/** Tasks that rest on a source or that a document created, and tasks with facts that do, in the order of the Strategy. */
export async function listCitedTasks(by: { document: string } | { source: string }): Promise<CitedTask[]> {
  const rests = ({ document, source }: { document: string | null; source: string }) =>
    'document' in by ? document === by.document : source === by.source;
  const tasks = await listTasks();
  return tasks
    .map((task) => ({
      code: task.code,
      notation: task.notation,
      title: task.title,
      source: task.source,
      facts: task.facts.filter(rests),
      isOwn: rests(task),
    }))
    .filter(({ facts, isOwn }) => isOwn || facts.length > 0);
}

/** Goals, viewpoints and target lines that rest on a source or that a document set. */
export async function listCitedGoals(by: { document: string } | { source: string }): Promise<GoalRecord[]> {
  const goals = await listGoals();
  return goals.filter((goal) => ('document' in by ? goal.document === by.document : goal.source === by.source));
}

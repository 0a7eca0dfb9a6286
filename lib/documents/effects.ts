/** What a document did to tasks, read from the facts that name it. Pure. */

type Fact = { kind: string; document: string | null };
type Task = { code: string; kind: string; document: string | null; facts: readonly Fact[] };
export type Effect<T extends Task> = { task: T; facts: T['facts'][number][] };

/** Facts that change who answers or until when. */
const moves = ['owner', 'partner', 'deadline'];
const endings = ['completed', 'not-done'];
const reports = ['progress', 'declared'];

/** Headings of the Strategy stand among its tasks and are none. */
export const isPromise = ({ kind }: { kind: string }): boolean => kind !== 'group' && kind !== 'solution-group';

/**
 * `created`: tasks the document gave. `moved`: tasks of other documents whose owner, partners or deadline it set anew.
 * `ended`: tasks that its coming out completed or proved undone. `reported`: tasks of whose course it tells.
 */
export function effectsOf<T extends Task>(document: string, tasks: readonly T[]) {
  const effects = (kinds: readonly string[], concerns: (task: T) => boolean = () => true): Effect<T>[] =>
    tasks.filter(concerns).flatMap((task) => {
      const facts = task.facts.filter((fact) => fact.document === document && kinds.includes(fact.kind));
      return facts.length > 0 ? [{ task, facts }] : [];
    });
  return {
    created: tasks.filter((task) => task.document === document && isPromise(task)),
    moved: effects(moves, (task) => task.document !== document),
    ended: effects(endings),
    reported: effects(reports),
  };
}

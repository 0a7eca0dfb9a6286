/** Deadlines that were moved and tasks that went to another body. Pure; the facts come in the order of a folded task. */
import { daysBetween, firstDay, lastDay } from '../period';
import type { TaskFact } from './task-state';

export type MovedDeadline<F> = {
  from: F;
  to: F;
  /** From the last day of the one to the last day of the other; null where one of them is only words. */
  days: number | null;
};

/** Every step from one deadline of a task to the next that says something else. A deadline stated again is no step. */
export function movedDeadlines<F extends Pick<TaskFact, 'due' | 'code'>>(deadlines: readonly F[]): MovedDeadline<F>[] {
  return deadlines.flatMap((to, index) => {
    const from = deadlines[index - 1];
    if (!from || (from.due ?? from.code) === (to.due ?? to.code)) return [];
    return [{ from, to, days: from.due === null || to.due === null ? null : daysBetween(lastDay(from.due), lastDay(to.due)) }];
  });
}

/** Owners named together on one day answer together; those named last are in force. */
function ownersByDay<F extends Pick<TaskFact, 'happenedOn'>>(owners: readonly F[]): F[][] {
  const groups = new Map<string, F[]>();
  for (const owner of owners) groups.set(owner.happenedOn ?? '', [...(groups.get(owner.happenedOn ?? '') ?? []), owner]);
  return [...groups.values()];
}

export type OwnerChange<F> = { from: F[]; to: F[] };

/** Every step at which other bodies were named as owners than before. */
export function ownerChanges<F extends Pick<TaskFact, 'happenedOn' | 'organisation'>>(owners: readonly F[]): OwnerChange<F>[] {
  const steps = ownersByDay(owners);
  const bodies = (facts: readonly F[]) => [...new Set(facts.map(({ organisation }) => organisation))].sort().join(' ');
  return steps.flatMap((to, index) => {
    const from = steps[index - 1];
    return !from || bodies(from) === bodies(to) ? [] : [{ from, to }];
  });
}

export type Succession = { code: string; predecessor: string; successor: string; happenedOn: string | null };
export type OwnedTask = { code: string; owners: readonly Pick<TaskFact, 'happenedOn' | 'organisation'>[]; completedOn: string | null };
/** `passed` went over with the body; `finished` were completed before that day and stay with the name they were done under. */
export type Takeover<S> = { succession: S; passed: string[]; finished: string[] };

/** Owners in force. */
export const lastOwners = <F extends Pick<TaskFact, 'happenedOn'>>(owners: readonly F[]): F[] => ownersByDay(owners).at(-1) ?? [];

/**
 * What each takeover up to `day` moved, newest first; those that moved nothing are left out. A succession without a day is
 * never taken to have happened: `undatedTakeovers` names it.
 */
export function takeovers<S extends Succession>(tasks: readonly OwnedTask[], successions: readonly S[], day: string): Takeover<S>[] {
  const dated = successions.filter(({ happenedOn }) => happenedOn !== null && lastDay(happenedOn) <= day);
  return dated
    .map((succession) => {
      const on = lastDay(succession.happenedOn as string);
      const moved = tasks.filter(({ owners }) =>
        owners.some(
          ({ organisation, happenedOn }) =>
            organisation !== null &&
            (happenedOn === null || firstDay(happenedOn) < on) &&
            holders(dated, organisation, on).includes(succession.predecessor),
        ),
      );
      const isFinished = ({ completedOn }: OwnedTask) => completedOn !== null && lastDay(completedOn) < on;
      return {
        succession,
        passed: moved.filter((task) => !isFinished(task)).map(({ code }) => code),
        finished: moved.filter(isFinished).map(({ code }) => code),
      };
    })
    .filter(({ passed, finished }) => passed.length + finished.length > 0)
    .sort((a, b) => compareText(dayOf(b.succession), dayOf(a.succession)) || b.passed.length - a.passed.length);
}

/** Successions without a day: what the record knows is only who, so no task is said to have passed. */
export const undatedTakeovers = <S extends Succession>(successions: readonly S[]): S[] =>
  successions.filter(({ happenedOn }) => happenedOn === null);

const dayOf = ({ happenedOn }: Succession): string => (happenedOn === null ? '' : lastDay(happenedOn));

/** The body and those that had taken over from it when that day began: of two takeovers on one day neither follows the other. */
function holders(dated: readonly Succession[], code: string, on: string, since = ''): string[] {
  const next = dated.filter((s) => s.predecessor === code && dayOf(s) > since && dayOf(s) < on);
  return [code, ...next.flatMap((s) => holders(dated, s.successor, on, dayOf(s)))];
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

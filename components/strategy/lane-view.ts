import type { LaneMark } from '@/components/ui/lane';
import type { LocalizedText } from '@/lib/i18n/localized';
import { daysBetween, firstDay } from '@/lib/period';
import { assignedOn, type FoldedTask } from '@/lib/strategy/folded-task';
import type { TaskState } from '@/lib/strategy/task-state';

/** What a lane draws of a task. */
export type LaneTask = { code: string; title: LocalizedText; state: TaskState; assignedOn: string | null; doneOn: string | null };

export function laneTask(task: FoldedTask): LaneTask {
  const { code, title, fold } = task;
  return { code, title, state: fold.state, assignedOn: assignedOn(task), doneOn: fold.completed?.happenedOn ?? null };
}

export type LaneScale = { at: (day: string) => number; ticks: { at: number; label: string }[] };

/** Whole years from the first deadline to the last deadline or the day itself, in per cent. */
export function laneScale(deadlines: readonly string[], day: string): LaneScale {
  const years = [...deadlines, day].map((date) => Number(date.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const total = daysBetween(`${first}-01-01`, `${last}-01-01`);
  const at = (date: string) => Math.min(100, Math.max(0, (daysBetween(`${first}-01-01`, date) / total) * 100));
  const labels = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  // The last year's end stands where the words for the day already do, unless the day is well before it.
  const shown = at(day) > 85 ? labels.slice(0, -1) : labels;
  return { at, ticks: shown.map((label) => ({ at: at(`${label}-01-01`), label })) };
}

/** The line of a task: time given, time over the deadline, what is done. A task without a deadline has none. */
export function taskMarks({ state, assignedOn, doneOn }: LaneTask, { at }: LaneScale, day: string): LaneMark[] {
  if (!('deadlineDay' in state)) return [];
  const start = assignedOn === null ? 0 : at(firstDay(assignedOn));
  const [deadline, now] = [at(state.deadlineDay), at(day)];
  const doneAt = doneOn === null ? null : at(firstDay(doneOn));
  const done: LaneMark[] = doneAt === null ? [] : [{ kind: 'done', at: doneAt }];
  switch (state.kind) {
    case 'late':
    case 'overdue-no-report':
      return [
        { kind: 'elapsed', from: start, to: deadline },
        { kind: state.kind === 'late' ? 'late' : 'overdue', from: deadline, to: now },
        { kind: 'deadline', at: deadline, isPassed: true },
      ];
    case 'open':
      return openMarks(start, deadline, now);
    case 'done-late':
      return [
        { kind: 'elapsed', from: start, to: deadline },
        { kind: 'late-done', from: deadline, to: doneAt ?? deadline },
        { kind: 'deadline', at: deadline },
        ...done,
      ];
    case 'done-on-time':
    case 'done-day-unknown':
      return [{ kind: 'elapsed', from: start, to: doneAt ?? deadline }, { kind: 'deadline', at: deadline, isFaint: true }, ...done];
  }
}

/** A promise still running, or a target whose own status says what came of it: no bar grows from its deadline. */
export function openMarks(start: number, deadline: number, now: number): LaneMark[] {
  const elapsed = { kind: 'elapsed', from: start, to: Math.min(now, deadline) } as const;
  if (deadline < now) return [elapsed, { kind: 'deadline', at: deadline, isPassed: true }];
  return [elapsed, { kind: 'plan', from: now, to: deadline }, { kind: 'deadline', at: deadline }];
}

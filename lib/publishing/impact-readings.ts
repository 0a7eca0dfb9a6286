import 'server-only';
import { readIndicator } from '@/lib/catalog/readings/indicator';
import type { LocalizedText } from '@/lib/i18n/localized';
import { listConflicts } from '@/lib/indicators/conflict-queries';
import type { ConflictRecord } from '@/lib/indicators/conflict-schema';
import type { Figure } from '@/lib/indicators/figure-queries';
import { movedTargets, rivalTargets } from '@/lib/indicators/goalposts';
import type { Judgement } from '@/lib/indicators/judgement';
import { type IndicatorBrief, listIndicators } from '@/lib/indicators/queries';
import type { Target } from '@/lib/indicators/target-queries';
import { answering } from '@/lib/organisations/lineage';
import { type Body, listBodies } from '@/lib/organisations/queries';
import { ownersOf } from '@/lib/strategy/folded-task';
import { movedDeadlines, ownerChanges } from '@/lib/strategy/goalposts';
import { daysLate } from '@/lib/strategy/lateness';
import { listTasks, type Task } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';
import type { Lateness, ShownTask } from './impact-shape';

/** Which parts of the record a publication can move. */
export type Scope = { indicators: readonly string[]; conflicts: boolean; tasks: boolean };

type IndicatorReading = { indicator: IndicatorBrief; judgement: Judgement<Figure, Target>; goalposts: number };
type TaskReading = { task: Task; shown: ShownTask; goalposts: number };
type BodyReading = { name: LocalizedText; late: Lateness };
/** What readers are shown at one moment, by code. */
export type Readings = {
  indicators: Map<string, IndicatorReading>;
  tasks: Map<string, TaskReading>;
  bodies: Map<string, BodyReading>;
  conflicts: Map<string, ConflictRecord>;
};

/** Read by the public queries and judged by the public rules, as the pages do it. */
export async function readReadings(scope: Scope, day: string): Promise<Readings> {
  const bodies = await listBodies();
  const indicators = scope.indicators.length > 0 ? await listIndicators({ codes: scope.indicators }) : [];
  const tasks = scope.tasks ? (await listTasks()).map((task) => readTask(task, day)) : [];
  const conflicts = scope.conflicts ? await listConflicts() : [];
  return {
    indicators: new Map(indicators.map((indicator) => [indicator.code, readJudgement(indicator, bodies, day)])),
    tasks: new Map(tasks.map((reading) => [reading.task.code, reading])),
    bodies: readBodies(tasks, bodies, day),
    conflicts: new Map(conflicts.map((conflict) => [conflict.code, conflict])),
  };
}

function readJudgement(indicator: IndicatorBrief, bodies: readonly Body[], day: string): IndicatorReading {
  const { judgement } = readIndicator(indicator, bodies, day);
  return { indicator, judgement, goalposts: movedTargets(indicator.targets).length + rivalTargets(indicator.targets).length };
}

function readTask(task: Task, day: string): TaskReading {
  const fold = foldTask(task.facts, { asOf: null, today: day });
  const { state } = fold;
  return {
    task,
    shown: {
      state: state.kind,
      days: daysLate(state),
      deadline: 'deadlineDay' in state ? state.deadlineDay : null,
      declared: fold.declared?.words ?? null,
      owners: ownersOf({ fold }).sort(),
    },
    goalposts: movedDeadlines(fold.deadlines).length + ownerChanges(fold.owners).length,
  };
}

const counted: Partial<Record<ShownTask['state'], keyof Lateness>> = {
  late: 'late',
  'overdue-no-report': 'overdue',
  'done-late': 'doneLate',
};

/** The bodies that answer on the day for a task that is late, overdue or was done late. */
function readBodies(tasks: readonly TaskReading[], bodies: readonly Body[], day: string): Map<string, BodyReading> {
  const names = new Map(bodies.map(({ code, name }) => [code, name]));
  const readings = new Map<string, BodyReading>();
  for (const { shown } of tasks) {
    const count = counted[shown.state];
    if (count === undefined) continue;
    for (const code of new Set(shown.owners.flatMap((owner) => answering(bodies, owner, day)))) {
      const name = names.get(code);
      if (!name) continue;
      const reading = readings.get(code) ?? { name, late: { late: 0, overdue: 0, doneLate: 0 } };
      reading.late[count] += 1;
      readings.set(code, reading);
    }
  }
  return readings;
}

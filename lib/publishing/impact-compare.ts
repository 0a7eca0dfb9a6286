import { canonical } from './canonical';
import type { Readings } from './impact-readings';
import type {
  Impact,
  ImpactList,
  Lateness,
  MovedConflict,
  MovedGoalpost,
  MovedLateness,
  MovedPage,
  MovedStatus,
  ShownFigure,
} from './impact-shape';

/** How many of each list a page shows. */
const mostListed = 50;

type IndicatorReading = Readings['indicators'] extends Map<string, infer R> ? R : never;

const differs = (before: unknown, after: unknown): boolean => canonical(before ?? null) !== canonical(after ?? null);
const codesOf = (...maps: readonly ReadonlyMap<string, unknown>[]): string[] => [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();

/** What two readings say differently, each list cut to what a page shows. */
export function compareReadings(before: Readings, after: Readings, pages: readonly MovedPage[], unread: number): Impact {
  const lists = {
    figures: movedFigures(before, after),
    statuses: [...movedIndicatorStatuses(before, after), ...movedTasks(before, after)],
    conflicts: [...movedPairs(before, after), ...movedConflictRecords(before, after)],
    goalposts: movedGoalposts(before, after),
    late: movedLateness(before, after),
    pages: [...pages],
  };
  const more = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, Math.max(0, list.length - mostListed)]));
  const shown = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.slice(0, mostListed)])) as typeof lists;
  return { ...shown, more: more as Record<ImpactList, number>, unread, stopped: null };
}

function shownFigure({ judgement: { latest, age } }: IndicatorReading): ShownFigure | null {
  if (latest === null || age === null) return null;
  const { series, period, value, qualifier } = latest;
  return { series, period, value, qualifier, age: age.state };
}

function movedFigures(before: Readings, after: Readings): Impact['figures'] {
  return codesOf(before.indicators, after.indicators).flatMap((code) => {
    const [was, is] = [before.indicators.get(code), after.indicators.get(code)];
    const { indicator } = (is ?? was) as IndicatorReading;
    const change = { before: was ? shownFigure(was) : null, after: is ? shownFigure(is) : null };
    return differs(change.before, change.after) ? [{ indicator: code, name: indicator.name, unit: indicator.unit, ...change }] : [];
  });
}

function movedIndicatorStatuses(before: Readings, after: Readings): MovedStatus[] {
  const shown = (reading: IndicatorReading | undefined) =>
    reading ? { status: reading.judgement.status.kind, reason: reading.judgement.status.reason } : null;
  return codesOf(before.indicators, after.indicators).flatMap((code) => {
    const [was, is] = [before.indicators.get(code), after.indicators.get(code)];
    const change = { before: shown(was), after: shown(is) };
    const { name } = ((is ?? was) as IndicatorReading).indicator;
    return differs(change.before, change.after) ? [{ kind: 'indicator' as const, code, name, ...change }] : [];
  });
}

function movedTasks(before: Readings, after: Readings): MovedStatus[] {
  return codesOf(before.tasks, after.tasks).flatMap((code) => {
    const [was, is] = [before.tasks.get(code), after.tasks.get(code)];
    const change = { before: was?.shown ?? null, after: is?.shown ?? null };
    const task = (is ?? was)?.task;
    return task && differs(change.before, change.after)
      ? [{ kind: 'task' as const, code, notation: task.notation, name: task.title, ...change }]
      : [];
  });
}

/** Disagreements between figures, by which series disagree for which period. */
function pairsOf(reading: IndicatorReading | undefined): Map<string, Omit<MovedConflict, 'change'>> {
  if (!reading) return new Map();
  const { indicator, judgement } = reading;
  return new Map(
    judgement.conflicts.map(({ a, b }) => [
      [a.period, a.area, ...[a.series, b.series].sort()].join(' '),
      {
        record: null,
        indicator: indicator.code,
        name: indicator.name,
        period: a.period,
        statements: [a, b].map(({ series, value, qualifier }) => ({ series, value, qualifier })),
      },
    ]),
  );
}

const openedAndClosed = (was: ReadonlyMap<string, Omit<MovedConflict, 'change'>>, is: typeof was): MovedConflict[] => [
  ...[...is].filter(([key]) => !was.has(key)).map(([, conflict]) => ({ change: 'opened' as const, ...conflict })),
  ...[...was].filter(([key]) => !is.has(key)).map(([, conflict]) => ({ change: 'closed' as const, ...conflict })),
];

function movedPairs(before: Readings, after: Readings): MovedConflict[] {
  return codesOf(before.indicators, after.indicators).flatMap((code) =>
    openedAndClosed(pairsOf(before.indicators.get(code)), pairsOf(after.indicators.get(code))),
  );
}

function movedConflictRecords(before: Readings, after: Readings): MovedConflict[] {
  const shown = ({ conflicts }: Readings) =>
    new Map(
      [...conflicts].map(([code, { title, indicators }]) => [
        code,
        { record: code, indicator: indicators[0] ?? null, name: title, period: null, statements: [] },
      ]),
    );
  return openedAndClosed(shown(before), shown(after));
}

function movedGoalposts(before: Readings, after: Readings): MovedGoalpost[] {
  const indicators = codesOf(before.indicators, after.indicators).map((code) => {
    const [was, is] = [before.indicators.get(code), after.indicators.get(code)];
    const { name } = ((is ?? was) as IndicatorReading).indicator;
    return { kind: 'indicator' as const, code, name, before: was?.goalposts ?? 0, after: is?.goalposts ?? 0 };
  });
  const tasks = codesOf(before.tasks, after.tasks).flatMap((code) => {
    const [was, is] = [before.tasks.get(code), after.tasks.get(code)];
    const task = (is ?? was)?.task;
    return task ? [{ kind: 'task' as const, code, name: task.title, before: was?.goalposts ?? 0, after: is?.goalposts ?? 0 }] : [];
  });
  return [...indicators, ...tasks].filter((moved) => moved.before !== moved.after);
}

const nothingLate: Lateness = { late: 0, overdue: 0, doneLate: 0 };

function movedLateness(before: Readings, after: Readings): MovedLateness[] {
  return codesOf(before.bodies, after.bodies).flatMap((organisation) => {
    const [was, is] = [before.bodies.get(organisation), after.bodies.get(organisation)];
    const name = (is ?? was)?.name;
    const change = { before: was?.late ?? nothingLate, after: is?.late ?? nothingLate };
    return name && differs(change.before, change.after) ? [{ organisation, name, ...change }] : [];
  });
}

import { firstDay, isPartialDate, lastDay } from '@/lib/period';
import { aboutFigure, aboutRecord, type Check, type CheckedFigure, type CheckedRecord, isKept, passed } from './finding';
import { fieldOf, partsOf } from './parts';

/** Fields that tell of something that has happened, by kind. Deadlines, days of coming into force and events may lie ahead. */
const happened: Readonly<Record<string, readonly string[]>> = {
  source: ['published'],
  document: ['issued'],
  release: ['released'],
  platform: ['released', 'users.period'],
  'task-fact': ['happenedOn', 'releasedOn'],
  'organisation-succession': ['happenedOn'],
  'area-succession': ['happenedOn'],
  reply: ['given'],
};

function happenings({ kind, after }: CheckedRecord): { field: string; date: string }[] {
  const fields = happened[kind] ?? [];
  return partsOf(after).flatMap((part) =>
    Object.entries(part.values).flatMap(([name, date]) => {
      const field = fieldOf(part, name);
      return fields.includes(field) && typeof date === 'string' && isPartialDate(date) ? [{ field, date }] : [];
    }),
  );
}

/** Only what cannot have begun yet is in the future: "this month" is not. */
export const checkHappened: Check = ({ records, today }) => {
  const dates = records.filter(isKept).flatMap((record) => happenings(record).map((happening) => ({ record, ...happening })));
  const ahead = dates.filter(({ date }) => firstDay(date) > today);
  return [
    ...ahead.map(({ record, field, date }) => aboutRecord(record, 'happened', 'warn', field, { field, date })),
    ...passed('happened', dates.length - ahead.length),
  ];
};

/**
 * A result cannot be let known before its period ends; a forecast can. What stands at a moment may be read in the last month of its
 * period: a count of 10 July is that of July, one of 28 December that of the year.
 */
export const checkPeriods: Check = ({ figures, context, today }) => {
  const stated = figures.filter((figure) => isKept(figure) && figure.status !== 'forecast' && isPartialDate(figure.period));
  const findings = stated.flatMap((figure) => {
    const known = context.released.get(figure.release) ?? null;
    const released = known !== null && isPartialDate(known) ? known : today;
    if (soonest(figure) <= lastDay(released)) return [];
    return [aboutFigure(figure, 'period-ended', 'warn', 'period', { period: figure.period, released })];
  });
  return [...findings, ...passed('period-ended', stated.length - findings.length)];
};

function soonest({ period, timeBasis }: CheckedFigure): string {
  const end = lastDay(period);
  return timeBasis === 'point' || timeBasis === 'cumulative' ? `${end.slice(0, 8)}01` : end;
}

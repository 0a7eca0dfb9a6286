import 'server-only';
import { semicolons } from '@/lib/i18n/format';
import { localize } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import type { Target } from '@/lib/indicators/target-queries';
import { listBodies } from '@/lib/organisations/queries';
import { lastDay, precisionOf } from '@/lib/period';
import { listTasks } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';
import type { Occasion } from './calendar';
import { type CalendarContext, isChosen } from './selection';
import { readStamps } from './stamps';
import { targetWords } from './target-words';

/**
 * The day by which something was promised: of a deadline that a document gives as a month or a year the last day, which is when it passes.
 * The description then says how exactly it was given.
 */
export async function deadlines(context: CalendarContext): Promise<Occasion[]> {
  return [...(await taskDeadlines(context)), ...(await targetDeadlines(context))];
}

const stated = (due: string, { t, date }: CalendarContext['words']): string[] =>
  precisionOf(due) === 'day' ? [] : [t('calendar.statedAs', { date: date(due) })];

async function taskDeadlines({ view, selection, words, root }: CalendarContext): Promise<Occasion[]> {
  const { t, plain, date } = words;
  const [tasks, bodies, stamps] = await Promise.all([listTasks(view.known), listBodies(view.known), readStamps('task', view.known)]);
  const nameOf = (code: string): string => {
    const body = bodies.find((one) => one.code === code);
    return body ? localize(body.name, words.locale).words : code;
  };
  return tasks.flatMap((task) => {
    const { deadlines: set, owners, partners, completed } = foldTask(task.facts, { asOf: view.asOf, today: view.day });
    const due = set.findLast((fact) => fact.due !== null)?.due ?? null;
    const stamp = stamps[task.code];
    const responsible = [...new Set(owners.flatMap(({ organisation }) => organisation ?? []))];
    const named = [...responsible, ...partners.map(({ organisation }) => organisation)];
    if (due === null || !stamp || !isChosen(selection, { bodies: named, topic: task.topic })) return [];
    const url = `${root}/strategy/${task.code}`;
    return [
      {
        uid: `task-${task.code}`,
        from: lastDay(due),
        to: lastDay(due),
        summary: t('calendar.task', { title: plain(task.title) }),
        description: [
          ...stated(due, words),
          ...(responsible.length === 0 ? [] : [t('calendar.owner', { names: semicolons(responsible.map(nameOf), words.locale) })]),
          ...(completed
            ? [completed.happenedOn === null ? t('calendar.done') : t('calendar.doneOn', { date: date(completed.happenedOn) })]
            : []),
          url,
        ].join('\n'),
        url,
        category: t('calendar.deadlines'),
        ...stamp,
      },
    ];
  });
}

/** A target that another has taken the place of is no promise any more. */
async function targetDeadlines({ view, selection, words, root }: CalendarContext): Promise<Occasion[]> {
  const { t, plain } = words;
  const [indicators, stamps] = await Promise.all([listIndicators({}, view.known), readStamps('target', view.known)]);
  return indicators.flatMap((indicator) => {
    if (!isChosen(selection, { bodies: indicator.owners, topic: indicator.topic })) return [];
    const amended = new Set(indicator.targets.map(({ amends }) => amends));
    const isInForce = ({ code, deadline }: Target) => deadline !== null && !amended.has(code) && stamps[code] !== undefined;
    return indicator.targets.filter(isInForce).map((target) => {
      const due = target.deadline as string;
      const url = `${root}/indicators/${indicator.code}`;
      return {
        uid: `target-${target.code}`,
        from: lastDay(due),
        to: lastDay(due),
        summary: t('calendar.target', { name: plain(indicator.name), target: targetWords(target, indicator.unit, words) }),
        description: [...stated(due, words), words.indicators(`targets.kinds.${target.kind}`), url].join('\n'),
        url,
        category: t('calendar.deadlines'),
        ...(stamps[target.code] as { recordedAt: string; edition: number }),
      };
    });
  });
}

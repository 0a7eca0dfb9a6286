import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type LaneGroup, Lanes } from '@/components/ui/lane';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { addressOf } from '@/lib/http/address';
import { formatCount, formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { daysBetween } from '@/lib/period';
import type { View } from '@/lib/publishing/edition-queries';
import { compareLanes } from '@/lib/strategy/lateness';
import type { TaskState } from '@/lib/strategy/task-state';
import { type LaneTask, laneScale, openMarks, taskMarks } from './lane-view';

/** Something with a deadline that is no task: a target of the Strategy with its own status. */
export type TargetLane = { code: string; name: ReactNode; href: string; deadlineDay: string; words: ReactNode };

export type LaneGroupName = 'late' | 'overdue' | 'done' | 'open';

const groupNames: LaneGroupName[] = ['late', 'overdue', 'done', 'open'];
const groupOf: Record<TaskState['kind'], LaneGroupName | null> = {
  late: 'late',
  'overdue-no-report': 'overdue',
  'done-late': 'done',
  'done-day-unknown': 'done',
  'done-on-time': 'done',
  open: 'open',
  done: null,
  undated: null,
};

type TaskLanesProps = {
  locale: Locale;
  view: View;
  /** Tasks without a deadline have no place on the axis and are left out. */
  tasks: readonly LaneTask[];
  /** Which groups to draw; all of them when left out. Empty groups are not drawn. */
  groups?: readonly LaneGroupName[];
  targets?: { title: ReactNode; lanes: readonly TargetLane[] };
};

/** Tasks with a deadline on one time axis, longest past the deadline first. Proven lateness and silence stay two groups. */
export async function TaskLanes({ locale, view, tasks, groups = groupNames, targets }: TaskLanesProps) {
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'lanes' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const { day } = view;
  const isToday = view.asOf === null && view.edition === null;
  const dated = [...tasks].filter(({ state }) => groupOf[state.kind] !== null).sort(compareLanes);
  const deadlines = dated.flatMap(({ state }) => ('deadlineDay' in state ? [state.deadlineDay] : []));
  const scale = laneScale([...deadlines, ...(targets?.lanes ?? []).map((lane) => lane.deadlineDay)], day);

  const words = (state: TaskState): ReactNode => {
    switch (state.kind) {
      case 'late':
        return <Status kind="behind" label={common('task.late', { days: state.days })} />;
      case 'overdue-no-report':
        return <strong>{t('overdueDays', { days: state.days })}</strong>;
      case 'open':
        return <Status kind="open" label={t('daysLeft', { days: daysBetween(day, state.deadlineDay) })} />;
      case 'undated':
        return null;
      default:
        return <Status kind="done" label={common(`task.${state.kind}`, { days: 'days' in state ? state.days : 0 })} />;
    }
  };
  const laneGroups: LaneGroup[] = groups.flatMap((name) => {
    const own = dated.filter(({ state }) => groupOf[state.kind] === name);
    if (own.length === 0) return [];
    const lanes = own.map((task) => ({
      id: task.code,
      name: <Localized text={localize(task.title, locale)} pageLocale={locale} />,
      href: `/${locale}${addressOf(`/strategy/${task.code}`, view)}`,
      marks: taskMarks(task, scale, day),
      words: words(task.state),
    }));
    return [{ id: name, title: t(`group.${name}`), count: formatCount(own.length, locale), lanes }];
  });
  if (targets && targets.lanes.length > 0) {
    const lanes = targets.lanes.map(({ code, deadlineDay, ...lane }) => ({
      ...lane,
      id: code,
      marks: openMarks(0, scale.at(deadlineDay), scale.at(day)),
    }));
    laneGroups.push({ id: 'targets', title: targets.title, count: formatCount(lanes.length, locale), lanes, flat: true });
  }
  const today = { at: scale.at(day), label: t(isToday ? 'today' : 'day', { date: formatDate(day, locale, 'short') }) };
  return <Lanes axis={{ ticks: scale.ticks, today }} groups={laneGroups} />;
}

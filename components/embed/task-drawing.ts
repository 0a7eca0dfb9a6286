import { getTranslations } from 'next-intl/server';
import { laneScale, laneTask, taskMarks } from '@/components/strategy/lane-view';
import { statusKinds } from '@/components/strategy/words';
import { formatDate, labelled } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { Drawing } from './drawing';

type Props = { locale: Locale; view: View; task: FoldedTask };

/** The lane of a task: from the day it was given over its deadline to the day of the view. */
export async function taskDrawing({ locale, view, task }: Props): Promise<Omit<Drawing, 'sources'> & { cited: string[] }> {
  const [t, lanes, common] = await Promise.all([
    getTranslations({ locale, namespace: 'embed' }),
    getTranslations({ locale, namespace: 'lanes' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const { state } = task.fold;
  const title = localize(task.title, locale);
  const label = common(`task.${state.kind}`, { days: 'days' in state ? state.days : 0 });
  const isToday = view.asOf === null && view.edition === null;
  const scale = laneScale('deadlineDay' in state ? [state.deadlineDay] : [], view.day);
  return {
    title: title.words,
    titleLang: title.lang,
    subtitle: null,
    sentence: labelled(title.words, label, locale),
    newer: 'newerTask',
    chart:
      'deadlineDay' in state
        ? {
            kind: 'lane',
            lane: {
              ticks: scale.ticks,
              today: { at: scale.at(view.day), label: lanes(isToday ? 'today' : 'day', { date: formatDate(view.day, locale, 'short') }) },
              marks: taskMarks(laneTask(task), scale, view.day),
              status: { kind: statusKinds[state.kind], label },
            },
          }
        : { kind: 'nothing', words: `${label}. ${t('nothingTask')}` },
    parts: task.facts.map(({ code }) => ({ place: code, id: code, since: '' })),
    cited: [...new Set([task.source, ...task.facts.map(({ source }) => source)])],
  };
}

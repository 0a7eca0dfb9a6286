import { getTranslations } from 'next-intl/server';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { isHeading, isKnownBy } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';

/** What a search result says of a task: its name, and how it stands on the day of the view. */
export async function taskMetadataWords(locale: Locale, task: Task, { asOf, day }: { asOf: string | null; day: string }) {
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'strategy' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const { notation, facts } = task;
  if (!isHeading(task) && !isKnownBy(task, asOf)) {
    return { title: t('unknown.title', { date: formatDate(day, locale), notation }), description: t('unknown.text') };
  }
  const title = localize(task.title, locale).words;
  if (isHeading(task)) return { title, description: t('metadata.heading', { notation }) };
  const { state } = foldTask(facts, { asOf, today: day });
  const label = common(`task.${state.kind}`, { days: 'days' in state ? state.days : 0 });
  return { title, description: t('metadata.task', { notation, state: label }) };
}

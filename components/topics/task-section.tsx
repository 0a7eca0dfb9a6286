import { getTranslations } from 'next-intl/server';
import type { Marks } from '@/components/sources/marks';
import { StatusRows } from '@/components/strategy/status-row';
import { taskRow } from '@/components/strategy/task-rows';
import { type StrategyWords, statusKinds } from '@/components/strategy/words';
import { Section } from '@/components/ui/section';
import { Tally } from '@/components/ui/tally';
import { addressOf } from '@/lib/http/address';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import { compareLanes, tallyStates } from '@/lib/strategy/lateness';
import type { TaskState } from '@/lib/strategy/task-state';

type TaskSectionProps = { topic: string; tasks: readonly FoldedTask[]; words: StrategyWords; marks: Marks };

const kinds: readonly TaskState['kind'][] = [
  'late',
  'overdue-no-report',
  'done-late',
  'done-day-unknown',
  'open',
  'done-on-time',
  'done',
  'undated',
];

/** How the topic's tasks stand, the longest past their deadline first. Called, not mounted: it numbers marks. */
export async function taskSection({ topic, tasks, words, marks }: TaskSectionProps, shown: number) {
  if (tasks.length === 0) return null;
  const { locale, view, common, count, date } = words;
  const t = await getTranslations({ locale, namespace: 'topics' });
  const room = (status?: string) => `/${locale}${addressOf('/strategy', view, { topic, status })}`;
  const tally = tallyStates(tasks.map(({ fold }) => fold.state));
  const lanes = tasks.map((task) => ({ task, code: task.code, state: task.fold.state })).sort(compareLanes);
  const rows = lanes.slice(0, shown).map(({ task }) => taskRow(task, words, marks));
  return (
    <Section
      id="tasks"
      rail={t('kind.tasks')}
      notes={[
        t('railCount', { count: t('count.tasks', { count: tasks.length, shown: count(tasks.length) }) }),
        t('asOf', { date: date(view.day) }),
        <a key="all" href={room()}>
          {t('all.tasks')}
        </a>,
      ]}
    >
      <Tally
        entries={kinds
          .filter((kind) => tally[kind] > 0)
          .map((kind) => ({ kind: statusKinds[kind], count: count(tally[kind]), label: common(`taskKind.${kind}`), href: room(kind) }))}
      />
      <div className="mt-3">
        <StatusRows rows={rows} pageLocale={locale} labels={{ who: words.t('row.who'), nobody: words.t('row.nobody') }} />
      </div>
    </Section>
  );
}

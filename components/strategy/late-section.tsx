import { Section } from '@/components/ui/section';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import { laneTask } from './lane-view';
import { TaskLanes } from './task-lanes';
import type { StrategyWords } from './words';

/** What is past its deadline and not known to be done, longest first; nothing where there is no such task. */
export function LateSection({ tasks, words }: { tasks: readonly FoldedTask[]; words: StrategyWords }) {
  const { locale, view, t, date } = words;
  const past = tasks.filter(({ fold }) => fold.state.kind === 'late' || fold.state.kind === 'overdue-no-report');
  if (past.length === 0) return null;
  return (
    <Section
      id="past"
      rail={t('past.rail')}
      notes={[
        t('past.asOf', { date: date(view.day) }),
        <a key="rule" href={`/${locale}/method#task-state`}>
          {t('past.rule')}
        </a>,
      ]}
      heading={t('past.heading')}
    >
      <TaskLanes locale={locale} view={view} tasks={past.map(laneTask)} groups={['late', 'overdue']} />
      <p className="small mute measure mt-2">{t('past.caption')}</p>
    </Section>
  );
}

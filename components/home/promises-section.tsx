import { getTranslations } from 'next-intl/server';
import type { Marks } from '@/components/sources/marks';
import { laneTask } from '@/components/strategy/lane-view';
import { type TargetLane, TaskLanes } from '@/components/strategy/task-lanes';
import { Localized } from '@/components/ui/localized';
import { StampedSentence } from '@/components/ui/source-mark';
import { Status } from '@/components/ui/status';
import { addressOf } from '@/lib/http/address';
import { formatCount } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { IndicatorWords } from '../indicators/words';
import { countTasks, type JudgedTarget } from './promises';

type Props = {
  locale: Locale;
  view: View;
  tasks: readonly FoldedTask[];
  targets: readonly JudgedTarget[];
  words: IndicatorWords;
  marks: Marks;
};

/** Every dated task and every numeric target of the first phase on one axis. Called, not rendered: marks are numbered in the order of calls. */
export async function promisesSection({ locale, view, tasks, targets, words, marks }: Props) {
  const [t, lanes] = await Promise.all([getTranslations({ locale, namespace: 'home' }), getTranslations({ locale, namespace: 'lanes' })]);
  const href = (path: string) => `/${locale}${addressOf(path, view)}`;
  const { undated } = countTasks(tasks.map(({ fold }) => fold.state));

  const targetLanes = targets.map(({ goal, indicator, deadlineDay, judgement: { status, age } }): TargetLane => {
    const isUndecided = status.kind === 'no-data' && status.figure !== undefined;
    return {
      code: goal.code,
      name: <Localized text={localize(goal.title, locale)} pageLocale={locale} />,
      href: href(`/indicators/${indicator.code}`),
      deadlineDay,
      words: <Status kind={status.kind} label={isUndecided ? t('lanes.undecided') : words.status(status, age)} />,
    };
  });
  const sources = targets.length > 0 ? marks.of(targets.map(({ goal }) => goal.source)) : [];
  const year = targets[0]?.deadlineDay.slice(0, 4) ?? '';
  const title = <StampedSentence text={t('lanes.targets', { year })} sources={sources} />;

  return (
    <div className="wrap pb-6">
      <h2 className="vh">{t('lanes.heading')}</h2>
      <TaskLanes locale={locale} view={view} tasks={tasks.map(laneTask)} targets={{ title, lanes: targetLanes }} />
      <p className="small mute mt-2 measure">
        {lanes('key')} <a href={`/${locale}/method#task-state`}>{t('lanes.rule')}</a>
      </p>
      <p className="small mt-1">
        {undated > 0 &&
          t.rich('lanes.undated', {
            tasks: undated,
            count: formatCount(undated, locale),
            link: (chunks) => <a href={`/${locale}${addressOf('/strategy', view, { deadline: 'none' })}`}>{chunks}</a>,
          })}{' '}
        <a href={href('/strategy')}>{t('lanes.all')}</a>
      </p>
    </div>
  );
}

import { PageHead } from '@/components/ui/page-head';
import { Tally } from '@/components/ui/tally';
import { setTitle } from '@/components/ui/title';
import { addressOf } from '@/lib/http/address';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import { tallyStates } from '@/lib/strategy/lateness';
import type { TaskState } from '@/lib/strategy/task-state';
import { strategyFinding } from './finding';
import { type StrategyWords, statusKinds } from './words';

/** Always counted, even at zero: that a state is empty is a result. The rest shows where there is something. */
const always: ReadonlySet<TaskState['kind']> = new Set(['late', 'overdue-no-report', 'done-on-time', 'done-late', 'open', 'undated']);
const kinds: TaskState['kind'][] = [
  'late',
  'overdue-no-report',
  'done-on-time',
  'done-late',
  'done-day-unknown',
  'done',
  'open',
  'undated',
];

export function StrategyHead({ tasks, words }: { tasks: readonly FoldedTask[]; words: StrategyWords }) {
  const { locale, view, t, common, count } = words;
  const tally = tallyStates(tasks.map(({ fold }) => fold.state));
  const entries = kinds
    .filter((kind) => tally[kind] > 0 || always.has(kind))
    .map((kind) => ({
      kind: statusKinds[kind],
      count: count(tally[kind]),
      label: common(`taskKind.${kind}`),
      ...(tally[kind] > 0 && { href: `/${locale}${addressOf('/strategy', view, { status: kind })}` }),
    }));
  return (
    <PageHead title={setTitle(strategyFinding(tasks, t), locale)} lede={t('lede')}>
      {tasks.length > 0 && <Tally entries={entries} />}
    </PageHead>
  );
}

import type { FoldedTask } from '@/lib/strategy/folded-task';
import { daysLate } from '@/lib/strategy/lateness';
import type { StrategyWords } from './words';

/** What the page found, in one or two sentences. Lateness that a source proves and silence are counted apart. */
export function strategyFinding(tasks: readonly FoldedTask[], t: StrategyWords['t']): string {
  if (tasks.length === 0) return t('finding.nothing');
  const of = (kind: 'late' | 'overdue-no-report') => tasks.filter(({ fold }) => fold.state.kind === kind);
  const longest = (found: readonly FoldedTask[]) => Math.max(...found.map(({ fold }) => daysLate(fold.state) ?? 0));
  const [late, overdue] = [of('late'), of('overdue-no-report')];
  if (late.length > 0 && overdue.length > 0) return t('finding.both', { late: late.length, overdue: overdue.length });
  if (late.length > 0) return t('finding.late', { count: late.length, days: longest(late) });
  if (overdue.length > 0) return t('finding.overdue', { count: overdue.length, days: longest(overdue) });
  return tasks.some(({ fold }) => 'deadlineDay' in fold.state) ? t('finding.none') : t('finding.undated');
}

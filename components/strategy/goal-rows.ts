import type { Marks } from '@/components/sources/marks';
import { localize } from '@/lib/i18n/localized';
import { lastDay } from '@/lib/period';
import type { GoalRecord } from '@/lib/strategy/schema';
import { indicatorRow, indicatorState, type JudgedIndicator } from './indicator-rows';
import type { StatusRowModel } from './status-row';
import type { StrategyWords } from './words';

/** Goals whose document was issued by the day of the view; all of them when the view is not of a past day. */
export function knownGoals(goals: readonly GoalRecord[], issued: ReadonlyMap<string, string | null>, asOf: string | null): GoalRecord[] {
  if (asOf === null) return [...goals];
  return goals.filter(({ document }) => {
    const day = document === null ? null : (issued.get(document) ?? null);
    return day !== null && lastDay(day) <= asOf;
  });
}

export const childrenOf = (goals: readonly GoalRecord[], code: string): GoalRecord[] => goals.filter(({ parent }) => parent === code);

function targetRow(goal: GoalRecord, judged: ReadonlyMap<string, JudgedIndicator>, words: StrategyWords, marks: Marks): StatusRowModel {
  const indicator = judged.get(goal.indicators[0] ?? '');
  const base = {
    key: goal.code,
    id: goal.code,
    title: localize(goal.title, words.locale),
    titleSources: marks.of([goal.source]),
    who: goal.lead === null ? [] : [words.lineage(goal.lead)],
  };
  if (indicator) return { ...base, ...indicatorState(indicator, words, marks) };
  return { ...base, status: { kind: 'no-data', label: words.common('status.no-data') } };
}

/** The targets of a goal; where the document lists them in one sentence, the indicators that measure them. */
export function goalRows(
  goal: GoalRecord,
  {
    goals,
    judged,
    words,
    marks,
  }: { goals: readonly GoalRecord[]; judged: ReadonlyMap<string, JudgedIndicator>; words: StrategyWords; marks: Marks },
): StatusRowModel[] {
  const targets = childrenOf(goals, goal.code).filter(({ kind }) => kind === 'target');
  if (targets.length > 0) return targets.map((target) => targetRow(target, judged, words, marks));
  return goal.indicators.flatMap((code) => {
    const indicator = judged.get(code);
    return indicator ? [indicatorRow(indicator, words, marks)] : [];
  });
}

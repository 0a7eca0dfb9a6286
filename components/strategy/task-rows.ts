import type { Marks } from '@/components/sources/marks';
import { localize } from '@/lib/i18n/localized';
import { currentOwners, type FoldedTask } from '@/lib/strategy/folded-task';
import type { TaskFactRecord } from '@/lib/strategy/schema';
import type { Evidence, StatusRowModel } from './status-row';
import type { StrategyWords } from './words';

/** The fact that decides the state, else the newest report, else the newest assignment. */
function tellingFact({ facts, fold }: FoldedTask): TaskFactRecord | null {
  const deciding = 'evidence' in fold.state ? fold.state.evidence : null;
  return facts.find(({ code }) => code === deciding) ?? fold.latestProgress ?? facts.findLast(({ kind }) => kind === 'assigned') ?? null;
}

function evidenceOf(task: FoldedTask, words: StrategyWords, marks: Marks): Evidence {
  const { locale, t, date } = words;
  const fact = tellingFact(task);
  if (fact === null) return { text: { words: t('row.inDocument'), lang: locale }, sources: marks.of([task.source]) };
  const sources = marks.of([fact.source]);
  const day = fact.happenedOn === null ? null : date(fact.happenedOn);
  // What an editor wrote of an assignment stands on the task's own page, unless it is what the source itself says.
  const isPlainAssignment = fact.kind === 'assigned' && (fact.words === null || fact.confidence !== 'high');
  if (fact.words === null || isPlainAssignment) {
    const sentence = day === null ? t('row.assigned') : t('row.assignedOn', { date: day });
    return { text: { words: sentence, lang: locale }, sources };
  }
  return { ...(day !== null && { lead: t('row.on', { date: day }) }), text: localize(fact.words, locale), sources };
}

function dueOf({ fold }: FoldedTask, { t, date }: StrategyWords): string | undefined {
  const deadline = 'deadlineDay' in fold.state ? date(fold.state.deadlineDay) : null;
  const done = fold.completed?.happenedOn ? date(fold.completed.happenedOn) : null;
  if (deadline === null) return done === null ? undefined : t('row.doneOn', { done });
  return done === null ? t('row.deadline', { deadline }) : t('row.deadlineDone', { deadline, done });
}

export function taskRow(task: FoldedTask, words: StrategyWords, marks: Marks): StatusRowModel {
  return {
    key: task.code,
    id: task.code,
    title: localize(task.title, words.locale),
    href: words.href(`/strategy/${task.code}`),
    evidence: evidenceOf(task, words, marks),
    who: words.bodies(currentOwners(task)),
    status: words.status(task.fold.state),
    due: dueOf(task, words),
  };
}

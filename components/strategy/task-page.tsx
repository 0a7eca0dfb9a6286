import type { Share } from '@/components/cite/share';
import { ShareSection } from '@/components/cite/share-section';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { replySection } from '@/components/organisations/reply-list';
import { marksFor } from '@/components/sources/mark-words';
import type { Marks } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { Section } from '@/components/ui/section';
import type { DocumentRecord } from '@/lib/documents/schema';
import type { Locale } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Body } from '@/lib/organisations/queries';
import type { ReplyRecord } from '@/lib/organisations/reply-schema';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { type FoldedTask, foldTasks, isHeading, isKnownBy } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';
import type { Topic } from '@/lib/topics/queries';
import { AroundSection, PartsSection } from './around-section';
import { AssignmentSection, assignmentFacts } from './assignment-section';
import { indicatorRow, judgeIndicators } from './indicator-rows';
import { StateSection, stateModel } from './state-section';
import { StatusRows } from './status-row';
import { tasksUnder } from './task-group';
import { TaskHead } from './task-head';
import { taskRow } from './task-rows';
import { TimelineSection } from './task-timeline';
import { timelineEntries } from './timeline-view';
import { UnknownTask } from './unknown-task';
import { type StrategyWords, strategyWords } from './words';

export type TaskPageProps = {
  locale: Locale;
  view: View;
  task: Task;
  /** Every task known then: for what stands above, beside and below. */
  tasks: readonly Task[];
  bodies: readonly Body[];
  topics: readonly Topic[];
  documents: readonly DocumentRecord[];
  indicators: readonly IndicatorBrief[];
  /** What bodies replied about this task. */
  replies: readonly ReplyRecord[];
  sources: readonly SourceBrief[];
  /** Facts of this task that no view of a past day can hold, because nobody knows when they were let known. */
  undatedFacts: number;
  share: Share | null;
};

/** One task: how it stands and on what evidence, who gave it to whom, and what was recorded of it since. */
export async function TaskPage({ locale, view, task: record, bodies, topics, documents, sources, ...props }: TaskPageProps) {
  const [words, marks] = await Promise.all([strategyWords(locale, view, bodies), marksFor(sources, locale)]);
  const { t } = words;
  const task: FoldedTask = { ...record, fold: foldTask(record.facts, { asOf: view.asOf, today: view.day }) };
  const tree = { headings: props.tasks.filter(isHeading), tasks: foldTasks(props.tasks, view) };
  const below = tasksUnder(tree.tasks, task.code);
  if (!isKnownBy(task, view.asOf) && below.length === 0) return <UnknownTask task={task} words={words} />;

  const state = isHeading(task) ? null : stateModel(task, words, marks);
  const described = marks.of([task.source]);
  const reply = isHeading(task) ? null : await replySection(props.replies, { locale, view, bodies, marks });
  const facts = assignmentFacts(task, { documents, topics, sources }, words, marks);
  const parts = below.map((part) => taskRow(part, words, marks));
  const entries = timelineEntries(task.facts, { words, marks, sources, documents, document: task.document });
  const indicators = await indicatorRows(props.indicators, bodies, words, marks);

  return (
    <>
      <RoomCrumbs locale={locale} view={view} room="strategy" current={task.notation} />
      <TaskHead task={task} tree={tree} sources={described} words={words} />
      <div className="wrap">
        {state && <StateSection task={task} model={state} words={words} />}
        {reply}
        <PartsSection task={task} tree={tree} rows={parts} words={words} />
        <AssignmentSection facts={facts} words={words} />
        <TimelineSection entries={entries} hidden={view.asOf === null ? 0 : props.undatedFacts} words={words} />
        {indicators.length > 0 && (
          <Section id="indicators" rail={t('indicators.rail')} heading={t('indicators.heading')}>
            <StatusRows rows={indicators} pageLocale={locale} labels={{ who: t('row.who'), nobody: t('row.nobody') }} />
          </Section>
        )}
        <AroundSection task={task} tree={tree} words={words} />
        {props.share && <ShareSection locale={locale} share={props.share} />}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

async function indicatorRows(indicators: readonly IndicatorBrief[], bodies: readonly Body[], words: StrategyWords, marks: Marks) {
  const judged = await judgeIndicators(indicators, { bodies, words });
  return [...judged.values()].map((indicator) => indicatorRow(indicator, words, marks));
}

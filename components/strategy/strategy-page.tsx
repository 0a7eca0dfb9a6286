import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import type { Locale } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { foldTasks, isHeading } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import type { GoalRecord } from '@/lib/strategy/schema';
import type { Topic } from '@/lib/topics/queries';
import { filterFacets } from './filter-view';
import { knownGoals } from './goal-rows';
import { GoalSections, goalsModel } from './goal-sections';
import { judgeIndicators } from './indicator-rows';
import { LateSection } from './late-section';
import { StrategyHead } from './strategy-head';
import { TaskFilters } from './task-filters';
import { TaskGroup, taskGroups } from './task-group';
import { strategyWords } from './words';

export type StrategyPageProps = {
  locale: Locale;
  view: View;
  tasks: readonly Task[];
  goals: readonly GoalRecord[];
  bodies: readonly Body[];
  topics: readonly Topic[];
  indicators: readonly IndicatorBrief[];
  sources: readonly SourceBrief[];
  /** When the documents that set the goals were issued, by code. */
  issued: ReadonlyMap<string, string | null>;
};

/** Everything the Strategy promised: what is late, its goals with their figures, its tasks with their evidence. */
export async function StrategyPage({ locale, view, bodies, topics, indicators, sources, issued, ...records }: StrategyPageProps) {
  const [words, marks] = await Promise.all([strategyWords(locale, view, bodies), marksFor(sources, locale)]);
  const tasks = foldTasks(records.tasks, view);
  const goals = knownGoals(records.goals, issued, view.asOf);
  const judged = await judgeIndicators(indicators, { bodies, words });
  const model = goalsModel({ goals, judged, words, marks });
  const groups = taskGroups(records.tasks.filter(isHeading), tasks, words, marks);
  const facets = filterFacets(tasks, {}, { bodies, topics }, words);

  return (
    <>
      <RoomCrumbs locale={locale} view={view} room="strategy" />
      <StrategyHead tasks={tasks} words={words} />
      <div className="wrap">
        <LateSection tasks={tasks} words={words} />
        {tasks.length > 0 && <TaskFilters facets={facets} words={words} />}
        <GoalSections model={model} words={words} />
        {groups.map((group) => (
          <TaskGroup key={group.heading.code} group={group} words={words} />
        ))}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

import type { Marks } from '@/components/sources/marks';
import { marksFor } from '@/components/sources/mark-words';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Section } from '@/components/ui/section';
import { SourceList } from '@/components/ui/source-list';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import type { TaskFilter } from '@/lib/strategy/filter';
import type { Task } from '@/lib/strategy/queries';
import type { GoalRecord } from '@/lib/strategy/schema';
import type { Topic } from '@/lib/topics/queries';
import { filterFacets, isFiltered, tasksThatMatch } from './filter-view';
import { FilteredTasks } from './filtered-tasks';
import { knownGoals } from './goal-rows';
import { GoalSections, goalsModel } from './goal-sections';
import { judgeIndicators } from './indicator-rows';
import { foldTasks, isHeading } from './lane-view';
import { LateSection } from './late-section';
import { StrategyHead } from './strategy-head';
import { TaskFilters } from './task-filters';
import { TaskGroup, taskGroups } from './task-group';
import { strategyWords } from './words';

export type StrategyRecords = {
  tasks: readonly Task[];
  goals: readonly GoalRecord[];
  bodies: readonly Body[];
  topics: readonly Topic[];
  indicators: readonly IndicatorBrief[];
  sources: readonly SourceBrief[];
  /** When the documents that set goals were issued. */
  issued: ReadonlyMap<string, string | null>;
};

import type { FilterGroup } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import { addressOf } from '@/lib/http/address';
import { answering, heirs } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import {
  countFacet,
  DEADLINE_BUCKETS,
  type DeadlineBucket,
  type FilterableTask,
  type FilterWorld,
  filterTasks,
  TASK_FILTER_KEYS,
  type TaskFilter,
  type TaskFilterKey,
} from '@/lib/strategy/filter';
import type { TaskState } from '@/lib/strategy/task-state';
import type { Topic } from '@/lib/topics/queries';
import type { FoldedTask } from './lane-view';
import { currentOwners } from './task-rows';
import type { StrategyWords } from './words';

export type FilterFacet = { key: TaskFilterKey; isLong: boolean; links: FilterGroup['links'] };

const states: readonly TaskState['kind'][] = [
  'late',
  'overdue-no-report',
  'done-late',
  'done-on-time',
  'done-day-unknown',
  'done',
  'open',
  'undated',
];

type Registers = { bodies: readonly Body[]; topics: readonly Topic[] };
type Item = FilterableTask & { task: FoldedTask };

const topicsUnder = (topics: readonly Topic[], code: string): string[] => [
  code,
  ...topics.filter(({ parent }) => parent === code).flatMap((topic) => topicsUnder(topics, topic.code)),
];

function worldOf({ bodies, topics }: Registers, day: string): FilterWorld {
  return {
    day,
    answersFor: (code, owner) => code === owner || heirs(bodies, owner, day).includes(code),
    topicsUnder: (topic) => topicsUnder(topics, topic),
  };
}

function itemOf(task: FoldedTask): Item {
  return { task, state: task.fold.state, topic: task.topic, owners: currentOwners(task).flatMap(({ organisation }) => organisation ?? []) };
}

export const isFiltered = (filter: TaskFilter): boolean => TASK_FILTER_KEYS.some((key) => filter[key] !== undefined);

export function tasksThatMatch(tasks: readonly FoldedTask[], filter: TaskFilter, registers: Registers, day: string): FoldedTask[] {
  return filterTasks(tasks.map(itemOf), filter, worldOf(registers, day)).map(({ task }) => task);
}

/** The bodies that answer on the day for the owners named. */
function answeringBodies(items: readonly Item[], bodies: readonly Body[], day: string): string[] {
  return [...new Set(items.flatMap(({ owners }) => owners).flatMap((owner) => answering(bodies, owner, day)))];
}

/** Every choice with its count; each link sets it, or takes it back where it is set, and keeps the others. */
export function filterFacets(tasks: readonly FoldedTask[], filter: TaskFilter, registers: Registers, words: StrategyWords): FilterFacet[] {
  const { bodies, topics } = registers;
  const { locale, view, t, common, count } = words;
  const items = tasks.map(itemOf);
  const world = worldOf(registers, view.day);
  const links = <V extends string>(key: TaskFilterKey, values: readonly V[], label: (value: V) => string, sort: boolean) => {
    const asked = filter[key];
    const counted = countFacet(items, { filter, key, values, world });
    const shown = counted.filter((facet) => facet.count > 0 || facet.value === asked);
    if (sort) shown.sort((a, b) => b.count - a.count || label(a.value).localeCompare(label(b.value), locale));
    return shown.map(({ value, count: found }) => ({
      href: `/${locale}${addressOf('/strategy', view, { ...filter, [key]: value === asked ? undefined : value })}`,
      label: label(value),
      count: count(found),
      isCurrent: value === asked,
    }));
  };
  const withAsked = (values: readonly string[], asked: string | undefined) => [
    ...new Set(asked === undefined ? values : [...values, asked]),
  ];
  const stateLabel = (kind: TaskState['kind']) => common(`taskKind.${kind}`);
  const bucketLabel = (bucket: DeadlineBucket) => t(`bucket.${bucket}`);
  const organisations = withAsked(answeringBodies(items, bodies, view.day), filter.organisation);
  const topicCodes = topics.map(({ code }) => code);
  const facets: FilterFacet[] = [
    { key: 'status', isLong: false, links: links('status', states, stateLabel, false) },
    { key: 'deadline', isLong: false, links: links('deadline', DEADLINE_BUCKETS, bucketLabel, false) },
    { key: 'organisation', isLong: true, links: links('organisation', organisations, namesIn(bodies, locale), true) },
    { key: 'topic', isLong: true, links: links('topic', topicCodes, namesIn(topics, locale), true) },
  ];
  return facets.filter((facet) => facet.links.length > 0);
}

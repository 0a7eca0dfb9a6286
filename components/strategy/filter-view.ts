import type { FilterGroup } from '@/components/ui/filters';
import { namesIn } from '@/components/ui/register-names';
import { itemOf, type Registers, type TaskItem, worldOf } from '@/lib/catalog/readings/task-list';
import { addressOf } from '@/lib/http/address';
import { answering } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import {
  countFacet,
  DEADLINE_BUCKETS,
  type DeadlineBucket,
  TASK_FILTER_KEYS,
  TASK_STATES,
  type TaskFilter,
  type TaskFilterKey,
} from '@/lib/strategy/filter';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { TaskState } from '@/lib/strategy/task-state';
import type { StrategyWords } from './words';

export type FilterFacet = { key: TaskFilterKey; isLong: boolean; links: FilterGroup['links'] };

export const isFiltered = (filter: TaskFilter): boolean => TASK_FILTER_KEYS.some((key) => filter[key] !== undefined);

/** The bodies that answer on the day for the owners named. */
function answeringBodies(items: readonly TaskItem[], bodies: readonly Body[], day: string): string[] {
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
      leadsOut: value === asked,
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
    { key: 'status', isLong: false, links: links('status', TASK_STATES, stateLabel, false) },
    { key: 'deadline', isLong: false, links: links('deadline', DEADLINE_BUCKETS, bucketLabel, false) },
    { key: 'organisation', isLong: true, links: links('organisation', organisations, namesIn(bodies, locale), true) },
    { key: 'topic', isLong: true, links: links('topic', topicCodes, namesIn(topics, locale), true) },
  ];
  return facets.filter((facet) => facet.links.length > 0);
}

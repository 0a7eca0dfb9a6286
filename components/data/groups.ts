import type { Table } from '@/lib/exports/table';

/** The shelves of the data room, each with its tables. A test holds that every table stands on one. */
const shelves = {
  figures: ['observations', 'vintages', 'citations', 'indicators', 'series', 'series-breaks', 'releases', 'targets'],
  standing: ['standings', 'task-states', 'delays', 'body-delays', 'goalposts', 'conflicts', 'conflict-statements'],
  plan: ['goals', 'tasks', 'task-facts'],
  world: ['documents', 'document-relations', 'platforms', 'platform-users', 'events', 'articles'],
  bodies: ['organisations', 'organisation-successions', 'replies', 'areas', 'area-successions'],
  evidence: ['sources', 'topics', 'terms', 'synonyms'],
  record: ['editions', 'changes', 'publishers'],
  catalogue: ['tables', 'dictionary', 'codes'],
} as const satisfies Record<string, readonly string[]>;
export type Shelf = keyof typeof shelves;

/** The tables by shelf, in the order of the shelves. */
export function byShelf<T>(tables: readonly T[], idOf: (one: T) => Table['id']): { shelf: Shelf; tables: T[] }[] {
  return Object.entries(shelves).map(([shelf, ids]) => ({
    shelf: shelf as Shelf,
    tables: ids.flatMap((id) => tables.filter((table) => idOf(table) === id)),
  }));
}

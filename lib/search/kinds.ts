import { conflictEntries, indicatorEntries } from './entries/figures';
import { goalEntries, taskEntries } from './entries/plans';
import { articleEntries, documentEntries, eventEntries, platformEntries, sourceEntries } from './entries/publications';
import { areaEntries, organisationEntries, termEntries, topicEntries } from './entries/registers';
import type { SearchKind } from './entry';

/** Every kind of record that is found by itself. What has no page of its own (targets, facts, series) is found in the record it is about. */
export const SEARCH_KINDS: readonly SearchKind[] = [
  indicatorEntries,
  taskEntries,
  goalEntries,
  organisationEntries,
  areaEntries,
  topicEntries,
  documentEntries,
  platformEntries,
  eventEntries,
  articleEntries,
  conflictEntries,
  termEntries,
  sourceEntries,
];

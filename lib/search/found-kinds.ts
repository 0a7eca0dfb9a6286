/** Kinds of record that are found by themselves, in the order in which they are told apart. */
export const FOUND_KINDS = [
  'indicator',
  'task',
  'goal',
  'organisation',
  'area',
  'topic',
  'document',
  'platform',
  'event',
  'article',
  'conflict',
  'term',
  'source',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

import { canonical } from './canonical';

export type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
export type MergeConflict = { path: string; published: Json; proposed: Json };
export type Merged = { record: Json; conflicts: MergeConflict[] };

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: Json | undefined, b: Json | undefined) => canonical(a ?? null) === canonical(b ?? null);

/**
 * Three-way merge by path: each field, and each language of a text, is a path of its own, so that a translator and an editor on one
 * record merge. Two values for one path are a conflict with both shown; lists are one path.
 */
export function merge(base: Json, published: Json, proposed: Json, path = ''): Merged {
  if (same(base, proposed) || same(published, proposed)) return { record: published, conflicts: [] };
  if (same(base, published)) return { record: proposed, conflicts: [] };
  if (!isObject(published) || !isObject(proposed)) return { record: published, conflicts: [{ path, published, proposed }] };
  const from = isObject(base) ? base : {};
  const record: { [key: string]: Json } = {};
  const conflicts: MergeConflict[] = [];
  for (const key of new Set([...Object.keys(published), ...Object.keys(proposed)])) {
    const part = merge(from[key] ?? null, published[key] ?? null, proposed[key] ?? null, path === '' ? key : `${path}.${key}`);
    conflicts.push(...part.conflicts);
    const removed = part.record === null && !(key in published && key in proposed);
    if (!removed) record[key] = part.record;
  }
  return { record, conflicts };
}

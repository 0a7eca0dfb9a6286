import type { ClientBase } from 'pg';
import type { Issue } from '@/lib/errors';
import { referenceOf } from './difference';
import { kindNamed } from './kinds';
import type { Json } from './merge';

type Named = { path: string[]; kind: string; code: string };

/** Codes in a record that name nothing, neither published nor in the same change set: one issue each, `no-such-<kind>`. */
export async function missingReferences(db: ClientBase, changeSet: number | null, kind: string, record: Json): Promise<Issue[]> {
  const named = referencesOf(kind, record, []);
  const issues: Issue[] = [];
  for (const target of new Set(named.map((reference) => reference.kind))) {
    const asked = named.filter((reference) => reference.kind === target);
    const { rows } = await db.query<{ code: string }>(
      `SELECT code FROM "${kindNamed(target).table}" WHERE superseded_at IS NULL AND NOT withdrawn AND code = ANY($1)
       UNION SELECT code FROM change WHERE change_set_number = $2 AND kind = $3 AND nature <> 'withdrawal' AND code = ANY($1)`,
      [asked.map(({ code }) => code), changeSet, target],
    );
    const known = new Set(rows.map(({ code }) => code));
    issues.push(...asked.filter(({ code }) => !known.has(code)).map(({ path }) => ({ path, code: `no-such-${target}` })));
  }
  return issues;
}

function referencesOf(kind: string, value: Json, path: string[]): Named[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesOf(kind, item, [...path, String(index)]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    const target = referenceOf(kind, field);
    const here = [...path, field];
    if (target === null) return referencesOf(kind, inner, here);
    return [inner].flat().flatMap((code) => (typeof code === 'string' ? [{ path: here, kind: target, code }] : []));
  });
}

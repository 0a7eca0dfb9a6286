import 'server-only';
import type { FormState } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import type { Lookup } from '@/lib/ingest/cells';
import { folded } from '@/lib/ingest/clean-text';
import type { KindSheet } from './columns/sheet';
import { namedSql, proposedName } from './desk-kinds';
import { referenceOf } from './difference';
import { kindNamed } from './kinds';

/** Which of the texts of a form are codes or names of records: those published, and those the viewer is about to add. */
export async function findLookup(viewer: Viewer, { kind, columns }: KindSheet, typed: FormState['typed']): Promise<Lookup> {
  const kinds = new Set(columns.flatMap(({ key }) => referenceOf(kind, key) ?? []));
  const texts = [...new Set(Object.values(typed).flat())]
    .flatMap((text) => [text, ...text.split(/[;\n]/)])
    // The database keeps no NUL; no code or name has one.
    .map((text) => folded(text.replaceAll('\0', '').toWellFormed()))
    .filter((text) => text !== '' && text.length <= 500);
  const codes = new Map<string, Set<string>>();
  const byName = new Map<string, string[]>();
  for (const target of kinds) {
    const rows = await found(viewer, target, texts);
    codes.set(target, new Set(rows.map(({ code }) => code)));
    for (const { code, names } of rows) {
      for (const name of new Set(names.map(folded))) byName.set(`${target} ${name}`, [...(byName.get(`${target} ${name}`) ?? []), code]);
    }
  }
  return {
    has: (target, code) => codes.get(target)?.has(code) ?? false,
    named: (target, name) => byName.get(`${target} ${name}`) ?? [],
  };
}

const oneLine = (text: string): string => `lower(regexp_replace(normalize(${text}, NFC), '\\s+', ' ', 'g'))`;

async function found(viewer: Viewer, name: string, texts: readonly string[]): Promise<{ code: string; names: string[] }[]> {
  const kind = kindNamed(name);
  const { rows } = await pool().query<{ code: string; names: string[] }>(
    `SELECT code, array_remove(ARRAY[name ->> 'vi', name ->> 'en'], NULL) AS names FROM (
       SELECT r.code, ${namedSql(kind).name} AS name FROM "${kind.table}" r WHERE r.superseded_at IS NULL AND NOT r.withdrawn
       UNION ALL
       SELECT c.code, ${proposedName(kind)} FROM change c JOIN change_set s ON s.number = c.change_set_number
         CROSS JOIN LATERAL (SELECT c.record::jsonb) AS j (p)
        WHERE c.kind = $1 AND c.base_revision = 0 AND s.author_id = $2 AND s.state IN ('draft', 'returned')) AS known
      WHERE code = ANY($3) OR ${oneLine(`name ->> 'vi'`)} = ANY($3) OR ${oneLine(`name ->> 'en'`)} = ANY($3)`,
    [name, viewer.actor, texts],
  );
  return rows;
}

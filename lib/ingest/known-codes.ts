import type { ClientBase } from 'pg';
import type { KindSheet } from '@/lib/publishing/columns/sheet';
import { referenceOf } from '@/lib/publishing/difference';
import { kindNamed } from '@/lib/publishing/kinds';
import type { Lookup } from './cells';
import { folded } from './clean-text';
import { Nearest } from './nearest';

type Name = string | Readonly<Record<string, unknown>> | null;
type Named = { code: string; name: Name };
/** Whose drafts count beside what is published: figures may come with the release they belong to. */
export type Drafting = { actor: string; organisation: string };

/** Wrong codes beyond this many are told without the nearest right one: each costs a look at every code. */
const MOST_NEAREST = 500;

/** The codes that the cells of one table may name, and their names in Vietnamese and English. */
export class KnownCodes implements Lookup {
  private readonly codes = new Map<string, Set<string>>();
  private readonly names = new Map<string, Map<string, Set<string>>>();
  private readonly finders = new Map<string, Nearest>();
  private searched = 0;

  add(kind: string, code: string, name: Name = null): void {
    this.of(this.codes, kind, () => new Set()).add(code);
    for (const text of textsOf(name)) {
      const names = this.of(this.names, kind, () => new Map());
      this.of(names, folded(text), () => new Set()).add(code);
    }
  }

  has(kind: string, code: string): boolean {
    return this.codes.get(kind)?.has(code) ?? false;
  }

  named(kind: string, name: string): readonly string[] {
    return [...(this.names.get(kind)?.get(name) ?? [])];
  }

  /** The code that was probably meant; null where none comes near. */
  nearest(kind: string, written: string): string | null {
    if (this.searched >= MOST_NEAREST) return null;
    this.searched++;
    return this.of(this.finders, kind, () => new Nearest(this.texts(kind))).to(written);
  }

  private *texts(kind: string): Generator<[string, string]> {
    for (const code of this.codes.get(kind) ?? []) yield [code, code];
    for (const [name, codes] of this.names.get(kind) ?? []) for (const code of codes) yield [code, name];
  }

  private of<K, V>(map: Map<K, V>, key: K, make: () => V): V {
    const held = map.get(key);
    if (held !== undefined) return held;
    const made = make();
    map.set(key, made);
    return made;
  }
}

function textsOf(name: Name): string[] {
  const found = typeof name === 'string' ? [name] : [name?.vi, name?.en];
  return found.filter((text) => typeof text === 'string' && text !== '') as string[];
}

/** The kinds of records that the columns of a table name. */
export const kindsNamedIn = ({ kind, columns }: KindSheet): string[] => [
  ...new Set(columns.flatMap(({ key }) => referenceOf(kind, key) ?? [])),
];

/** What stands published, and what the editor's own open change sets for the body add to it. */
export async function loadKnownCodes(db: ClientBase, kinds: readonly string[], { actor, organisation }: Drafting): Promise<KnownCodes> {
  const known = new KnownCodes();
  for (const kind of kinds) {
    const { table, columns } = kindNamed(kind);
    const name = ['name', 'title', 'term'].find((key) => key in columns);
    const { rows } = await db.query<Named>(
      `SELECT code, ${name ? `to_jsonb("${columns[name]}")` : 'NULL::jsonb'} AS name FROM "${table}" WHERE superseded_at IS NULL AND NOT withdrawn
       UNION ALL SELECT c.code, c.record::jsonb -> $1 FROM change c JOIN change_set s ON s.number = c.change_set_number
         WHERE c.kind = $2 AND c.nature <> 'withdrawal' AND s.author_id = $3 AND s.organisation_code = $4 AND s.state IN ('draft', 'returned')`,
      [name ?? 'name', kind, actor, organisation],
    );
    for (const row of rows) known.add(kind, row.code, row.name);
  }
  return known;
}

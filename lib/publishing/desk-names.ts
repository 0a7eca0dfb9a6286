import type { ClientBase } from 'pg';
import { type JsonRecord, type Reference, subjectOf } from './difference';
import type { Named } from './edition-changes';
import { kindNamed } from './kinds';

const keyOf = ({ kind, code }: Reference): string => `${kind}/${code}`;

/** What records are called, as the set would have it; a public address only for what is public now. Also those that others are called by. */
export async function readNamed(db: ClientBase, number: number, of: readonly Reference[]): Promise<Named[]> {
  const named = new Map<string, Named>();
  let asked: readonly Reference[] = of;
  // A fact is called by its task, a target by its indicator: two steps reach every name.
  for (let step = 0; step < 2; step += 1) {
    const unknown = [...new Map(asked.map((one) => [keyOf(one), one])).values()].filter((one) => !named.has(keyOf(one)));
    const found = await readOnce(db, number, unknown);
    for (const one of found) named.set(keyOf(one), one);
    asked = found.flatMap(({ subject }) => subject.of);
  }
  return [...named.values()];
}

async function readOnce(db: ClientBase, number: number, of: readonly Reference[]): Promise<Named[]> {
  if (of.length === 0) return [];
  const { rows } = await db.query<{ kind: string; code: string; record: string; standing: string | null }>(
    `SELECT DISTINCT ON (c.kind, c.code) c.kind, c.code, c.record,
            (SELECT n.nature FROM change n JOIN change_set p ON p.number = n.change_set_number AND p.edition IS NOT NULL
              WHERE n.kind = c.kind AND n.code = c.code ORDER BY p.edition DESC LIMIT 1) AS standing
       FROM change c JOIN change_set s ON s.number = c.change_set_number
      WHERE (s.edition IS NOT NULL OR s.number = $3) AND (c.kind, c.code) IN (SELECT * FROM unnest($1::text[], $2::text[]))
      ORDER BY c.kind, c.code, (s.number = $3) DESC, s.edition DESC`,
    [of.map(({ kind }) => kind), of.map(({ code }) => code), number],
  );
  return rows.map(({ kind, code, record, standing }) => ({
    kind,
    code,
    subject: subjectOf(kind, JSON.parse(record) as JsonRecord),
    href: standing === null || standing === 'withdrawal' ? null : kindNamed(kind).href(code),
  }));
}

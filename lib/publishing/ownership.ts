import type { ClientBase } from 'pg';
import { Forbidden } from '@/lib/errors';
import { kindNamed } from './kinds';
import { readRecords } from './records';

/**
 * Which records a body keeps: those that name it (an indicator its owners, a document its issuer, a task the bodies it is assigned
 * to), those it was the first to publish, and those an administrator made it responsible for. A record that is published is
 * judged as it is published, so that nobody makes it theirs by a draft; a new one as it is proposed.
 */
type Fields = Readonly<Record<string, unknown>>;
export type Parent = 'indicator' | 'series' | 'document' | 'task';

/** Fields in which a record names the bodies that keep it. */
export const names: Readonly<Record<string, readonly string[]>> = {
  indicator: ['owners'],
  series: ['producer'],
  release: ['producer'],
  goal: ['lead'],
  organisation: ['code'],
  document: ['issuer'],
  platform: ['operators'],
  event: ['organisers'],
  reply: ['organisation'],
};
/** Fields that name a record whose keepers keep this one too. */
export const parents: Readonly<Record<string, readonly (readonly [string, Parent])[]>> = {
  series: [['indicator', 'indicator']],
  'series-break': [['series', 'series']],
  target: [
    ['indicator', 'indicator'],
    ['document', 'document'],
  ],
  conflict: [['indicators', 'indicator']],
  'document-relation': [['document', 'document']],
  task: [['code', 'task']],
  'task-fact': [['task', 'task']],
  figure: [['series', 'series']],
};
/** Kinds of which any body may add new records: what its own figures and facts rest on. */
const free = new Set(['source', 'release']);

const owners = `SELECT l.from_code FROM link l JOIN indicator_revision i ON i.code = l.from_code AND i.revision = l.from_revision AND i.superseded_at IS NULL
  WHERE l.from_kind = 'indicator' AND l.role = 'owners' AND l.organisation_code = $1`;
const keptParents: Readonly<Record<Parent, string>> = {
  indicator: `${owners} AND l.from_code = ANY($2)`,
  series: `SELECT s.code FROM series_revision s WHERE s.superseded_at IS NULL AND s.code = ANY($2)
    AND (s.producer_code = $1 OR s.indicator_code IN (${owners}))`,
  document: 'SELECT code FROM document_revision WHERE superseded_at IS NULL AND issuer_code = $1 AND code = ANY($2)',
  task: `SELECT task_code FROM task_fact WHERE superseded_at IS NULL AND NOT withdrawn AND kind IN ('owner', 'partner')
    AND organisation_code = $1 AND task_code = ANY($2)`,
};

export type Claimed = { kind: string; code: string; record: Fields };

/** Throws Forbidden naming the first record that the body does not keep. `changeSet`: records proposed beside them count as kept. */
export async function requireKept(
  db: ClientBase,
  organisation: string,
  claimed: readonly Claimed[],
  changeSet: number | null,
): Promise<void> {
  for (const kind of new Set(claimed.map((claim) => claim.kind))) {
    const group = claimed.filter((claim) => claim.kind === kind);
    const kept = await keptOf(db, organisation, kind, group, changeSet);
    const stranger = group.find(({ code }) => !kept.has(code));
    if (stranger) throw new Forbidden(`${organisation} does not keep ${kind} ${stranger.code}`);
  }
}

/** Codes, of the records given, that the body keeps. For figures the code is that of their series. */
export async function keptOf(
  db: ClientBase,
  organisation: string,
  kind: string,
  claimed: readonly Omit<Claimed, 'kind'>[],
  changeSet: number | null,
): Promise<Set<string>> {
  const codes = [...new Set(claimed.map(({ code }) => code))];
  const published = kind === 'figure' ? new Map() : await readRecords(db, kindNamed(kind), codes);
  const kept = new Set(await answersFor(db, organisation, kind, codes));
  const parentsKept = new Map<Parent, Set<string>>();
  const judged = claimed.map(({ code, record }) => ({ code, record: (published.get(code)?.record as Fields | undefined) ?? record }));
  for (const [field, parent] of parents[kind] ?? []) {
    const asked = judged.flatMap(({ record }) => textsOf(record[field]));
    const found = parentsKept.get(parent) ?? new Set();
    for (const code of await keptCodes(db, organisation, parent, asked, changeSet)) found.add(code);
    parentsKept.set(parent, found);
  }
  for (const { code, record } of judged) {
    const isNamed = (names[kind] ?? []).some((field) => textsOf(record[field]).includes(organisation));
    const isBelow = (parents[kind] ?? []).some(([field, parent]) => textsOf(record[field]).some((of) => parentsKept.get(parent)?.has(of)));
    if (isNamed || isBelow || (free.has(kind) && !published.has(code))) kept.add(code);
  }
  return kept;
}

const textsOf = (value: unknown): string[] => [value].flat().filter((item) => typeof item === 'string');

async function keptCodes(
  db: ClientBase,
  organisation: string,
  parent: Parent,
  asked: string[],
  changeSet: number | null,
): Promise<string[]> {
  const codes = [...new Set(asked)];
  if (codes.length === 0) return [];
  const { rows } = await db.query<{ code: string }>(`SELECT k.code FROM (${keptParents[parent]}) AS k (code)`, [organisation, codes]);
  const { rows: beside } = await db.query<{ code: string }>(
    'SELECT code FROM change WHERE change_set_number = $1 AND kind = $2 AND base_revision = 0 AND code = ANY($3)',
    [changeSet, parent, codes],
  );
  return [...rows.map(({ code }) => code), ...beside.map(({ code }) => code), ...(await answersFor(db, organisation, parent, codes))];
}

/** Made responsible by an administrator, or the first to publish it. */
async function answersFor(db: ClientBase, organisation: string, kind: string, codes: string[]): Promise<string[]> {
  const { rows } = await db.query<{ code: string }>(
    `SELECT asked.code FROM unnest($3::text[]) AS asked (code)
      WHERE EXISTS (SELECT FROM responsibility r WHERE r.organisation_code = $1 AND r.kind = $2 AND r.code IN ('', asked.code))
         OR EXISTS (SELECT FROM change c JOIN change_set s ON s.number = c.change_set_number
                     WHERE c.kind = $2 AND c.code = asked.code AND c.base_revision = 0 AND s.edition IS NOT NULL AND s.organisation_code = $1)`,
    [organisation, kind, codes],
  );
  return rows.map(({ code }) => code);
}

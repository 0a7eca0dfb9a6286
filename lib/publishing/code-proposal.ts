import type { ClientBase } from 'pg';
import { fold } from '@/lib/fold';
import { FIGURES } from './change-set';
import { kindNamed } from './kinds';
import type { Json } from './merge';

type Fields = Readonly<Record<string, Json>>;

/** What the code of a record without a name of its own is made of. */
const parts: Readonly<Record<string, readonly string[]>> = {
  target: ['indicator', 'deadline'],
  'task-fact': ['task', 'kind', 'happenedOn'],
  'series-break': ['series', 'period'],
  'organisation-succession': ['predecessor', 'to', 'successor'],
  'area-succession': ['predecessor', 'to', 'successor'],
  'document-relation': ['document', 'relation', 'other'],
  reply: ['organisation', 'given'],
};
const LONGEST = 80;
/** Addresses of the wing that are no records. */
const RESERVED = new Set(['new', FIGURES.code]);

/** Letters without accents, digits and single hyphens: what a code is made of. */
export function codeOf(words: string): string {
  const whole = fold(words)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return whole.length <= LONGEST ? whole : whole.slice(0, LONGEST).replace(/-[^-]*$/, '');
}

/** The code that a new record is proposed: from its Vietnamese name, or from what it is about. Empty where it says neither yet. */
export function proposedCode(kind: string, record: Fields): string {
  const own = parts[kind];
  if (own) return codeOf(own.flatMap((part) => (part === 'to' ? part : typeof record[part] === 'string' ? record[part] : [])).join('-'));
  if (kind === 'synonym') return codeOfSynonym(record);
  const name = record.name ?? record.title ?? record.term;
  if (typeof name === 'string') return codeOf(name);
  const texts = (name ?? {}) as Record<string, string>;
  return codeOf(texts.vi ?? texts[texts.original ?? ''] ?? '');
}

/** `vi-cntt`: the language and the first of the names that is written in Latin letters. */
function codeOfSynonym({ language, words }: Fields): string {
  const named = (Array.isArray(words) ? words : []).map((name) => codeOf(String(name))).find((code) => code !== '');
  return named === undefined ? '' : codeOf(`${language}-${named}`);
}

/** The code, or with a number behind it where a record or a draft has it already: a code is never used twice. */
export async function freeCode(db: Pick<ClientBase, 'query'>, kind: string, wanted: string): Promise<string> {
  if (wanted === '') return '';
  const { rows } = await db.query<{ code: string }>(
    `SELECT code FROM "${kindNamed(kind).table}" WHERE code LIKE $1 UNION SELECT code FROM change WHERE kind = $2 AND code LIKE $1`,
    [`${wanted}%`, kind],
  );
  const taken = new Set([...RESERVED, ...rows.map(({ code }) => code)]);
  let free = wanted;
  for (let next = 2; taken.has(free); next += 1) free = `${wanted}-${next}`;
  return free;
}

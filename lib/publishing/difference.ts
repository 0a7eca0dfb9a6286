/** What a change set did to a record, field by field. Pure: the same for the public ledger and for whoever checks a change. */
import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/localized';
import { canonical } from './canonical';
import type { Json } from './merge';

export type JsonRecord = { [key: string]: Json };
/** `language` is set where one language of a text changed; null stands for absent. */
export type FieldChange = { field: string; language: Locale | null; before: Json; after: Json };
export type Reference = { kind: string; code: string };
/** What a record is called: by its own name, or by the records it is about. */
export type Subject = { name: LocalizedText | null; of: Reference[]; detail: string | null };

const isObject = (value: Json | undefined): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: Json | undefined): value is JsonRecord => isObject(value) && typeof value.original === 'string';
const isItems = (value: Json | undefined): value is JsonRecord[] => Array.isArray(value) && value.length > 0 && value.every(isObject);
const same = (a: Json | undefined, b: Json | undefined): boolean => canonical(a ?? null) === canonical(b ?? null);

/** Every field whose value differs; each language of a text is a field of its own, of lists of parts only the parts that differ are kept. */
export function difference(before: JsonRecord, after: JsonRecord): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => field !== 'code');
  return fields.flatMap((field) => fieldChanges(field, before[field] ?? null, after[field] ?? null));
}

function fieldChanges(field: string, before: Json, after: Json): FieldChange[] {
  if (same(before, after)) return [];
  if (isText(before) || isText(after)) return textChanges(field, before, after);
  if (isItems(before) || isItems(after)) {
    const [was, is] = [before, after].map((value) => (isItems(value ?? null) ? (value as JsonRecord[]) : []));
    const only = (items: JsonRecord[] = [], others: JsonRecord[] = []) =>
      items.filter((item) => !others.some((other) => same(item, other)));
    return [{ field, language: null, before: only(was, is), after: only(is, was) }];
  }
  return [{ field, language: null, before, after }];
}

function textChanges(field: string, before: Json, after: Json): FieldChange[] {
  const [was, is] = [isText(before) ? before : {}, isText(after) ? after : {}];
  // A translation whose words stay may still be said to be right, or to have been read by nobody: its marks change.
  const isKept = typeof is.original === 'string' && was.original === is.original && same(was[is.original], is[is.original]);
  const isMarked = (locale: Locale): boolean =>
    byMachine(was, locale) !== byMachine(is, locale) || (isKept && !same(basisIn(was, locale), basisIn(is, locale)));
  const words = LOCALES.filter((locale) => !same(was[locale], is[locale]) || isMarked(locale)).map((language) => ({
    field,
    language,
    before: was[language] ?? null,
    after: is[language] ?? null,
  }));
  // Only which language is the original changed.
  return words.length > 0 ? words : [{ field, language: null, before: was.original ?? null, after: is.original ?? null }];
}

const byMachine = ({ machine }: JsonRecord, locale: Locale): boolean => Array.isArray(machine) && machine.includes(locale);
const basisIn = ({ basis }: JsonRecord, locale: Locale): Json => (isObject(basis) ? (basis[locale] ?? null) : null);

/** What the codes in a field name; a kind's own word for a field comes first. */
export const REFERENCES: Readonly<Record<string, string>> = {
  topic: 'topic',
  document: 'document',
  documents: 'document',
  other: 'document',
  source: 'source',
  sources: 'source',
  reports: 'source',
  indicator: 'indicator',
  indicators: 'indicator',
  area: 'area',
  task: 'task',
  tasks: 'task',
  organisation: 'organisation',
  issuer: 'organisation',
  producer: 'organisation',
  lead: 'organisation',
  owners: 'organisation',
  partners: 'organisation',
  operators: 'organisation',
  organisers: 'organisation',
  predecessor: 'organisation',
  successor: 'organisation',
  series: 'series',
  baselineSeries: 'series',
  release: 'release',
  amends: 'target',
  'area-succession.predecessor': 'area',
  'area-succession.successor': 'area',
  'topic.parent': 'topic',
  'goal.parent': 'goal',
  'task.parent': 'task',
};

/** The kind of record that the codes in a field of this kind name, or null where they are no codes of records. */
export const referenceOf = (kind: string, field: string): string | null => REFERENCES[`${kind}.${field}`] ?? REFERENCES[field] ?? null;

/** Records named in the changes, for their names. */
export function referencesIn(kind: string, changes: readonly FieldChange[]): Reference[] {
  return changes.flatMap(({ field, before, after }) => {
    const named = referenceOf(kind, field);
    if (named === null) return [];
    const codes = [before, after].flat().filter((value) => typeof value === 'string');
    return codes.map((code) => ({ kind: named, code }));
  });
}

/** Fields in which records without a name of their own say what they are about, and what tells them apart. */
const about: Readonly<Record<string, { of: readonly string[]; detail?: string }>> = {
  target: { of: ['indicator'], detail: 'deadline' },
  'task-fact': { of: ['task'], detail: 'kind' },
  'organisation-succession': { of: ['predecessor', 'successor'] },
  'area-succession': { of: ['predecessor', 'successor'] },
  'document-relation': { of: ['document', 'other'] },
  'series-break': { of: ['series'], detail: 'period' },
  reply: { of: ['organisation'], detail: 'given' },
};

/** What the record is called in a list of changes. */
export function subjectOf(kind: string, record: JsonRecord): Subject {
  const known = about[kind];
  if (known) {
    const of = known.of.flatMap((field) => {
      const [code, named] = [record[field], referenceOf(kind, field)];
      return typeof code === 'string' && named !== null ? [{ kind: named, code }] : [];
    });
    const detail = known.detail === undefined ? null : record[known.detail];
    return { name: null, of, detail: typeof detail === 'string' ? detail : null };
  }
  const name = record.name ?? record.title ?? record.term ?? null;
  return { name: isText(name) ? (name as LocalizedText) : inOneLanguage(kind, record), of: [], detail: null };
}

/** A source's title keeps the language it was written in; a synonym is called by its words. */
function inOneLanguage(kind: string, { title, titleLanguage, language, words }: JsonRecord): LocalizedText | null {
  const [name, of] = kind === 'synonym' ? [Array.isArray(words) ? words.join(', ') : null, language] : [title, titleLanguage];
  return typeof name === 'string' && typeof of === 'string' ? { original: of as Locale, [of]: name } : null;
}

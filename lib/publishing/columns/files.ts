import { type Column, cell, type Field, inFour, list, type Values } from './cells';
import * as fields from './fields';
import { figures, statements, users } from './figure-fields';

/** One field per key of a record an editor would submit. Columns, reading and writing follow from it. */
export type Fields = Readonly<Record<string, Field>>;
/** A content file: the rows of one kind. */
export type ContentFile = { file: string; kind: string; fields: Fields };
type Readable = { fields: Fields };

export const columnsOf = ({ fields }: Readable): Column[] => Object.values(fields).flatMap((field) => field.columns);

export const recordOf = ({ fields }: Readable, values: Values): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.read(values)]));

/** The cells of a record: `recordOf` reads the same record from them. What no column holds (`basis`, `machine`) is not in them. */
export const valuesOf = ({ fields }: Readable, record: Readonly<Record<string, unknown>>): Values =>
  Object.assign({}, ...Object.entries(fields).map(([key, field]) => field.write(record[key])));

export const CONTENT_FILES: readonly ContentFile[] = [
  { file: 'sources.csv', kind: 'source', fields: fields.sources },
  { file: 'topics.csv', kind: 'topic', fields: { ...fields.code, parent: cell('parent', 'code'), name: inFour('name') } },
  { file: 'organisations.csv', kind: 'organisation', fields: fields.organisations },
  {
    file: 'organisation-successions.csv',
    kind: 'organisation-succession',
    fields: { ...fields.succession, source: cell('source', 'code') },
  },
  { file: 'areas.csv', kind: 'area', fields: fields.areas },
  { file: 'area-successions.csv', kind: 'area-succession', fields: fields.succession },
  { file: 'documents.csv', kind: 'document', fields: fields.documents },
  { file: 'document-relations.csv', kind: 'document-relation', fields: fields.documentRelations },
  { file: 'indicators.csv', kind: 'indicator', fields: fields.indicators },
  { file: 'series.csv', kind: 'series', fields: fields.series },
  {
    file: 'releases.csv',
    kind: 'release',
    fields: { ...fields.code, producer: cell('producer', 'code'), released: cell('released', 'date'), title: inFour('title') },
  },
  { file: 'targets.csv', kind: 'target', fields: fields.targets },
  { file: 'goals.csv', kind: 'goal', fields: fields.goals },
  {
    file: 'tasks.csv',
    kind: 'task',
    fields: { ...fields.placed, topic: cell('topic', 'code'), indicators: list('indicators'), ...fields.founded },
  },
  { file: 'task-facts.csv', kind: 'task-fact', fields: fields.taskFacts },
  { file: 'events.csv', kind: 'event', fields: fields.events },
  { file: 'articles.csv', kind: 'article', fields: fields.articles },
  { file: 'terms.csv', kind: 'term', fields: fields.terms },
  { file: 'synonyms.csv', kind: 'synonym', fields: fields.synonyms },
];

/** Records of which one key (`key`) is a list with rows of its own in another file; the column named after the kind joins them. */
export type NestedFiles = { records: ContentFile; children: Omit<ContentFile, 'kind'>; key: string };

export const NESTED_FILES: readonly NestedFiles[] = [
  {
    records: { file: 'conflicts.csv', kind: 'conflict', fields: fields.conflicts },
    children: { file: 'conflict-statements.csv', fields: statements },
    key: 'statements',
  },
  {
    records: { file: 'platforms.csv', kind: 'platform', fields: fields.platforms },
    children: { file: 'platform-users.csv', fields: users },
    key: 'users',
  },
];

export const FIGURES: ContentFile = { file: 'figures.csv', kind: 'figure', fields: figures };

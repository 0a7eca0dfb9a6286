import { cell, type Field, inFour, inTwo, list, type Values } from './cells';
import {
  areas,
  articles,
  code,
  documentRelations,
  documents,
  events,
  founded,
  goals,
  indicators,
  organisations,
  placed,
  platforms,
  provenance,
  quoted,
  series,
  sources,
  succession,
  targets,
  taskFacts,
} from './fields';

/** A content file: one field per key of the record an editor would submit. Columns and reading both follow from it. */
export type ContentFile = { file: string; kind: string; fields: Readonly<Record<string, Field>> };

export const columnsOf = ({ fields }: Pick<ContentFile, 'fields'>): string[] => Object.values(fields).flatMap((field) => field.columns);
export const recordOf = ({ fields }: Pick<ContentFile, 'fields'>, values: Values): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.read(values)]));

export const CONTENT_FILES: readonly ContentFile[] = [
  { file: 'sources.csv', kind: 'source', fields: sources },
  { file: 'topics.csv', kind: 'topic', fields: { ...code, parent: cell('parent'), name: inFour('name') } },
  { file: 'organisations.csv', kind: 'organisation', fields: organisations },
  { file: 'organisation-successions.csv', kind: 'organisation-succession', fields: { ...succession, source: cell('source') } },
  { file: 'areas.csv', kind: 'area', fields: areas },
  { file: 'area-successions.csv', kind: 'area-succession', fields: succession },
  { file: 'documents.csv', kind: 'document', fields: documents },
  { file: 'document-relations.csv', kind: 'document-relation', fields: documentRelations },
  { file: 'indicators.csv', kind: 'indicator', fields: indicators },
  { file: 'series.csv', kind: 'series', fields: series },
  {
    file: 'releases.csv',
    kind: 'release',
    fields: { ...code, producer: cell('producer'), released: cell('released'), title: inFour('title') },
  },
  { file: 'targets.csv', kind: 'target', fields: targets },
  { file: 'goals.csv', kind: 'goal', fields: goals },
  { file: 'tasks.csv', kind: 'task', fields: { ...placed, topic: cell('topic'), indicators: list('indicators'), ...founded } },
  { file: 'task-facts.csv', kind: 'task-fact', fields: taskFacts },
  { file: 'events.csv', kind: 'event', fields: events },
  { file: 'articles.csv', kind: 'article', fields: articles },
  {
    file: 'terms.csv',
    kind: 'term',
    fields: { ...code, term: inFour('term'), definition: inFour('definition'), document: cell('document'), source: cell('source') },
  },
];

/** Records of which one key (`key`) is a list with rows of its own in another file; the column named after the kind joins them. */
export type NestedFiles = { records: ContentFile; children: Pick<ContentFile, 'file' | 'fields'>; key: string };

const conflicts: NestedFiles = {
  records: {
    file: 'conflicts.csv',
    kind: 'conflict',
    fields: {
      ...code,
      kind: cell('kind'),
      title: inFour('title'),
      explanation: inFour('explanation'),
      rule: inFour('rule'),
      indicators: list('indicator'),
    },
  },
  children: {
    file: 'conflict-statements.csv',
    fields: {
      side: cell('side'),
      words: inFour('text'),
      sources: list('sources'),
      series: cell('series'),
      period: cell('period'),
      release: cell('release'),
      value: cell('value'),
      ...quoted,
      confidence: cell('confidence'),
    },
  },
  key: 'statements',
};
const platformsWithUsers: NestedFiles = {
  records: { file: 'platforms.csv', kind: 'platform', fields: platforms },
  children: {
    file: 'platform-users.csv',
    fields: {
      period: cell('period'),
      value: cell('value'),
      qualifier: cell('qualifier'),
      measure: cell('measure'),
      ...quoted,
      ...provenance,
      note: inTwo('note'),
    },
  },
  key: 'users',
};
export const NESTED_FILES: readonly NestedFiles[] = [conflicts, platformsWithUsers];

export const FIGURES: ContentFile = {
  file: 'figures.csv',
  kind: 'figure',
  fields: {
    series: cell('series'),
    period: cell('period'),
    area: cell('area'),
    release: cell('release'),
    value: cell('value'),
    qualifier: cell('qualifier'),
    status: cell('status'),
    note: inTwo('note'),
    ...quoted,
    ...provenance,
  },
};

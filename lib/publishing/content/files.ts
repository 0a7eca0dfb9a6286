import { cell, type Field, flag, inFour, inTwo, list, type Values } from './cells';

/** A content file: one field per key of the record an editor would submit. Columns and reading both follow from it. */
export type ContentFile = { file: string; kind: string; fields: Readonly<Record<string, Field>> };

export const columnsOf = ({ fields }: ContentFile): string[] => Object.values(fields).flatMap((field) => field.columns);
export const recordOf = ({ fields }: ContentFile, values: Values): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.read(values)]));

const code = { code: cell('code') };
const provenance = { source: cell('source'), confidence: cell('confidence') };
const quoted = { quote: cell('quote'), quoteLanguage: cell('quote_language') };
/** A succession has no code of its own in the files: it is named after the two it joins. */
const succession = {
  code: { columns: [], read: (values: Values) => `${values.predecessor}-to-${values.successor}` },
  predecessor: cell('predecessor'),
  successor: cell('successor'),
  happenedOn: cell('happened_on'),
  document: cell('document'),
};
const placed = {
  ...code,
  notation: cell('notation'),
  parent: cell('parent'),
  kind: cell('kind'),
  title: inFour('title'),
  description: inTwo('description'),
};
const founded = { document: cell('document'), clause: inTwo('clause'), ...provenance };

const sources = {
  ...code,
  notation: cell('notation'),
  title: cell('title'),
  titleLanguage: cell('title_language'),
  publisher: cell('publisher'),
  published: cell('published'),
  language: cell('language'),
  translated: flag('translated'),
  kind: cell('kind'),
  url: cell('url'),
  fingerprint: cell('fingerprint'),
  note: inTwo('note'),
  confidence: cell('confidence'),
};
const organisations = {
  ...code,
  notation: cell('notation'),
  kind: cell('kind'),
  name: inFour('name'),
  note: inTwo('note'),
  validFrom: cell('valid_from'),
  validTo: cell('valid_to'),
  isClass: flag('is_class'),
  ...provenance,
};
const areas = {
  ...code,
  notation: cell('notation'),
  scheme: cell('scheme'),
  kind: cell('kind'),
  name: inFour('name'),
  validFrom: cell('valid_from'),
  validTo: cell('valid_to'),
  ...provenance,
};
const documents = {
  ...code,
  notation: cell('notation'),
  title: inFour('title'),
  kind: cell('kind'),
  issuer: cell('issuer'),
  issued: cell('issued'),
  effective: cell('effective'),
  expired: cell('expired'),
  summary: inTwo('summary'),
  url: cell('url'),
  ...provenance,
};
const indicators = {
  ...code,
  name: inFour('name'),
  definition: inFour('definition'),
  unit: cell('unit'),
  direction: cell('direction'),
  topic: cell('topic'),
  category: cell('category'),
  frequency: cell('frequency'),
  owners: list('owners'),
  baselineSeries: cell('baseline_series'),
  baselinePeriod: cell('baseline_period'),
  ...provenance,
  note: inTwo('note'),
};
const series = {
  ...code,
  indicator: cell('indicator'),
  producer: cell('producer'),
  method: cell('method'),
  price: cell('price'),
  scope: cell('scope'),
  areaScheme: cell('area_scheme'),
  name: inFour('name'),
  timeBasis: cell('time_basis'),
  note: inTwo('note'),
};
const targets = {
  ...code,
  indicator: cell('indicator'),
  area: cell('area'),
  deadline: cell('deadline'),
  comparator: cell('comparator'),
  low: cell('low'),
  high: cell('high'),
  words: inFour('text'),
  document: cell('document'),
  kind: cell('kind'),
  amends: cell('amends'),
  ...provenance,
  note: inTwo('note'),
};
const goals = {
  ...placed,
  lead: cell('lead'),
  partners: list('partners'),
  deadlines: list('deadlines'),
  indicators: list('indicators'),
  topic: cell('topic'),
  ...founded,
};
const taskFacts = {
  ...code,
  task: cell('task'),
  kind: cell('kind'),
  happenedOn: cell('happened_on'),
  releasedOn: cell('released_on'),
  organisation: cell('organisation'),
  due: cell('due'),
  words: inFour('text'),
  document: cell('document'),
  ...quoted,
  ...provenance,
};

export const CONTENT_FILES: readonly ContentFile[] = [
  { file: 'sources.csv', kind: 'source', fields: sources },
  { file: 'topics.csv', kind: 'topic', fields: { ...code, parent: cell('parent'), name: inFour('name') } },
  { file: 'organisations.csv', kind: 'organisation', fields: organisations },
  { file: 'organisation-successions.csv', kind: 'organisation-succession', fields: { ...succession, source: cell('source') } },
  { file: 'areas.csv', kind: 'area', fields: areas },
  { file: 'area-successions.csv', kind: 'area-succession', fields: succession },
  { file: 'documents.csv', kind: 'document', fields: documents },
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
];

export const CONFLICTS: ContentFile = {
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
};

/** What one side says: rows of their own, joined to their conflict. */
export const STATEMENTS: ContentFile = {
  file: 'conflict-statements.csv',
  kind: 'conflict-statement',
  fields: {
    conflict: cell('conflict'),
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
};

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

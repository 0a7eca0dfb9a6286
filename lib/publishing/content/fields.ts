import { cell, flag, inFour, inTwo, list, type Values } from './cells';

/** The keys of each kind of record and the columns they are read from, by the name of its content file. */

export const code = { code: cell('code') };
export const provenance = { source: cell('source'), confidence: cell('confidence') };
export const quoted = { quote: cell('quote'), quoteLanguage: cell('quote_language') };
/** A succession has no code of its own in the files: it is named after the two it joins. */
export const succession = {
  code: { columns: [], read: (values: Values) => `${values.predecessor}-to-${values.successor}` },
  predecessor: cell('predecessor'),
  successor: cell('successor'),
  happenedOn: cell('happened_on'),
  document: cell('document'),
};
export const placed = {
  ...code,
  notation: cell('notation'),
  parent: cell('parent'),
  kind: cell('kind'),
  title: inFour('title'),
  description: inTwo('description'),
};
export const founded = { document: cell('document'), clause: inTwo('clause'), ...provenance };

export const sources = {
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
export const organisations = {
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
export const areas = {
  ...code,
  notation: cell('notation'),
  scheme: cell('scheme'),
  kind: cell('kind'),
  name: inFour('name'),
  validFrom: cell('valid_from'),
  validTo: cell('valid_to'),
  ...provenance,
};
export const documents = {
  ...code,
  notation: cell('notation'),
  title: inFour('title'),
  kind: cell('kind'),
  topic: cell('topic'),
  issuer: cell('issuer'),
  issued: cell('issued'),
  effective: cell('effective'),
  expired: cell('expired'),
  summary: inTwo('summary'),
  url: cell('url'),
  ...provenance,
};
export const indicators = {
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
export const series = {
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
export const targets = {
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
export const goals = {
  ...placed,
  lead: cell('lead'),
  partners: list('partners'),
  deadlines: list('deadlines'),
  indicators: list('indicators'),
  topic: cell('topic'),
  ...founded,
};
export const taskFacts = {
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

export const documentRelations = {
  code: { columns: [], read: (values: Values) => `${values.document}-${values.relation}-${values.other}` },
  document: cell('document'),
  relation: cell('relation'),
  other: cell('other'),
  ...provenance,
};
export const platforms = {
  ...code,
  name: inFour('name'),
  ownership: cell('ownership'),
  operators: list('operators'),
  category: cell('category'),
  sector: cell('sector'),
  topic: cell('topic'),
  description: inFour('description'),
  url: cell('url'),
  repository: cell('repository'),
  licence: cell('licence'),
  released: cell('released'),
  award: inFour('award'),
  indicators: list('indicators'),
  tasks: list('tasks'),
  ...provenance,
};
export const events = {
  ...code,
  name: inFour('name'),
  kind: cell('kind'),
  starts: cell('start'),
  ends: cell('end'),
  place: inFour('place'),
  area: cell('area'),
  organisers: list('organisers'),
  summary: inFour('summary'),
  topic: cell('topic'),
  documents: list('documents'),
  tasks: list('tasks'),
  reports: list('reports'),
  ...provenance,
};
export const articles = {
  ...code,
  kind: cell('kind'),
  published: cell('published'),
  title: inFour('title'),
  body: inFour('body'),
  topic: cell('topic'),
  indicators: list('indicators'),
  tasks: list('tasks'),
  documents: list('documents'),
  sources: list('sources'),
};

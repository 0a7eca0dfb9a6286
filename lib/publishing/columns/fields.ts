import { cell, derivedCode, flag, inFour, inTwo, list } from './cells';

/** The keys of each kind of record and the columns they are read from, by the name of its content file. */

export const code = { code: cell('code', 'code') };
export const provenance = { source: cell('source', 'code'), confidence: cell('confidence', 'choice') };
export const quoted = { quote: cell('quote'), quoteLanguage: cell('quote_language', 'language') };
/** A succession has no code of its own in the files: it is named after the two it joins. */
export const succession = {
  code: derivedCode(({ predecessor, successor }) => `${predecessor}-to-${successor}`),
  predecessor: cell('predecessor', 'code'),
  successor: cell('successor', 'code'),
  happenedOn: cell('happened_on', 'date'),
  document: cell('document', 'code'),
};
export const placed = {
  ...code,
  notation: cell('notation'),
  parent: cell('parent', 'code'),
  kind: cell('kind', 'choice'),
  title: inFour('title'),
  description: inTwo('description'),
};
export const founded = { document: cell('document', 'code'), clause: inTwo('clause'), ...provenance };

export const sources = {
  ...code,
  notation: cell('notation'),
  title: cell('title'),
  titleLanguage: cell('title_language', 'language'),
  publisher: cell('publisher'),
  published: cell('published', 'date'),
  language: cell('language', 'language'),
  translated: flag('translated'),
  kind: cell('kind', 'choice'),
  url: cell('url', 'url'),
  fingerprint: cell('fingerprint'),
  copy: cell('copy', 'text', 'optional'),
  note: inTwo('note'),
  confidence: cell('confidence', 'choice'),
};
export const organisations = {
  ...code,
  notation: cell('notation'),
  kind: cell('kind', 'code'),
  name: inFour('name'),
  note: inTwo('note'),
  validFrom: cell('valid_from', 'date'),
  validTo: cell('valid_to', 'date'),
  isClass: flag('is_class'),
  ...provenance,
};
export const areas = {
  ...code,
  notation: cell('notation'),
  scheme: cell('scheme', 'choice'),
  kind: cell('kind', 'choice'),
  name: inFour('name'),
  validFrom: cell('valid_from', 'date'),
  validTo: cell('valid_to', 'date'),
  ...provenance,
};
export const documents = {
  ...code,
  notation: cell('notation'),
  title: inFour('title'),
  kind: cell('kind', 'code'),
  topic: cell('topic', 'code'),
  issuer: cell('issuer', 'code'),
  issued: cell('issued', 'date'),
  effective: cell('effective', 'date'),
  expired: cell('expired', 'date'),
  summary: inTwo('summary'),
  url: cell('url', 'url'),
  ...provenance,
};
export const indicators = {
  ...code,
  name: inFour('name'),
  definition: inFour('definition'),
  unit: cell('unit', 'choice'),
  direction: cell('direction', 'choice'),
  topic: cell('topic', 'code'),
  category: cell('category', 'choice'),
  frequency: cell('frequency', 'choice'),
  owners: list('owners'),
  baselineSeries: cell('baseline_series', 'code'),
  baselinePeriod: cell('baseline_period', 'period'),
  ...provenance,
  note: inTwo('note'),
};
export const series = {
  ...code,
  indicator: cell('indicator', 'code'),
  producer: cell('producer', 'code'),
  method: cell('method', 'code'),
  price: cell('price', 'choice'),
  scope: cell('scope', 'code'),
  areaScheme: cell('area_scheme', 'choice'),
  name: inFour('name'),
  timeBasis: cell('time_basis', 'choice'),
  note: inTwo('note'),
};
export const targets = {
  ...code,
  indicator: cell('indicator', 'code'),
  area: cell('area', 'code'),
  deadline: cell('deadline', 'date'),
  comparator: cell('comparator', 'choice'),
  low: cell('low', 'decimal'),
  high: cell('high', 'decimal'),
  words: inFour('text'),
  document: cell('document', 'code'),
  kind: cell('kind', 'choice'),
  amends: cell('amends', 'code'),
  ...provenance,
  note: inTwo('note'),
};
export const goals = {
  ...placed,
  lead: cell('lead', 'code'),
  partners: list('partners'),
  deadlines: list('deadlines', 'date'),
  indicators: list('indicators'),
  topic: cell('topic', 'code'),
  ...founded,
};
export const taskFacts = {
  ...code,
  task: cell('task', 'code'),
  kind: cell('kind', 'choice'),
  happenedOn: cell('happened_on', 'date'),
  releasedOn: cell('released_on', 'date'),
  organisation: cell('organisation', 'code'),
  due: cell('due', 'date'),
  words: inFour('text'),
  document: cell('document', 'code'),
  ...quoted,
  ...provenance,
};

export const documentRelations = {
  code: derivedCode(({ document, relation, other }) => `${document}-${relation}-${other}`),
  document: cell('document', 'code'),
  relation: cell('relation', 'choice'),
  other: cell('other', 'code'),
  ...provenance,
};
export const platforms = {
  ...code,
  name: inFour('name'),
  ownership: cell('ownership', 'choice'),
  operators: list('operators'),
  category: cell('category', 'code'),
  sector: cell('sector', 'code'),
  topic: cell('topic', 'code'),
  description: inFour('description'),
  url: cell('url', 'url'),
  repository: cell('repository', 'url'),
  licence: cell('licence'),
  released: cell('released', 'date'),
  award: inFour('award'),
  indicators: list('indicators'),
  tasks: list('tasks'),
  ...provenance,
};
export const events = {
  ...code,
  name: inFour('name'),
  kind: cell('kind', 'choice'),
  starts: cell('start', 'date'),
  ends: cell('end', 'date'),
  place: inFour('place'),
  area: cell('area', 'code'),
  organisers: list('organisers'),
  summary: inFour('summary'),
  topic: cell('topic', 'code'),
  documents: list('documents'),
  tasks: list('tasks'),
  reports: list('reports'),
  ...provenance,
};
export const articles = {
  ...code,
  kind: cell('kind', 'choice'),
  published: cell('published', 'date'),
  title: inFour('title'),
  body: inFour('body'),
  topic: cell('topic', 'code'),
  indicators: list('indicators'),
  tasks: list('tasks'),
  documents: list('documents'),
  sources: list('sources'),
};
export const terms = {
  ...code,
  term: inFour('term'),
  definition: inFour('definition'),
  document: cell('document', 'code'),
  source: cell('source', 'code'),
};
export const synonyms = { ...code, language: cell('language', 'language'), words: list('words', 'name') };
export const conflicts = {
  ...code,
  kind: cell('kind', 'code'),
  title: inFour('title'),
  explanation: inFour('explanation'),
  rule: inFour('rule'),
  indicators: list('indicator'),
};
export const replies = {
  ...code,
  organisation: cell('organisation', 'code'),
  role: inFour('role'),
  given: cell('given', 'date'),
  words: inFour('text'),
  task: cell('task', 'code'),
  indicator: cell('indicator', 'code'),
  source: cell('source', 'code'),
};

import { cell, inFour, inTwo, list } from './cells';
import { code, provenance, quoted } from './fields';

/** The keys of what holds a number or explains one: figures, counts of users, what the sides of a conflict say, breaks of a series. */

export const statements = {
  side: cell('side', 'code'),
  words: inFour('text'),
  sources: list('sources'),
  series: cell('series', 'code'),
  period: cell('period', 'period'),
  release: cell('release', 'code'),
  value: cell('value', 'decimal'),
  ...quoted,
  confidence: cell('confidence', 'choice'),
};
export const users = {
  period: cell('period', 'period'),
  value: cell('value', 'decimal'),
  qualifier: cell('qualifier', 'choice'),
  measure: cell('measure', 'choice'),
  ...quoted,
  ...provenance,
  note: inTwo('note'),
};
export const seriesBreaks = {
  ...code,
  series: cell('series', 'code'),
  period: cell('period', 'period'),
  words: inFour('text'),
  ...provenance,
};
export const figures = {
  series: cell('series', 'code'),
  period: cell('period', 'period'),
  area: cell('area', 'code'),
  release: cell('release', 'code'),
  value: cell('value', 'decimal'),
  qualifier: cell('qualifier', 'choice'),
  status: cell('status', 'choice'),
  note: inTwo('note'),
  ...quoted,
  ...provenance,
};

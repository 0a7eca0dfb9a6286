import type { Column } from '../table';

/** Whoever keeps the structures, and the version of all of them: what they mean never changes, codes are only added. */
export const AGENCY = 'VNDES';
export const VERSION = '1.0';
export const CONCEPTS = 'CONCEPTS';

/** Names that SDMX gives a concept itself (SDMX Glossary); every other concept is called as its column. */
const names: Readonly<Record<string, string>> = {
  area: 'REF_AREA',
  period: 'TIME_PERIOD',
  value: 'OBS_VALUE',
  unit: 'UNIT_MEASURE',
  status: 'OBS_STATUS',
  sources: 'SOURCE',
  frequency: 'FREQ',
};

export const conceptOf = ({ id, base, language }: Column): string =>
  base === 'note' && language ? `COMMENT_${language.toUpperCase()}` : (names[id] ?? id.toUpperCase());

/** Where SDMX has codes of its own, or a sign is no code: CL_OBS_STATUS, CL_FREQ. */
const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: { final: 'A', provisional: 'P', estimate: 'E', forecast: 'F' },
  qualifier: { '=': 'EQ', '>': 'GT', '>=': 'GE', '<': 'LT', '<=': 'LE', '~': 'APPROX' },
  frequency: { annual: 'A', 'half-year': 'S', quarterly: 'Q', monthly: 'M' },
};

export const codeOf = ({ id }: Column, choice: string): string => codes[id]?.[choice] ?? choice;

/** A final figure from which on the series is counted otherwise (CL_OBS_STATUS); one that is not final keeps its own code. */
export const BREAK = { concept: 'OBS_STATUS', code: 'B', over: 'A', column: 'break' } as const;

const lists: Readonly<Record<string, string>> = {
  areas: 'CL_AREA',
  indicators: 'CL_INDICATOR',
  series: 'CL_SERIES',
  organisations: 'CL_ORGANISATION',
  releases: 'CL_RELEASE',
  platforms: 'CL_PLATFORM',
  sources: 'CL_SOURCE',
};

/** The code list of a column; undefined where its values are no codes, or several at once, for which SDMX 2.1 has no form. */
export function codelistOf(column: Column): string | undefined {
  if (column.type !== 'code') return undefined;
  if (column.refers !== undefined) return lists[column.refers] ?? `CL_${column.refers.toUpperCase().replaceAll('-', '_')}`;
  return column.choices === undefined ? undefined : `CL_${conceptOf(column)}`;
}

/** Attributes that are the same for every figure of a series, by the dimension that decides them. */
export const decidedBy: Readonly<Record<string, string>> = { UNIT_MEASURE: 'INDICATOR', PRODUCER: 'SERIES' };

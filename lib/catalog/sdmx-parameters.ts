import { DETAILS, type Detail } from '@/lib/exports/sdmx/layout';
import type { Span } from '@/lib/exports/sdmx/message';
import { firstDay, isPartialDate, lastDay } from '@/lib/period';
import { wrong } from './sdmx-refusal';

/** Parameters that every question may have; `format` and the points of view are read elsewhere. */
const COMMON = ['format', 'as-of', 'edition'];
const OF_DATA = [
  'startPeriod',
  'endPeriod',
  'updatedAfter',
  'firstNObservations',
  'lastNObservations',
  'dimensionAtObservation',
  'detail',
  'includeHistory',
];
const MOST = 1_000_000;

/** What a question about figures asks beside its key. */
export type DataParameters = { span: Span; updatedAfter?: string; at?: string; detail: Detail; isHistory: boolean };

/** Whether every parameter is known and said once; a filter that is not understood must not look like an answer. */
export function mustKnow(query: URLSearchParams, known: readonly string[]): void {
  for (const name of new Set(query.keys())) {
    if (!known.includes(name) && !COMMON.includes(name)) throw wrong(name);
    if (query.getAll(name).length > 1) throw wrong(name);
  }
}

/** `2024`, `2024-S1`, `2024-Q2`, `2024-06`, `2024-06-30`, an instant; years and months also as reporting periods (`2024-A1`, `2024-M06`). */
function periodOf(text: string): string | undefined {
  const plain = text
    .replace(/T\d{2}:\d{2}.*$/, '')
    .replace(/^(\d{4})-A1$/, '$1')
    .replace(/-M(\d{2})$/, '-$1');
  return isPartialDate(plain) ? plain : undefined;
}

/** An instant; without an offset that of Viet Nam, and a day begins at midnight there. */
export function instantOf(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+ -]\d{2}:\d{2})?)?$/.exec(text);
  if (!match || !isPartialDate(match[1] as string)) return undefined;
  // An address turns the plus of an offset into a space.
  const instant = new Date(`${match[1]}T${match[2] ?? '00:00'}${match[3]?.replace(' ', '+') ?? '+07:00'}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

const countOf = (text: string): number | undefined => (/^[1-9]\d{0,6}$/.test(text) && Number(text) <= MOST ? Number(text) : undefined);

/** Reads the parameters of a question about figures; throws the name of the first that is wrong. */
export function readDataParameters(query: URLSearchParams): DataParameters {
  mustKnow(query, OF_DATA);
  function read<T>(name: string, reader: (text: string) => T | undefined): T | undefined {
    const text = query.get(name);
    if (text === null || text === '') return undefined;
    const value = reader(text);
    if (value === undefined) throw wrong(name);
    return value;
  }
  const [from, to] = [read('startPeriod', periodOf), read('endPeriod', periodOf)];
  const [first, last] = [read('firstNObservations', countOf), read('lastNObservations', countOf)];
  const updatedAfter = read('updatedAfter', instantOf);
  const at = read('dimensionAtObservation', (text) => text);
  return {
    span: {
      ...(from === undefined ? {} : { from: firstDay(from) }),
      ...(to === undefined ? {} : { to: lastDay(to) }),
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
    },
    ...(updatedAfter === undefined ? {} : { updatedAfter }),
    ...(at === undefined ? {} : { at }),
    detail: read('detail', (text) => DETAILS.find((one) => one === text)) ?? 'full',
    isHistory: read('includeHistory', (text) => (['true', 'false'].includes(text) ? text : undefined)) === 'true',
  };
}

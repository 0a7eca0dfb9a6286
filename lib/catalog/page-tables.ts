import { ancestors, stepsKnown } from '@/lib/areas/lineage';
import { listCrosswalk } from '@/lib/areas/queries';
import { DOCUMENT_SORTS } from '@/lib/documents/filter';
import type { Room } from '@/lib/http/rooms';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { ofObservation } from './observation-page';
import { namesOf } from './question';
import { STATUS_ORDER } from './readings/indicator';

type Filters = Record<string, readonly string[]>;
/** What a page asks for: its parameters as they stand in its address. */
type Asked = { code: string; path: string; view: View; locale: Locale; values: Readonly<Record<string, string | undefined>> };

export type PageTable = {
  table: string;
  /** The kind of record of which the page shows one; without it the page is a list. */
  kind?: string;
  /** The page answers also by an as-of before the record was known, and says that it was not. */
  isThereBefore?: true;
  filters?(asked: Asked): Filters | Promise<Filters>;
  /** The page shows more kinds of record than figures, and its file has these only. */
  isFigures?: true;
  /** The orders in which the page can be asked for. */
  sorts?: readonly string[];
  /** Tables that say more of what the page shows, each whole. */
  also?: readonly string[];
};

/** What is asked of a page and makes no difference to its data: a file has every page of a list, in the order of its key. */
const notOfData = ['page', 'sort'];

/** The question of a page as far as it is one for its data. */
export const dataQuery = (query: string): string =>
  new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => !notOfData.includes(name))).toString();

const same =
  (...names: readonly string[]) =>
  ({ values }: Asked): Filters =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = values[name];
        return value === undefined ? [] : [[name, [value]]];
      }),
    );
const one =
  (column: string) =>
  ({ code }: Asked): Filters => ({ [column]: [code] });

/** A body stands for itself and for all whose work it took over. */
const ofBody =
  (column: string) =>
  async ({ values, view }: Asked): Promise<Filters> =>
    values.organisation === undefined ? {} : { [column]: await namesOf(values.organisation, view) };

/** A unit stands for itself and for all that went into it, as far as that was known. */
const ofUnit = async ({ code, view: { known, asOf } }: Asked): Promise<Filters> => ({
  area: [code, ...ancestors(stepsKnown(await listCrosswalk(known), asOf), code)],
});

/** A status is asked for by its own code, or by the reason for which there is none. */
function ofStatus({ values: { status } }: Asked): Filters {
  if (status === undefined) return {};
  return STATUS_ORDER.some((code) => code === status) ? { status: [status] } : { status: ['no-data'], reason: [status] };
}

/** A record by itself: the row of its table. */
const record = (table: string, kind: string): PageTable => ({ table, kind, filters: one('code') });

/** Which table is the page, with the choices that its address makes. Rooms that are only words have none. */
export const pageTables: Partial<Record<Room, PageTable>> = {
  '/indicators': { table: 'standings', filters: (asked) => ({ ...same('topic', 'category')(asked), ...ofStatus(asked) }) },
  '/indicators/[code]': { table: 'observations', kind: 'indicator', isThereBefore: true, filters: one('indicator') },
  '/indicators/[code]/observations/[id]': { table: 'vintages', filters: ofObservation },
  '/strategy': {
    table: 'task-states',
    filters: async (asked) => ({
      ...same('topic')(asked),
      ...(asked.values.status === undefined ? {} : { state: [asked.values.status] }),
      ...(asked.values.deadline === undefined ? {} : { deadline_bucket: [asked.values.deadline] }),
      ...(await ofBody('organisations')(asked)),
    }),
  },
  '/strategy/[code]': { table: 'task-facts', kind: 'task', isThereBefore: true, filters: one('task') },
  '/sources': { table: 'sources', filters: same('kind', 'language') },
  '/sources/[code]': {
    table: 'citations',
    kind: 'source',
    isFigures: true,
    filters: one('source'),
    also: ['documents', 'targets', 'task-facts', 'goals', 'conflict-statements', 'organisations', 'areas'],
  },
  '/documents': {
    table: 'documents',
    sorts: DOCUMENT_SORTS,
    filters: (asked) => ({
      ...same('kind', 'topic', 'year')(asked),
      ...(asked.values.organisation === undefined ? {} : { issuer: [asked.values.organisation] }),
    }),
  },
  '/documents/[code]': { ...record('documents', 'document'), isThereBefore: true },
  '/organisations': { table: 'organisations', filters: same('kind') },
  '/organisations/[code]': { ...record('organisations', 'organisation'), isThereBefore: true },
  '/areas': { table: 'areas' },
  '/areas/crosswalk': { table: 'area-successions' },
  '/areas/[code]': {
    table: 'observations',
    kind: 'area',
    isThereBefore: true,
    isFigures: true,
    filters: ofUnit,
    also: ['areas', 'targets', 'events'],
  },
  '/platforms': {
    table: 'platforms',
    filters: async (asked) => ({
      ...same('category', 'ownership', 'sector', 'topic', 'year')(asked),
      ...(await ofBody('operators')(asked)),
    }),
  },
  '/platforms/[code]': { ...record('platforms', 'platform'), also: ['platform-users'] },
  '/events': { table: 'events', filters: same('kind', 'topic', 'year') },
  '/events/[code]': record('events', 'event'),
  '/news': { table: 'articles', filters: same('kind', 'topic') },
  '/news/[code]': record('articles', 'article'),
  '/topics': { table: 'topics' },
  '/topics/[code]': record('topics', 'topic'),
  '/lateness': { table: 'delays', also: ['body-delays'] },
  '/goalposts': { table: 'goalposts' },
  '/conflicts': { table: 'conflicts', also: ['conflict-statements'] },
  '/changes': { table: 'editions' },
  '/changes/[code]': { table: 'changes', filters: one('edition') },
  '/publishers': { table: 'publishers' },
  '/glossary': { table: 'terms' },
  '/search': {
    table: 'search',
    filters: (asked) => ({
      ...same('kind', 'topic', 'organisation', 'area', 'status', 'year')(asked),
      ...(asked.values.question === undefined ? {} : { q: [asked.values.question] }),
      language: [asked.locale],
    }),
  },
  '/data': { table: 'tables' },
};

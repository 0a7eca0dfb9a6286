import type { Table } from '@/lib/exports/table';
import { catalogueTables } from './catalogue-tables';
import { conflictStatements, disputed } from './conflict-tables';
import { bodyDelays, delays } from './delay-tables';
import { citations, observations, vintages } from './figure-tables';
import { goalposts } from './goalpost-table';
import { platformUsers } from './platform-users-table';
import { changes, editions } from './publication-tables';
import { publishers } from './publisher-table';
import { all, assigned, begun, by, enacted, inYear, issued, knownEnd, ofYear, sourced } from './record-filters';
import { recordTable } from './record-table';
import { searchTable } from './search-table';
import { standings } from './standing-table';
import { taskStates } from './task-state-table';

/** Every table of the portal, in the order of the data room. A new one is a file and a line. */
export const TABLES: readonly Table[] = [
  observations,
  vintages,
  citations,
  standings,
  recordTable({ kind: 'indicator', page: '/indicators/[code]' }),
  recordTable({ kind: 'series' }),
  recordTable({ kind: 'series-break', where: sourced }),
  recordTable({ kind: 'release', where: by('released_latest') }),
  recordTable({ kind: 'target', where: sourced }),
  recordTable({ kind: 'goal', where: issued, page: '/strategy' }),
  recordTable({ kind: 'task', where: assigned, page: '/strategy/[code]' }),
  recordTable({ kind: 'task-fact', where: by('released_latest') }),
  taskStates,
  delays,
  bodyDelays,
  goalposts,
  recordTable({ kind: 'conflict', where: disputed }),
  conflictStatements,
  recordTable({ kind: 'document', where: all(by('issued_latest'), inYear('issued_latest')), filters: ['year'], page: '/documents/[code]' }),
  recordTable({ kind: 'document-relation', where: issued }),
  recordTable({
    kind: 'platform',
    where: all(sourced, ofYear('released_year')),
    filters: ['category', 'sector', 'year'],
    page: '/platforms/[code]',
  }),
  platformUsers,
  recordTable({ kind: 'event', where: all(sourced, inYear('starts_earliest')), filters: ['year'], page: '/events/[code]' }),
  recordTable({ kind: 'article', where: by('published_latest'), page: '/news/[code]' }),
  recordTable({
    kind: 'organisation',
    where: begun,
    shown: { valid_to: knownEnd('organisation_succession') },
    hasOwnDays: true,
    page: '/organisations/[code]',
  }),
  recordTable({ kind: 'organisation-succession', where: enacted, hasOwnDays: true }),
  recordTable({ kind: 'reply', where: by('given_latest') }),
  recordTable({
    kind: 'area',
    where: begun,
    shown: { valid_to: knownEnd('area_succession') },
    hasOwnDays: true,
    page: '/areas/[code]',
  }),
  recordTable({ kind: 'area-succession', where: enacted, hasOwnDays: true }),
  recordTable({ kind: 'topic', page: '/topics/[code]' }),
  recordTable({ kind: 'term' }),
  recordTable({ kind: 'synonym' }),
  recordTable({ kind: 'source', where: by('published_latest'), filters: ['language'], page: '/sources/[code]' }),
  editions,
  changes,
  publishers,
  ...catalogueTables(() => TABLES),
];

/** With those that answer a question of the reader's: no room of data, no release holds them. */
const byId = new Map([...TABLES, searchTable].map((table) => [table.id, table]));

export const tableNamed = (id: string): Table | undefined => byId.get(id);

import { getPublisherRegister, type Publisher, REGISTERED_BY } from '@/lib/accounts/publisher-queries';
import type { Role } from '@/lib/auth/viewer';
import type { Table } from '@/lib/exports/table';
import { attribute, dimension, judgedOn, wordCells, wordColumns } from './columns';
import type { ComputedRow } from './computed';
import { computedTable } from './computed-table';

/** Which bodies publish here, in which roles and how much: counts of people, never a name. */
export const publishers: Table = computedTable({
  id: 'publishers',
  columns: [
    dimension('organisation', { refers: 'organisations' }),
    ...wordColumns('name'),
    attribute('editors', 'integer', { required: true }),
    attribute('reviewers', 'integer', { required: true }),
    attribute('translators', 'integer', { required: true }),
    attribute('kept_kinds', 'list'),
    attribute('kept_records', 'integer', { required: true }),
    attribute('change_sets', 'integer', { base: 'publishedSets', required: true }),
    attribute('last_published', 'timestamp'),
    judgedOn,
  ],
  key: ['organisation'],
  filters: ['organisation'],
  kinds: REGISTERED_BY,
  // Who publishes here is known to this portal, not to the world of a day.
  views: ['edition'],
  isDated: true,
  page: '/organisations/[code]',
  rows: async ({ known, day }) =>
    (await getPublisherRegister(known)).publishers.map((publisher) => ({ ...rowOf(publisher), judged_on: day })),
});

function rowOf({ code, name, roles, kept, published, lastPublished }: Publisher): ComputedRow {
  const people = (asked: Role) => roles.find(({ role }) => role === asked)?.people ?? 0;
  const kinds = kept.flatMap(({ kind, isAll }) => (isAll ? [kind] : []));
  return {
    organisation: code,
    ...wordCells('name', name),
    editors: people('editor'),
    reviewers: people('reviewer'),
    translators: people('translator'),
    kept_kinds: kinds.length > 0 ? kinds : null,
    kept_records: kept.reduce((sum, { records }) => sum + records, 0),
    change_sets: published,
    last_published: lastPublished,
  };
}

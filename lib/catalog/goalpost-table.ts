import type { Table } from '@/lib/exports/table';
import type { Target } from '@/lib/indicators/target-queries';
import { listBodies } from '@/lib/organisations/queries';
import { COMPARATORS } from '@/lib/record';
import type { TaskFactRecord } from '@/lib/strategy/schema';
import { attribute, dimension, judgedOn } from './columns';
import type { ComputedRow } from './computed';
import { computedTable, type Viewpoint } from './computed-table';
import { LATE_BY, readGoalposts } from './reading-queries';
import type { Goalposts } from './readings/goalposts';
import { type Reading, readIndicator } from './readings/indicator';
import { progressTo } from './readings/target-progress';

/** What moved: a target, a deadline, an owner; `target-rival` is one of several documents that promise different values for one day. */
const MOVES = [
  'target-amended',
  'target-rival',
  'deadline-moved',
  'owner-changed',
  'passed-with-body',
  'finished-before',
  'succession-without-day',
] as const;

/** What moved, one thing a row: what stood before, what stands since, by which document and when. What was first promised stays. */
export const goalposts: Table = computedTable({
  id: 'goalposts',
  columns: [
    dimension('kind', { base: 'moveKind', choices: MOVES }),
    dimension('code', { base: 'moveCode' }),
    dimension('subject'),
    attribute('moved_on', 'partial-date'),
    attribute('document', 'code', { refers: 'documents' }),
    attribute('sources', 'list', { refers: 'sources' }),
    attribute('before', 'code', { base: 'recordBefore' }),
    attribute('original', 'code', { base: 'originalTarget', refers: 'targets' }),
    attribute('deadline_before', 'partial-date'),
    attribute('deadline_after', 'partial-date'),
    attribute('days', 'integer', { base: 'daysMoved' }),
    attribute('comparator_before', 'code', { choices: COMPARATORS }),
    attribute('low_before', 'decimal'),
    attribute('high_before', 'decimal'),
    attribute('comparator_after', 'code', { choices: COMPARATORS }),
    attribute('low_after', 'decimal'),
    attribute('high_after', 'decimal'),
    attribute('distance_to_original', 'decimal'),
    attribute('distance_to_amended', 'decimal'),
    attribute('organisations_before', 'list', { refers: 'organisations' }),
    attribute('organisations_after', 'list', { refers: 'organisations' }),
    judgedOn,
  ],
  key: ['kind', 'code', 'subject'],
  filters: ['kind', 'code', 'subject', 'document'],
  kinds: LATE_BY,
  isDated: true,
  rows: async (from) => {
    const [moved, bodies] = await Promise.all([readGoalposts(from), listBodies(from.known)]);
    const read = (indicator: Reading['indicator']) => readIndicator(indicator, bodies, from.day);
    const rows = [...targetRows(moved, read, from), ...deadlineRows(moved), ...ownerRows(moved), ...takeoverRows(moved)];
    return rows.map((row) => ({ ...row, judged_on: from.day }));
  },
});

const goal = (target: Target | null, when: 'before' | 'after'): ComputedRow => ({
  [`deadline_${when}`]: target?.deadline ?? null,
  [`comparator_${when}`]: target?.comparator ?? null,
  [`low_${when}`]: target?.low ?? null,
  [`high_${when}`]: target?.high ?? null,
});

const setBy = (target: Target): ComputedRow => ({ moved_on: target.knownOn, document: target.document, sources: [target.source] });

function targetRows({ targets, rivals }: Goalposts, read: (indicator: Reading['indicator']) => Reading, { day }: Viewpoint): ComputedRow[] {
  const amended = targets.map(({ indicator, move: { from, to, original } }): ComputedRow => {
    const distance = (target: Target): string | null => {
      const result = original && progressTo(target, original, read(indicator), day);
      return result?.kind === 'measured' ? String(result.distance.share) : null;
    };
    return {
      kind: 'target-amended',
      code: to.code,
      subject: indicator.code,
      ...setBy(to),
      before: from?.code ?? null,
      original: original?.code ?? null,
      ...goal(from, 'before'),
      ...goal(to, 'after'),
      distance_to_original: original && distance(original),
      distance_to_amended: distance(to),
    };
  });
  const apart = rivals.flatMap(({ indicator, targets: own }) =>
    own.map((target) => ({ kind: 'target-rival', code: target.code, subject: indicator.code, ...setBy(target), ...goal(target, 'after') })),
  );
  return [...amended, ...apart];
}

const deadlineRows = ({ deadlines }: Goalposts): ComputedRow[] =>
  deadlines.map(({ task, move: { from, to, days } }) => ({
    kind: 'deadline-moved',
    code: to.code,
    subject: task.code,
    moved_on: to.happenedOn ?? to.releasedOn,
    document: to.document,
    sources: sourcesOf([to]),
    before: from.code,
    deadline_before: from.due,
    deadline_after: to.due,
    days,
  }));

const ownerRows = ({ changed }: Goalposts): ComputedRow[] =>
  changed.flatMap(({ task, changes }) =>
    changes.flatMap(({ from, to }) => {
      const [first] = to;
      if (!first) return [];
      return [
        {
          kind: 'owner-changed',
          code: first.code,
          subject: task.code,
          moved_on: first.happenedOn ?? first.releasedOn,
          document: first.document,
          sources: sourcesOf(to),
          before: from[0]?.code ?? null,
          organisations_before: bodiesOf(from),
          organisations_after: bodiesOf(to),
        },
      ];
    }),
  );

/** A takeover that moved nothing is none of the ledger's; one without a day is named for the body alone. */
function takeoverRows({ takeovers, undated }: Goalposts): ComputedRow[] {
  const row = (succession: Goalposts['undated'][number], kind: string, subject: string): ComputedRow => ({
    kind,
    code: succession.code,
    subject,
    moved_on: succession.happenedOn,
    document: succession.document,
    sources: succession.source === null ? null : [succession.source],
    organisations_before: [succession.predecessor],
    organisations_after: [succession.successor],
  });
  return [
    ...takeovers.flatMap(({ succession, passed, finished }) => [
      ...passed.map((task) => row(succession, 'passed-with-body', task)),
      ...finished.map((task) => row(succession, 'finished-before', task)),
    ]),
    ...undated.map((succession) => row(succession, 'succession-without-day', succession.predecessor)),
  ];
}

const sourcesOf = (facts: readonly TaskFactRecord[]): string[] => [...new Set(facts.map(({ source }) => source))];
const bodiesOf = (facts: readonly TaskFactRecord[]): string[] => [...new Set(facts.flatMap(({ organisation }) => organisation ?? []))];

import type { Column, Table } from '@/lib/exports/table';
import type { Figure } from '@/lib/indicators/figure-queries';
import { qualifier } from '@/lib/indicators/schema';
import { answering } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { lastDay } from '@/lib/period';
import { type FoldedTask, ownersOf } from '@/lib/strategy/folded-task';
import { attribute, dimension, judgedOn } from './columns';
import type { ComputedRow } from './computed';
import { computedTable } from './computed-table';
import { LATE_BY, readLateness } from './reading-queries';
import { answerFor, type MissingFigure, type StaleFigure } from './readings/figure-delays';
import type { BodyLine } from './readings/lateness';

/** Proven lateness, silence, and figures that are missing or old: kinds of their own, never added up. */
const DELAYS = ['late', 'overdue-no-report', 'done-late', 'missing-figure', 'stale-figure'] as const;

type Register = { bodies: readonly Body[]; day: string };

function taskRow(task: FoldedTask, { bodies, day }: Register): ComputedRow[] {
  const { state } = task.fold;
  if (!('days' in state)) return [];
  return [
    {
      kind: state.kind,
      code: task.code,
      organisations: [...new Set(ownersOf(task).flatMap((owner) => answering(bodies, owner, day)))],
      deadline: state.deadlineDay,
      days: state.days,
      evidence: 'evidence' in state ? state.evidence : null,
    },
  ];
}

const figureCells = (indicator: string, figure: Figure | null): ComputedRow => ({
  indicator,
  series: figure?.series ?? null,
  period: figure?.period ?? null,
  value: figure?.value ?? null,
  qualifier: figure?.qualifier ?? null,
});

const missingRow = ({ indicator, target, deadlineDay, days, latest }: MissingFigure, register: Register): ComputedRow => ({
  kind: 'missing-figure',
  code: target.code,
  organisations: answerFor(indicator, latest, register),
  ...figureCells(indicator.code, latest),
  deadline: deadlineDay,
  days,
});

/** Its deadline is the day by which the next figure was due. */
function staleRow({ indicator, figure, age, days }: StaleFigure, register: Register): ComputedRow[] {
  if (age.state === 'no-interval') return [];
  return [
    {
      kind: 'stale-figure',
      code: indicator.code,
      organisations: answerFor(indicator, figure, register),
      ...figureCells(indicator.code, figure),
      deadline: lastDay(age.nextDue),
      days,
    },
  ];
}

/** What the ledger of lateness lists, one thing a row, with the bodies that answer for it on the day. */
export const delays: Table = computedTable({
  id: 'delays',
  columns: [
    dimension('kind', { base: 'delayKind', choices: DELAYS }),
    dimension('code', { base: 'delayCode' }),
    attribute('organisations', 'list', { base: 'answering', refers: 'organisations' }),
    attribute('deadline', 'date', { required: true }),
    attribute('days', 'integer', { required: true }),
    attribute('evidence', 'code', { refers: 'task-facts' }),
    attribute('indicator', 'code', { refers: 'indicators' }),
    attribute('series', 'code', { refers: 'series' }),
    attribute('period', 'period'),
    { id: 'value', base: 'value', type: 'decimal', role: 'measure' },
    attribute('qualifier', 'code', { choices: qualifier.options }),
    judgedOn,
  ],
  key: ['kind', 'code'],
  filters: ['kind', 'code', 'organisations', 'indicator'],
  kinds: LATE_BY,
  isDated: true,
  rows: async (from) => {
    const { late, overdue, doneLate, missing, stale, bodies } = await readLateness(from);
    const register = { bodies, day: from.day };
    const rows = [
      ...[...late, ...overdue, ...doneLate].flatMap((task) => taskRow(task, register)),
      ...missing.map((one) => missingRow(one, register)),
      ...stale.flatMap((one) => staleRow(one, register)),
    ];
    return rows.map((row) => ({ ...row, judged_on: from.day }));
  },
});

/** How many of a kind, and the days of the longest: empty where there is none. */
const COUNTED = ['late', 'overdue', 'doneLate', 'missing', 'stale'] as const satisfies readonly (keyof BodyLine)[];
const columnNames = { late: 'late', overdue: 'overdue', doneLate: 'done_late', missing: 'missing', stale: 'stale' } as const;

function lineRow(line: BodyLine, day: string): ComputedRow {
  const counts = COUNTED.flatMap((kind): [string, number | null][] => {
    const { count, longest } = line[kind];
    return [
      [columnNames[kind], count],
      [`${columnNames[kind]}_longest`, count === 0 ? null : longest],
    ];
  });
  return { organisation: line.code, ...Object.fromEntries(counts), replies: line.replies, judged_on: day };
}

/** The same by body, each kind counted apart: never a sum, a score or a rank. */
export const bodyDelays: Table = computedTable({
  id: 'body-delays',
  columns: [
    dimension('organisation', { refers: 'organisations' }),
    ...COUNTED.flatMap((kind): Column[] => [
      attribute(columnNames[kind], 'integer', { base: `${kind}Count`, required: true }),
      attribute(`${columnNames[kind]}_longest`, 'integer', { base: `${kind}Longest` }),
    ]),
    attribute('replies', 'integer', { base: 'replyCount', required: true }),
    judgedOn,
  ],
  key: ['organisation'],
  filters: ['organisation'],
  kinds: LATE_BY,
  isDated: true,
  page: '/organisations/[code]',
  rows: async (from) => (await readLateness(from)).lines.map((line) => lineRow(line, from.day)),
});

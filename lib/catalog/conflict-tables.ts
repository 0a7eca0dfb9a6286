import { Prisma } from '@/lib/db/generated/client';
import type { Question, Table } from '@/lib/exports/table';
import type { LedgerEntry } from '@/lib/indicators/conflict-ledger';
import type { Side } from '@/lib/indicators/disagreements';
import { qualifier, UNITS } from '@/lib/indicators/schema';
import { confidence } from '@/lib/record';
import { attribute, dimension, wordCells, wordColumns } from './columns';
import type { ComputedRow } from './computed';
import { computedTable } from './computed-table';
import { readConflictLedger } from './reading-queries';

/** The disagreements of which at least two sides were known: the rule of the page, for the rows `r` of the kind's table. */
export async function disputed({ known }: Question): Promise<Prisma.Sql> {
  const { entries } = await readConflictLedger({ known });
  return Prisma.sql`r.code = ANY(${entries.map(({ conflict }) => conflict.code)}::text[])`;
}

/** What each side of a disagreement says, as the page of conflicts sets them beside each other; the gap where like can be taken from like. */
export const conflictStatements: Table = computedTable({
  id: 'conflict-statements',
  columns: [
    dimension('conflict', { refers: 'conflicts' }),
    dimension('side'),
    attribute('kind', 'code', { required: true }),
    attribute('indicators', 'list', { refers: 'indicators' }),
    ...wordColumns('words'),
    attribute('series', 'code', { refers: 'series' }),
    attribute('period', 'period'),
    attribute('release', 'code', { refers: 'releases' }),
    attribute('observation', 'integer'),
    { id: 'value', base: 'value', type: 'decimal', role: 'measure' },
    attribute('qualifier', 'code', { choices: qualifier.options }),
    attribute('unit', 'code', { choices: UNITS }),
    attribute('published', 'partial-date'),
    attribute('sources', 'list', { refers: 'sources', required: true }),
    attribute('quote', 'text'),
    attribute('quote_language', 'language'),
    attribute('confidence', 'code', { choices: confidence.options }),
    attribute('gap', 'decimal', { base: 'gapBetween' }),
    attribute('gap_unit', 'code', { choices: UNITS }),
    attribute('gap_is_approximate', 'boolean'),
    attribute('gap_reason', 'code', { choices: ['words', 'unit', 'length', 'equal'] }),
  ],
  key: ['conflict', 'side'],
  filters: ['conflict', 'kind', 'indicators', 'series', 'unit'],
  kinds: ['conflict', 'source', 'indicator', 'series', 'observation', 'release'],
  isDated: false,
  rows: async (from) => (await readConflictLedger(from)).entries.flatMap((entry) => entry.sides.map((side) => sideRow(entry, side))),
});

/** A unit is that of a number: words have none. */
const numberCells = ({ value, qualifier, unit }: Side): ComputedRow => (value === null ? {} : { value, qualifier, unit });

const gapCells = ({ gap }: LedgerEntry): ComputedRow =>
  gap.kind === 'none' ? { gap_reason: gap.reason } : { gap: gap.value, gap_unit: gap.unit, gap_is_approximate: gap.isApproximate };

function sideRow(entry: LedgerEntry, side: Side): ComputedRow {
  const { statement, figure } = side;
  return {
    conflict: entry.conflict.code,
    side: statement.side,
    kind: entry.conflict.kind,
    indicators: entry.conflict.indicators,
    ...wordCells('words', statement.words),
    series: statement.series,
    period: statement.period,
    release: statement.release,
    observation: figure === null ? null : Number(figure.id),
    ...numberCells(side),
    published: side.publishedOn,
    sources: side.sources,
    quote: statement.quote,
    quote_language: statement.quoteLanguage,
    confidence: statement.confidence,
    ...gapCells(entry),
  };
}

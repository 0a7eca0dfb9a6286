import type { Table } from '@/lib/exports/table';
import { INDICATOR_CATEGORIES, obsStatus, qualifier, UNITS } from '@/lib/indicators/schema';
import { COMPARATORS } from '@/lib/record';
import { attribute, dimension, judgedOn, wordCells, wordColumns } from './columns';
import type { ComputedRow } from './computed';
import { computedTable } from './computed-table';
import { JUDGED_BY, readIndicators } from './reading-queries';
import { listedFigure, listedForecast, listedTarget, type Reading, STANDING_REASONS, STATUS_ORDER } from './readings/indicator';

/** How each indicator stands on the day, as the list of indicators shows it: the figure, the target, the status and why. */
export const standings: Table = computedTable({
  id: 'standings',
  columns: [
    dimension('indicator', { refers: 'indicators' }),
    ...wordColumns('name'),
    attribute('unit', 'code', { choices: UNITS, required: true }),
    attribute('topic', 'code', { refers: 'topics', required: true }),
    attribute('category', 'code', { choices: INDICATOR_CATEGORIES, required: true }),
    attribute('status', 'code', { choices: STATUS_ORDER, required: true }),
    attribute('reason', 'code', { base: 'verdict', choices: STANDING_REASONS, required: true }),
    attribute('headline', 'code', {
      choices: ['baseline', 'only-series', 'first-owner', 'main-definition', 'undecided', 'no-series'],
      required: true,
    }),
    attribute('series', 'code', { refers: 'series' }),
    attribute('period', 'period'),
    { id: 'value', base: 'value', type: 'decimal', role: 'measure' },
    attribute('qualifier', 'code', { choices: qualifier.options }),
    attribute('obs_status', 'code', { choices: obsStatus.options }),
    attribute('release', 'code', { refers: 'releases' }),
    attribute('observation', 'integer'),
    attribute('corrected', 'boolean'),
    attribute('sources', 'list', { refers: 'sources' }),
    attribute('age', 'code', { choices: ['fresh', 'old', 'last-reported', 'no-interval'] }),
    attribute('age_months', 'integer'),
    attribute('next_due', 'partial-date'),
    attribute('units', 'integer', { base: 'unitsWithFigures' }),
    attribute('target', 'code', { refers: 'targets' }),
    attribute('target_deadline', 'partial-date'),
    attribute('comparator', 'code', { choices: COMPARATORS }),
    attribute('low', 'decimal'),
    attribute('high', 'decimal'),
    attribute('gap', 'decimal'),
    attribute('expected', 'decimal'),
    judgedOn,
  ],
  key: ['indicator'],
  filters: ['indicator', 'topic', 'category', 'status', 'reason', 'unit'],
  kinds: JUDGED_BY,
  isDated: true,
  page: '/indicators/[code]',
  rows: async (from) =>
    (await readIndicators(from)).map((reading) => ({ ...about(reading), ...shown(reading), ...judged(reading), judged_on: from.day })),
});

const about = ({ indicator }: Reading): ComputedRow => ({
  indicator: indicator.code,
  ...wordCells('name', indicator.name),
  unit: indicator.unit,
  topic: indicator.topic,
  category: indicator.category,
  units: indicator.units,
});

/** What the row shows as the indicator's figure. */
function shown(reading: Reading): ComputedRow {
  const figure = listedFigure(reading) ?? listedForecast(reading);
  if (figure === null) return {};
  return {
    series: figure.series,
    period: figure.period,
    value: figure.value,
    qualifier: figure.qualifier,
    obs_status: figure.status,
    release: figure.release,
    observation: Number(figure.id),
    corrected: figure.corrected,
    sources: [...new Set(figure.citations.map(({ source }) => source))],
  };
}

function judged(reading: Reading): ComputedRow {
  const { judgement, verdict } = reading;
  const { status, age, headline } = judgement;
  const target = listedTarget(reading);
  return {
    status: status.kind,
    reason: status.kind === 'no-data' ? verdict : status.reason,
    headline: headline.reason,
    age: age?.state ?? null,
    age_months: age?.months ?? null,
    next_due: age !== null && age.state !== 'no-interval' ? age.nextDue : null,
    target: target?.code ?? null,
    target_deadline: target?.deadline ?? null,
    comparator: target?.comparator ?? null,
    low: target?.low ?? null,
    high: target?.high ?? null,
    gap: status.gap ?? null,
    expected: 'expected' in status ? String(status.expected) : null,
  };
}

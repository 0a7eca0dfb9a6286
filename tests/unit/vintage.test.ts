import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latestByPeriod, latestFigure, vintagesOf } from '@/lib/indicators/vintage';
import { figure } from '@/tests/support/figures';

const office = { series: 'de-gdp-share-statistics-office' } as const;
const trial = figure('2022', '12.86', { ...office, release: 'tctk-2023-09-14', releasedOn: '2023-09-14', status: 'provisional' });
const december = figure('2022', '12.67', { ...office, release: 'tctk-2023-12-04', releasedOn: '2023-12-04', status: 'provisional' });
const yearEnd = figure('2022', '12.63', { ...office, release: 'tctk-2023-12-29', releasedOn: '2023-12-29', status: 'provisional' });
const revised = figure('2022', '12.83', { ...office, release: 'tctk-2025-01-06', releasedOn: '2025-01-06' });
const next = figure('2023', '12.87', { ...office, release: 'tctk-2025-01-06', releasedOn: '2025-01-06' });
const all = [december, revised, trial, next, yearEnd];

describe('vintages', () => {
  test('a revised observation keeps its earlier vintages, oldest first', () => {
    expect(vintagesOf(all, '2022').map(({ value }) => value)).toEqual(['12.86', '12.67', '12.63', '12.83']);
  });

  test('each period shows the newest release of its series', () => {
    expect(latestByPeriod(all).map(({ period, value }) => [period, value])).toEqual([
      ['2022', '12.83'],
      ['2023', '12.87'],
    ]);
  });

  test('a corrected recording of the same release stands for that release', () => {
    const misread = { ...revised, value: '12.38', recordedAt: '2026-11-21T00:00:00.000Z' };
    expect(vintagesOf([revised, misread], '2022')).toEqual([revised]);
    expect(latestByPeriod([revised, misread])).toEqual([revised]);
  });

  test('a month of release is known by its last day, and an unknown day gives way to any known one', () => {
    const inDecember = { ...yearEnd, release: 'tctk-2023-12', releasedOn: '2023-12', value: '12.60' };
    const undated = { ...yearEnd, release: 'tctk-undated', releasedOn: null, value: '12.50' };
    expect(vintagesOf([yearEnd, inDecember, undated], '2022').map(({ value }) => value)).toEqual(['12.50', '12.63', '12.60']);
  });

  test('series and areas never replace one another', () => {
    const ministry = figure('2022', '14.26', { releasedOn: '2026-01-01' });
    const province = { ...revised, area: 'p34-01', releasedOn: '2026-01-01' };
    expect(latestByPeriod([...all, ministry, province])).toHaveLength(4);
  });

  test('the order in which figures are given changes nothing', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(latestByPeriod(shuffled)).toEqual(latestByPeriod(all));
        expect(latestFigure(shuffled)).toEqual(latestFigure(all));
      }),
    );
  });
});

describe('the latest figure', () => {
  test('it is that of the period which ended last', () => {
    expect(latestFigure(all)).toEqual({ kind: 'figure', figure: next });
  });

  test('a forecast is never a result', () => {
    const forecast = figure('2030', '30', { ...office, status: 'forecast' });
    expect(latestFigure([...all, forecast])).toEqual({ kind: 'figure', figure: next });
    expect(latestFigure([forecast])).toEqual({ kind: 'none', reason: 'only-forecasts' });
  });

  test('without figures there is none, and it says so', () => {
    expect(latestFigure([])).toEqual({ kind: 'none', reason: 'no-figure' });
  });
});

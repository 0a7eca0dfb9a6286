import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trajectoryGeometry } from '@/components/charts/geometry';
import { wide } from '@/components/charts/plot';
import type { ChartPoint } from '@/components/charts/types';
import { isBroken, sinceBreak } from '@/lib/indicators/break';
import { progress } from '@/lib/indicators/progress';
import { indicatorStatus } from '@/lib/indicators/status';
import { figure, target } from '@/tests/support/figures';

const figures = [figure('2021', '11.91'), figure('2022', '14.26'), figure('2023', '16.5'), figure('2024', '21')];
const [baseline, , beforeLast, newest] = figures as [
  ReturnType<typeof figure>,
  unknown,
  ReturnType<typeof figure>,
  ReturnType<typeof figure>,
];
const at = (period: string) => ({ series: newest.series, period });

function status(breaks: { series: string; period: string }[], today = '2025-07-31', known = figures) {
  return indicatorStatus({
    direction: 'higher',
    unit: 'percent',
    timeBasis: 'flow',
    figures: known,
    breaks,
    baseline,
    target: target(),
    today,
  });
}

describe('a break in a series', () => {
  test('lies between what ends before it and what ends after it; a period in which it falls is counted anew', () => {
    expect(isBroken([at('2023-Q3')], figure('2022', '1'), figure('2023', '2'))).toBe(true);
    expect(isBroken([at('2023-Q3')], figure('2023', '1'), figure('2024', '2'))).toBe(false);
    expect(isBroken([at('2023-Q3')], figure('2023-Q2', '1'), figure('2023-Q3', '2'))).toBe(true);
    expect(isBroken([{ series: 'another', period: '2023' }], baseline, newest)).toBe(false);
  });

  test('leaves comparable with the newest only what came after the last break', () => {
    expect(sinceBreak([at('2022'), at('2023')], figures)).toEqual([beforeLast, newest]);
    expect(sinceBreak([], figures)).toEqual(figures);
    expect(sinceBreak([at('2024')], figures)).toEqual([newest]);
  });

  test('a number that reaches the target only because it is counted otherwise achieves nothing', () => {
    expect(status([])).toMatchObject({ kind: 'achieved' });
    expect(status([at('2024')])).toMatchObject({ kind: 'no-data', reason: 'series-break', figure: newest });
    expect(status([at('2021')])).toMatchObject({ kind: 'achieved' });
  });

  test('after the deadline the figures counted as the baseline decide, and a later one only says why there is no answer', () => {
    const known = [...figures.slice(0, 3), figure('2025', '25')];
    expect(status([at('2025')], '2026-11-22', known)).toMatchObject({
      kind: 'no-data',
      reason: 'series-break',
      figure: { period: '2025' },
    });
    const reached = [...known.slice(0, 2), figure('2023', '20'), figure('2025', '12')];
    expect(status([at('2025')], '2026-11-22', reached)).toMatchObject({ kind: 'achieved', figure: { period: '2023' } });
    const missed = [...known.slice(0, 2), figure('2025', '17'), figure('2026', '30')];
    expect(status([at('2026')], '2027-11-22', missed)).toMatchObject({ kind: 'behind', figure: { period: '2025' } });
  });

  test('no distance is measured across it', () => {
    const facts = { direction: 'higher', unit: 'percent', timeBasis: 'flow', baseline, figure: beforeLast, target: target() } as const;
    const days = { start: '2022-03-31', today: '2025-07-31' };
    expect(progress({ ...facts, ...days })).toMatchObject({ kind: 'measured' });
    expect(progress({ ...facts, ...days, breaks: [at('2023')] })).toEqual({ kind: 'unknown', reason: 'series-break' });
  });

  test('wherever it falls, a status says nothing of figures beyond it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2018, max: 2028 }), fc.constantFrom('2024-12-31', '2025-07-31', '2026-11-22'), (year, today) => {
        const one = status([at(String(year))], today);
        if (one.kind !== 'no-data') expect(isBroken([at(String(year))], baseline, one.figure)).toBe(false);
      }),
    );
  });

  test('interrupts the line of the chart and is marked where it begins', () => {
    const point = (x: number, startsAnew = false): ChartPoint => ({
      x,
      y: x - 2000,
      label: '1',
      period: String(x),
      status: 'final',
      provisional: false,
      ...(startsAnew && { startsAnew }),
    });
    const geometry = trajectoryGeometry(
      {
        series: [
          {
            code: 's',
            name: 's',
            shortName: 's',
            headline: true,
            points: [point(2021.5), point(2022.5), point(2023.5, true), point(2024.5)],
          },
        ],
        targets: [],
        breaks: [{ x: 2023, label: 'counted otherwise' }],
        today: { x: 2025, label: 'today' },
        gapLabel: 'gap',
        unitLabel: '%',
        startAtZero: true,
        locale: 'en',
        sentence: '',
      },
      wide,
    );
    expect(geometry.series[0]?.segments.map(({ points }) => points.length)).toEqual([2, 2]);
    expect(geometry.breaks).toHaveLength(1);
    expect(geometry.gaps).toEqual([]);
    expect(geometry.labels.map(({ lines }) => lines.join(' '))).toContain('counted otherwise');
  });
});

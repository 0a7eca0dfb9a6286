import { describe, expect, test } from 'vitest';
import { progress } from '@/lib/indicators/progress';
import { figure, target } from '@/tests/support/figures';

const baseline = figure('2021', '11.91');
const measured = figure('2024-S1', '18.3');

function run(facts: Partial<Parameters<typeof progress>[0]> = {}) {
  return progress({
    direction: 'higher',
    unit: 'percent',
    timeBasis: 'flow',
    baseline,
    figure: measured,
    target: target(),
    start: '2022-03-31',
    today: '2025-07-31',
    ...facts,
  });
}

describe('distance against time', () => {
  test('6.39 of 8.09 points are covered with 822 of 1,371 days gone, counted from the baseline and never from zero', () => {
    const result = run();
    expect(result).toMatchObject({
      kind: 'measured',
      distance: { covered: '6.39', total: '8.09' },
      time: { atFigure: 822, atToday: 1218, total: 1371 },
      isApproximate: false,
    });
    expect(result.kind === 'measured' && [result.distance.share, result.time.shareAtFigure, result.time.shareAtToday]).toEqual([
      expect.closeTo(0.79, 2),
      expect.closeTo(0.6, 2),
      expect.closeTo(0.89, 2),
    ]);
  });

  test('where lower is better the distance runs down', () => {
    const facts = {
      direction: 'lower',
      unit: 'rank',
      baseline: figure('2022', '86'),
      figure: figure('2024', '71'),
      target: target({ comparator: '<=', low: '50' }),
    } as const;
    expect(run(facts)).toMatchObject({ distance: { covered: '-15', total: '-36', share: 15 / 36 } });
  });

  test('a figure that fell back has covered less than nothing', () => {
    expect(run({ figure: figure('2024', '10') })).toMatchObject({ distance: { covered: '-1.91' } });
  });

  test('after the deadline all of the time is gone and no more', () => {
    expect(run({ today: '2026-11-22' })).toMatchObject({ time: { atToday: 1371, shareAtToday: 1 } });
  });

  test('an approximate figure makes an approximate share', () => {
    expect(run({ figure: figure('2024', '18', { qualifier: '~' }) })).toMatchObject({ isApproximate: true });
  });

  test.each([
    ['no-figure', { figure: null }],
    ['no-target', { target: null }],
    ['target-in-words', { target: target({ low: null, comparator: null }) }],
    ['no-deadline', { target: target({ deadline: null }) }],
    ['no-baseline', { baseline: null }],
    ['no-baseline', { figure: { ...measured, series: 'another' } }],
    ['no-figure-since-baseline', { figure: baseline }],
    ['cannot-compare', { unit: 'count' }],
    ['qualifier', { figure: { ...measured, qualifier: '>' } }],
    ['no-distance', { target: target({ low: '11.91' }) }],
    ['no-distance', { target: target({ low: '10' }) }],
    ['no-time', { start: '2025-12-31' }],
  ] as const)('%s is said, not guessed', (reason, facts) => {
    expect(run(facts)).toEqual({ kind: 'unknown', reason });
  });
});

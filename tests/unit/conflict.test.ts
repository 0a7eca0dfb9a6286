import { describe, expect, test } from 'vitest';
import { compareStatements, conflictsBetween } from '@/lib/indicators/conflict';
import type { Series } from '@/lib/indicators/headline';
import type { Figure } from '@/lib/indicators/vintage';
import { figure } from '@/tests/support/figures';

function series(code: string, rest: Partial<Series> = {}): Series {
  return { code, producer: 'btttt', method: null, price: null, scope: null, timeBasis: 'flow', areaScheme: 'iso', ...rest };
}

const ministry = series('de-gdp-share-ministry');
const office = series('de-gdp-share-statistics-office', { producer: 'tctk' });

function compare(
  a: Partial<Figure> & { value: string },
  b: Partial<Figure> & { value: string },
  sides: [Series, Series] = [ministry, office],
) {
  return compareStatements(
    { figure: figure('2023', a.value, { series: sides[0].code, ...a }), series: sides[0] },
    { figure: figure('2023', b.value, { series: sides[1].code, ...b }), series: sides[1] },
  );
}

describe('two figures of one indicator', () => {
  test('16.5 of the ministry and 12.33 of the statistics office for 2023 disagree by 4.17', () => {
    expect(compare({ value: '16.5' }, { value: '12.33' })).toEqual({ kind: 'conflict', reason: 'other-series', gap: '4.17' });
  });

  test.each([
    ['12.87', '12.9', 'rounding'],
    ['12.85', '12.9', 'rounding'],
    ['78.08', '78', 'rounding'],
    ['12.870', '12.87', 'equal'],
  ] as const)('%s and %s say the same, to the precision of the coarser', (a, b, reason) => {
    expect(compare({ value: a }, { value: b })).toEqual({ kind: 'agreement', reason });
  });

  test.each([
    ['12.84', '12.9', '0.06'],
    ['78.08', '79', '0.92'],
    ['1928311', '1858371', '69940'],
    ['70000', '75908', '5908'],
  ])('%s and %s disagree: zeros at the end of a whole number are not read as rounding', (a, b, gap) => {
    expect(compare({ value: a }, { value: b })).toEqual({ kind: 'conflict', reason: 'other-series', gap });
  });

  test('"more than 80" agrees with 84 and disagrees with 78', () => {
    const over = { value: '80', qualifier: '>' } as const;
    expect(compare(over, { value: '84' })).toEqual({ kind: 'agreement', reason: 'bounds' });
    expect(compare({ value: '84' }, over)).toEqual({ kind: 'agreement', reason: 'bounds' });
    expect(compare(over, { value: '78' })).toMatchObject({ kind: 'conflict', gap: '2' });
  });

  test('another value within one series and release is a conflict, however small', () => {
    const same = { release: 'tctk-2023-12-29' };
    expect(compare({ value: '12.87', ...same }, { value: '12.88', ...same }, [office, office])).toEqual({
      kind: 'conflict',
      reason: 'same-release',
      gap: '0.01',
    });
  });

  test('a later release of the same series revises, it does not contradict', () => {
    expect(compare({ value: '12.33', release: 'old' }, { value: '12.87', release: 'new' }, [office, office])).toEqual({
      kind: 'not-comparable',
      reason: 'revision',
    });
  });

  test.each([
    ['other-period', { value: '1', period: '2024' }, ministry],
    ['other-area', { value: '1', area: 'p34-01' }, ministry],
    ['forecast', { value: '1', status: 'forecast' }, ministry],
    ['other-time-basis', { value: '1' }, series('a', { timeBasis: 'year-to-date' })],
  ] as const)('%s: only like is compared with like', (reason, other, side) => {
    expect(compare(other, { value: '2' }, [side, office])).toEqual({ kind: 'not-comparable', reason });
  });

  test('growth at constant and at current prices is not compared', () => {
    const sides: [Series, Series] = [series('a', { price: 'constant' }), series('b', { price: 'current' })];
    expect(compare({ value: '22.4' }, { value: '10.4' }, sides)).toEqual({ kind: 'not-comparable', reason: 'other-price' });
  });
});

describe('the conflicts of an indicator', () => {
  test('the newest vintages of every pair are compared, period by period, both numbers kept', () => {
    const figures = [
      figure('2023', '16.5'),
      figure('2023', '12.33', { series: office.code, release: 'tctk-2023-12-29', releasedOn: '2023-12-29' }),
      figure('2023', '12.87', { series: office.code, release: 'tctk-2025-01-06', releasedOn: '2025-01-06' }),
      figure('2022', '14.26'),
      figure('2022', '12.83', { series: office.code, release: 'tctk-2025-01-06', releasedOn: '2025-01-06' }),
      figure('2021', '11.91'),
    ];
    expect(conflictsBetween([ministry, office], figures).map(({ a, b, gap }) => [a.period, a.value, b.value, gap])).toEqual([
      ['2022', '14.26', '12.83', '1.43'],
      ['2023', '16.5', '12.87', '3.63'],
    ]);
  });

  test('three sources that all disagree are three pairs', () => {
    const third = series('third');
    const figures = [
      figure('2024', '1', { series: ministry.code }),
      figure('2024', '5', { series: office.code }),
      figure('2024', '9', { series: third.code }),
    ];
    expect(conflictsBetween([ministry, office, third], figures)).toHaveLength(3);
  });
});

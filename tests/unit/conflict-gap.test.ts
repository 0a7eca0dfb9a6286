import { describe, expect, test } from 'vitest';
import { type GapSide, gapOf } from '@/lib/indicators/gap';

const side = (value: string | null, rest: Partial<GapSide> = {}): GapSide => ({
  value,
  qualifier: '=',
  unit: 'percent',
  series: null,
  period: '2023',
  ...rest,
});

describe('the gap between sources', () => {
  test('is exact: 16.5 and 12.87 lie 3.63 apart, whichever stands first', () => {
    const gap = { kind: 'gap', value: '3.63', unit: 'percent', isApproximate: false, isBetweenExtremes: false };
    expect(gapOf([side('16.5'), side('12.87')])).toMatchObject(gap);
    expect(gapOf([side('12.87'), side('16.5')])).toMatchObject(gap);
    expect(gapOf([side('0.3'), side('0.1')])).toMatchObject({ value: '0.2' });
  });

  test('is not counted where a side has only words', () => {
    expect(gapOf([side('16.5'), side(null)])).toEqual({ kind: 'none', reason: 'words' });
    expect(gapOf([side('16.5')])).toEqual({ kind: 'none', reason: 'words' });
  });

  test('is not counted between units, nor between a half-year and a year', () => {
    expect(gapOf([side('16.5'), side('12', { unit: 'usd-billion' })])).toEqual({ kind: 'none', reason: 'unit' });
    expect(gapOf([side('18.3', { period: '2024-S1' }), side('13.17', { period: '2024' })])).toEqual({ kind: 'none', reason: 'length' });
  });

  test('between two months is counted, and says that they are two', () => {
    const [before, after] = [side('620', { unit: 'count', period: '2023-12' }), side('821', { unit: 'count', period: '2024-07' })];
    expect(gapOf([before, after])).toMatchObject({ value: '201', hasOtherPeriods: true });
    expect(gapOf([before, side('700', { unit: 'count', period: null })])).toMatchObject({ value: '80', hasOtherPeriods: false });
  });

  test('"about" and "over" make it approximate; the same number has no gap', () => {
    expect(gapOf([side('97000', { qualifier: '>' }), side('156000')])).toMatchObject({ value: '59000', isApproximate: true });
    expect(gapOf([side('65'), side('65.0')])).toEqual({ kind: 'none', reason: 'equal' });
  });

  test('of three is that between the smallest and the largest', () => {
    expect(gapOf([side('78.59'), side('78.08'), side('80')])).toMatchObject({ value: '1.92', isBetweenExtremes: true });
  });

  test('leaves out what a series has revised itself, unless its releases are all there is', () => {
    const [ministry, office] = [{ series: 'ministry' }, { series: 'office' }];
    const revised = [side('12.33', office), side('16.5', ministry), side('12.87', office)];
    expect(gapOf(revised)).toMatchObject({ value: '3.63', isOfNewest: true, isBetweenExtremes: false });
    expect(gapOf([side('21', office), side('18', office)])).toMatchObject({ value: '3', isOfNewest: false });
  });
});

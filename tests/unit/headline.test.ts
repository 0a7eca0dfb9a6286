import { describe, expect, test } from 'vitest';
import { headline, type Series } from '@/lib/indicators/headline';

function series(code: string, producer: string, rest: Partial<Series> = {}): Series {
  return { code, producer, method: null, price: null, scope: null, timeBasis: 'flow', areaScheme: 'iso', ...rest };
}

const successors: Record<string, string> = { btttt: 'bkhcn', tctk: 'ctk' };
const sameBody = (a: string, b: string) => (successors[a] ?? a) === (successors[b] ?? b);
const ministry = series('de-gdp-share-ministry', 'btttt', { method: 'ministry' });
const office = series('de-gdp-share-statistics-office', 'tctk', { method: 'statistics-office' });

describe('the leading series', () => {
  test('the series in which the starting value of the target stands leads', () => {
    const baseline = { series: 'de-gdp-share-ministry', period: '2021' };
    const result = headline({ series: [office, ministry], baseline, owners: ['tctk', 'btttt'], sameBody });
    expect(result).toEqual({ series: 'de-gdp-share-ministry', reason: 'baseline' });
  });

  test('a baseline in a series that is not shown decides nothing', () => {
    const baseline = { series: 'another', period: '2021' };
    expect(headline({ series: [office], baseline, owners: [], sameBody })).toEqual({ series: office.code, reason: 'only-series' });
  });

  test('the series of the body named first leads, its successor counting as the same body', () => {
    const successor = series('share-of-successor', 'bkhcn');
    const result = headline({ series: [office, successor], baseline: null, owners: ['btttt', 'tctk'], sameBody });
    expect(result).toEqual({ series: 'share-of-successor', reason: 'first-owner' });
  });

  test('a body named first without a series gives way to the next one named', () => {
    const result = headline({ series: [office, ministry], baseline: null, owners: ['bct', 'tctk'], sameBody });
    expect(result).toEqual({ series: office.code, reason: 'first-owner' });
  });

  test('among several series of that body its main definition leads: the one without method, price or scope', () => {
    const main = series('esignature-adults', 'btttt');
    const wide = series('esignature-adults-all-kinds', 'btttt', { scope: 'all-kinds' });
    const result = headline({ series: [wide, main, office], baseline: null, owners: ['btttt'], sameBody });
    expect(result).toEqual({ series: main.code, reason: 'main-definition' });
  });

  test('where no step decides, none leads', () => {
    const real = series('growth-constant', 'btttt', { price: 'constant' });
    const nominal = series('growth-current', 'btttt', { price: 'current' });
    const twins = [series('one', 'btttt'), series('two', 'btttt')];
    expect(headline({ series: [real, nominal], baseline: null, owners: ['btttt'], sameBody })).toEqual({
      series: null,
      reason: 'undecided',
    });
    expect(headline({ series: twins, baseline: null, owners: ['btttt'], sameBody })).toEqual({ series: null, reason: 'undecided' });
    expect(headline({ series: [ministry, office], baseline: null, owners: [], sameBody })).toEqual({ series: null, reason: 'undecided' });
  });

  test('without series there is nothing to lead', () => {
    expect(headline({ series: [], baseline: null, owners: ['btttt'], sameBody })).toEqual({ series: null, reason: 'no-series' });
  });
});

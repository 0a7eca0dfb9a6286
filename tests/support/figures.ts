import type { Target } from '@/lib/indicators/target';
import type { Figure } from '@/lib/indicators/vintage';

/** A figure of one series for the country, with what a test does not care about filled in. */
export function figure(period: string, value: string, rest: Partial<Figure> = {}): Figure {
  return {
    series: 'de-gdp-share-ministry',
    period,
    area: 'vn',
    release: `btttt-${period.toLowerCase()}`,
    releasedOn: null,
    value,
    qualifier: '=',
    status: 'final',
    recordedAt: '2026-11-22T00:00:00.000Z',
    ...rest,
  };
}

/** The Strategy's target "20 percent by 2025" unless told otherwise. */
export function target(rest: Partial<Target> = {}): Target {
  return {
    code: 'de-gdp-share-2025-qd-411',
    deadline: '2025',
    comparator: '=',
    low: '20',
    high: null,
    document: 'qd-411-ttg-2022',
    amends: null,
    ...rest,
  };
}

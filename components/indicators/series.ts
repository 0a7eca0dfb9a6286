import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { IndicatorRecord, SeriesRecord } from '@/lib/indicators/schema';
import { hasLengths, isSameLength } from '@/lib/indicators/target';
import { results } from '@/lib/indicators/vintage';
import type { Body } from '@/lib/organisations/queries';

/** Series that answer the same question. One whose scope is a single body tells of a part, and neither rivals nor contradicts the whole. */
export function wholeSeries({ series }: Pick<IndicatorBrief, 'series'>, bodies: readonly Body[]): SeriesRecord[] {
  return series.filter(({ scope }) => scope === null || !bodies.some(({ code }) => code === scope));
}

/** Newest results of one series that may stand on one line: what adds up over time only in periods as long as the newest. */
export function likeResults({ code, timeBasis }: SeriesRecord, unit: IndicatorRecord['unit'], figures: readonly Figure[]): Figure[] {
  const own = results(figures.filter(({ series }) => series === code)) as Figure[];
  const newest = own.at(-1);
  if (!newest || !hasLengths(timeBasis, unit)) return own;
  return own.filter(({ period }) => isSameLength(period, newest.period));
}

/** The newest result of each series that has one. */
export function newestResults(series: readonly SeriesRecord[], figures: readonly Figure[]): { series: SeriesRecord; figure: Figure }[] {
  return series.flatMap((one) => {
    const figure = results(figures.filter((candidate) => candidate.series === one.code)).at(-1) as Figure | undefined;
    return figure ? [{ series: one, figure }] : [];
  });
}

/** The leading series first, the others as they come. */
export function leadFirst(series: readonly SeriesRecord[], lead: string | null): SeriesRecord[] {
  return [...series].sort((a, b) => Number(b.code === lead) - Number(a.code === lead));
}

export const sourcesOf = (figures: readonly Figure[]): string[] => [
  ...new Set(figures.flatMap(({ citations }) => citations.map(({ source }) => source))),
];

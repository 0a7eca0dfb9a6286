import { readIndicator } from '@/lib/catalog/readings/indicator';
import { sinceBreak } from '@/lib/indicators/break';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Body } from '@/lib/organisations/queries';
import { comparePeriods } from '@/lib/period';
import { likeResults } from './series';

export type Part = { indicator: IndicatorBrief; figures: Figure[]; isWhole: boolean };
export type Breakdown = { parts: Part[]; periods: string[] };

/**
 * A whole and its parts: indicators whose code continues the code of the whole and that are counted the same way (unit, time basis
 * of the leading series). Null where there is nothing to set side by side.
 */
export function breakdownOf(code: string, all: readonly IndicatorBrief[], bodies: readonly Body[], day: string): Breakdown | null {
  const whole = all.filter((one) => one.code === code || code.startsWith(`${one.code}-`)).sort((a, b) => a.code.length - b.code.length);
  for (const candidate of whole) {
    const parts = [candidate, ...all.filter((one) => one.code.startsWith(`${candidate.code}-`))].flatMap((one) =>
      partOf(one, candidate, bodies, day),
    );
    const basis = parts[0]?.timeBasis;
    const alike = parts.filter((part) => part.timeBasis === basis && part.indicator.unit === candidate.unit);
    if (alike.length < 2 || !alike.some(({ indicator }) => indicator.code === code)) continue;
    const periods = (alike[0]?.figures ?? [])
      .map(({ period }) => period)
      .filter((period) => alike.every(({ figures }) => figures.some((figure) => figure.period === period)))
      .sort(comparePeriods);
    if (periods.length > 0) return { parts: alike.map(({ timeBasis: _, ...part }) => part), periods };
  }
  return null;
}

function partOf(indicator: IndicatorBrief, whole: IndicatorBrief, bodies: readonly Body[], day: string) {
  const { judgement } = readIndicator(indicator, bodies, day);
  const lead = indicator.series.find(({ code }) => code === judgement.headline.series);
  if (!lead) return [];
  const figures = sinceBreak(indicator.breaks, likeResults(lead, indicator.unit, indicator.figures));
  return [{ indicator, figures, isWhole: indicator === whole, timeBasis: lead.timeBasis }];
}

import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Target } from '@/lib/indicators/target-queries';
import { results } from '@/lib/indicators/vintage';
import { answering } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { daysBetween, lastDay } from '@/lib/period';
import { type AgedFigure, agedFigures, isStale } from './figure-ages';
import { COUNTRY, isNumeric } from './indicator';

type Register = { bodies: readonly Body[]; day: string };

/** A number the Strategy promised for a day that has passed, of which no figure tells; `latest` is the newest from before it. */
export type MissingFigure = { indicator: IndicatorBrief; target: Target; deadlineDay: string; days: number; latest: Figure | null };

/** A figure past its reporting interval, with the days since the next one was due. */
export type StaleFigure = AgedFigure & { days: number };

/** Promises of the Strategy past their deadline for which no body published a figure of that time or later; longest ago first. */
export function missingFigures(indicators: readonly IndicatorBrief[], day: string): MissingFigure[] {
  return indicators
    .flatMap((indicator) => {
      const amended = new Set(indicator.targets.map(({ amends }) => amends));
      const reported = results(indicator.figures.filter(({ area }) => area === COUNTRY)) as Figure[];
      return indicator.targets.flatMap((target) => {
        if (target.kind !== 'strategy-target' || target.area !== COUNTRY || target.deadline === null) return [];
        const deadlineDay = lastDay(target.deadline);
        if (deadlineDay >= day || !isNumeric(target) || amended.has(target.code)) return [];
        if (reported.some(({ period }) => lastDay(period) >= deadlineDay)) return [];
        return [{ indicator, target, deadlineDay, days: daysBetween(deadlineDay, day), latest: reported.at(-1) ?? null }];
      });
    })
    .sort((a, b) => b.days - a.days || (a.target.code < b.target.code ? -1 : 1));
}

/** Figures older than their reporting interval; longest ago first. */
export function staleFigures(indicators: readonly IndicatorBrief[], register: Register): StaleFigure[] {
  return agedFigures(indicators, { producers: [], ...register })
    .flatMap((aged) =>
      isStale(aged.age) && aged.age.state !== 'no-interval'
        ? [{ ...aged, days: daysBetween(lastDay(aged.age.nextDue), register.day) }]
        : [],
    )
    .sort((a, b) => b.days - a.days || (a.indicator.code < b.indicator.code ? -1 : 1));
}

/** Who answers on the day for a figure: the bodies responsible for the indicator, else the one that produced its series. */
export function answerFor({ owners, series }: IndicatorBrief, figure: Figure | null, { bodies, day }: Register): string[] {
  const producers = series.filter(({ code }) => code === figure?.series).map(({ producer }) => producer);
  const named = owners.length > 0 ? owners : producers;
  return [...new Set(named.flatMap((code) => answering(bodies, code, day)))];
}

import { type FigureAge, figureAge } from '@/lib/indicators/age';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import { results } from '@/lib/indicators/vintage';
import type { Body } from '@/lib/organisations/queries';
import { lastDay, monthsBetween } from '@/lib/period';
import { COUNTRY, readIndicator } from './indicator';

export type AgedFigure = { indicator: IndicatorBrief; figure: Figure; age: FigureAge };

export const isStale = ({ state }: FigureAge): boolean => state === 'old' || state === 'last-reported';

/** Months a figure of this age may stand before the next is due; null where nothing says how often it should appear. */
export function allowedMonths({ figure, age }: Pick<AgedFigure, 'figure' | 'age'>): number | null {
  return age.state === 'no-interval' ? null : monthsBetween(lastDay(figure.period), lastDay(age.nextDue)) - 1;
}

/**
 * The newest figure of each indicator with its age: of the series these bodies produce, else of the series that leads. A
 * forecast is no figure.
 */
export function agedFigures(
  indicators: readonly IndicatorBrief[],
  { producers, bodies, day }: { producers: readonly string[]; bodies: readonly Body[]; day: string },
): AgedFigure[] {
  return indicators.flatMap((indicator) => {
    const own = new Set(indicator.series.filter(({ producer }) => producers.includes(producer)).map(({ code }) => code));
    const produced = results(indicator.figures.filter(({ series, area }) => area === COUNTRY && own.has(series))).at(-1);
    const figure = (produced as Figure | undefined) ?? readIndicator(indicator, bodies, day).judgement.latest;
    return figure ? [{ indicator, figure, age: figureAge({ period: figure.period, frequency: indicator.frequency, today: day }) }] : [];
  });
}

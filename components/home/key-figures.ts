import type { LocalizedText } from '@/lib/i18n/localized';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import { latestFigure } from '@/lib/indicators/vintage';
import type { Body } from '@/lib/organisations/queries';
import { isPeriod, periodMonths } from '@/lib/period';
import { type IndicatorJudgement, judgeIndicator } from './promises';

type Chosen = {
  code: string;
  graphic: 'path' | 'bar' | 'units';
  /** What the source counts out of; drawn only while the quoted sentence itself says so. */
  outOf?: number;
};

/** The five figures of the front page, in their order. */
const chosen: readonly Chosen[] = [
  { code: 'de-gdp-share', graphic: 'path' },
  { code: 'ops-record-share', graphic: 'path' },
  { code: 'coverage-points-share', graphic: 'bar' },
  { code: 'essential-services-deployed', graphic: 'units', outOf: 53 },
  { code: 'fee-exemption-provinces', graphic: 'units', outOf: 63 },
];
export const keyFigureCodes = chosen.map(({ code }) => code);

export type KeyFigure = {
  indicator: IndicatorBrief;
  judgement: IndicatorJudgement;
  figure: Figure;
  /** Figures of the same length as the newest, oldest first; one alone draws no path. */
  path: Figure[];
  graphic: Chosen['graphic'];
  outOf: number | null;
  /** The newest figure of each other series: the portal leads with one, and hides none. */
  rivals: { name: LocalizedText; figure: Figure }[];
};

/** Those of the five that have a figure known then. */
export function keyFigures({
  indicators,
  bodies,
  day,
}: {
  indicators: readonly IndicatorBrief[];
  bodies: readonly Body[];
  day: string;
}): KeyFigure[] {
  return chosen.flatMap(({ code, graphic, outOf }) => {
    const indicator = indicators.find((candidate) => candidate.code === code);
    if (!indicator) return [];
    const judgement = judgeIndicator(indicator, bodies, day);
    const figure = judgement.latest;
    if (!figure) return [];
    const path = judgement.path.filter(({ period, status }) => status !== 'forecast' && isSameLength(period, figure.period));
    return [
      {
        indicator,
        judgement,
        figure,
        path,
        graphic,
        outOf: outOf !== undefined && isQuoted(figure, outOf) ? outOf : null,
        rivals: rivalsOf(indicator, figure),
      },
    ];
  });
}

function rivalsOf({ series, figures }: IndicatorBrief, shown: Figure): KeyFigure['rivals'] {
  return series.flatMap(({ code, name }) => {
    const newest = latestFigure(figures.filter((figure) => figure.series === code));
    return code === shown.series || newest.kind === 'none' ? [] : [{ name, figure: newest.figure as Figure }];
  });
}

/** Whether the next figure should have come by now. */
export const isPastItsInterval = ({ judgement: { age } }: KeyFigure): boolean => age?.state === 'old' || age?.state === 'last-reported';

const isSameLength = (a: string, b: string): boolean => isPeriod(a) && isPeriod(b) && periodMonths(a) === periodMonths(b);

function isQuoted({ citations }: Figure, total: number): boolean {
  return citations.some(({ quote }) => quote?.match(/\d+/g)?.includes(String(total)));
}

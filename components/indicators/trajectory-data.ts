import type { ChartBreak, ChartPoint, ChartSeries, TrajectoryData } from '@/components/charts/types';
import { COUNTRY, isNumeric, namedFigure } from '@/lib/catalog/readings/indicator';
import { semicolons } from '@/lib/i18n/format';
import { isBroken } from '@/lib/indicators/break';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { SeriesRecord } from '@/lib/indicators/schema';
import { targetNumber } from '@/lib/indicators/target';
import type { Target } from '@/lib/indicators/target-queries';
import { firstDay, lastDay, midpointYear } from '@/lib/period';
import type { PageContext } from './context';
import { leadFirst, likeResults, wholeSeries } from './series';

/** A drawing alone needs no marks. */
export type DrawingContext = Omit<PageContext, 'marks' | 'releases'>;
export type Drawn = { series: SeriesRecord; figures: Figure[] };

/** The series a chart can show: the leading one first; none when no series has two points to join. */
export function drawnSeries({ reading, bodies }: Pick<PageContext, 'reading' | 'bodies'>): Drawn[] {
  const { indicator, judgement } = reading;
  const lead = indicator.series.find(({ code }) => code === judgement.headline.series);
  const drawn = leadFirst(wholeSeries(indicator, bodies), judgement.headline.series)
    .map((series) => ({ series, figures: likeResults(series, indicator.unit, indicator.figures) }))
    .filter(
      ({ series, figures }) =>
        figures.length > 0 && (lead === undefined || (series.timeBasis === 'cumulative') === (lead.timeBasis === 'cumulative')),
    );
  return drawn.some(({ figures }) => figures.length > 1) ? drawn : [];
}

/** Targets of the document that set the judged one: for most indicators the Strategy's for 2025 and 2030. */
export function drawnTargets({ reading }: Pick<PageContext, 'reading'>): Target[] {
  const { indicator, judgement } = reading;
  return indicator.targets.filter(
    (target) => target.area === COUNTRY && target.document === judgement.target?.document && target.deadline !== null && isNumeric(target),
  );
}

export function trajectoryData(context: DrawingContext, drawn: readonly Drawn[]): TrajectoryData {
  const { reading, texts, bodies, locale, view } = context;
  const { indicator, judgement } = reading;
  const { t, words, period } = texts;
  const named = namedFigure(reading);
  const producers = new Set(drawn.map(({ series }) => series.producer));
  const series = drawn.map(
    ({ series: one, figures }): ChartSeries => ({
      code: one.code,
      name: texts.localized(one.name),
      shortName:
        producers.size === drawn.length ? shorter(texts.localized(one.name), texts.body(bodies, one.producer)) : texts.localized(one.name),
      headline: one.code === judgement.headline.series,
      points: figures.map((figure, index) => ({
        ...pointOf(figure, figures[index - 1], context),
        isNamed: figure === (figures.find(({ id }) => id === named?.id) ?? figures.at(-1)),
      })),
    }),
  );
  const targets = drawnTargets(context).map((target) => ({
    x: midpointYear(lastDay(target.deadline ?? '')),
    y: Number(targetNumber(target, indicator.direction)),
    ...(target.low !== null && target.high !== null && { low: Number(target.low), high: Number(target.high) }),
    label: t('chart.target', { target: texts.target(target, indicator.unit).words, deadline: period(target.deadline ?? '') }),
  }));
  const ends = drawn.flatMap(({ figures }) => figures.map((figure) => midpointYear(lastDay(figure.period))));
  return {
    series,
    targets,
    breaks: drawnBreaks(context, drawn),
    today: { x: midpointYear(view.day), label: view.asOf === null && view.edition === null ? texts.common('today') : texts.date(view.day) },
    gapFrom: Math.max(...ends),
    gapLabel: t('chart.gap'),
    unitLabel: words.unit(indicator.unit),
    startAtZero: indicator.unit !== 'rank',
    ...(indicator.unit === 'rank' && { axisNote: t('chart.rankAxis') }),
    locale,
    sentence: sentenceOf(
      context,
      drawn,
      targets.map(({ label }) => label),
    ),
  };
}

const shorter = (a: string, b: string): string => (b.length < a.length ? b : a);

/** Breaks with figures on both sides: each moment once, though several series break there. */
function drawnBreaks({ reading, texts }: DrawingContext, drawn: readonly Drawn[]): ChartBreak[] {
  const breaks = reading.indicator.breaks.filter((one) =>
    drawn.some(({ figures: [first, ...more] }) => first !== undefined && more.some((figure) => isBroken([one], first, figure))),
  );
  return [...new Set(breaks.map(({ period }) => period))].map((period) => ({
    x: midpointYear(firstDay(period)),
    label: texts.t('chart.break', { period: texts.period(period) }),
  }));
}

function pointOf(figure: Figure, before: Figure | undefined, { reading, texts }: DrawingContext): ChartPoint {
  return {
    x: midpointYear(figure.period),
    y: Number(figure.value),
    label: texts.words.plain(figure, reading.indicator.unit),
    period: texts.period(figure.period),
    status: texts.words.obsStatus(figure.status).toLocaleLowerCase(),
    provisional: figure.status !== 'final',
    ...(before && isBroken(reading.indicator.breaks, before, figure) && { startsAnew: true }),
  };
}

function sentenceOf(context: DrawingContext, drawn: readonly Drawn[], targets: readonly string[]): string {
  const { reading, texts, locale } = context;
  const { t, words, period } = texts;
  const lines = drawn.map(({ series, figures }) =>
    t('chart.seriesSentence', {
      series: texts.localized(series.name),
      figures: semicolons(
        figures.map((figure) =>
          t('chart.pointSentence', { period: period(figure.period), value: words.figure(figure, reading.indicator.unit) }),
        ),
        locale,
      ),
    }),
  );
  const aims = targets.length > 0 ? [t('chart.targetsSentence', { targets: semicolons(targets, locale) })] : [];
  const breaks = drawnBreaks(context, drawn).map(({ label }) => `${label}.`);
  return [`${texts.localized(reading.indicator.name)}.`, ...lines, ...breaks, ...aims].join(' ');
}

import { findingTitle } from '@/components/indicators/finding';
import { leadFirst, newestResults, sourcesOf, wholeSeries } from '@/components/indicators/series';
import { reasonWords } from '@/components/indicators/state';
import { type DrawingContext, type Drawn, drawnSeries, drawnTargets, trajectoryData } from '@/components/indicators/trajectory-data';
import { isNumeric } from '@/lib/catalog/readings/indicator';
import { labelled } from '@/lib/i18n/format';
import type { Figure } from '@/lib/indicators/figure-queries';
import { targetNumber } from '@/lib/indicators/target';
import { lastDay } from '@/lib/period';
import type { Chart, Drawing, FigureBar, Part } from './drawing';

/** The chart of an indicator's page: its path, else its newest figures beside their target. `cited`: the sources of what is drawn. */
export function indicatorDrawing(context: DrawingContext): Omit<Drawing, 'sources'> & { cited: string[] } {
  const { reading, texts, bodies, locale, view } = context;
  const title = findingTitle({ reading, texts, bodies, locale, day: view.day });
  const drawn = drawnSeries(context);
  if (drawn.length > 0) return { ...trajectory(context, drawn), title, newer: 'newer' };
  const bars = figureBars(context);
  const newest = newestOf(context);
  const { unit } = reading.indicator;
  return {
    title,
    newer: 'newer',
    // The sign of a percentage stands beside each value.
    subtitle: unit === 'percent' || unit === 'count' ? null : texts.words.unit(unit),
    sentence: bars.map(({ sentence }) => sentence).join(' ') || title,
    chart: bars.length > 0 ? { kind: 'figures', bars } : { kind: 'nothing', words: reasonWords(reading, texts) },
    parts: newest.map(({ figure }) => partOf(figure)),
    cited: [...sourcesOf(newest.map(({ figure }) => figure)), ...aimOf(context).map(({ source }) => source)],
  };
}

function trajectory(
  context: DrawingContext,
  drawn: readonly Drawn[],
): Pick<Drawing, 'subtitle' | 'sentence' | 'chart' | 'parts'> & { cited: string[] } {
  const { reading, texts } = context;
  const { indicator } = reading;
  const data = trajectoryData(context, drawn);
  const figures = drawn.flatMap((one) => one.figures);
  const years = figures.map(({ period }) => period.slice(0, 4)).sort();
  const chart: Chart = { kind: 'trajectory', data };
  return {
    subtitle: texts.t('chart.subtitle', {
      name: texts.localized(indicator.name),
      unit: texts.words.unit(indicator.unit),
      from: years[0] ?? '',
      to: years.at(-1) ?? '',
    }),
    sentence: data.sentence,
    chart,
    parts: figures.map(partOf),
    cited: [...sourcesOf(figures), ...drawnTargets(context).map(({ source }) => source)],
  };
}

/** Ordered as vintages are: by the end of the day of release, then by the moment of recording. */
const partOf = ({ series, period, id, releasedOn, recordedAt }: Figure): Part => ({
  place: `${series} ${period}`,
  id,
  since: `${releasedOn === null ? '' : lastDay(releasedOn)} ${recordedAt}`,
});

const newestOf = ({ reading: { indicator, judgement }, bodies }: DrawingContext) =>
  newestResults(leadFirst(wholeSeries(indicator, bodies), judgement.headline.series), indicator.figures);

/** The judged target, where it can be drawn beside a figure. */
function aimOf({ reading: { indicator, judgement } }: DrawingContext) {
  const { target } = judgement;
  return target && isNumeric(target) && indicator.unit !== 'rank' ? [target] : [];
}

function figureBars(context: DrawingContext): FigureBar[] {
  const { reading, texts, locale } = context;
  const { unit, name, direction } = reading.indicator;
  const [aim] = aimOf(context);
  const deadline = aim && (aim.deadline === null ? texts.t('noDeadline') : texts.period(aim.deadline));
  return newestOf(context).map(({ series, figure }) => ({
    key: figure.id,
    name: texts.localized(series.name),
    value: Number(figure.value),
    valueLabel: texts.words.figure(figure, unit),
    period: texts.period(figure.period),
    target:
      aim && deadline !== undefined
        ? { value: Number(targetNumber(aim, direction)), label: texts.target(aim, unit).words, deadline }
        : null,
    sentence: texts.t('figureIn', {
      value: labelled(texts.localized(name), texts.words.figure(figure, unit), locale),
      period: texts.period(figure.period),
    }),
  }));
}

import { Sparkline, type SparkPoint } from '@/components/charts/sparkline';
import { TargetBar } from '@/components/charts/target-bar';
import { isNumeric, type Reading } from '@/lib/catalog/readings/indicator';
import type { Locale } from '@/lib/i18n/localized';
import { localize } from '@/lib/i18n/localized';
import { sinceBreak } from '@/lib/indicators/break';
import type { Figure } from '@/lib/indicators/figure-queries';
import { targetNumber } from '@/lib/indicators/target';
import { lastDay, midpointYear } from '@/lib/period';
import { likeResults } from './series';
import type { IndicatorTexts } from './texts';

type Props = { reading: Reading; texts: IndicatorTexts; locale: Locale };

/** The path of the leading series with its target, or one bar from zero; nothing where neither can be drawn. */
export function ListGraphic({ reading, texts, locale }: Props) {
  const { indicator, judgement } = reading;
  const lead = indicator.series.find(({ code }) => code === judgement.headline.series);
  const { target, latest } = judgement;
  if (!lead || !latest) return null;
  const { t, words, period } = texts;
  const goal = target !== null && isNumeric(target) ? targetNumber(target, indicator.direction) : null;
  const label = (value: string) => words.number(value, indicator.unit);
  const shown = sinceBreak(indicator.breaks, likeResults(lead, indicator.unit, indicator.figures));
  const points = shown.map((figure): SparkPoint => pointOf(figure, words.plain(figure, indicator.unit)));
  const name = localize(indicator.name, locale).words;
  const figures = [...new Set([shown[0], shown.at(-1)])]
    .flatMap((figure) => (figure ? words.withCorrection(figure, words.plain(figure, indicator.unit)) : []))
    .join(', ');
  const sentence =
    goal === null || target?.deadline == null
      ? t('list.sentence', { name, figures })
      : t('list.sentenceTarget', { name, figures, target: texts.target(target, indicator.unit).words, deadline: period(target.deadline) });
  const isAhead = goal !== null && target?.deadline != null && lastDay(target.deadline) > lastDay(latest.period);
  if (points.length > 1) {
    const aim =
      isAhead && target?.deadline ? { x: midpointYear(lastDay(target.deadline)), y: Number(goal), label: label(goal) } : undefined;
    return <Sparkline points={points} target={aim} sentence={sentence} />;
  }
  if (goal === null || indicator.unit === 'rank') return null;
  return (
    <TargetBar
      value={Number(latest.value)}
      valueLabel={words.plain(latest, indicator.unit)}
      zeroLabel="0"
      target={{ value: Number(goal), label: label(goal) }}
      sentence={sentence}
    />
  );
}

const pointOf = ({ period, value }: Figure, label: string): SparkPoint => ({ x: midpointYear(period), y: Number(value), label });

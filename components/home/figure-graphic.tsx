import { Sparkline } from '@/components/charts/sparkline';
import { TargetBar } from '@/components/charts/target-bar';
import type { IndicatorWords } from '@/components/indicators/words';
import { Units } from '@/components/ui/units';
import { targetNumber } from '@/lib/indicators/target';
import { lastDay, midpointYear } from '@/lib/period';
import type { KeyFigure } from './key-figures';

type FigureGraphicProps = {
  shown: KeyFigure;
  words: IndicatorWords;
  /** "20% (2025)": the target as it stands beside its diamond. */
  targetLabel: string | null;
  /** One sentence with the numbers. */
  sentence: string;
};

/** A figure for a year stands where the year ends. */
const endOf = (period: string): number => midpointYear(lastDay(period));

/** Squares where things are counted, a line where there is more than one figure, else a bar from zero. */
export function FigureGraphic({ shown, words, targetLabel, sentence }: FigureGraphicProps) {
  const { indicator, figure, judgement, path, graphic, outOf } = shown;
  const { target } = judgement;
  const goal = target && targetNumber(target, indicator.direction);
  const aim =
    target?.deadline && goal !== null && targetLabel !== null ? { x: endOf(target.deadline), y: Number(goal), label: targetLabel } : null;

  if (graphic === 'units' && outOf !== null) return <Units filled={Number(figure.value)} total={outOf} label={sentence} />;
  if (graphic === 'path' && path.length > 1) {
    const points = path.map((point) => ({ x: endOf(point.period), y: Number(point.value), label: words.plain(point, indicator.unit) }));
    return <Sparkline points={points} {...(aim && aim.x > endOf(figure.period) && { target: aim })} sentence={sentence} />;
  }
  return (
    <TargetBar
      value={Number(figure.value)}
      valueLabel={words.plain(figure, indicator.unit)}
      zeroLabel="0"
      {...(aim && { target: { value: aim.y, label: aim.label } })}
      sentence={sentence}
    />
  );
}

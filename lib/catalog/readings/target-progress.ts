import { type Progress, progress } from '@/lib/indicators/progress';
import type { Target } from '@/lib/indicators/target-queries';
import { latestByPeriod } from '@/lib/indicators/vintage';
import type { Reading } from './indicator';

export type TargetProgress = Progress | { kind: 'unknown'; reason: 'no-start' };

/** How far the newest figure is on the way to a target. The clock runs from the day of the first promise: moving the goalpost does not stop it. */
export function progressTo(target: Target, original: Target, { indicator, judgement }: Reading, day: string): TargetProgress {
  if (original.knownOn === null) return { kind: 'unknown', reason: 'no-start' };
  const { headline, latest } = judgement;
  const lead = indicator.series.find(({ code }) => code === headline.series);
  const baseline =
    lead && indicator.baselineSeries === lead.code
      ? latestByPeriod(indicator.figures.filter(({ series }) => series === lead.code)).find((f) => f.period === indicator.baselinePeriod)
      : undefined;
  return progress({
    direction: indicator.direction,
    unit: indicator.unit,
    timeBasis: lead?.timeBasis ?? 'point',
    breaks: indicator.breaks,
    baseline: baseline ?? null,
    figure: lead ? latest : null,
    target,
    start: original.knownOn,
    today: day,
  });
}

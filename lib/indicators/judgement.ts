import { type FigureAge, figureAge } from './age';
import { type Break, sinceBreak } from './break';
import { conflictsBetween, type FigureConflict } from './conflict';
import { type Headline, headline } from './headline';
import type { IndicatorRecord, SeriesRecord } from './schema';
import { type IndicatorStatus, indicatorStatus } from './status';
import { leadTarget, type Target } from './target';
import { compareFigures, type Figure, latestByPeriod, latestFigure } from './vintage';

/** What the published rules say of one indicator on one day, from figures already known then. */
export type Judgement<F extends Figure, T extends Target> = {
  headline: Headline;
  /** Newest result of the leading series; of the newest of all series when none leads. Null without figures. */
  latest: F | null;
  /** Every newest figure of the leading series, by period, as far back as it is counted as its newest is. */
  path: F[];
  target: T | null;
  status: IndicatorStatus;
  age: FigureAge | null;
  /** The status each series gives by itself, for the same target. */
  bySeries: { series: string; status: IndicatorStatus }[];
  conflicts: FigureConflict[];
};

export type JudgedIndicator<F extends Figure, T extends Target> = Pick<
  IndicatorRecord,
  'direction' | 'unit' | 'frequency' | 'owners' | 'baselineSeries' | 'baselinePeriod'
> & {
  series: readonly SeriesRecord[];
  breaks?: readonly Break[];
  figures: readonly F[];
  targets: readonly T[];
};

/** Applies headline, target, status, age and conflict rules. `figures` are of the country; `sameBody` follows dated succession. */
export function judge<F extends Figure, T extends Target>(
  indicator: JudgedIndicator<F, T>,
  { sameBody, day }: { sameBody: (a: string, b: string) => boolean; day: string },
): Judgement<F, T> {
  const { series, breaks = [], figures, targets, baselineSeries, baselinePeriod } = indicator;
  const baseline = baselineSeries !== null && baselinePeriod !== null ? { series: baselineSeries, period: baselinePeriod } : null;
  const lead = headline({ series, baseline, owners: indicator.owners, sameBody });
  const of = (code: string | null) => figures.filter((figure) => figure.series === code);
  const target = leadTarget(targets, day) as T | null;
  // Without a dated target the status still says why: a promise without a deadline, or only in words.
  const judged = target ?? targets.find(({ deadline }) => deadline === null) ?? null;
  const statusOf = (code: string): IndicatorStatus => {
    const own = series.find((s) => s.code === code) as SeriesRecord;
    const start = baseline?.series === code ? (latestByPeriod(of(code)).find((f) => f.period === baseline.period) ?? null) : null;
    return indicatorStatus({
      direction: indicator.direction,
      unit: indicator.unit,
      timeBasis: own.timeBasis,
      figures: of(code),
      breaks,
      baseline: start,
      target: judged,
      today: day,
    });
  };
  const leading = lead.series === null ? figures : of(lead.series);
  const found = latestFigure([...leading].sort(compareFigures));
  const latest = found.kind === 'figure' ? (found.figure as F) : null;
  return {
    headline: lead,
    latest,
    path: lead.series === null ? [] : sinceBreak(breaks, latestByPeriod(of(lead.series)) as F[]),
    target,
    status: lead.series === null ? { kind: 'no-data', reason: latest === null ? 'no-figure' : 'cannot-compare' } : statusOf(lead.series),
    age: latest === null ? null : figureAge({ period: latest.period, frequency: indicator.frequency, today: day }),
    bySeries: series.filter((s) => of(s.code).length > 0).map((s) => ({ series: s.code, status: statusOf(s.code) })),
    conflicts: conflictsBetween(series, figures),
  };
}

import type { Figure } from '@/lib/indicators/figure-queries';
import { type Judgement, judge } from '@/lib/indicators/judgement';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { NoDataReason } from '@/lib/indicators/status';
import type { Target } from '@/lib/indicators/target-queries';
import { results } from '@/lib/indicators/vintage';
import { sameBody } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { lastDay } from '@/lib/period';

export const COUNTRY = 'vn';

/** What a page says of an indicator in one word: the status, or why there is none. */
export type Verdict = 'achieved' | 'on-track' | 'at-risk' | 'behind' | NoDataReason | 'units-only' | 'undecided' | 'other-series';

export const STATUS_ORDER = ['behind', 'at-risk', 'on-track', 'no-data', 'achieved'] as const;

/** One indicator with what the rules say of it on one day. */
export type Reading<I extends IndicatorBrief = IndicatorBrief> = { indicator: I; judgement: Judgement<Figure, Target>; verdict: Verdict };

export function readIndicator<I extends IndicatorBrief>(indicator: I, bodies: readonly Body[], day: string): Reading<I> {
  const targets = indicator.targets.filter((target) => target.area === COUNTRY);
  const judgement = judge({ ...indicator, targets }, { sameBody: (a, b) => sameBody(bodies, a, b), day });
  return { indicator, judgement, verdict: verdictOf(indicator, judgement) };
}

/** The reason of the status, said as exactly as the whole indicator allows: another series or a vague figure may stand where the leading one is silent. */
function verdictOf({ units, figures }: IndicatorBrief, { status, headline, target, path }: Judgement<Figure, Target>): Verdict {
  if (status.kind !== 'no-data') return status.kind;
  if (status.reason === 'no-figure' && units > 0) return 'units-only';
  if (status.reason === 'cannot-compare' && headline.series === null) return 'undecided';
  if (status.reason === 'no-figure-for-deadline' && target?.deadline) {
    const deadline = lastDay(target.deadline);
    const reaches = (own: readonly Figure[]) => results(own).some(({ period }) => lastDay(period) >= deadline);
    if (reaches(path)) return 'qualifier';
    if (reaches(figures)) return 'other-series';
  }
  return status.reason;
}

export const isNumeric = (target: Pick<Target, 'low' | 'high'>): boolean => target.low !== null || target.high !== null;

/** The figure a title names: the one that was judged, else the newest of the leading series. */
export function namedFigure({ judgement: { status, latest } }: Reading): Figure | null {
  if (status.kind === 'no-data') return latest;
  return (status.figure as Figure | undefined) ?? latest;
}

import type { Figure } from '@/lib/indicators/figure-queries';
import { type Judgement, judge } from '@/lib/indicators/judgement';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import type { IndicatorStatus, NoDataReason } from '@/lib/indicators/status';
import type { Target } from '@/lib/indicators/target-queries';
import { results } from '@/lib/indicators/vintage';
import { sameBody } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { lastDay } from '@/lib/period';

export const COUNTRY = 'vn';

/** What a page says of an indicator in one word: the status, or why there is none. */
export type Verdict = 'achieved' | 'on-track' | 'at-risk' | 'behind' | NoDataReason | 'units-only' | 'undecided' | 'other-series';

export const STATUS_ORDER = ['behind', 'at-risk', 'on-track', 'no-data', 'achieved'] as const;

/** Why an indicator stands as it does: the reason the rule gives, or what the whole indicator says more exactly where it gives none. */
export type StandingReason = IndicatorStatus['reason'] | Exclude<Verdict, IndicatorStatus['kind']>;

const reasons: Readonly<Record<StandingReason, true>> = {
  met: true,
  'met-after-deadline': true,
  'above-path': true,
  'near-path': true,
  'below-path': true,
  'deadline-missed': true,
  'no-figure': true,
  'only-forecasts': true,
  'units-only': true,
  'no-target': true,
  'target-in-words': true,
  'no-comparator': true,
  'no-deadline': true,
  'no-direction': true,
  'no-baseline': true,
  'no-figure-since-baseline': true,
  'no-figure-for-deadline': true,
  'other-series': true,
  undecided: true,
  'cannot-compare': true,
  'series-break': true,
  qualifier: true,
};
export const STANDING_REASONS = Object.keys(reasons) as StandingReason[];

/** One indicator with what the rules say of it on one day. */
export type Reading<I extends IndicatorBrief = IndicatorBrief> = { indicator: I; judgement: Judgement<Figure, Target>; verdict: Verdict };

/** What the list filters and counts by: small enough to be kept for every indicator of a day. */
export type Standing = {
  code: string;
  topic: string;
  category: IndicatorRecord['category'];
  kind: IndicatorStatus['kind'];
  verdict: Verdict;
};

export const standingOf = ({ indicator, judgement, verdict }: Reading): Standing => ({
  code: indicator.code,
  topic: indicator.topic,
  category: indicator.category,
  kind: judgement.status.kind,
  verdict,
});

export function readIndicator<I extends IndicatorBrief>(indicator: I, bodies: readonly Body[], day: string): Reading<I> {
  const targets = indicator.targets.filter((target) => target.area === COUNTRY);
  const judgement = judge({ ...indicator, targets }, { sameBody: (a, b) => sameBody(bodies, a, b), day });
  return { indicator, judgement, verdict: verdictOf(indicator, judgement) };
}

/** The reason of the status, said as exactly as the whole indicator allows: another series may stand where the leading one is silent. */
function verdictOf({ units, figures }: IndicatorBrief, { status, headline, target }: Judgement<Figure, Target>): Verdict {
  if (status.kind !== 'no-data') return status.kind;
  if (status.reason === 'no-figure' && units > 0) return 'units-only';
  if (status.reason === 'cannot-compare' && headline.series === null) return 'undecided';
  if (status.reason === 'no-figure-for-deadline' && target?.deadline) {
    const deadline = lastDay(target.deadline);
    if (results(figures).some(({ period }) => lastDay(period) >= deadline)) return 'other-series';
  }
  return status.reason;
}

export const isNumeric = (target: Pick<Target, 'low' | 'high'>): boolean => target.low !== null || target.high !== null;

/** The figure a title names: the one that was judged, else the newest of the leading series. */
export function namedFigure({ judgement: { status, latest } }: Reading): Figure | null {
  if (status.kind === 'no-data') return latest;
  return (status.figure as Figure | undefined) ?? latest;
}

/** The figure a row of the list shows as the indicator's own; of several series of which none leads, the newest. */
export const listedFigure = (reading: Reading): Figure | null =>
  reading.judgement.headline.series === null ? reading.judgement.latest : namedFigure(reading);

/** What such a row shows where nobody reported a result but a forecast was made. */
export const listedForecast = ({ indicator, verdict }: Reading): Figure | null =>
  verdict === 'only-forecasts' ? (indicator.figures.at(-1) ?? null) : null;

/** The target that is judged; without a dated one, the first that a document set. */
export const listedTarget = ({ indicator, judgement }: Reading): Target | null =>
  judgement.target ?? indicator.targets.find(({ area }) => area === COUNTRY) ?? null;

/** How many units have a figure; null where they belong to two lists of units, whose members must not be added up. */
export function countUnits({ series, units }: IndicatorBrief): number | null {
  const lists = new Set(series.map(({ areaScheme }) => areaScheme).filter((scheme) => scheme !== 'iso'));
  return lists.size > 1 ? null : units;
}

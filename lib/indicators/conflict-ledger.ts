import { lastDay } from '@/lib/period';
import type { SourceBrief } from '@/lib/sources/queries';
import type { ConflictRecord } from './conflict-schema';
import { isNumeric, type Recorded, recordedConflicts, type Side } from './disagreements';
import type { Figure } from './figure-queries';
import { type Gap, gapOf } from './gap';
import type { IndicatorBrief } from './queries';

export type LedgerEntry = { conflict: ConflictRecord; sides: Side[]; isNumeric: boolean; gap: Gap; indicators: IndicatorBrief[] };
export type LedgerFacts = {
  conflicts: readonly ConflictRecord[];
  /** Those that the conflicts concern. */
  indicators: readonly IndicatorBrief[];
  /** Every vintage of the series that the conflicts name. */
  figures: readonly Figure[];
  sources: readonly SourceBrief[];
  asOf: string | null;
};

/** In the order in which readers meet them: figures against figures first, what is only about wording last. */
export const CONFLICT_KINDS = [
  'between-sources',
  'founding-against-source',
  'between-founding',
  'inside-founding',
  'inside-source',
  'between-releases',
  'between-dates',
  'between-documents',
  'founding-against-decision',
  'founding-against-outcome',
  'between-code-lists',
] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number] | 'other';

export const kindOf = ({ kind }: ConflictRecord): ConflictKind => CONFLICT_KINDS.find((known) => known === kind) ?? 'other';

/** Every disagreement of which at least two sides were known, with what each side says and the gap. */
export function ledgerOf({ conflicts, indicators, figures, sources, asOf }: LedgerFacts): LedgerEntry[] {
  const complete = indicators.map((indicator) => ({
    ...indicator,
    figures: figures.filter(({ series }) => indicator.series.some(({ code }) => code === series)),
  }));
  return conflicts.flatMap((conflict) => {
    const own = complete.filter(({ code }) => conflict.indicators.includes(code));
    const [first, ...related] = own;
    const known = { related, sources, asOf };
    const [recorded] = first
      ? recordedConflicts([conflict], { ...known, indicator: { ...first, vintages: first.figures, unitFigures: [] } })
      : wordsOnly(conflict, sources, asOf);
    if (!recorded) return [];
    const { sides } = recorded;
    const gap = gapOf(
      sides.map(({ value, qualifier, unit, statement }) => ({
        value,
        qualifier,
        unit,
        series: statement.series,
        period: statement.period,
      })),
    );
    return [
      {
        conflict,
        sides,
        isNumeric: isNumeric(recorded),
        gap,
        indicators: indicators.filter(({ code }) => conflict.indicators.includes(code)),
      },
    ];
  });
}

/** A disagreement about a date, a name or a rule: no indicator gives its sides a number. */
function wordsOnly(conflict: ConflictRecord, sources: readonly SourceBrief[], asOf: string | null): Recorded[] {
  const publishedOn = (code: string | undefined) => sources.find((source) => source.code === code)?.published ?? null;
  const isKnown = (code: string) => {
    const day = publishedOn(code);
    return sources.some((source) => source.code === code) && (asOf === null || (day !== null && lastDay(day) <= asOf));
  };
  const sides = conflict.statements
    .map((statement) => ({ statement, sources: statement.sources.filter(isKnown) }))
    .filter((side) => side.sources.length > 0)
    .map((side): Side => ({ ...side, figure: null, value: null, qualifier: '=', publishedOn: publishedOn(side.sources[0]), unit: 'count' }))
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
  return sides.length > 1 ? [{ conflict, sides, period: null }] : [];
}

const dayOf = ({ publishedOn }: Side): string => (publishedOn === null ? '' : lastDay(publishedOn));

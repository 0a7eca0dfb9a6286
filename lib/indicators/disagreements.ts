import { comparePeriods, lastDay } from '@/lib/period';
import type { SourceBrief } from '@/lib/sources/queries';
import { conflictsBetween } from './conflict';
import type { ConflictRecord } from './conflict-schema';
import type { Figure } from './figure-queries';
import type { IndicatorBrief, IndicatorDetail } from './queries';

export type Statement = ConflictRecord['statements'][number];
export type Side = {
  statement: Statement;
  figure: Figure | null;
  value: string | null;
  qualifier: Figure['qualifier'];
  sources: string[];
  /** When the side was published, as exactly as known. */
  publishedOn: string | null;
  unit: IndicatorBrief['unit'];
};
/** `period` orders them: the newest of which any side speaks; null where no side names one. */
export type Recorded = { conflict: ConflictRecord; sides: Side[]; period: string | null };

type Known = { indicator: IndicatorDetail; related: readonly IndicatorBrief[]; sources: readonly SourceBrief[]; asOf: string | null };

/** Recorded disagreements of which at least two sides were known then, those with numbers and the newest period first. */
export function recordedConflicts(conflicts: readonly ConflictRecord[], known: Known): Recorded[] {
  return conflicts
    .map((conflict): Recorded => {
      const sides = conflict.statements.flatMap((statement) => sideOf(statement, known)).sort(byDay);
      return {
        conflict,
        sides,
        period:
          sides
            .flatMap(({ statement }) => statement.period ?? [])
            .sort(comparePeriods)
            .at(-1) ?? null,
      };
    })
    .filter(({ sides }) => sides.length > 1)
    .sort((a, b) => Number(isNumeric(b)) - Number(isNumeric(a)) || comparePeriods(b.period ?? '1000', a.period ?? '1000'));
}

/** In the order in which they were published, never by preference; what has no day stands first. */
function byDay(a: Side, b: Side): number {
  const [left, right] = [a, b].map(({ publishedOn }) => (publishedOn === null ? '' : lastDay(publishedOn)));
  return (left ?? '').localeCompare(right ?? '');
}

export const isNumeric = ({ sides }: Recorded): boolean => sides.every(({ value }) => value !== null);

/** A side by its figure; a number that is no figure of its own stands in the statement. Nothing released later than the day of the view. */
function sideOf(statement: Statement, { indicator, related, sources, asOf }: Known): Side[] {
  const { series, period, release } = statement;
  const all = [...indicator.vintages, ...related.flatMap(({ figures }) => figures)];
  const figure = all.find((one) => one.series === series && one.period === period && one.release === release) ?? null;
  const cited = statement.sources.filter((code) =>
    isKnown(
      sources.find((source) => source.code === code),
      asOf,
    ),
  );
  if (series !== null && release !== null && statement.value === null && figure === null) return [];
  const own = figure === null || statement.value !== null ? [] : figure.citations.map(({ source }) => source);
  const marked = [...new Set([...cited, ...own])];
  if (marked.length === 0) return [];
  const unit = related.find((one) => one.series.some(({ code }) => code === series))?.unit ?? indicator.unit;
  const published = figure?.releasedOn ?? sources.find(({ code }) => code === marked[0])?.published ?? null;
  return [
    {
      statement,
      figure,
      value: statement.value ?? figure?.value ?? null,
      qualifier: statement.value === null ? (figure?.qualifier ?? '=') : '=',
      sources: marked,
      publishedOn: published,
      unit,
    },
  ];
}

function isKnown(source: SourceBrief | undefined, asOf: string | null): boolean {
  if (!source) return false;
  return asOf === null || (source.published !== null && lastDay(source.published) <= asOf);
}

/** Two series that disagree by the published rule on a period of which no recorded conflict speaks; the newest such period. */
export function computedConflict(
  indicator: IndicatorDetail,
  series: IndicatorDetail['series'],
  recorded: readonly Recorded[],
): { a: Figure; b: Figure } | null {
  const told = new Set(
    recorded.flatMap(({ conflict }) => conflict.statements.map((statement) => `${statement.series} ${statement.period}`)),
  );
  const found = conflictsBetween(series, indicator.figures).findLast(
    ({ a, b }) => !(told.has(`${a.series} ${a.period}`) && told.has(`${b.series} ${b.period}`)),
  );
  return found ? { a: found.a as Figure, b: found.b as Figure } : null;
}

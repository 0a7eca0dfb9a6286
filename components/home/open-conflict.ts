import type { LocalizedText } from '@/lib/i18n/localized';
import type { ConflictRecord } from '@/lib/indicators/conflict-schema';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorBrief } from '@/lib/indicators/queries';

export type ConflictStatement = { side: string; words: LocalizedText; figure: Figure; sources: string[] };
export type OpenConflict = { conflict: ConflictRecord; indicator: IndicatorBrief; statements: ConflictStatement[] };

/** The disagreement the front page shows first while it is open. */
const preferred = 'c10';

const isNumeric = ({ statements }: ConflictRecord): boolean =>
  statements.filter(({ series, period }) => series !== null && period !== null).length > 1;

/** Disagreements between figures, the preferred one first. */
export function numericConflicts(conflicts: readonly ConflictRecord[]): ConflictRecord[] {
  return conflicts
    .filter((conflict) => conflict.indicators.length > 0 && isNumeric(conflict))
    .sort((a, b) => Number(b.code === preferred) - Number(a.code === preferred));
}

/** The first of them of which two sides were known; sides by the day they were released. */
export function openConflict(conflicts: readonly ConflictRecord[], indicators: readonly IndicatorBrief[]): OpenConflict | null {
  for (const conflict of conflicts) {
    const own = indicators.filter(({ code }) => conflict.indicators.includes(code));
    const statements = conflict.statements.flatMap(({ side, words, series, period, release, sources }) => {
      const figure = own.flatMap(({ figures }) => figures).find((f) => f.series === series && f.period === period && f.release === release);
      if (!figure) return [];
      return [{ side, words, figure, sources: sources.length > 0 ? sources : figure.citations.map(({ source }) => source) }];
    });
    const indicator = own[0];
    if (indicator && statements.length > 1) return { conflict, indicator, statements: statements.sort(byRelease) };
  }
  return null;
}

function byRelease(a: ConflictStatement, b: ConflictStatement): number {
  return (a.figure.releasedOn ?? '').localeCompare(b.figure.releasedOn ?? '') || a.side.localeCompare(b.side);
}

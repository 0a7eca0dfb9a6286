import 'server-only';
import { type AsKnown, openRevision, sourcedBy } from '@/lib/as-known';
import { db } from '@/lib/db/client';
import { storedText } from '@/lib/i18n/stored-text';
import { comparePeriods } from '@/lib/period';
import { confidence } from '@/lib/record';
import type { SeriesBreakRecord } from './break-schema';

/** Breaks of the series by period; by as-of, those whose source was published by that day. */
export async function readBreaks(series: readonly string[], known: AsKnown): Promise<SeriesBreakRecord[]> {
  const rows = await db().seriesBreak.findMany({
    where: { seriesCode: { in: [...series] }, ...openRevision(known), ...sourcedBy(known) },
    select: { code: true, seriesCode: true, period: true, words: true, sourceCode: true, confidence: true },
    orderBy: [{ seriesCode: 'asc' }, { code: 'asc' }],
  });
  return rows
    .map((row) => ({
      code: row.code,
      series: row.seriesCode,
      period: row.period,
      words: storedText(row.words),
      source: row.sourceCode,
      confidence: confidence.parse(row.confidence),
    }))
    .sort((a, b) => comparePeriods(a.period, b.period));
}

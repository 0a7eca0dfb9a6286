import 'server-only';
import { type AsKnown, keyOf, openRevision, releasedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { type FigureRecord, type IndicatorRecord, obsStatus, qualifier, unit } from '@/lib/indicators/schema';
import { type Confidence, confidence } from '@/lib/record';

/** A figure that one or more reports on an event state. */
export type ReportedFigure = Pick<FigureRecord, 'period' | 'area' | 'value' | 'qualifier' | 'status'> & {
  id: string;
  /** Recorded again for the same release, because it was wrong. */
  corrected: boolean;
  /** The edition that recorded it. */
  edition: number;
  indicator: Pick<IndicatorRecord, 'code' | 'name' | 'unit'>;
  seriesName: LocalizedText;
  areaName: LocalizedText;
  /** The best with which any of the reports states it. */
  confidence: Confidence;
  /** Those of the reports that state it. */
  sources: [string, ...string[]];
};

const ranks: Record<Confidence, number> = { high: 0, medium: 1, low: 2 };

/** Figures read in these sources and known then, by indicator, the country before its units, the oldest period first. */
export async function listReportedFigures(reports: readonly string[], known: AsKnown): Promise<ReportedFigure[]> {
  const wanted = [...new Set(reports)].sort();
  const tags = [tag.list('observation'), tag.list('indicator'), tag.list('series'), tag.list('area')];
  return cached(tags, ['reported-figures', wanted.join(';'), keyOf(known)], async () => {
    const open = openRevision(known);
    const { withdrawn: _, ...standing } = open;
    const rows = await db().citation.findMany({
      where: { sourceCode: { in: wanted }, observation: { nature: { not: 'withdrawal' }, ...standing, ...releasedBy(known) } },
      select: {
        sourceCode: true,
        confidence: true,
        observation: {
          select: {
            id: true,
            period: true,
            areaCode: true,
            value: true,
            qualifier: true,
            status: true,
            nature: true,
            edition: true,
            area: { select: { revisions: { where: open, select: { name: true } } } },
            series: {
              select: {
                revisions: {
                  where: open,
                  select: {
                    name: true,
                    indicator: { select: { revisions: { where: open, select: { code: true, name: true, unit: true } } } },
                  },
                },
              },
            },
          },
        },
      },
      orderBy: [
        { observation: { seriesCode: 'asc' } },
        { observation: { period: 'asc' } },
        { observation: { areaCode: 'asc' } },
        { id: 'asc' },
      ],
    });
    const figures = new Map<string, ReportedFigure>();
    for (const { sourceCode, observation: o, ...row } of rows) {
      const [series] = o.series.revisions;
      const [indicator] = series?.indicator.revisions ?? [];
      const [area] = o.area.revisions;
      if (!series || !indicator || !area || o.value === null) continue;
      const id = String(o.id);
      const stated = confidence.parse(row.confidence);
      const held = figures.get(id);
      if (held) {
        held.sources.push(sourceCode);
        if (ranks[stated] < ranks[held.confidence]) held.confidence = stated;
        continue;
      }
      figures.set(id, {
        id,
        corrected: o.nature === 'correction',
        edition: o.edition,
        indicator: { code: indicator.code, name: storedText(indicator.name), unit: unit.parse(indicator.unit) },
        seriesName: storedText(series.name),
        period: o.period,
        area: o.areaCode,
        areaName: storedText(area.name),
        value: o.value.toFixed(),
        qualifier: qualifier.parse(o.qualifier),
        status: obsStatus.parse(o.status),
        confidence: stated,
        sources: [sourceCode],
      });
    }
    return [...figures.values()].sort((a, b) => a.indicator.code.localeCompare(b.indicator.code));
  });
}

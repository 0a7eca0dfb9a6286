import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { type LocalizedText, localeSchema } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import { listConflicts } from './conflict-queries';
import type { ConflictRecord } from './conflict-schema';
import type { FigureCitation } from './figure-queries';
import { type FigureRecord, type IndicatorRecord, obsStatus, qualifier, unit } from './schema';
import { listTargetsBy, type Target } from './target-queries';

/** An indicator as other records name it. */
export type IndicatorName = Pick<IndicatorRecord, 'code' | 'name' | 'unit'>;

/** A figure as one of its sources states it, with the names it needs away from its indicator's page. */
export type CitedFigure = Pick<FigureRecord, 'series' | 'period' | 'area' | 'value' | 'qualifier' | 'status'> & {
  indicator: IndicatorName;
  seriesName: LocalizedText;
  areaName: LocalizedText;
  note: LocalizedText | null;
  corrected: boolean;
  /** What this source says. */
  stated: FigureCitation;
  /** Every source the figure rests on, this one first. */
  sources: [string, ...string[]];
};

const open = openRevision(AS_IT_STANDS);
const named = { select: { code: true, name: true, unit: true } } as const;

const figureSelect = {
  sourceCode: true,
  quote: true,
  quoteLanguage: true,
  confidence: true,
  observation: {
    select: {
      seriesCode: true,
      period: true,
      areaCode: true,
      value: true,
      qualifier: true,
      status: true,
      nature: true,
      note: true,
      citations: { select: { sourceCode: true }, orderBy: { id: 'asc' } },
      area: { select: { revisions: { where: open, select: { name: true } } } },
      series: {
        select: { revisions: { where: open, select: { name: true, indicator: { select: { revisions: { where: open, ...named } } } } } },
      },
    },
  },
} satisfies Prisma.CitationSelect;

function toCitedFigure(row: Prisma.CitationGetPayload<{ select: typeof figureSelect }>): CitedFigure {
  const { observation: o, sourceCode, quote, quoteLanguage } = row;
  const [series] = o.series.revisions;
  const [indicator] = series?.indicator.revisions ?? [];
  const [area] = o.area.revisions;
  if (!series || !indicator || !area || o.value === null)
    throw new Error(`figure of ${o.seriesCode} without its series, indicator, area or value`);
  return {
    series: o.seriesCode,
    period: o.period,
    area: o.areaCode,
    value: o.value.toFixed(),
    qualifier: qualifier.parse(o.qualifier),
    status: obsStatus.parse(o.status),
    indicator: toName(indicator),
    seriesName: storedText(series.name),
    areaName: storedText(area.name),
    note: storedTextOrNull(o.note),
    corrected: o.nature === 'correction',
    stated: {
      source: sourceCode,
      quote,
      quoteLanguage: quoteLanguage === null ? null : localeSchema.parse(quoteLanguage),
      confidence: confidence.parse(row.confidence),
    },
    sources: [sourceCode, ...o.citations.map((c) => c.sourceCode).filter((code) => code !== sourceCode)],
  };
}

const toName = (row: { code: string; name: Prisma.JsonValue; unit: string }): IndicatorName => ({
  code: row.code,
  name: storedText(row.name),
  unit: unit.parse(row.unit),
});

/** Every figure that rests on the source and stands today, all releases, by indicator, series, area and period. */
export async function listFiguresCiting(source: string): Promise<CitedFigure[]> {
  return cached([tag.list('observation'), tag.list('indicator'), tag.list('series')], ['figures-citing', source], async () => {
    const rows = await db().citation.findMany({
      where: { sourceCode: source, observation: { supersededAt: null, nature: { not: 'withdrawal' } } },
      select: figureSelect,
      orderBy: [
        { observation: { seriesCode: 'asc' } },
        { observation: { period: 'asc' } },
        { observation: { areaCode: 'asc' } },
        { id: 'asc' },
      ],
    });
    return rows.map(toCitedFigure).sort((a, b) => a.indicator.code.localeCompare(b.indicator.code));
  });
}

/** A target with the indicator it is for and, where that is not the country, the name of the unit. */
export type CitedTarget = Target & { of: IndicatorName; areaName: LocalizedText | null };

/** Targets that a document set or that rest on a source, with the indicator each is for. */
export async function listCitedTargets(by: { document: string } | { source: string }): Promise<CitedTarget[]> {
  const key = 'document' in by ? ['targets-of', by.document] : ['targets-citing', by.source];
  return cached([tag.list('target'), tag.list('indicator'), tag.list('area')], key, async () => {
    const targets = await listTargetsBy(by);
    const [indicators, areas] = await Promise.all([
      db().indicatorRevision.findMany({ where: { code: { in: targets.map((target) => target.indicator) }, ...open }, ...named }),
      db().areaRevision.findMany({
        where: { code: { in: targets.map((target) => target.area) }, scheme: { not: 'iso' }, ...open },
        select: { code: true, name: true },
      }),
    ]);
    return targets.flatMap((target) => {
      const of = indicators.find((row) => row.code === target.indicator);
      const area = areas.find((row) => row.code === target.area);
      return of ? [{ ...target, of: toName(of), areaName: storedTextOrNull(area?.name) }] : [];
    });
  });
}

/** Indicators whose definition rests on the source. */
export async function listIndicatorsDefinedBy(source: string): Promise<IndicatorName[]> {
  return cached([tag.list('indicator')], ['indicators-defined-by', source], async () => {
    const rows = await db().indicatorRevision.findMany({ where: { sourceCode: source, ...open }, ...named, orderBy: { code: 'asc' } });
    return rows.map(toName);
  });
}

/** Disagreements in which the source speaks for a side. */
export async function listConflictsCiting(source: string): Promise<ConflictRecord[]> {
  const conflicts = await listConflicts();
  return conflicts.filter(({ statements }) => statements.some(({ sources }) => sources.includes(source)));
}

/** Names of the indicators with these codes. */
export async function listIndicatorNames(codes: readonly string[]): Promise<IndicatorName[]> {
  const wanted = [...new Set(codes)].sort();
  return cached([tag.list('indicator')], ['indicator-names', wanted.join(';')], async () => {
    const rows = await db().indicatorRevision.findMany({ where: { code: { in: wanted }, ...open }, ...named, orderBy: { code: 'asc' } });
    return rows.map(toName);
  });
}

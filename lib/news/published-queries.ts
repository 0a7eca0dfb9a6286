import 'server-only';
import { type AsKnown, keyOf, openRevision, releasedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { type FigureRecord, type IndicatorRecord, obsStatus, unit } from '@/lib/indicators/schema';
import { type Confidence, confidence } from '@/lib/record';

type Common = {
  indicator: Pick<IndicatorRecord, 'code' | 'name' | 'unit'>;
  unit: IndicatorRecord['unit'];
  value: string;
  area: string;
  areaName: LocalizedText;
  confidence: Confidence;
  sources: [string, ...string[]];
};
/** What a number of a text can match: a figure in any release, or an end of a target. */
export type PublishedValue =
  | (Common & {
      kind: 'figure';
      period: string;
      seriesName: LocalizedText;
      releasedOn: string | null;
      status: FigureRecord['status'];
      /** A later release of the same series gives another value for the period. */
      isRevised: boolean;
    })
  | (Common & {
      kind: 'target';
      deadline: string | null;
      document: { code: string; notation: string | null; title: LocalizedText } | null;
    });

const ranks: Record<Confidence, number> = { high: 0, medium: 1, low: 2 };
const best = (all: readonly Confidence[]): Confidence => [...all].sort((a, b) => ranks[a] - ranks[b])[0] ?? 'low';

/** Every figure and target of the indicators that was known then. */
export async function listPublishedValues(indicators: readonly string[], known: AsKnown): Promise<PublishedValue[]> {
  const wanted = [...new Set(indicators)].sort();
  const tags = [
    tag.list('observation'),
    tag.list('target'),
    tag.list('indicator'),
    tag.list('series'),
    tag.list('document'),
    tag.list('area'),
  ];
  return cached(tags, ['published-values', wanted.join(';'), keyOf(known)], async () => {
    const open = openRevision(known);
    const names = await db().indicatorRevision.findMany({
      where: { code: { in: wanted }, ...open },
      select: { code: true, name: true, unit: true },
    });
    const byCode = new Map(names.map((row) => [row.code, { code: row.code, name: storedText(row.name), unit: unit.parse(row.unit) }]));
    const [figures, targets] = await Promise.all([readFigures(wanted, known), readTargets(wanted, known)]);
    return [...figures, ...targets].flatMap(({ of, ...value }) => {
      const indicator = byCode.get(of);
      return indicator ? [{ ...value, indicator, unit: indicator.unit } as PublishedValue] : [];
    });
  });
}

const areaName = (known: AsKnown) => ({ select: { revisions: { where: openRevision(known), select: { name: true } } } }) as const;

async function readFigures(indicators: string[], known: AsKnown) {
  const open = openRevision(known);
  const { withdrawn: _, ...standing } = open;
  const rows = await db().observation.findMany({
    where: {
      nature: { not: 'withdrawal' },
      ...standing,
      ...releasedBy(known),
      series: { revisions: { some: { indicatorCode: { in: indicators }, ...open } } },
    },
    select: {
      seriesCode: true,
      period: true,
      areaCode: true,
      value: true,
      status: true,
      area: areaName(known),
      series: { select: { revisions: { where: open, select: { name: true, indicatorCode: true } } } },
      release: { select: { revisions: { where: { supersededAt: null }, select: { released: true } } } },
      citations: { select: { sourceCode: true, confidence: true }, orderBy: { id: 'asc' } },
    },
    orderBy: [{ releasedLatest: { sort: 'desc', nulls: 'last' } }, { recordedAt: 'desc' }, { id: 'desc' }],
  });
  const newest = new Map<string, string>();
  return rows.flatMap((row) => {
    const [series] = row.series.revisions;
    const [area] = row.area.revisions;
    const [first, ...more] = row.citations.map(({ sourceCode }) => sourceCode);
    if (!series || !area || !first || row.value === null) return [];
    const key = `${row.seriesCode} ${row.areaCode} ${row.period}`;
    const value = row.value.toFixed();
    const latest = newest.get(key) ?? value;
    newest.set(key, latest);
    return [
      {
        of: series.indicatorCode,
        kind: 'figure' as const,
        value,
        area: row.areaCode,
        areaName: storedText(area.name),
        confidence: best(row.citations.map((citation) => confidence.parse(citation.confidence))),
        sources: [first, ...more] as [string, ...string[]],
        period: row.period,
        seriesName: storedText(series.name),
        releasedOn: row.release.revisions[0]?.released ?? null,
        status: obsStatus.parse(row.status),
        isRevised: latest !== value,
      },
    ];
  });
}

/** A target is known from the day its document was issued, else from the day its source was published. */
async function readTargets(indicators: string[], known: AsKnown) {
  const open = openRevision(known);
  const rows = await db().targetRevision.findMany({
    where: { indicatorCode: { in: indicators }, ...open },
    select: {
      indicatorCode: true,
      areaCode: true,
      deadline: true,
      low: true,
      high: true,
      sourceCode: true,
      confidence: true,
      area: areaName(known),
      document: { select: { revisions: { where: open, select: { code: true, notation: true, title: true, issuedLatest: true } } } },
      source: { select: { revisions: { where: open, select: { publishedLatest: true } } } },
    },
    orderBy: [{ deadline: { sort: 'asc', nulls: 'last' } }, { code: 'asc' }],
  });
  return rows.flatMap((row) => {
    const [document] = row.document.revisions;
    const [area] = row.area.revisions;
    const knownOn = (document?.issuedLatest ?? row.source.revisions[0]?.publishedLatest ?? null)?.toISOString().slice(0, 10) ?? null;
    if (!area || (known.asOf !== null && (knownOn === null || knownOn > known.asOf))) return [];
    const common = {
      of: row.indicatorCode,
      kind: 'target' as const,
      area: row.areaCode,
      areaName: storedText(area.name),
      confidence: confidence.parse(row.confidence),
      sources: [row.sourceCode] as [string, ...string[]],
      deadline: row.deadline,
      document: document ? { code: document.code, notation: document.notation, title: storedText(document.title) } : null,
    };
    return [row.low, row.high].flatMap((end) => (end === null ? [] : [{ ...common, value: end.toFixed() }]));
  });
}

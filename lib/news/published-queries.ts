import 'server-only';
import { type AsKnown, keyOf, openRevision, releasedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
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
      /** Recorded again for the same release, because it was wrong: as this value, or as another where this one is replaced. */
      corrected: boolean;
      /** The edition that recorded it or, where it is replaced, the one that corrected it. */
      edition: number;
      /** A correction took its place: it is no published value any more, but texts may still print it. */
      isReplaced: boolean;
    })
  | (Common & {
      kind: 'target';
      deadline: string | null;
      document: { code: string; notation: string | null; title: LocalizedText } | null;
    });

const ranks: Record<Confidence, number> = { high: 0, medium: 1, low: 2 };
const best = (all: readonly Confidence[]): Confidence => [...all].sort((a, b) => ranks[a] - ranks[b])[0] ?? 'low';

/** Every figure and target of the indicators that was known then, and the values that corrections had replaced by then. */
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

const figureSelect = (known: AsKnown) => {
  const open = openRevision(known);
  return {
    seriesCode: true,
    period: true,
    areaCode: true,
    releaseCode: true,
    value: true,
    status: true,
    nature: true,
    edition: true,
    supersededAt: true,
    area: areaName(known),
    series: { select: { revisions: { where: open, select: { name: true, indicatorCode: true } } } },
    release: { select: { revisions: { where: { supersededAt: null }, select: { released: true } } } },
    citations: { select: { sourceCode: true, confidence: true }, orderBy: { id: 'asc' } },
  } satisfies Prisma.ObservationSelect;
};
type FigureRow = Prisma.ObservationGetPayload<{ select: ReturnType<typeof figureSelect> }>;

function toFigure(row: FigureRow, recorded: { corrected: boolean; edition: number; isReplaced: boolean; isRevised: boolean }) {
  const [series] = row.series.revisions;
  const [area] = row.area.revisions;
  const [first, ...more] = row.citations.map(({ sourceCode }) => sourceCode);
  if (!series || !area || !first || row.value === null) return [];
  return [
    {
      of: series.indicatorCode,
      kind: 'figure' as const,
      value: row.value.toFixed(),
      area: row.areaCode,
      areaName: storedText(area.name),
      confidence: best(row.citations.map((citation) => confidence.parse(citation.confidence))),
      sources: [first, ...more] as [string, ...string[]],
      period: row.period,
      seriesName: storedText(series.name),
      releasedOn: row.release.revisions[0]?.released ?? null,
      status: obsStatus.parse(row.status),
      ...recorded,
    },
  ];
}

async function readFigures(indicators: string[], known: AsKnown) {
  const open = openRevision(known);
  const { withdrawn: _, ...standing } = open;
  const ofIndicators = { ...releasedBy(known), series: { revisions: { some: { indicatorCode: { in: indicators }, ...open } } } };
  const rows = await db().observation.findMany({
    where: { nature: { not: 'withdrawal' }, ...standing, ...ofIndicators },
    select: figureSelect(known),
    orderBy: [{ releasedLatest: { sort: 'desc', nulls: 'last' } }, { recordedAt: 'desc' }, { id: 'desc' }],
  });
  const newest = new Map<string, string>();
  const figures = rows.flatMap((row) => {
    const [figure] = toFigure(row, { corrected: row.nature === 'correction', edition: row.edition, isReplaced: false, isRevised: false });
    if (!figure) return [];
    const key = `${row.seriesCode} ${row.areaCode} ${row.period}`;
    const latest = newest.get(key) ?? figure.value;
    newest.set(key, latest);
    return [{ ...figure, isRevised: latest !== figure.value }];
  });
  return [...figures, ...(await readReplaced(ofIndicators, known))];
}

/** Values that a correction of the same release had replaced by then; the newest correction first. */
async function readReplaced(ofIndicators: Prisma.ObservationWhereInput, known: AsKnown) {
  const recorded = known.recordedBefore === null ? {} : { recordedAt: { lt: known.recordedBefore } };
  const corrections = await db().observation.findMany({
    where: { nature: 'correction', ...recorded, ...ofIndicators },
    select: { seriesCode: true, period: true, areaCode: true, releaseCode: true, recordedAt: true, edition: true },
    orderBy: { id: 'desc' },
  });
  if (corrections.length === 0) return [];
  const rows = await db().observation.findMany({
    where: {
      nature: { not: 'withdrawal' },
      OR: corrections.map(({ seriesCode, period, areaCode, releaseCode, recordedAt }) => ({
        seriesCode,
        period,
        areaCode,
        releaseCode,
        supersededAt: recordedAt,
      })),
    },
    select: figureSelect(known),
  });
  const keyOfRow = (row: Pick<FigureRow, 'seriesCode' | 'period' | 'areaCode' | 'releaseCode'>, at: Date | null) =>
    [row.seriesCode, row.period, row.areaCode, row.releaseCode, at?.toISOString()].join(' ');
  const replaced = new Map(rows.map((row) => [keyOfRow(row, row.supersededAt), row]));
  return corrections.flatMap((correction) => {
    const row = replaced.get(keyOfRow(correction, correction.recordedAt));
    return row ? toFigure(row, { corrected: true, edition: correction.edition, isReplaced: true, isRevised: false }) : [];
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

import 'server-only';
import { areaScheme } from '@/lib/areas/schema';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import { readBreaks } from './break-queries';
import type { SeriesBreakRecord } from './break-schema';
import { type Figure, readLatest, readVintages } from './figure-queries';
import { direction, frequency, type IndicatorRecord, indicatorCategory, type SeriesRecord, seriesSchema, timeBasis, unit } from './schema';
import { readTargets, type Target } from './target-queries';

/** An indicator with its series and their breaks, its targets and the newest figures known for the country. */
export type IndicatorBrief = IndicatorRecord & {
  series: SeriesRecord[];
  breaks: SeriesBreakRecord[];
  targets: Target[];
  figures: Figure[];
  units: number;
};
/** The same with every vintage for the country and the newest figures of provinces. */
export type IndicatorDetail = IndicatorBrief & { vintages: Figure[]; unitFigures: Figure[] };

const indicatorSelect = {
  code: true,
  revision: true,
  name: true,
  definition: true,
  unit: true,
  direction: true,
  topicCode: true,
  category: true,
  frequency: true,
  baselineSeriesCode: true,
  baselinePeriod: true,
  sourceCode: true,
  confidence: true,
  note: true,
} satisfies Prisma.IndicatorRevisionSelect;
const seriesSelect = {
  code: true,
  indicatorCode: true,
  producerCode: true,
  method: true,
  price: true,
  scope: true,
  areaScheme: true,
  name: true,
  timeBasis: true,
  note: true,
} satisfies Prisma.SeriesRevisionSelect;

function toIndicator(row: Prisma.IndicatorRevisionGetPayload<{ select: typeof indicatorSelect }>, owners: string[]): IndicatorRecord {
  return {
    code: row.code,
    name: storedText(row.name),
    definition: storedTextOrNull(row.definition),
    unit: unit.parse(row.unit),
    direction: direction.parse(row.direction),
    topic: row.topicCode,
    category: indicatorCategory.parse(row.category),
    frequency: frequency.parse(row.frequency),
    owners,
    baselineSeries: row.baselineSeriesCode,
    baselinePeriod: row.baselinePeriod,
    source: row.sourceCode,
    confidence: row.confidence === null ? null : confidence.parse(row.confidence),
    note: storedTextOrNull(row.note),
  };
}

function toSeries(row: Prisma.SeriesRevisionGetPayload<{ select: typeof seriesSelect }>): SeriesRecord {
  return {
    code: row.code,
    indicator: row.indicatorCode,
    producer: row.producerCode,
    method: row.method,
    price: seriesSchema.shape.price.parse(row.price),
    scope: row.scope,
    areaScheme: areaScheme.parse(row.areaScheme),
    name: storedText(row.name),
    timeBasis: timeBasis.parse(row.timeBasis),
    note: storedTextOrNull(row.note),
  };
}

async function readIndicators(where: Prisma.IndicatorRevisionWhereInput, known: AsKnown): Promise<IndicatorBrief[]> {
  const open = openRevision(known);
  const rows = await db().indicatorRevision.findMany({
    where: { ...where, ...open },
    select: indicatorSelect,
    orderBy: [{ topicCode: 'asc' }, { code: 'asc' }],
  });
  const codes = rows.map((row) => row.code);
  const [series, owners, targets] = await Promise.all([
    db().seriesRevision.findMany({ where: { indicatorCode: { in: codes }, ...open }, select: seriesSelect, orderBy: { code: 'asc' } }),
    db().link.findMany({
      where: { fromKind: 'indicator', role: 'owners', fromCode: { in: codes } },
      select: { fromCode: true, fromRevision: true, organisationCode: true },
      orderBy: { position: 'asc' },
    }),
    readTargets(codes, known),
  ]);
  const seriesCodes = series.map((s) => s.code);
  const [figures, unitFigures, breaks] = await Promise.all([
    readLatest(seriesCodes, 'country', known),
    readUnitCounts(seriesCodes, known),
    readBreaks(seriesCodes, known),
  ]);
  return rows.map((row) => {
    const own = series.filter((s) => s.indicatorCode === row.code).map(toSeries);
    const ofOwn = new Set(own.map((s) => s.code));
    return {
      ...toIndicator(
        row,
        owners.filter((o) => o.fromCode === row.code && o.fromRevision === row.revision).map((o) => o.organisationCode as string),
      ),
      series: own,
      breaks: breaks.filter((b) => ofOwn.has(b.series)),
      targets: targets.filter((t) => t.indicator === row.code),
      figures: figures.filter((f) => ofOwn.has(f.series)),
      units: unitFigures.filter((u) => ofOwn.has(u.series)).reduce((sum, u) => sum + u.count, 0),
    };
  });
}

/** Records that an indicator is shown with and that are published on their own; figures expire the indicator itself. */
const PARTS = [tag.list('series'), tag.list('series-break'), tag.list('target')];

/** How many provinces have a figure, by series: the list says so without reading the figures. */
async function readUnitCounts(series: string[], known: AsKnown): Promise<{ series: string; count: number }[]> {
  const { withdrawn: _, ...open } = openRevision(known);
  const groups = await db().observation.groupBy({
    by: ['seriesCode', 'areaCode'],
    where: {
      seriesCode: { in: series },
      areaCode: { not: 'vn' },
      nature: { not: 'withdrawal' },
      ...open,
      ...(known.asOf === null ? {} : { releasedLatest: { lte: new Date(known.asOf) } }),
    },
  });
  return series.map((code) => ({ series: code, count: groups.filter((g) => g.seriesCode === code).length }));
}

/** `family`: those whose code begins with the same word, among which a whole and its parts are found. */
export type IndicatorFilter = { topics?: readonly string[]; category?: string; codes?: readonly string[]; family?: string };

/** Indicators by topic and code, with what a ledger row shows. */
export async function listIndicators(filter: IndicatorFilter = {}, known: AsKnown = AS_IT_STANDS): Promise<IndicatorBrief[]> {
  const { topics, category, codes, family } = filter;
  const key = [
    'indicators',
    (topics ?? []).join(';'),
    category ?? '',
    family ?? '',
    codes === undefined ? '*' : [...codes].sort().join(';'),
    keyOf(known),
  ];
  return cached([tag.list('indicator'), ...PARTS], key, () =>
    readIndicators(
      {
        ...(topics ? { topicCode: { in: [...topics] } } : {}),
        ...(category ? { category } : {}),
        ...(codes ? { code: { in: [...codes] } } : {}),
        ...(family ? { code: { startsWith: family } } : {}),
      },
      known,
    ),
  );
}

/** How many indicators there are by topic and by category. */
export async function countIndicators(): Promise<{
  topic: { code: string; count: number }[];
  category: { code: string; count: number }[];
}> {
  return cached([tag.list('indicator')], ['indicator-counts'], async () => {
    const where = openRevision(AS_IT_STANDS);
    const [topics, categories] = await Promise.all([
      db().indicatorRevision.groupBy({ by: ['topicCode'], where, _count: true }),
      db().indicatorRevision.groupBy({ by: ['category'], where, _count: true }),
    ]);
    return {
      topic: topics.map((t) => ({ code: t.topicCode, count: t._count })),
      category: categories.map((c) => ({ code: c.category, count: c._count })),
    };
  });
}

/** One indicator as known then, with all vintages; null when there is none with this code. */
export async function getIndicator(code: string, known: AsKnown = AS_IT_STANDS): Promise<IndicatorDetail | null> {
  return cached([tag.record('indicator', code), ...PARTS], ['indicator', code, keyOf(known)], async () => {
    const [brief] = await readIndicators({ code }, known);
    if (!brief) return null;
    const series = brief.series.map((s) => s.code);
    const [vintages, unitFigures] = await Promise.all([readVintages(series, 'vn', known), readLatest(series, 'units', known)]);
    return { ...brief, vintages, unitFigures };
  });
}

/** Days on which a figure of the indicator became known, oldest first: the stops of the vintages form. */
export async function listReleaseDays(code: string): Promise<string[]> {
  return cached([tag.record('indicator', code)], ['release-days', code], async () => {
    const rows = await db().observation.findMany({
      where: {
        supersededAt: null,
        areaCode: 'vn',
        releasedLatest: { not: null },
        series: { revisions: { some: { indicatorCode: code, supersededAt: null } } },
      },
      select: { releasedLatest: true },
      distinct: ['releasedLatest'],
      orderBy: { releasedLatest: 'asc' },
    });
    return rows.map((row) => (row.releasedLatest as Date).toISOString().slice(0, 10));
  });
}

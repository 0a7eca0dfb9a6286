import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { type IndicatorRecord, indicatorSchema, obsStatus, qualifier } from '@/lib/indicators/schema';
import { recordedRows } from '@/lib/open-rows';
import { type Confidence, confidence } from '@/lib/record';
import type { AreaRecord } from './schema';

/** A figure of one unit, in its newest release, with what it measures and what it rests on. */
export type AreaFigure = {
  id: string;
  area: string;
  period: string;
  value: string;
  qualifier: ReturnType<typeof qualifier.parse>;
  status: ReturnType<typeof obsStatus.parse>;
  corrected: boolean;
  note: LocalizedText | null;
  series: { code: string; name: LocalizedText };
  indicator: Pick<IndicatorRecord, 'code' | 'name' | 'unit' | 'frequency'>;
  sources: string[];
  /** The best of its citations. */
  confidence: Confidence;
};

/** The observations that stood then: from the current-value table, or the newest release of each series, area and period. */
function standing(known: AsKnown, areas: Prisma.Sql): Prisma.Sql {
  const { asOf, recordedBefore } = known;
  if (asOf === null && recordedBefore === null) {
    return Prisma.sql`SELECT c.observation_id AS id, c.series_code, c.area_code FROM current_observation c WHERE ${areas}`;
  }
  const released = asOf === null ? Prisma.empty : Prisma.sql`AND c.released_latest <= ${asOf}::date`;
  return Prisma.sql`
    SELECT DISTINCT ON (c.series_code, c.area_code, c.period) c.id, c.series_code, c.area_code FROM observation c
     WHERE c.nature <> 'withdrawal' AND ${areas} AND ${recordedRows(known, 'c')} ${released}
     ORDER BY c.series_code, c.area_code, c.period, c.released_latest DESC NULLS LAST, c.recorded_at DESC, c.id DESC`;
}

/** The index of figures begins with the series: naming those of the lists of units lets it serve a question about areas. */
const ofUnits = Prisma.sql`c.series_code IN (SELECT code FROM series_revision WHERE area_scheme <> 'iso')`;

/** The newest figure of each series and period for the units, as known then, by indicator and period. Nothing is recomputed. */
export async function listAreaFigures(codes: readonly string[], known: AsKnown = AS_IT_STANDS): Promise<AreaFigure[]> {
  if (codes.length === 0) return [];
  const tags = [tag.list('observation'), tag.list('indicator'), tag.list('series')];
  return cached(tags, ['area-figures', [...codes].sort().join(';'), keyOf(known)], async () => {
    const open = openRevision(known);
    const ids = await db().$queryRaw<{ id: bigint }[]>`
      ${standing(known, Prisma.sql`${ofUnits} AND c.area_code = ANY(${[...codes]})`)}`;
    const rows = await db().observation.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      select: {
        id: true,
        areaCode: true,
        period: true,
        value: true,
        qualifier: true,
        status: true,
        nature: true,
        note: true,
        seriesCode: true,
        series: {
          select: {
            revisions: {
              where: open,
              select: {
                name: true,
                indicator: { select: { revisions: { where: open, select: { code: true, name: true, unit: true, frequency: true } } } },
              },
            },
          },
        },
        citations: { select: { sourceCode: true, confidence: true }, orderBy: { id: 'asc' } },
      },
      orderBy: [{ seriesCode: 'asc' }, { periodEnd: 'desc' }, { periodStart: 'asc' }],
    });
    return rows.map((row) => {
      const series = row.series.revisions[0];
      const indicator = series?.indicator.revisions[0];
      const levels = row.citations.map((citation) => confidence.parse(citation.confidence));
      if (!series || !indicator || row.value === null) throw new Error(`figure ${row.id} has no series or no value`);
      return {
        id: String(row.id),
        area: row.areaCode,
        period: row.period,
        value: row.value.toFixed(),
        qualifier: qualifier.parse(row.qualifier),
        status: obsStatus.parse(row.status),
        corrected: row.nature === 'correction',
        note: storedTextOrNull(row.note),
        series: { code: row.seriesCode, name: storedText(series.name) },
        indicator: {
          code: indicator.code,
          name: storedText(indicator.name),
          unit: indicatorSchema.shape.unit.parse(indicator.unit),
          frequency: indicatorSchema.shape.frequency.parse(indicator.frequency),
        },
        sources: row.citations.map((citation) => citation.sourceCode),
        confidence: levels.includes('high') ? 'high' : levels.includes('medium') ? 'medium' : 'low',
      };
    });
  });
}

/** How many figures each unit has, as known then; a unit that is not in the list has none. */
export async function countAreaFigures(known: AsKnown = AS_IT_STANDS): Promise<{ area: string; count: number }[]> {
  return cached([tag.list('observation')], ['area-figure-counts', keyOf(known)], () => {
    return db().$queryRaw<{ area: string; count: number }[]>`
      SELECT area_code AS area, count(*)::int AS count FROM (${standing(known, ofUnits)}) AS figure GROUP BY area_code ORDER BY area_code`;
  });
}

export type UnitIndicator = { code: string; name: LocalizedText; units: number };

/** Indicators with figures for single units of one list, and for how many of them. */
export async function listUnitIndicators(scheme: AreaRecord['scheme'], known: AsKnown = AS_IT_STANDS): Promise<UnitIndicator[]> {
  const tags = [tag.list('observation'), tag.list('indicator'), tag.list('series')];
  return cached(tags, ['unit-indicators', scheme, keyOf(known)], async () => {
    const ofScheme = Prisma.sql`c.series_code IN (SELECT code FROM series_revision WHERE area_scheme = ${scheme})`;
    const counts = await db().$queryRaw<{ code: string; units: number }[]>`
      SELECT s.indicator_code AS code, count(DISTINCT figure.area_code)::int AS units
        FROM (${standing(known, ofScheme)}) AS figure JOIN series_revision s ON s.code = figure.series_code AND s.superseded_at IS NULL
       GROUP BY s.indicator_code ORDER BY s.indicator_code`;
    const names = await db().indicatorRevision.findMany({
      where: { code: { in: counts.map(({ code }) => code) }, ...openRevision(known) },
      select: { code: true, name: true },
    });
    return counts.flatMap(({ code, units }) =>
      names.filter((row) => row.code === code).map((row) => ({ code, units, name: storedText(row.name) })),
    );
  });
}

/** How many indicators have a figure for the whole country. */
export async function countCountryIndicators(known: AsKnown = AS_IT_STANDS): Promise<number> {
  return cached([tag.list('observation'), tag.list('series')], ['country-indicators', keyOf(known)], async () => {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT s.indicator_code)::int AS count
        FROM (${standing(known, Prisma.sql`c.area_code = 'vn'`)}) AS figure
        JOIN series_revision s ON s.code = figure.series_code AND s.superseded_at IS NULL`;
    return row?.count ?? 0;
  });
}

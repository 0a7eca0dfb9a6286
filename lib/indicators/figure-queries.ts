import 'server-only';
import { type AsKnown, openRevision, releasedBy } from '@/lib/as-known';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type LocalizedText, localeSchema } from '@/lib/i18n/localized';
import { storedTextOrNull } from '@/lib/i18n/stored-text';
import { recordedRows } from '@/lib/open-rows';
import { confidence } from '@/lib/record';
import { type FigureRecord, obsStatus, qualifier } from './schema';

/** A figure is never without what it rests on: at least one citation, or it does not exist. */
export type FigureCitation = Pick<FigureRecord, 'source' | 'quote' | 'quoteLanguage' | 'confidence'>;
export type Figure = Pick<FigureRecord, 'series' | 'period' | 'area' | 'release' | 'value' | 'qualifier' | 'status'> & {
  /** Permanent number of the observation. */
  id: string;
  releasedOn: string | null;
  recordedAt: string;
  /** Recorded again for the same release, because it was wrong. */
  corrected: boolean;
  /** The edition that recorded it. */
  edition: number;
  note: LocalizedText | null;
  citations: [FigureCitation, ...FigureCitation[]];
};

const select = {
  id: true,
  seriesCode: true,
  period: true,
  areaCode: true,
  releaseCode: true,
  releasedLatest: true,
  value: true,
  qualifier: true,
  status: true,
  nature: true,
  edition: true,
  note: true,
  recordedAt: true,
  citations: { select: { sourceCode: true, quote: true, quoteLanguage: true, confidence: true }, orderBy: { id: 'asc' } },
  release: { select: { revisions: { where: { supersededAt: null }, select: { released: true } } } },
} satisfies Prisma.ObservationSelect;

function toFigure(row: Prisma.ObservationGetPayload<{ select: typeof select }>): Figure {
  const [first, ...more] = row.citations.map((c) => ({
    source: c.sourceCode,
    quote: c.quote,
    quoteLanguage: c.quoteLanguage === null ? null : localeSchema.parse(c.quoteLanguage),
    confidence: confidence.parse(c.confidence),
  }));
  if (!first || row.value === null) throw new Error(`figure ${row.id} has no citation or no value`);
  return {
    id: String(row.id),
    series: row.seriesCode,
    period: row.period,
    area: row.areaCode,
    release: row.releaseCode,
    releasedOn: row.release.revisions[0]?.released ?? null,
    value: row.value.toFixed(),
    qualifier: qualifier.parse(row.qualifier),
    status: obsStatus.parse(row.status),
    corrected: row.nature === 'correction',
    edition: row.edition,
    note: storedTextOrNull(row.note),
    recordedAt: row.recordedAt.toISOString(),
    citations: [first, ...more],
  };
}

/** Every recorded figure of the series that was known then, all vintages, for one area. */
export async function readVintages(series: readonly string[], area: string, known: AsKnown): Promise<Figure[]> {
  const { withdrawn: _, ...open } = openRevision(known);
  const rows = await db().observation.findMany({
    where: { seriesCode: { in: [...series] }, areaCode: area, nature: { not: 'withdrawal' }, ...open, ...releasedBy(known) },
    select,
    orderBy: [{ seriesCode: 'asc' }, { period: 'asc' }, { releasedLatest: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
  });
  return rows.map(toFigure);
}

/** The newest release of each series, period and area, as known then; as it stands now, from the current-value table. */
export async function readLatest(series: readonly string[], areas: 'country' | 'units' | 'all', known: AsKnown): Promise<Figure[]> {
  const ids =
    known.asOf === null && known.recordedBefore === null ? await currentIds(series, areas) : await latestIds(series, areas, known);
  const rows = await db().observation.findMany({
    where: { id: { in: ids } },
    select,
    orderBy: [{ seriesCode: 'asc' }, { areaCode: 'asc' }, { period: 'asc' }],
  });
  return rows.map(toFigure);
}

const COUNTRY = 'vn';
const areaFilter = (areas: 'country' | 'units' | 'all') =>
  areas === 'country' ? Prisma.sql`AND area_code = ${COUNTRY}` : areas === 'units' ? Prisma.sql`AND area_code <> ${COUNTRY}` : Prisma.empty;

async function currentIds(series: readonly string[], areas: 'country' | 'units' | 'all'): Promise<bigint[]> {
  const rows = await db().$queryRaw<{ id: bigint }[]>`
    SELECT observation_id AS id FROM current_observation WHERE series_code = ANY(${[...series]}) ${areaFilter(areas)}`;
  return rows.map((row) => row.id);
}

async function latestIds(series: readonly string[], areas: 'country' | 'units' | 'all', known: AsKnown): Promise<bigint[]> {
  const { asOf } = known;
  const released = asOf === null ? Prisma.empty : Prisma.sql`AND released_latest <= ${asOf}::date`;
  const rows = await db().$queryRaw<{ id: bigint; nature: string }[]>`
    SELECT DISTINCT ON (series_code, area_code, period) id, nature FROM observation
     WHERE series_code = ANY(${[...series]}) AND nature <> 'withdrawal' ${areaFilter(areas)} AND ${recordedRows(known)} ${released}
     ORDER BY series_code, area_code, period, released_latest DESC NULLS LAST, recorded_at DESC, id DESC`;
  return rows.filter((row) => row.nature !== 'withdrawal').map((row) => row.id);
}

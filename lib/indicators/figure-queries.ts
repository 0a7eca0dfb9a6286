import 'server-only';
import { type AsKnown, openRevision, releasedBy } from '@/lib/as-known';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { recordedRows } from '@/lib/open-rows';
import { recordedColumns, recordedOf } from './recorded-figure';
import type { FigureRecord } from './schema';

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

const select = { ...recordedColumns, seriesCode: true, period: true, areaCode: true } satisfies Prisma.ObservationSelect;

function toFigure(row: Prisma.ObservationGetPayload<{ select: typeof select }>): Figure {
  const { citations, ...recorded } = recordedOf(row);
  const [first, ...more] = citations;
  if (!first || row.value === null) throw new Error(`figure ${row.id} has no citation or no value`);
  return {
    ...recorded,
    series: row.seriesCode,
    period: row.period,
    area: row.areaCode,
    value: row.value.toFixed(),
    corrected: row.nature === 'correction',
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

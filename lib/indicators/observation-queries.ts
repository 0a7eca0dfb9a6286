import 'server-only';
import { type AsKnown, keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import type { FigureCitation } from './figure-queries';
import { recordedColumns, recordedOf } from './recorded-figure';
import { type FigureRecord, type IndicatorRecord, unit } from './schema';

const NATURES = ['new', 'revision', 'correction', 'withdrawal'] as const;

/** One recording of a figure; of a withdrawal there is no value. */
export type Vintage = Pick<FigureRecord, 'qualifier' | 'status' | 'release'> & {
  id: string;
  nature: (typeof NATURES)[number];
  value: string | null;
  releasedOn: string | null;
  releasedLatest: string | null;
  edition: number;
  recordedAt: string;
  supersededAt: string | null;
  note: LocalizedText | null;
  citations: FigureCitation[];
};

/** A figure by its permanent number, with everything that was ever recorded for the same series, area and period. */
export type Observation = {
  indicator: Pick<IndicatorRecord, 'code' | 'name' | 'unit'>;
  series: { code: string; name: LocalizedText; producer: string };
  area: string;
  period: string;
  /** The series or the indicator was taken back since: pages show none of its figures. */
  isWithdrawn: boolean;
  figure: Vintage;
  /** Oldest first, the figure itself among them. */
  vintages: Vintage[];
};

type Head = {
  code: string;
  name: unknown;
  unit: string;
  series: string;
  seriesName: unknown;
  producer: string;
  area: string;
  period: string;
  withdrawn: boolean;
};

/** The revision that was newest then, also where it says that the record was withdrawn. */
const newest = (table: 'series_revision' | 'indicator_revision', code: Prisma.Sql, { recordedBefore }: AsKnown): Prisma.Sql => Prisma.sql`
  SELECT * FROM ${Prisma.raw(table)} r WHERE r.code = ${code}
     ${recordedBefore === null ? Prisma.empty : Prisma.sql`AND r.recorded_at < ${recordedBefore}::timestamptz`}
   ORDER BY r.revision DESC LIMIT 1`;

async function readHead(id: string, known: AsKnown): Promise<Head | null> {
  const [head] = await db().$queryRaw<Head[]>`
    SELECT i.code, i.name, i.unit, s.code AS series, s.name AS "seriesName", s.producer_code AS producer, o.area_code AS area, o.period,
           s.withdrawn OR i.withdrawn AS withdrawn
      FROM observation o
      JOIN LATERAL (${newest('series_revision', Prisma.sql`o.series_code`, known)}) s ON TRUE
      JOIN LATERAL (${newest('indicator_revision', Prisma.sql`s.indicator_code`, known)}) i ON TRUE
     WHERE o.id = ${BigInt(id)}`;
  return head ?? null;
}

const select = { ...recordedColumns, supersededAt: true } satisfies Prisma.ObservationSelect;

function toVintage(row: Prisma.ObservationGetPayload<{ select: typeof select }>, { recordedBefore }: AsKnown): Vintage {
  const end = row.supersededAt?.toISOString() ?? null;
  return {
    ...recordedOf(row),
    nature: NATURES.find((nature) => nature === row.nature) ?? 'new',
    value: row.value?.toFixed() ?? null,
    releasedLatest: row.releasedLatest?.toISOString().slice(0, 10) ?? null,
    // What was replaced only later had not been replaced then.
    supersededAt: end !== null && recordedBefore !== null && end >= recordedBefore ? null : end,
  };
}

/** The figure of that number among those of the indicator; null where there is none, or where nobody knew it then. */
export async function getObservation(indicator: string, id: string, known: AsKnown): Promise<Observation | null> {
  return cached([tag.record('indicator', indicator), tag.list('series')], ['observation', indicator, id, keyOf(known)], async () => {
    const head = await readHead(id, known);
    if (head?.code !== indicator) return null;
    const rows = await db().observation.findMany({
      where: {
        seriesCode: head.series,
        areaCode: head.area,
        period: head.period,
        ...(known.recordedBefore === null ? {} : { recordedAt: { lt: known.recordedBefore } }),
        ...(known.asOf === null ? {} : { releasedLatest: { lte: new Date(known.asOf) } }),
      },
      select,
      orderBy: [{ releasedLatest: { sort: 'asc', nulls: 'first' } }, { recordedAt: 'asc' }, { id: 'asc' }],
    });
    const vintages = rows.map((row) => toVintage(row, known));
    const figure = vintages.find((one) => one.id === id);
    return figure
      ? {
          indicator: { code: head.code, name: storedText(head.name), unit: unit.parse(head.unit) },
          series: { code: head.series, name: storedText(head.seriesName), producer: head.producer },
          area: head.area,
          period: head.period,
          isWithdrawn: head.withdrawn,
          figure,
          vintages,
        }
      : null;
  });
}

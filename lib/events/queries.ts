import 'server-only';
import { type AsKnown, keyOf, openRevision, sourcedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { openRows } from '@/lib/open-rows';
import { confidence } from '@/lib/record';
import { type EventRecord, eventSchema } from './schema';
import { YEARLY_KINDS } from './when';

export const EVENTS_PER_PAGE = 20;

/** `topics` holds the topic asked for and all below it. */
export type EventFilter = { kind?: string; topics?: readonly string[]; year?: string };
export type EventBrief = Pick<EventRecord, 'code' | 'name' | 'kind' | 'starts' | 'ends' | 'place' | 'source' | 'confidence'>;
export type FacetCount = { code: string; count: number };
export type EventList = {
  /** Running, still to come, or held each year: the nearest first. */
  upcoming: EventBrief[];
  /** The newest first. */
  past: EventBrief[];
  counts: { upcoming: number; yearly: number; past: number };
  facets: { kind: FacetCount[]; topic: FacetCount[]; year: FacetCount[] };
};

const yearly = Prisma.sql`(e.ends IS NULL AND e.kind = ANY(${[...YEARLY_KINDS]}))`;

/** The revision that was open then, of an event whose source was public by then: `openRevision` and `sourcedBy` in SQL. */
function knownThen(known: AsKnown): Prisma.Sql {
  const { asOf } = known;
  const sourced =
    asOf === null
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (SELECT 1 FROM source_revision s WHERE s.code = e.source_code AND ${openRows(known, 's')} AND s.published_latest <= ${asOf}::date)`;
  return Prisma.sql`${openRows(known, 'e')} ${sourced}`;
}

const chosen = ({ kind, topics, year }: EventFilter): Prisma.Sql => Prisma.sql`
  ${kind === undefined ? Prisma.empty : Prisma.sql`AND e.kind = ${kind}`}
  ${topics === undefined ? Prisma.empty : Prisma.sql`AND e.topic_code = ANY(${[...topics]})`}
  ${year === undefined ? Prisma.empty : Prisma.sql`AND e.starts_earliest BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`}`;

type Row = {
  code: string;
  name: unknown;
  kind: string;
  starts: string;
  ends: string | null;
  place: unknown;
  source: string;
  confidence: string;
};

const toBrief = (row: Row): EventBrief => ({
  ...row,
  name: storedText(row.name),
  kind: eventSchema.shape.kind.parse(row.kind),
  place: storedTextOrNull(row.place),
  confidence: confidence.parse(row.confidence),
});

/** Events known then, parted by `day`: what is still to come stands before what is past, and both are paged as one list. */
export async function listEvents(filter: EventFilter, { known, day }: { known: AsKnown; day: string }, page = 1): Promise<EventList> {
  const { kind, topics, year } = filter;
  const key = ['events', kind ?? '', (topics ?? ['*']).join(';'), year ?? '', String(page), keyOf(known), day];
  return cached([tag.list('event'), tag.list('source')], key, async () => {
    const where = (asked: EventFilter) => Prisma.sql`FROM event_revision e WHERE ${knownThen(known)} ${chosen(asked)}`;
    const on = Prisma.sql`${day}::date`;
    const turns = Prisma.sql`greatest(0, extract(year FROM ${on})::int - extract(year FROM e.starts_earliest)::int)`;
    const isOver = Prisma.sql`((e.ends_latest + make_interval(years => ${turns}))::date < ${on})::int`;
    const next = Prisma.sql`CASE WHEN ${yearly} THEN (e.starts_earliest + make_interval(years => ${turns} + ${isOver}))::date ELSE e.starts_earliest END`;
    const columns = Prisma.sql`e.code, e.name, e.kind, e.starts, e.ends, e.place, e.source_code AS source, e.confidence`;
    const isToCome = Prisma.sql`(e.ends_latest >= ${on} OR ${yearly})`;
    const offset = (page - 1) * EVENTS_PER_PAGE;

    const [[counts], upcoming, kinds, byTopic, years] = await Promise.all([
      db().$queryRaw<[EventList['counts']]>`
        SELECT count(*) FILTER (WHERE ${isToCome})::int AS upcoming, count(*) FILTER (WHERE ${yearly})::int AS yearly,
               count(*) FILTER (WHERE NOT ${isToCome})::int AS past ${where(filter)}`,
      db().$queryRaw<Row[]>`
        SELECT ${columns} ${where(filter)} AND ${isToCome} ORDER BY ${next}, e.code LIMIT ${EVENTS_PER_PAGE} OFFSET ${offset}`,
      facet(Prisma.sql`e.kind`, where({ ...filter, kind: undefined })),
      facet(Prisma.sql`e.topic_code`, where({ ...filter, topics: undefined })),
      facet(Prisma.sql`left(e.starts, 4)`, where({ ...filter, year: undefined })),
    ]);
    const room = EVENTS_PER_PAGE - upcoming.length;
    const past =
      room === 0
        ? []
        : await db().$queryRaw<Row[]>`
            SELECT ${columns} ${where(filter)} AND e.ends_latest < ${on} AND NOT ${yearly}
             ORDER BY e.starts_earliest DESC, e.code LIMIT ${room} OFFSET ${Math.max(0, offset - counts.upcoming)}`;
    return {
      upcoming: upcoming.map(toBrief),
      past: past.map(toBrief),
      counts,
      facets: { kind: kinds, topic: byTopic, year: years.sort((a, b) => b.code.localeCompare(a.code)) },
    };
  });
}

/** How many records each value has, the commonest first; records without a value are not counted. */
function facet(value: Prisma.Sql, from: Prisma.Sql): Promise<FacetCount[]> {
  return db().$queryRaw<
    FacetCount[]
  >`SELECT ${value} AS code, count(*)::int AS count ${from} AND ${value} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`;
}

export type EventDetail = EventRecord & { areaName: LocalizedText | null };

/** One event as known then, or null. */
export async function getEvent(code: string, known: AsKnown): Promise<EventDetail | null> {
  return cached([tag.record('event', code), tag.list('source'), tag.list('area')], ['event', code, keyOf(known)], async () => {
    const open = openRevision(known);
    const row = await db().eventRevision.findFirst({
      where: { code, ...open, ...sourcedBy(known) },
      include: { area: { select: { revisions: { where: open, select: { name: true } } } } },
    });
    if (!row) return null;
    const links = await db().link.findMany({
      where: { fromKind: 'event', fromCode: code, fromRevision: row.revision },
      select: { role: true, organisationCode: true, documentCode: true, taskCode: true, sourceCode: true },
      orderBy: { position: 'asc' },
    });
    const of = (role: string) =>
      links
        .filter((link) => link.role === role)
        .flatMap((link) => link.organisationCode ?? link.documentCode ?? link.taskCode ?? link.sourceCode ?? []);
    return {
      code: row.code,
      name: storedText(row.name),
      kind: eventSchema.shape.kind.parse(row.kind),
      starts: row.starts,
      ends: row.ends,
      place: storedTextOrNull(row.place),
      area: row.areaCode,
      areaName: storedTextOrNull(row.area?.revisions[0]?.name),
      summary: storedTextOrNull(row.summary),
      topic: row.topicCode,
      source: row.sourceCode,
      confidence: confidence.parse(row.confidence),
      organisers: of('organisers'),
      documents: of('documents'),
      tasks: of('tasks'),
      reports: of('reports'),
    };
  });
}

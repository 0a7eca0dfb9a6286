import 'server-only';
import { type AsKnown, keyOf, openRevision, sourcedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { openRows } from '@/lib/open-rows';

/** One record of another room that names a body; `day` is the day it stands by, where it has one. */
export type Held = { code: string; notation: string | null; name: LocalizedText; day: string | null };
export type Holding = { items: Held[]; total: number };
/** What a body issued, operates and organised: the newest of each, and how many there are. */
export type Holdings = { documents: Holding; platforms: Holding; events: Holding };

const mostShown = 10;

/** The newest documents that one of the bodies issued; as of a day, those issued by then. */
async function readDocuments(bodies: string[], known: AsKnown): Promise<Holding> {
  const where = {
    issuerCode: { in: bodies },
    ...openRevision(known),
    ...(known.asOf === null ? {} : { issuedLatest: { lte: new Date(known.asOf) } }),
  };
  const [rows, total] = await Promise.all([
    db().documentRevision.findMany({
      where,
      select: { code: true, notation: true, title: true, issued: true },
      orderBy: [{ issuedLatest: { sort: 'desc', nulls: 'last' } }, { code: 'asc' }],
      take: mostShown,
    }),
    db().documentRevision.count({ where }),
  ]);
  return { items: rows.map((row) => ({ code: row.code, notation: row.notation, name: storedText(row.title), day: row.issued })), total };
}

/** Codes of platforms or events that name one of the bodies in the revision that was open then. */
async function linked(kind: 'platform' | 'event', bodies: string[], known: AsKnown): Promise<string[]> {
  const table = Prisma.raw(`${kind}_revision`);
  const rows = await db().$queryRaw<{ code: string }[]>`
    SELECT DISTINCT r.code FROM link JOIN ${table} r ON r.code = link.from_code AND r.revision = link.from_revision
     WHERE link.from_kind = ${kind} AND link.role = ${kind === 'platform' ? 'operators' : 'organisers'}
       AND link.organisation_code = ANY(${bodies}) AND ${openRows(known, 'r')}`;
  return rows.map(({ code }) => code);
}

async function readPlatforms(bodies: string[], known: AsKnown): Promise<Holding> {
  const where = { code: { in: await linked('platform', bodies, known) }, ...openRevision(known), ...sourcedBy(known) };
  const [rows, total] = await Promise.all([
    db().platformRevision.findMany({
      where,
      select: { code: true, name: true, released: true },
      orderBy: [{ releasedYear: { sort: 'desc', nulls: 'last' } }, { code: 'asc' }],
      take: mostShown,
    }),
    db().platformRevision.count({ where }),
  ]);
  return { items: rows.map((row) => ({ code: row.code, notation: null, name: storedText(row.name), day: row.released })), total };
}

async function readEvents(bodies: string[], known: AsKnown): Promise<Holding> {
  const where = { code: { in: await linked('event', bodies, known) }, ...openRevision(known), ...sourcedBy(known) };
  const [rows, total] = await Promise.all([
    db().eventRevision.findMany({
      where,
      select: { code: true, name: true, starts: true },
      orderBy: [{ startsEarliest: 'desc' }, { code: 'asc' }],
      take: mostShown,
    }),
    db().eventRevision.count({ where }),
  ]);
  return { items: rows.map((row) => ({ code: row.code, notation: null, name: storedText(row.name), day: row.starts })), total };
}

/** Documents and events under the body's own name; platforms also of those whose work it took over (`line`), which it runs now. */
export async function getHoldings(code: string, line: readonly string[], known: AsKnown): Promise<Holdings> {
  const operators = [...new Set([code, ...line])].sort();
  const tags = ['document', 'platform', 'event', 'source'].map(tag.list);
  return cached(tags, ['holdings', code, operators.join(';'), keyOf(known)], async () => {
    const [documents, platforms, events] = await Promise.all([
      readDocuments([code], known),
      readPlatforms(operators, known),
      readEvents([code], known),
    ]);
    return { documents, platforms, events };
  });
}

import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision, sourcedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';

type Named = { code: string; name: LocalizedText };
/** One body or unit ended and another took its place; `source` is null where none was recorded beside the document. */
export type Succession = { code: string; predecessor: Named; successor: Named; happenedOn: string | null; source: string | null };
export type Successions = { bodies: Succession[]; areas: Succession[] };

/** The bodies and administrative units that ended by the document, and what took their place. */
export async function listSuccessionsBy(document: string, known: AsKnown = AS_IT_STANDS): Promise<Successions> {
  const tags = [tag.list('organisation-succession'), tag.list('organisation'), tag.list('area-succession'), tag.list('area')];
  return cached(tags, ['successions-by', document, keyOf(known)], async () => {
    const open = openRevision(known);
    const name = { select: { code: true, revisions: { where: open, select: { name: true } } } } as const;
    const where = { documentCode: document, ...open };
    const orderBy = [{ successorCode: 'asc' as const }, { predecessorCode: 'asc' as const }];
    const [bodies, areas] = await Promise.all([
      db().organisationSuccession.findMany({
        where,
        orderBy,
        select: { code: true, happenedOn: true, sourceCode: true, predecessor: name, successor: name },
      }),
      db().areaSuccession.findMany({ where, orderBy, select: { code: true, happenedOn: true, predecessor: name, successor: name } }),
    ]);
    const named = ({ code, revisions }: { code: string; revisions: { name: unknown }[] }): Named => ({
      code,
      name: storedText(revisions[0]?.name),
    });
    return {
      bodies: bodies.map(({ sourceCode, predecessor, successor, ...row }) => ({
        ...row,
        predecessor: named(predecessor),
        successor: named(successor),
        source: sourceCode,
      })),
      areas: areas.map(({ predecessor, successor, ...row }) => ({
        ...row,
        predecessor: named(predecessor),
        successor: named(successor),
        source: null,
      })),
    };
  });
}

export type OriginEvent = Named & { starts: string; source: string };
export type CitingArticle = { code: string; title: LocalizedText; published: string };

/** The events the document came out of, newest first. */
export async function listEventsOf(document: string, known: AsKnown = AS_IT_STANDS): Promise<OriginEvent[]> {
  return cached([tag.list('event')], ['events-of-document', document, keyOf(known)], async () => {
    const links = await linksTo('event', document);
    const rows = await db().eventRevision.findMany({
      where: { code: { in: links.map(({ fromCode }) => fromCode) }, ...openRevision(known), ...sourcedBy(known) },
      select: { code: true, revision: true, name: true, starts: true, sourceCode: true },
      orderBy: [{ startsEarliest: 'desc' }, { code: 'asc' }],
    });
    return rows
      .filter((row) => links.some(({ fromCode, fromRevision }) => fromCode === row.code && fromRevision === row.revision))
      .map(({ code, name, starts, sourceCode }) => ({ code, name: storedText(name), starts, source: sourceCode }));
  });
}

/** The articles that name the document, newest first. */
export async function listArticlesOn(document: string, known: AsKnown = AS_IT_STANDS): Promise<CitingArticle[]> {
  return cached([tag.list('article')], ['articles-on-document', document, keyOf(known)], async () => {
    const links = await linksTo('article', document);
    const rows = await db().articleRevision.findMany({
      where: {
        code: { in: links.map(({ fromCode }) => fromCode) },
        ...openRevision(known),
        ...(known.asOf === null ? {} : { publishedLatest: { lte: new Date(known.asOf) } }),
      },
      select: { code: true, revision: true, title: true, published: true },
      orderBy: [{ publishedLatest: 'desc' }, { code: 'asc' }],
    });
    return rows
      .filter((row) => links.some(({ fromCode, fromRevision }) => fromCode === row.code && fromRevision === row.revision))
      .map(({ code, title, published }) => ({ code, title: storedText(title), published }));
  });
}

const linksTo = (fromKind: 'event' | 'article', document: string) =>
  db().link.findMany({ where: { documentCode: document, fromKind }, select: { fromCode: true, fromRevision: true } });

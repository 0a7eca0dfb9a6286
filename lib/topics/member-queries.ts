import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision, sourcedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { openRows } from '@/lib/open-rows';
import { NOTHING, type TopicCounts, type TopicKind } from './kinds';

const tags = ['indicator', 'goal', 'task', 'task-fact', 'document', 'platform', 'event', 'article', 'source'].map(tag.list);

/** How many records of each kind stand under each topic itself, by code, in one query; children are not added up here. */
export async function countByTopic(known: AsKnown = AS_IT_STANDS): Promise<Record<string, TopicCounts>> {
  return cached(tags, ['topic-counts', keyOf(known)], async () => {
    const { asOf } = known;
    const open = (table: 'd' | 'f' | 'r' | 's') => openRows(known, table);
    const byDay = (condition: Prisma.Sql) => (asOf === null ? Prisma.empty : Prisma.sql`AND ${condition}`);
    const day = Prisma.sql`${asOf}::date`;
    // A document and a source are looked up as recorded then.
    const issued = Prisma.sql`EXISTS (SELECT FROM document_revision d WHERE d.code = r.document_code AND ${open('d')} AND d.issued_latest <= ${day})`;
    const sourced = Prisma.sql`EXISTS (SELECT FROM source_revision s WHERE s.code = r.source_code AND ${open('s')} AND s.published_latest <= ${day})`;
    const told = Prisma.sql`EXISTS (SELECT FROM task_fact f WHERE f.task_code = r.code AND ${open('f')} AND f.released_latest <= ${day})`;
    const rows = await db().$queryRaw<{ topic: string; kind: TopicKind; count: number }[]>`
      SELECT topic_code AS topic, kind, count(*)::int AS count FROM (
        SELECT topic_code, 'indicators' AS kind FROM indicator_revision r WHERE ${open('r')}
        UNION ALL SELECT topic_code, 'goals' FROM goal_revision r WHERE ${open('r')} AND kind <> 'group' ${byDay(issued)}
        UNION ALL SELECT topic_code, 'tasks' FROM task_revision r
          WHERE ${open('r')} AND kind NOT IN ('group', 'solution-group') ${byDay(Prisma.sql`(${issued} OR ${told})`)}
        UNION ALL SELECT topic_code, 'documents' FROM document_revision r WHERE ${open('r')} ${byDay(Prisma.sql`r.issued_latest <= ${day}`)}
        UNION ALL SELECT topic_code, 'platforms' FROM platform_revision r WHERE ${open('r')} ${byDay(sourced)}
        UNION ALL SELECT topic_code, 'events' FROM event_revision r WHERE ${open('r')} ${byDay(sourced)}
        UNION ALL SELECT topic_code, 'articles' FROM article_revision r WHERE ${open('r')} ${byDay(Prisma.sql`r.published_latest <= ${day}`)}
      ) AS records WHERE topic_code IS NOT NULL GROUP BY 1, 2`;
    const counts: Record<string, TopicCounts> = {};
    for (const { topic, kind, count } of rows) {
      counts[topic] = { ...(counts[topic] ?? NOTHING), [kind]: count };
    }
    return counts;
  });
}

export type TopicMembers = {
  platforms: { code: string; name: LocalizedText; source: string }[];
  events: { code: string; name: LocalizedText; starts: string; source: string }[];
  articles: { code: string; title: LocalizedText; published: string }[];
};

/** The first platforms, the newest events and articles of the topics, at most `limit` of each. */
export async function listTopicMembers(topics: readonly string[], limit: number, known: AsKnown = AS_IT_STANDS): Promise<TopicMembers> {
  const key = ['topic-members', [...topics].sort().join(';'), String(limit), keyOf(known)];
  return cached([tag.list('platform'), tag.list('event'), tag.list('article')], key, async () => {
    const where = { topicCode: { in: [...topics] }, ...openRevision(known) };
    const [platforms, events, articles] = await Promise.all([
      db().platformRevision.findMany({
        where: { ...where, ...sourcedBy(known) },
        select: { code: true, name: true, sourceCode: true },
        orderBy: { code: 'asc' },
        take: limit,
      }),
      db().eventRevision.findMany({
        where: { ...where, ...sourcedBy(known) },
        select: { code: true, name: true, starts: true, sourceCode: true },
        orderBy: [{ startsEarliest: 'desc' }, { code: 'asc' }],
        take: limit,
      }),
      db().articleRevision.findMany({
        where: { ...where, ...(known.asOf === null ? {} : { publishedLatest: { lte: new Date(known.asOf) } }) },
        select: { code: true, title: true, published: true },
        orderBy: [{ publishedLatest: 'desc' }, { code: 'asc' }],
        take: limit,
      }),
    ]);
    return {
      platforms: platforms.map(({ code, name, sourceCode }) => ({ code, name: storedText(name), source: sourceCode })),
      events: events.map(({ code, name, starts, sourceCode }) => ({ code, name: storedText(name), starts, source: sourceCode })),
      articles: articles.map(({ code, title, published }) => ({ code, title: storedText(title), published })),
    };
  });
}

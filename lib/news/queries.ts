import 'server-only';
import { type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { storedText } from '@/lib/i18n/stored-text';
import { type ArticleRecord, articleSchema } from './schema';

export const ARTICLES_PER_PAGE = 20;

/** `topics` holds the topic asked for and all below it. */
export type ArticleFilter = { kind?: string; topics?: readonly string[] };
export type ArticleBrief = Pick<ArticleRecord, 'code' | 'kind' | 'published' | 'title' | 'topic'>;
export type FacetCount = { code: string; count: number };
export type ArticleList = { items: ArticleBrief[]; total: number; facets: { kind: FacetCount[]; topic: FacetCount[] } };

/** The revision that was open then, of an article published by then. */
const knownThen = (known: AsKnown) => ({
  ...openRevision(known),
  ...(known.asOf === null ? {} : { publishedLatest: { lte: new Date(known.asOf) } }),
});

const chosen = ({ kind, topics }: ArticleFilter) => ({
  ...(kind === undefined ? {} : { kind }),
  ...(topics === undefined ? {} : { topicCode: { in: [...topics] } }),
});

const commonestFirst = (a: FacetCount, b: FacetCount) => b.count - a.count || a.code.localeCompare(b.code);

/** Texts known then, the newest first. */
export async function listArticles(filter: ArticleFilter, known: AsKnown, page = 1): Promise<ArticleList> {
  const { kind, topics } = filter;
  const key = ['articles', kind ?? '', (topics ?? ['*']).join(';'), String(page), keyOf(known)];
  return cached([tag.list('article')], key, async () => {
    const then = knownThen(known);
    const where = { ...then, ...chosen(filter) };
    const [rows, total, kinds, byTopic] = await Promise.all([
      db().articleRevision.findMany({
        where,
        select: { code: true, kind: true, published: true, title: true, topicCode: true },
        skip: (page - 1) * ARTICLES_PER_PAGE,
        take: ARTICLES_PER_PAGE,
        orderBy: [{ publishedLatest: 'desc' }, { code: 'asc' }],
      }),
      db().articleRevision.count({ where }),
      db().articleRevision.groupBy({ by: ['kind'], where: { ...then, ...chosen({ topics }) }, _count: true }),
      db().articleRevision.groupBy({ by: ['topicCode'], where: { ...then, ...chosen({ kind }) }, _count: true }),
    ]);
    return {
      items: rows.map(({ topicCode, ...row }) => ({
        ...row,
        kind: articleSchema.shape.kind.parse(row.kind),
        title: storedText(row.title),
        topic: topicCode,
      })),
      total,
      facets: {
        kind: kinds.map((group) => ({ code: group.kind, count: group._count })).sort(commonestFirst),
        topic: byTopic
          .flatMap(({ topicCode, _count }) => (topicCode === null ? [] : [{ code: topicCode, count: _count }]))
          .sort(commonestFirst),
      },
    };
  });
}

/** One text as known then, or null. */
export async function getArticle(code: string, known: AsKnown): Promise<ArticleRecord | null> {
  return cached([tag.record('article', code)], ['article', code, keyOf(known)], async () => {
    const row = await db().articleRevision.findFirst({ where: { code, ...knownThen(known) } });
    if (!row) return null;
    const links = await db().link.findMany({
      where: { fromKind: 'article', fromCode: code, fromRevision: row.revision },
      select: { role: true, indicatorCode: true, documentCode: true, taskCode: true, sourceCode: true },
      orderBy: { position: 'asc' },
    });
    const of = (role: string) =>
      links
        .filter((link) => link.role === role)
        .flatMap((link) => link.indicatorCode ?? link.documentCode ?? link.taskCode ?? link.sourceCode ?? []);
    return {
      code: row.code,
      kind: articleSchema.shape.kind.parse(row.kind),
      published: row.published,
      title: storedText(row.title),
      body: storedText(row.body),
      topic: row.topicCode,
      indicators: of('indicators'),
      tasks: of('tasks'),
      documents: of('documents'),
      sources: of('sources'),
    };
  });
}

import 'server-only';
import { AS_IT_STANDS, type AsKnown } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { dayOf, today } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors';
import type { Edition } from '@/lib/http/params';

/** What an address asks to see: the point of view for queries, and the day on which everything is judged. */
export type View = { known: AsKnown; day: string; asOf: string | null; edition: Edition | null };

/** The last day up to `asOf` on which anything became known, so that days between share one cache entry; null before the first. */
async function lastDayOfNews(asOf: string): Promise<string | null> {
  const days = await cached(
    ['observation', 'task-fact', 'document', 'release', 'source', 'article', 'reply'].map(tag.list),
    ['days-of-news'],
    async () => {
      const rows = await db().$queryRaw<{ day: string }[]>`
      SELECT DISTINCT day::text FROM (
        SELECT released_latest AS day FROM observation UNION SELECT released_latest FROM task_fact
        UNION SELECT issued_latest FROM document_revision UNION SELECT published_latest FROM source_revision
        UNION SELECT published_latest FROM article_revision UNION SELECT given_latest FROM reply) AS news
      WHERE day IS NOT NULL ORDER BY 1`;
      return rows.map((row) => row.day);
    },
  );
  return days.findLast((day) => day <= asOf) ?? null;
}

/** When an edition was published, or null when there is no such edition. */
export async function publishedAt(number: number): Promise<string | null> {
  return cached([tag.list('edition')], ['edition', String(number)], async () => {
    const set = await db().changeSet.findUnique({ where: { edition: number }, select: { publishedAt: true } });
    return set?.publishedAt?.toISOString() ?? null;
  });
}

/** The newest edition: its number and when it was published; null while nothing is published. */
export async function getNewestEdition(): Promise<{ number: number; publishedAt: string } | null> {
  return cached([tag.list('edition')], ['newest-edition'], async () => {
    const set = await db().changeSet.findFirst({
      where: { edition: { not: null } },
      orderBy: { edition: 'desc' },
      select: { edition: true, publishedAt: true },
    });
    return set?.edition && set.publishedAt ? { number: set.edition, publishedAt: set.publishedAt.toISOString() } : null;
  });
}

/** Before the first news nothing was known: a day no record is older than. */
const BEFORE_ANYTHING = '1945-09-01';

/** Today, read through the cache: the page that asks depends on the day and is made anew when it ends. */
const theDay = (): Promise<string> => cached([tag.today], ['today'], async () => today());

/** Turns the parameters of an address into a point of view. */
export async function viewAt({ asOf, edition }: { asOf?: string; edition?: Edition }): Promise<View> {
  if (asOf !== undefined) {
    const known = { asOf: (await lastDayOfNews(asOf)) ?? BEFORE_ANYTHING, recordedBefore: null };
    return { known, day: asOf, asOf, edition: null };
  }
  if (edition === undefined) return { known: AS_IT_STANDS, day: await theDay(), asOf: null, edition: null };
  const instant = edition.kind === 'instant' ? edition.before : await publishedAt(edition.number);
  if (instant === null) throw new NotFound('edition', edition.kind === 'number' ? String(edition.number) : edition.before);
  // A numbered edition is what stood just after it was published.
  const before = edition.kind === 'instant' ? instant : new Date(Date.parse(instant) + 1).toISOString();
  return { known: { asOf: null, recordedBefore: before }, day: dayOf(new Date(Date.parse(before) - 1)), asOf: null, edition };
}

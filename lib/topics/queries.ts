import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';

export { withChildren } from './tree';

export type Topic = { code: string; parent: string | null; name: LocalizedText };

/** The whole tree of topics, parents before children. A topic is a shelf, not news: an as-of has the same tree. */
export async function listTopics({ recordedBefore }: AsKnown = AS_IT_STANDS): Promise<Topic[]> {
  const known = { asOf: null, recordedBefore };
  return cached([tag.list('topic')], ['topics', keyOf(known)], async () => {
    const rows = await db().topicRevision.findMany({
      where: openRevision(known),
      select: { code: true, parentCode: true, name: true },
      orderBy: { code: 'asc' },
    });
    const topics = rows.map((row) => ({ code: row.code, parent: row.parentCode, name: storedText(row.name) }));
    return [...topics.filter((t) => t.parent === null), ...topics.filter((t) => t.parent !== null)];
  });
}

import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';

export type Topic = { code: string; parent: string | null; name: LocalizedText };

/** The whole tree of topics, parents before children. */
export async function listTopics(): Promise<Topic[]> {
  return cached([tag.list('topic')], ['topics'], async () => {
    const rows = await db().topicRevision.findMany({
      where: openRevision(AS_IT_STANDS),
      select: { code: true, parentCode: true, name: true },
      orderBy: { code: 'asc' },
    });
    const topics = rows.map((row) => ({ code: row.code, parent: row.parentCode, name: storedText(row.name) }));
    return [...topics.filter((t) => t.parent === null), ...topics.filter((t) => t.parent !== null)];
  });
}

/** A topic and all below it: a filter by a parent finds its children's records. */
export function withChildren(topics: readonly Topic[], code: string): string[] {
  return [code, ...topics.filter((t) => t.parent === code).flatMap((t) => withChildren(topics, t.code))];
}

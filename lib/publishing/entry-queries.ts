import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';

/** How a figure came into the record: the edition it was published in, when, and whether the founders entered it without a second pair of eyes. */
export type Entry = { edition: number; publishedAt: string; isFounding: boolean };

/** `id` is the permanent number of an observation; null where there is none. */
export async function getFigureEntry(id: string): Promise<Entry | null> {
  return cached([tag.list('edition')], ['figure-entry', id], async () => {
    const [row] = await db().$queryRaw<{ edition: number; publishedAt: Date; authorId: string }[]>`
      SELECT s.edition, s.published_at AS "publishedAt", s.author_id AS "authorId"
        FROM observation o JOIN change_set s ON s.edition = o.edition WHERE o.id = ${BigInt(id)}`;
    return row
      ? { edition: row.edition, publishedAt: row.publishedAt.toISOString(), isFounding: row.authorId === 'system:founding' }
      : null;
  });
}

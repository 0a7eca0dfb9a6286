import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { storedText } from '@/lib/i18n/stored-text';
import type { ReleaseRecord } from './schema';

/** Releases by code: who published a figure, under which title, on which day. */
export async function listReleases(codes: readonly string[]): Promise<ReleaseRecord[]> {
  const wanted = [...new Set(codes)].sort();
  return cached([tag.list('release')], ['releases', wanted.join(';')], async () => {
    const rows = await db().releaseRevision.findMany({
      where: { code: { in: wanted }, ...openRevision(AS_IT_STANDS) },
      select: { code: true, producerCode: true, released: true, title: true },
    });
    return rows.map(({ producerCode, ...row }) => ({ ...row, producer: producerCode, title: storedText(row.title) }));
  });
}

import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { storedText } from '@/lib/i18n/stored-text';
import { type AreaRecord, areaScheme } from './schema';

export type CitedArea = Pick<AreaRecord, 'code' | 'scheme' | 'name'>;

const open = openRevision(AS_IT_STANDS);

/** Units that the record knows from the source, by scheme and official code. */
export async function listAreasCiting(source: string): Promise<CitedArea[]> {
  return cached([tag.list('area')], ['areas-citing', source], async () => {
    const rows = await db().areaRevision.findMany({
      where: { sourceCode: source, ...open },
      select: { code: true, scheme: true, name: true },
      orderBy: [{ scheme: 'asc' }, { notation: 'asc' }],
    });
    return rows.map((row) => ({ code: row.code, scheme: areaScheme.parse(row.scheme), name: storedText(row.name) }));
  });
}

import 'server-only';
import { AS_IT_STANDS, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { storedText } from '@/lib/i18n/stored-text';
import { type AreaRecord, areaSchema, areaScheme } from './schema';

export type Area = Pick<AreaRecord, 'code' | 'scheme' | 'kind' | 'name' | 'validFrom' | 'validTo'>;

/** The units of one list (63 provinces and cities until 30 June 2025, 34 since), in the order of their official codes. */
export async function listAreas(scheme: AreaRecord['scheme']): Promise<Area[]> {
  return cached([tag.list('area')], ['areas', scheme], async () => {
    const rows = await db().areaRevision.findMany({
      where: { scheme, ...openRevision(AS_IT_STANDS) },
      select: { code: true, scheme: true, kind: true, name: true, validFrom: true, validTo: true },
      orderBy: [{ notation: 'asc' }, { code: 'asc' }],
    });
    return rows.map((row) => ({
      ...row,
      scheme: areaScheme.parse(row.scheme),
      kind: areaSchema.shape.kind.parse(row.kind),
      name: storedText(row.name),
    }));
  });
}

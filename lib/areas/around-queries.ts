import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision, sourcedBy } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';

export type AreaEvent = { code: string; name: LocalizedText; starts: string; ends: string | null; place: LocalizedText | null };
export const EVENTS_SHOWN = 20;

/** The newest events held in the area under its name of the time, as known then, and how many there are. */
export async function listAreaEvents(area: string, known: AsKnown = AS_IT_STANDS): Promise<{ items: AreaEvent[]; total: number }> {
  return cached([tag.list('event'), tag.list('source')], ['area-events', area, keyOf(known)], async () => {
    const where = { areaCode: area, ...openRevision(known), ...sourcedBy(known) };
    const [rows, total] = await Promise.all([
      db().eventRevision.findMany({
        where,
        select: { code: true, name: true, starts: true, ends: true, place: true },
        orderBy: [{ startsEarliest: 'desc' }, { code: 'asc' }],
        take: EVENTS_SHOWN,
      }),
      db().eventRevision.count({ where }),
    ]);
    return { items: rows.map((row) => ({ ...row, name: storedText(row.name), place: storedTextOrNull(row.place) })), total };
  });
}

/** Codes of the indicators that have a target for this area; its targets are read with the indicators. */
export async function listTargetedIndicators(area: string, known: AsKnown = AS_IT_STANDS): Promise<string[]> {
  return cached([tag.list('target')], ['area-targets', area, keyOf(known)], async () => {
    const rows = await db().targetRevision.findMany({
      where: { areaCode: area, ...openRevision(known) },
      select: { indicatorCode: true },
      distinct: ['indicatorCode'],
      orderBy: { indicatorCode: 'asc' },
    });
    return rows.map((row) => row.indicatorCode);
  });
}

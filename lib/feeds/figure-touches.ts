import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { FigureNature } from '@/lib/publishing/figures';
import type { Scope } from './scope';

/** That an edition holds figures of a series. */
export type FigureTouch = { edition: number; indicator: string; series: string; nature: FigureNature };
type AreaTouch = Omit<FigureTouch, 'edition'> & { area: string };

/** Whose figures an edition holds. Kept for good, under the hash that the log gives the edition: what is published stays as it is. */
function touchesOf({ edition, number, hash }: { edition: number; number: number; hash: string }): Promise<AreaTouch[]> {
  return cached(
    [],
    ['figure-touches', String(edition), hash],
    () => db().$queryRaw<AreaTouch[]>`
      SELECT DISTINCT s.indicator_code AS indicator, f.series_code AS series, f.nature, f.area_code AS area
        FROM staged_figure f JOIN series_revision s ON s.code = f.series_code AND s.superseded_at IS NULL
       WHERE f.change_set_number = ${number}`,
  );
}

/** What every edition did to figures; for a feed of an area only to its own. */
export async function figureTouches(scope: Scope): Promise<FigureTouch[]> {
  const editions = await cached(
    [tag.list('edition')],
    ['editions-with-figures'],
    () => db().$queryRaw<{ edition: number; number: number; hash: string }[]>`
      SELECT s.edition, s.number, l.hash FROM change_set s JOIN publication_log l ON l.edition = s.edition
       WHERE EXISTS (SELECT FROM change c WHERE c.change_set_number = s.number AND c.kind = 'figures') ORDER BY s.edition`,
  );
  const areas = scope.kind === 'record' && scope.of === 'area' ? new Set(scope.codes) : null;
  const all = await Promise.all(
    editions.map(async (one) => {
      const touches = (await touchesOf(one)).filter(({ area }) => areas === null || areas.has(area));
      const distinct = new Map(touches.map((touch) => [`${touch.series} ${touch.nature}`, touch]));
      return [...distinct.values()].map(({ indicator, series, nature }) => ({ edition: one.edition, indicator, series, nature }));
    }),
  );
  return all.flat();
}

import { getTranslations } from 'next-intl/server';
import { formedFrom, stepsKnown, unitsOn } from '@/lib/areas/lineage';
import type { Succession } from '@/lib/areas/queries';
import type { AreaRecord } from '@/lib/areas/schema';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Drawing, DrawnTile } from './drawing';

type Props = { locale: Locale; view: View; units: readonly AreaRecord[]; crosswalk: readonly Succession[] };

const levelOf = (formed: number): 1 | 2 | 3 => (formed >= 3 ? 3 : formed === 2 ? 2 : 1);

/** The tile map of the units of the day; the list of before July 2025 has none. */
export async function areasDrawing({ locale, view, units, crosswalk }: Props): Promise<Omit<Drawing, 'sources'> & { cited: string[] }> {
  const [t, areas] = await Promise.all([getTranslations({ locale, namespace: 'embed' }), getTranslations({ locale, namespace: 'areas' })]);
  const standing = unitsOn(units, view.day) ?? [];
  const steps = stepsKnown(crosswalk, view.asOf);
  const hasMap = standing.some(({ scheme }) => scheme === 'vn-34');
  const tiles = standing.map(
    (unit): DrawnTile => ({ code: unit.code, name: localize(unit.name, locale), level: levelOf(formedFrom(units, steps, unit).length) }),
  );
  const count = (level: 1 | 2 | 3) => tiles.filter((tile) => tile.level === level).length;
  const counts = { total: tiles.length, one: count(1), two: count(2), three: count(3) };
  const nameOf = (code: string) => tiles.find((tile) => tile.code === code)?.name.words ?? '';
  const island = (name: 'hoangSa' | 'truongSa', code: string) =>
    areas.markup(`map.${name}`, { area: nameOf(code), quiet: (words) => words });
  return {
    title: hasMap ? t('mapTitle', counts) : areas('map.label'),
    subtitle: null,
    sentence: hasMap ? t('mapSentence', counts) : t('noMap'),
    newer: 'newerList',
    chart: hasMap
      ? {
          kind: 'tiles',
          map: {
            tiles,
            levels: { 1: areas('map.level.one'), 2: areas('map.level.two'), 3: areas('map.level.three') },
            islands: { hoangSa: island('hoangSa', 'p34-48'), truongSa: island('truongSa', 'p34-56') },
          },
        }
      : { kind: 'nothing', words: t('noMap') },
    parts: standing.map(({ code }) => ({ place: code, id: code, since: '' })),
    cited: [...new Set(crosswalk.flatMap(({ act }) => act?.source ?? []))],
  };
}

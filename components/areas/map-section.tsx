import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { AreaRecord } from '@/lib/areas/schema';
import { localize } from '@/lib/i18n/localized';
import { TileMap } from './tile-map';
import type { AreaWords } from './words';

export type UnitRow = { unit: AreaRecord; from: readonly AreaRecord[] };

const levelNames = { 1: 'one', 2: 'two', 3: 'three' } as const;
const levelOf = ({ from }: UnitRow): 1 | 2 | 3 => (from.length >= 3 ? 3 : from.length === 2 ? 2 : 1);

/** The tile map with its key; null where the list of the day has no map. */
export function mapSection({ t, locale, href }: AreaWords, rows: readonly UnitRow[] | null): ReactNode {
  if (rows === null) {
    return (
      <Section id="map" rail={t('map.rail')}>
        <Notice kind="plain" title={t('map.noneTitle')}>
          {t('map.none')}
        </Notice>
      </Section>
    );
  }
  const count = (level: 1 | 2 | 3) => rows.filter((row) => levelOf(row) === level).length;
  return (
    <Section
      id="map"
      rail={t('map.rail')}
      notes={[t('map.note')]}
      heading={setTitle(t('map.heading', { one: count(1), two: count(2), three: count(3) }), locale)}
    >
      <ul className="tile-key">
        {([1, 2, 3] as const).map((level) => (
          <li key={level}>
            <i className={`level-${level}`} />
            {t(`map.level.${levelNames[level]}`)}
          </li>
        ))}
      </ul>
      <TileMap
        locale={locale}
        tiles={rows.map((row) => ({
          code: row.unit.code,
          href: href(`/areas/${row.unit.code}`),
          name: localize(row.unit.name, locale),
          level: levelOf(row),
          note: t(`map.level.${levelNames[levelOf(row)]}`).toLocaleLowerCase(locale),
        }))}
      />
    </Section>
  );
}

import { getTranslations } from 'next-intl/server';
import { foreignLang } from '@/components/ui/localized';
import { ISLANDS, TILES } from '@/lib/areas/tile-grid';
import type { Locale, Localized } from '@/lib/i18n/localized';

export type Tile = {
  /** Area code; a unit without a tile is left out. */
  code: string;
  href: string;
  name: Localized;
  /** Depth of the tile's colour, palest first. Colour never stands alone: say the same in `note`. */
  level?: 1 | 2 | 3;
  /** Read after the name, not shown. */
  note?: string;
};

type Placed = { key: string; row: number; column: number; className: string; tile: Tile; island?: (typeof ISLANDS)[number] };

const levels = { 1: 'level-1', 2: 'level-2', 3: 'level-3' } as const;

/** First syllables of long Russian names: a word of eight letters does not fit a tile on a phone. */
const firstSyllable = /(?<![а-яё])(Тхай|Тхань|Кхань|Винь|Нинь|Куанг|Туен|Дьен|Донг|Ланг|Хынг|Хоши)(?=[а-яё]{3})/gu;
const softHyphen = '\u00ad';

const fitted = (name: string) => name.replace(firstSyllable, `$1${softHyphen}`).replace(/^Thành phố /u, 'TP. ');

/** Tiles from north to south, the archipelagos among them: reading order is the order of the map. */
function placed(tiles: readonly Tile[]): Placed[] {
  const units = tiles.flatMap((tile) => {
    const place = TILES[tile.code];
    if (!place) return [];
    const [row, column] = place;
    return [{ key: tile.code, row, column, className: `r${row} c${column}`, tile }];
  });
  const islands = ISLANDS.flatMap((island) => {
    const tile = tiles.find(({ code }) => code === island.area);
    if (!tile) return [];
    const [row, column] = island.at;
    const [narrowRow, narrowColumn] = island.atNarrow;
    const className = `island r${narrowRow} c${narrowColumn} wide-r${row} wide-c${column}`;
    return [{ key: island.name, row, column, className, tile, island }];
  });
  return [...units, ...islands].sort((a, b) => a.row - b.row || a.column - b.column);
}

type TileMapProps = {
  locale: Locale;
  tiles: readonly Tile[];
  /** Where the links open: out of the frame, where the map stands in one. */
  target?: '_blank';
};

/** The tile map of the 34 units: a list of links, without styles too. */
export async function TileMap({ locale, tiles, target }: TileMapProps) {
  const t = await getTranslations({ locale, namespace: 'areas' });
  return (
    <nav aria-label={t('map.label')}>
      <ul className="tiles">
        {placed(tiles).map(({ key, className, tile, island }) => (
          <li key={key} className={className}>
            <a
              href={tile.href}
              target={target}
              rel={target && 'noopener'}
              className={tile.level && !island ? levels[tile.level] : undefined}
              lang={foreignLang({ text: tile.name, pageLocale: locale })}
            >
              <span>
                {island
                  ? t.rich(`map.${island.name}`, { area: fitted(tile.name.words), quiet: (words) => <span className="vh">{words}</span> })
                  : fitted(tile.name.words)}
                {tile.note && !island && <span className="vh">, {tile.note}</span>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { wrapText } from '@/components/charts/text';
import { ISLANDS, TILES } from '@/lib/areas/tile-grid';
import type { TileDrawing } from './drawing';

const cell = { width: 108, height: 58, gap: 4 };
const size = 13;
const keyHeight = 40;
const rows = Math.max(...Object.values(TILES).map(([row]) => row));
export const tilesHeight = keyHeight + rows * (cell.height + cell.gap);

type Placed = { key: string; row: number; column: number; words: string; className: string };

/** The same grid as the map on the page, with the two archipelagos. */
function placed({ tiles, islands }: TileDrawing): Placed[] {
  const units = tiles.flatMap(({ code, name, level }) => {
    const place = TILES[code];
    return place ? [{ key: code, row: place[0], column: place[1], words: name.words, className: `level-${level}` }] : [];
  });
  const outer = ISLANDS.map(({ name, at: [row, column] }) => ({ key: name, row, column, words: islands[name], className: 'island' }));
  return [...units, ...outer];
}

export function TilesPicture({ map }: { map: TileDrawing }) {
  return (
    <g>
      {([1, 2, 3] as const).map((level, index) => (
        <g key={level} transform={`translate(${index * 230} 0)`}>
          <rect className={`tile level-${level}`} x="0" y="4" width="26" height="17" />
          <text className="small" x="36" y="18">
            {map.levels[level]}
          </text>
        </g>
      ))}
      {placed(map).map((tile) => (
        <TileNode key={tile.key} tile={tile} />
      ))}
    </g>
  );
}

function TileNode({ tile: { row, column, words, className } }: { tile: Placed }) {
  const x = (column - 1) * (cell.width + cell.gap);
  const y = keyHeight + (row - 1) * (cell.height + cell.gap);
  const lines = wrapText(words, cell.width - 8, size);
  const first = y + cell.height / 2 - ((lines.length - 1) * size * 1.2) / 2 + size / 3;
  return (
    <g>
      <rect className={`tile ${className}`} x={x} y={y} width={cell.width} height={cell.height} />
      {lines.map((line, index) => (
        <text
          key={line}
          className={`tile-words ${className}`}
          x={x + cell.width / 2}
          y={Math.round(first + index * size * 1.2)}
          textAnchor="middle"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

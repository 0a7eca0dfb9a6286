import type { Tone, TrajectoryGeometry } from './plot';
import type { ChartPoint } from './types';

const round = (value: number) => Math.round(value * 10) / 10;

export function dotClass(tone: Tone, point: ChartPoint) {
  return point.provisional ? `dot ${tone} provisional` : `dot ${tone}`;
}

/** What stands behind the lines. Shared by the server's drawing and the live one, so that the two cannot differ. */
export function TrajectoryGround({ geometry }: { geometry: TrajectoryGeometry }) {
  const { plot, base, gridlines, yearMarks, years, gaps, breaks, today, targetPath, variant } = geometry;
  return (
    <g>
      {gaps.map(({ x, width }) => (
        <rect key={x} fill="url(#hatch)" x={round(x)} y={plot.top} width={round(width)} height={plot.bottom - plot.top} />
      ))}
      {gridlines.map(({ y, label, isBase }) => (
        <g key={y}>
          {!isBase && <path className="gridline" d={`M${plot.left} ${round(y)}H${plot.right}`} />}
          <text x={plot.left - 8} y={round(y + variant.textSize / 3)} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <path className="base" d={`M${plot.left} ${round(base)}H${plot.right}`} />
      {yearMarks.map((x) => (
        <path key={x} className="gridline" d={`M${round(x)} ${plot.bottom}v6`} />
      ))}
      {years.map(({ x, label, isTarget }) => (
        <text key={label} x={round(x)} y={plot.bottom + 24} textAnchor="middle" className={isTarget ? 'words-target' : undefined}>
          {label}
        </text>
      ))}
      {breaks.map(({ x, mark }) => (
        <path key={mark.label} className="series-break" d={`M${round(x)} ${plot.top}V${plot.bottom}`} />
      ))}
      <path className="today" d={`M${round(today)} ${plot.top - 4}V${plot.bottom}`} />
      {targetPath && <path className="target-path" d={targetPath} />}
    </g>
  );
}

/** Diamonds and words stand over the lines. */
export function TrajectoryNames({ geometry }: { geometry: TrajectoryGeometry }) {
  return (
    <g>
      {geometry.targets.map(({ x, y, low, high, target }) => (
        <g key={`${target.x}-${target.label}`}>
          {low !== undefined && high !== undefined && (
            <path className="target-range" d={`M${round(x - 7)} ${round(high)}h14m-7 0V${round(low)}m-7 0h14`} />
          )}
          <path className="target" d={`M${round(x)} ${round(y - 9)}l9 9-9 9-9-9z`} />
        </g>
      ))}
      {geometry.labels.map(({ key, lines, x, y, anchor, className, lineHeight }) => (
        <text key={key} className={className} textAnchor={anchor}>
          {lines.map((line, index) => (
            <tspan key={line} x={round(x)} y={round(y + index * lineHeight)}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
    </g>
  );
}

import type { PlottedSeries, TrajectoryGeometry } from './plot';

type Row = Record<string, number>;

export const lineKey = (code: string, run: number) => `${code}#${run}`;

/** One row an x; a series has one column for each of its runs, so that the line breaks where a period is missing. */
export function chartRows(series: PlottedSeries[]): Row[] {
  const rows = new Map<number, Row>();
  for (const { series: one, segments } of series) {
    segments.forEach(({ points }, run) => {
      for (const { point } of points) {
        const row = rows.get(point.x) ?? { x: point.x };
        row[lineKey(one.code, run)] = point.y;
        rows.set(point.x, row);
      }
    });
  }
  return [...rows.values()].sort((a, b) => (a.x ?? 0) - (b.x ?? 0));
}

export function TrajectoryTooltip({ x, geometry }: { x: number; geometry: TrajectoryGeometry }) {
  const { series, variant } = geometry;
  const entries = series.flatMap(({ series: one, tone, segments }) =>
    segments.flatMap(({ points }) =>
      points
        .filter(({ point }) => point.x === x)
        .map(({ point }) => ({
          code: one.code,
          name: variant.name === 'wide' ? one.name : one.shortName,
          tone,
          point,
        })),
    ),
  );
  if (entries.length === 0) return null;
  return (
    <ul className="tooltip">
      {entries.map(({ code, name, tone, point }) => (
        <li key={code}>
          <b className={`tooltip-${tone}`}>{point.label}</b> {name}
          <span className="mute">
            {point.period}, {point.status}
          </span>
        </li>
      ))}
    </ul>
  );
}

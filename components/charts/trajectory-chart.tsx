import { ChartFrame } from './chart-frame';
import { trajectoryGeometry } from './geometry';
import { type ChartVariant, narrow, type PlottedSeries, wide } from './plot';
import { dotClass, TrajectoryGround, TrajectoryNames } from './trajectory-scenery';
import type { TrajectoryData } from './types';

/** Complete without scripts. A pointer, a touch or the keyboard turns it into a live chart of the same size and look. */
export function TrajectoryChart({ data }: { data: TrajectoryData }) {
  return (
    <ChartFrame data={data}>
      <TrajectorySvg data={data} variant={wide} />
      <TrajectorySvg data={data} variant={narrow} />
    </ChartFrame>
  );
}

export function TrajectorySvg({ data, variant }: { data: TrajectoryData; variant: ChartVariant }) {
  const geometry = trajectoryGeometry(data, variant);
  return (
    <svg className={`drawing ${variant.name}`} viewBox={`0 0 ${variant.width} ${variant.height}`} role="img" aria-label={data.sentence}>
      <TrajectoryGround geometry={geometry} />
      {[...geometry.series].reverse().map((series) => (
        <SeriesLine key={series.series.code} {...series} />
      ))}
      <TrajectoryNames geometry={geometry} />
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

function SeriesLine({ series, tone, segments }: PlottedSeries) {
  return (
    <g className={`series ${tone}`}>
      {segments.map(({ path, points }) => (
        <g key={path}>
          <path className="run" d={path} />
          {points.map(({ x, y, point }) => (
            <circle key={`${series.code}-${point.x}`} className={dotClass(tone, point)} cx={round(x)} cy={round(y)} r="4.5" />
          ))}
        </g>
      ))}
    </g>
  );
}

import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { textWidth } from './text';

export type SparkPoint = { x: number; y: number; label: string };

type SparklineProps = {
  points: SparkPoint[];
  target?: SparkPoint;
  /** One sentence with the numbers. */
  sentence: string;
};

const width = 330;
const height = 84;
const size = 14.5;

/** First and last value are named; a line, not a bar, so it need not start at zero. */
export function Sparkline({ points, target, sentence }: SparklineProps) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const everything = target ? [...points, target] : points;
  const left = points.length > 1 ? textWidth(first.label, size) + 12 : 8;
  const right = textWidth((target ?? last).label, size, true) + 16;
  const xs = everything.map(({ x }) => x);
  const ys = everything.map(({ y }) => y);
  const x = scaleLinear([Math.min(...xs), Math.max(...xs)], [left, width - right]);
  const y = scaleLinear([Math.min(...ys), Math.max(...ys)], [height - 18, 18]);
  const draw = line<SparkPoint>(
    (point) => Math.round(x(point.x)),
    (point) => Math.round(y(point.y)),
  );
  const isLastBelow = target !== undefined && target.y >= last.y;
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
      {target && <path className="target-path" d={draw([last, target]) ?? ''} />}
      <g className="series first">
        <path className="run" d={draw(points) ?? ''} />
        {points.map((point) => (
          <circle key={point.x} className="dot first" cx={Math.round(x(point.x))} cy={Math.round(y(point.y))} r="3.5" />
        ))}
      </g>
      {points.length > 1 && (
        <text x={Math.round(x(first.x)) - 9} y={Math.round(y(first.y)) + 5} textAnchor="end">
          {first.label}
        </text>
      )}
      {target ? (
        <>
          <text className="words-first" x={Math.round(x(last.x))} y={Math.round(y(last.y)) + (isLastBelow ? 20 : -9)} textAnchor="middle">
            {last.label}
          </text>
          <path className="target" d={`M${Math.round(x(target.x))} ${Math.round(y(target.y)) - 8}l8 8-8 8-8-8z`} />
          <text className="words-target" x={Math.round(x(target.x)) + 13} y={Math.round(y(target.y)) + 5}>
            {target.label}
          </text>
        </>
      ) : (
        <text className="words-first" x={Math.round(x(last.x)) + 9} y={Math.round(y(last.y)) + 5}>
          {last.label}
        </text>
      )}
    </svg>
  );
}

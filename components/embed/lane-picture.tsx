import type { LaneMark } from '@/components/ui/lane';
import type { LaneDrawing } from './drawing';

export const laneHeight = 118;
const middle = 54;
const heights = { late: 16, overdue: 14, 'late-done': 8 } as const;

/** The lane of a task at a fixed width: pages draw the same in per cent of the room they have. */
export function LanePicture({ lane: { ticks, today, marks, status }, width }: { lane: LaneDrawing; width: number }) {
  const at = (percent: number): number => Math.round(percent * width) / 100;
  const side = today.at < 20 ? 'start' : today.at > 80 ? 'end' : 'middle';
  const clear = ticks.filter((tick) => Math.abs(tick.at - today.at) > 16);
  return (
    <g>
      {clear.map((tick) => (
        <text key={tick.at} x={at(tick.at)} y="18" textAnchor={anchorOf(tick.at)}>
          {tick.label}
        </text>
      ))}
      <path className="now" d={`M${at(today.at)} 26V82`} />
      <text className="words-today" x={at(today.at)} y="18" textAnchor={side}>
        {today.label}
      </text>
      {marks.map((mark) => (
        <Mark key={`${mark.kind} ${'at' in mark ? mark.at : mark.from}`} mark={mark} at={at} />
      ))}
      <text className="words-target" x="0" y="108">
        {status.label}
      </text>
    </g>
  );
}

function anchorOf(percent: number): 'start' | 'middle' | 'end' {
  if (percent < 4) return 'start';
  return percent > 96 ? 'end' : 'middle';
}

function Mark({ mark, at }: { mark: LaneMark; at: (percent: number) => number }) {
  switch (mark.kind) {
    case 'elapsed':
    case 'plan':
      return <path className={mark.kind} d={`M${at(mark.from)} ${middle}H${at(mark.to)}`} />;
    case 'late':
    case 'overdue':
    case 'late-done': {
      const height = heights[mark.kind];
      const width = Math.max(0, at(mark.to) - at(mark.from));
      return <rect className={mark.kind} x={at(mark.from)} y={middle - height / 2} width={width} height={height} />;
    }
    case 'deadline':
      return <path className={mark.isFaint ? 'target faint' : 'target'} d={`M${at(mark.at)} ${middle - 10}l10 10-10 10-10-10z`} />;
    case 'done':
      return (
        <g>
          <circle className="done" cx={at(mark.at)} cy={middle} r="10" />
          <path className="done-tick" d={`M${at(mark.at) - 5} ${middle}l3.6 3.8 6.4-7.2`} />
        </g>
      );
  }
}

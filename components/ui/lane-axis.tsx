export type LaneAxisProps = {
  /** Positions are per cent of the axis, 0 to 100. */
  ticks: { at: number; label: string; isMinor?: boolean }[];
  today: { at: number; label: string };
};

/** Share of the axis that half of a letter of the words for today covers on tracks of the full width. */
const halfLetter = 0.65;
/** Beside the words a year keeps this much room; on shorter tracks, this much. */
const clearWide = 3;
const clearNarrow = 17;

function anchor(at: number) {
  if (at < 4) return 'start';
  return at > 96 ? 'end' : 'middle';
}

function todayAnchor(at: number) {
  if (at < 20) return 'start';
  return at > 80 ? 'end' : 'middle';
}

/** Room between a tick and the words for today, which reach to both sides or, near an edge, to one side only. */
function room(at: number, today: LaneAxisProps['today']) {
  const half = today.label.length * halfLetter;
  const side = todayAnchor(today.at);
  const centre = side === 'middle' ? today.at : today.at + (side === 'start' ? half : -half);
  return Math.abs(at - centre) - half;
}

export function LaneAxis({ ticks, today }: LaneAxisProps) {
  const shown = ticks.filter((tick) => room(tick.at, today) > clearWide);
  return (
    <div className="lane-scale" aria-hidden="true">
      <span />
      <svg className="lane-axis" aria-hidden="true" width="100%" height="30">
        {shown.map((tick) => (
          <text
            key={tick.at}
            x={`${tick.at}%`}
            y="22"
            textAnchor={anchor(tick.at)}
            className={tick.isMinor || room(tick.at, today) < clearNarrow ? 'minor' : undefined}
          >
            {tick.label}
          </text>
        ))}
        <text x={`${today.at}%`} y="22" textAnchor={todayAnchor(today.at)} className="now">
          {today.label}
        </text>
      </svg>
      <span />
    </div>
  );
}

export type LaneAxisProps = {
  /** Positions are per cent of the axis, 0 to 100. */
  ticks: { at: number; label: string; isMinor?: boolean }[];
  today: { at: number; label: string };
};

/** Shares of the axis that the words for today may cover on a wide and on a narrow track. */
const clearWide = 11;
const clearNarrow = 26;

function anchor(at: number) {
  if (at < 4) return 'start';
  return at > 96 ? 'end' : 'middle';
}

function todayAnchor(at: number) {
  if (at < 20) return 'start';
  return at > 80 ? 'end' : 'middle';
}

/** Distance between a tick and the words for today, which reach to both sides or, near an edge, to one side only. */
function distance(at: number, today: number) {
  const side = todayAnchor(today);
  const centre = side === 'middle' ? today : today + (side === 'start' ? 9 : -9);
  return Math.abs(at - centre);
}

export function LaneAxis({ ticks, today }: LaneAxisProps) {
  const shown = ticks.filter((tick) => distance(tick.at, today.at) > clearWide);
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
            className={tick.isMinor || distance(tick.at, today.at) < clearNarrow ? 'minor' : undefined}
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

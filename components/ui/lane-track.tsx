import type { GlyphName } from './symbols';

/**
 * Positions are per cent of the axis. `late` is lateness a source proves, drawn solid; `overdue` is a deadline that
 * passed without a report being found, drawn outlined; `late-done` runs from the deadline to the day it was done.
 */
export type LaneMark =
  | { kind: 'elapsed' | 'late' | 'overdue' | 'late-done' | 'plan'; from: number; to: number }
  | { kind: 'deadline'; at: number; isPassed?: boolean; isFaint?: boolean }
  | { kind: 'done'; at: number };

const bars = { late: 12, overdue: 10.5, 'late-done': 6 };
const order = ['elapsed', 'plan', 'late-done', 'late', 'overdue', 'deadline', 'done'];
const glyphSize = 17;

const percent = (value: number) => `${Math.round(value * 100) / 100}%`;

/** SVG attributes, not styles: the content security policy of cached pages allows no inline style. */
export function LaneTrack({ marks, now }: { marks: LaneMark[]; now: number }) {
  const sorted = [...marks].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return (
    <div className={marks.length > 0 ? 'track' : 'track bare'}>
      <svg width="100%" height="22" aria-hidden="true" focusable="false">
        <svg y="50%" overflow="visible" aria-hidden="true">
          {sorted.map((mark) => (
            <Mark key={`${mark.kind}${'at' in mark ? mark.at : mark.from}`} mark={mark} />
          ))}
        </svg>
        <line className="now" x1={percent(now)} x2={percent(now)} y1="0" y2="100%" />
      </svg>
    </div>
  );
}

function Mark({ mark }: { mark: LaneMark }) {
  switch (mark.kind) {
    case 'elapsed':
    case 'plan':
      return <line className={mark.kind} x1={percent(mark.from)} x2={percent(mark.to)} />;
    case 'late':
    case 'overdue':
    case 'late-done': {
      const height = bars[mark.kind];
      const width = percent(Math.max(0, mark.to - mark.from));
      return <rect className={mark.kind} x={percent(mark.from)} width={width} y={-height / 2} height={height} />;
    }
    case 'deadline':
      return <Centred at={mark.at} name={mark.isPassed ? 'target-passed' : 'target'} className={mark.isFaint ? 'faint' : undefined} />;
    case 'done':
      return <Centred at={mark.at} name="achieved" className="done" />;
  }
}

function Centred({ at, name, className }: { at: number; name: GlyphName; className?: string }) {
  return (
    <svg x={percent(at)} overflow="visible" className={className} aria-hidden="true">
      <use href={`#s-${name}`} x={-glyphSize / 2} y={-glyphSize / 2} width={glyphSize} height={glyphSize} />
    </svg>
  );
}

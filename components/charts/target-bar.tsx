import { scaleLinear } from 'd3-scale';
import { textWidth } from './text';

type TargetBarProps = {
  value: number;
  valueLabel: string;
  zeroLabel: string;
  target?: { value: number; label: string };
  sentence: string;
};

const width = 330;
const size = 14.5;

/** One value from zero, with the target as a diamond on the same scale. */
export function TargetBar({ value, valueLabel, zeroLabel, target, sentence }: TargetBarProps) {
  const most = Math.max(value, target?.value ?? 0, 0);
  const x = scaleLinear([0, most || 1], [1, width - 24]);
  const end = Math.round(x(Math.max(0, value)));
  const aim = target && Math.round(x(target.value));
  const targetRight = target && aim !== undefined ? Math.min(aim + 10, width) : 0;
  const targetLeft = target ? targetRight - textWidth(target.label, size, true) : width;
  const isClear = !target || end < targetLeft - 10;
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${isClear ? 66 : 84}`} role="img" aria-label={sentence}>
      <rect className="bar first" x="0" y="16" width={end} height="18" />
      <path className="base" d="M.75 8V44" />
      {target && aim !== undefined && (
        <>
          {aim > end + 9 && <path className="target-path" d={`M${end} 25H${aim - 8}`} />}
          <path className="target" d={`M${aim} 17l8 8-8 8-8-8z`} />
          <text className="words-target" x={targetRight} y={isClear ? 60 : 78} textAnchor="end">
            {target.label}
          </text>
        </>
      )}
      {end > 40 && (
        <text x="0" y="60">
          {zeroLabel}
        </text>
      )}
      <text className="words-first" x={Math.max(end, textWidth(valueLabel, size, true) + 4)} y="60" textAnchor="end">
        {valueLabel}
      </text>
    </svg>
  );
}

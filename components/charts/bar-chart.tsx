import { scaleLinear } from 'd3-scale';
import { textWidth, wrapText } from './text';

export type Bar = {
  key: string;
  name: string;
  value: number;
  /** Formatted, with its sign: "+22.4%". */
  valueLabel: string;
  isHighlighted?: boolean;
};

type Variant = { name: 'wide' | 'narrow'; width: number; size: number; nameWidth: number };
const variants: Variant[] = [
  { name: 'wide', width: 900, size: 17.2, nameWidth: 286 },
  { name: 'narrow', width: 360, size: 15, nameWidth: 0 },
];

/** Bars start at zero. Names stand beside the bars where there is room, else above them. */
export function BarChart({ bars, sentence }: { bars: Bar[]; sentence: string }) {
  return (
    <div className="chart">
      {variants.map((variant) => (
        <BarSvg key={variant.name} bars={bars} sentence={sentence} variant={variant} />
      ))}
    </div>
  );
}

const barHeight = 23;
const gap = 21;

function BarSvg({ bars, sentence, variant }: { bars: Bar[]; sentence: string; variant: Variant }) {
  const { size, nameWidth, width } = variant;
  const isBeside = nameWidth > 0;
  const lineHeight = Math.round(size * 1.2);
  const left = isBeside ? nameWidth + 14 : 0;
  const labelWidth = Math.max(...bars.map(({ valueLabel }) => textWidth(valueLabel, size, true))) + 14;
  const values = bars.map(({ value }) => value);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values, low === 0 ? Number.MIN_VALUE : 0);
  const x = scaleLinear([low, high], [left + (low < 0 ? labelWidth : 0), width - labelWidth]);
  let next = 4;
  const rows = bars.map((bar) => {
    const lines = wrapText(bar.name, isBeside ? nameWidth : width, size, bar.isHighlighted);
    const nameHeight = lines.length * lineHeight;
    const top = next + (isBeside ? Math.max(0, (nameHeight - barHeight) / 2) : nameHeight + 4);
    const nameTop = isBeside ? top + barHeight / 2 - nameHeight / 2 : next;
    next = (isBeside ? Math.max(top + barHeight, nameTop + nameHeight) : top + barHeight) + (isBeside ? gap : 14);
    return { bar, lines, top, nameTop };
  });
  const zero = Math.round(x(0));
  return (
    <svg className={`drawing ${variant.name}`} viewBox={`0 0 ${width} ${Math.ceil(next)}`} role="img" aria-label={sentence}>
      {rows.map(({ bar, lines, top, nameTop }) => {
        const end = Math.round(x(bar.value));
        const isNegative = bar.value < 0;
        return (
          <g key={bar.key}>
            <text className={bar.isHighlighted ? 'words-target' : undefined} textAnchor={isBeside ? 'end' : 'start'}>
              {lines.map((line, index) => (
                <tspan key={line} x={isBeside ? nameWidth : 0} y={Math.round(nameTop + (index + 0.78) * lineHeight)}>
                  {line}
                </tspan>
              ))}
            </text>
            <rect
              className={bar.isHighlighted ? 'bar first' : 'bar'}
              x={Math.min(zero, end)}
              y={Math.round(top)}
              width={Math.abs(end - zero)}
              height={barHeight}
            />
            <text
              className="words-target"
              x={end + (isNegative ? -9 : 9)}
              y={Math.round(top + barHeight / 2 + size / 3)}
              textAnchor={isNegative ? 'end' : 'start'}
            >
              {bar.valueLabel}
            </text>
          </g>
        );
      })}
      {(isBeside || low < 0) && <path className="base" d={`M${zero} 0V${Math.ceil(next) - 8}`} />}
    </svg>
  );
}

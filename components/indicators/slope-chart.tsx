import { textWidth, wrapText } from '@/components/charts/text';

export type SlopeLine = { key: string; name: string; values: { y: number; label: string }[]; isFirst: boolean };

const variants = [
  { name: 'wide', width: 900, height: 330, size: 17.2, right: 300 },
  { name: 'narrow', width: 360, height: 360, size: 14.5, right: 146 },
] as const;

/** A few periods side by side for a whole and its parts, from zero; each value and each line is named where it stands. */
export function SlopeChart({ periods, lines, sentence }: { periods: string[]; lines: SlopeLine[]; sentence: string }) {
  return (
    <div className="chart">
      {variants.map((variant) => (
        <SlopeSvg key={variant.name} periods={periods} lines={lines} sentence={sentence} variant={variant} />
      ))}
    </div>
  );
}

function SlopeSvg({
  periods,
  lines,
  sentence,
  variant,
}: {
  periods: string[];
  lines: SlopeLine[];
  sentence: string;
  variant: (typeof variants)[number];
}) {
  const { width, height, size, right } = variant;
  const most = Math.max(...lines.flatMap(({ values }) => values.map(({ y }) => y)), 1);
  const heads = periods.map((period, index) => wrapText(period, index === 0 ? size * 6 : (width - right) / periods.length, size));
  const [top, bottom] = [size * 1.8, height - size * (0.5 + 1.2 * Math.max(...heads.map(({ length }) => length)))];
  const left = Math.max(...lines.map(({ values }) => textWidth(values[0]?.label ?? '', size, true))) / 2 + 6;
  const x = (index: number) => Math.round(left + (index * (width - right - left)) / Math.max(periods.length - 1, 1));
  const y = (value: number) => Math.round(bottom - (value / most) * (bottom - top));
  const tone = (line: SlopeLine) => (line.isFirst ? 'first' : 'second');
  return (
    <svg className={`drawing ${variant.name}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
      <path className="base" d={`M0 ${bottom}H${width - right + left}`} />
      {periods.map((period, index) => (
        <text key={period} textAnchor={index === 0 ? 'start' : 'middle'}>
          {heads[index]?.map((part, row) => (
            <tspan key={part} x={index === 0 ? 0 : x(index)} y={bottom + size * (1.4 + row * 1.2)}>
              {part}
            </tspan>
          ))}
        </text>
      ))}
      {lines.map((line) => (
        <g key={line.key} className={`series ${tone(line)}`}>
          <path className="run" d={line.values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value.y)}`).join('')} />
          {line.values.map((value, index) => (
            <circle key={periods[index]} className={`dot ${tone(line)}`} cx={x(index)} cy={y(value.y)} r="4.5" />
          ))}
        </g>
      ))}
      {lines.map((line) => (
        <g key={line.key}>
          {line.values.map((value, index) => (
            <text key={periods[index]} className={`words-${tone(line)}`} x={x(index)} y={y(value.y) - 11} textAnchor="middle">
              {value.label}
            </text>
          ))}
          <text className={`words-${tone(line)}`}>
            {wrapText(line.name, right - left - 10, size, true).map((part, row, all) => (
              <tspan
                key={part}
                x={x(periods.length - 1) + left + 6}
                y={y(line.values.at(-1)?.y ?? 0) + size * (0.35 + (row - (all.length - 1) / 2) * 1.2)}
              >
                {part}
              </tspan>
            ))}
          </text>
        </g>
      ))}
    </svg>
  );
}

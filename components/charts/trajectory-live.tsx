'use client';

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Line, LineChart, Tooltip, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { trajectoryGeometry } from './geometry';
import { narrow, type PlottedSeries, wide } from './plot';
import { dotClass, TrajectoryGround, TrajectoryNames } from './trajectory-scenery';
import { chartRows, lineKey, TrajectoryTooltip } from './trajectory-tooltip';
import type { TrajectoryData } from './types';

/** The same limit as in the stylesheet's container query. */
const wideFrom = 680;
const narrowMost = 520;
/** Above the layers in which recharts draws lines and points. */
const namesLayer = 700;

const strokes = { first: 'var(--cham)', second: 'var(--ink-2)', other: 'var(--edge)' };
const strokeWidths = { first: 2.5, second: 2, other: 1.6 };

export function TrajectoryLive({ data, takesFocus }: { data: TrajectoryData; takesFocus: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(element.getBoundingClientRect().width);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!takesFocus || width === 0) return;
    // The chart library draws its surface one frame after its box.
    const frame = requestAnimationFrame(() => box.current?.querySelector<SVGElement>('[tabindex="0"]')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [takesFocus, width]);

  return (
    <div ref={box} className="live">
      {width > 0 && <Stage data={data} width={width} />}
    </div>
  );
}

/**
 * Drawn at the drawing's own size and scaled as a whole, so that nothing on the page moves when it takes over.
 * Styles here are set by script, which the content security policy allows; markup from the server has none.
 */
function Stage({ data, width }: { data: TrajectoryData; width: number }) {
  const variant = width >= wideFrom ? wide : narrow;
  const geometry = useMemo(() => trajectoryGeometry(data, variant), [data, variant]);
  const rows = useMemo(() => chartRows(geometry.series), [geometry]);
  const scale = Math.min(width, variant === wide ? width : narrowMost) / variant.width;
  const { plot, domain } = geometry;
  return (
    <div className={`stage ${variant.name}`} style={{ height: variant.height * scale }}>
      <div style={{ width: variant.width, height: variant.height, transform: `scale(${scale})`, transformOrigin: '0 0' }}>
        <LineChart
          data={rows}
          width={variant.width}
          height={variant.height}
          margin={{
            left: plot.left,
            right: variant.width - plot.right,
            top: plot.top,
            bottom: variant.height - plot.bottom,
          }}
          aria-label={data.sentence}
        >
          <TrajectoryGround geometry={geometry} />
          <XAxis dataKey="x" type="number" domain={domain.x} allowDataOverflow hide />
          <YAxis type="number" domain={domain.y} allowDataOverflow hide />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--edge)' }}
            content={({ active, label }) => (active ? <TrajectoryTooltip x={Number(label)} geometry={geometry} /> : null)}
          />
          {[...geometry.series].reverse().flatMap(seriesLines)}
          <ZIndexLayer zIndex={namesLayer}>
            <TrajectoryNames geometry={geometry} />
          </ZIndexLayer>
        </LineChart>
      </div>
    </div>
  );
}

function seriesLines({ series, tone, segments }: PlottedSeries) {
  return segments.map(({ path, points }, run) => (
    <Line
      key={path}
      dataKey={lineKey(series.code, run)}
      className={`series ${tone}`}
      type="linear"
      connectNulls
      isAnimationActive={false}
      stroke={strokes[tone]}
      strokeWidth={strokeWidths[tone]}
      activeDot={{ r: 6, fill: strokes[tone], stroke: 'var(--plate)' }}
      dot={({ cx, cy, payload }) => {
        const match = points.find(({ point }) => point.x === payload?.x);
        if (!match) return <g key={`none-${payload?.x}`} />;
        return <circle key={match.point.x} className={dotClass(tone, match.point)} cx={cx} cy={cy} r={4.5} />;
      }}
    />
  ));
}

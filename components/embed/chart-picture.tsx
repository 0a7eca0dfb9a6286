import type { ReactElement } from 'react';
import { wide } from '@/components/charts/plot';
import { TargetBar } from '@/components/charts/target-bar';
import { linesWithin } from '@/components/charts/text';
import { TrajectorySvg } from '@/components/charts/trajectory-chart';
import type { Ruler } from '@/lib/pictures/ruler';
import type { Chart, FigureBar } from './drawing';
import { LanePicture, laneHeight } from './lane-picture';
import type { ChartPictureWords } from './picture-words';
import { TilesPicture, tilesHeight } from './tiles-picture';

const MARGIN = 30;
const COLUMN = wide.width;
const WIDTH = COLUMN + 2 * MARGIN;

type Line = { words: string; className: string; size: number; y: number };
type Set = { lines: Line[]; end: number };

/** Lines of words one under another from `y`; Vietnamese signs need the room between them. */
function set(words: string | null, className: string, size: number, y: number, widthOf: Ruler): Set {
  if (words === null || words === '') return { lines: [], end: y };
  const step = Math.round(size * 1.36);
  const lines = linesWithin(words, COLUMN, (line) => widthOf(line, className));
  return {
    lines: lines.map((line, index) => ({ words: line, className, size, y: y + size + index * step })),
    end: y + lines.length * step,
  };
}

export type ChartPicture = { node: ReactElement; width: number; height: number };

/** A chart as a sheet of its own: finding, chart, sources, moment, address. */
export function chartPicture(chart: Chart, words: ChartPictureWords, widthOf: Ruler): ChartPicture {
  const title = set(words.title, 'title', 27, 26, widthOf);
  const subtitle = set(words.subtitle, 'subtitle', 17, title.end + 4, widthOf);
  const top = subtitle.end + 18;
  const foot = top + heightOf(chart) + 18;
  const sources = set(words.sources, 'small', 15, foot + 10, widthOf);
  const moment = set(`${words.moment}.`, 'small', 15, sources.end + 2, widthOf);
  const portal = set(words.portal, 'small-bold', 15, moment.end + 8, widthOf);
  const address = set(words.permalink, 'small', 15, portal.end, widthOf);
  const height = address.end + 18;
  const lines = [title, subtitle, sources, moment, portal, address].flatMap((one) => one.lines);
  return {
    width: WIDTH,
    height,
    node: (
      <g>
        <rect className="ground" x="0" y="0" width={WIDTH} height={height} />
        <rect className="rule" x="0" y="0" width={WIDTH} height="8" />
        <rect className="hair" x={MARGIN} y={foot} width={COLUMN} height="1" />
        {lines.map((line) => (
          <text key={`${line.y} ${line.words}`} className={line.className} x={MARGIN} y={line.y}>
            {line.words}
          </text>
        ))}
        <g transform={`translate(${MARGIN} ${top})`}>
          <ChartNode chart={chart} />
        </g>
      </g>
    ),
  };
}

const barHeight = 152;

function heightOf(chart: Chart): number {
  switch (chart.kind) {
    case 'trajectory':
      return wide.height;
    case 'figures':
      return chart.bars.length * barHeight;
    case 'lane':
      return laneHeight;
    case 'tiles':
      return tilesHeight;
    case 'nothing':
      return 40;
  }
}

function ChartNode({ chart }: { chart: Chart }) {
  switch (chart.kind) {
    case 'trajectory':
      return <TrajectorySvg data={chart.data} variant={wide} />;
    case 'figures':
      return chart.bars.map((bar, index) => <FigureNode key={bar.key} bar={bar} y={index * barHeight} />);
    case 'lane':
      return <LanePicture lane={chart.lane} width={COLUMN} />;
    case 'tiles':
      return <TilesPicture map={chart.map} />;
    case 'nothing':
      return (
        <text className="subtitle" x="0" y="24">
          {chart.words}
        </text>
      );
  }
}

/** The value large on the left, on the same bar as on the page at the right where there is a target. */
function FigureNode({ bar: { name, value, valueLabel, period, target, sentence }, y }: { bar: FigureBar; y: number }) {
  return (
    <g transform={`translate(0 ${y})`}>
      <text className="small" x="0" y="18">
        {name}
      </text>
      <text className="value" x="0" y="66">
        {valueLabel}
      </text>
      <text className="small" x="0" y="96">
        {period}
      </text>
      {target && (
        <g transform="translate(520 34)">
          <TargetBar value={value} valueLabel={valueLabel} zeroLabel="0" target={target} sentence={sentence} />
        </g>
      )}
    </g>
  );
}

import { TileMap } from '@/components/areas/tile-map';
import { TargetBar } from '@/components/charts/target-bar';
import { TrajectoryChart } from '@/components/charts/trajectory-chart';
import { Lanes } from '@/components/ui/lane';
import { Status } from '@/components/ui/status';
import type { Locale } from '@/lib/i18n/localized';
import type { Drawing, FigureBar, LaneDrawing, TileDrawing } from './drawing';

/** The chart as the page of the portal draws it. */
export function EmbedChart({ locale, drawing: { chart } }: { locale: Locale; drawing: Drawing }) {
  switch (chart.kind) {
    case 'trajectory':
      return (
        <div className="plate">
          <TrajectoryChart data={chart.data} />
        </div>
      );
    case 'figures':
      return <FigureBars bars={chart.bars} />;
    case 'lane':
      return <TaskLane lane={chart.lane} />;
    case 'tiles':
      return <Tiles locale={locale} map={chart.map} />;
    case 'nothing':
      return <p className="plate">{chart.words}</p>;
  }
}

function FigureBars({ bars }: { bars: readonly FigureBar[] }) {
  return bars.map(({ key, name, value, valueLabel, period, target, sentence }) => (
    <div key={key} className="plate embed-figure">
      <p className="small">{name}</p>
      <p>
        <b className="serif embed-value">{valueLabel}</b> <span className="small mute">{period}</span>
      </p>
      {target && <TargetBar value={value} valueLabel={valueLabel} zeroLabel="0" target={target} sentence={sentence} />}
      {target && <p className="tiny mute">{`${target.label}, ${target.deadline}`}</p>}
    </div>
  ));
}

function TaskLane({ lane: { ticks, today, marks, status } }: { lane: LaneDrawing }) {
  return (
    <Lanes axis={{ ticks, today }} groups={[{ id: 'task', lanes: [{ id: 'task', name: '', marks, words: <Status {...status} /> }] }]} />
  );
}

function Tiles({ locale, map: { tiles, levels } }: { locale: Locale; map: TileDrawing }) {
  return (
    <>
      <ul className="tile-key">
        {([1, 2, 3] as const).map((level) => (
          <li key={level}>
            <i className={`level-${level}`} />
            {levels[level]}
          </li>
        ))}
      </ul>
      <TileMap
        locale={locale}
        target="_blank"
        tiles={tiles.map(({ code, name, level }) => ({
          code,
          name,
          level,
          href: `/${locale}/areas/${code}`,
          note: levels[level].toLocaleLowerCase(locale),
        }))}
      />
    </>
  );
}

import type { ReactNode } from 'react';
import { LaneAxis, type LaneAxisProps } from './lane-axis';
import { type LaneMark, LaneTrack } from './lane-track';

export type { LaneMark } from './lane-track';

export type Lane = {
  id: string;
  name: ReactNode;
  href?: string;
  /** Empty when the documents name no deadline: no track is drawn. */
  marks: LaneMark[];
  /** The state in words; the track itself is hidden from screen readers. */
  words: ReactNode;
};

export type LaneGroup = {
  id: string;
  title?: ReactNode;
  count?: string;
  lanes: Lane[];
  /** Tracks of the group are left out on phones, where they would all look the same. */
  flat?: boolean;
};

export function Lanes({ axis, groups }: { axis: LaneAxisProps; groups: LaneGroup[] }) {
  return (
    <div className="lanes">
      <LaneAxis {...axis} />
      {groups.map(({ id, title, count, lanes, flat }) => (
        <div key={id} className={flat ? 'flat' : undefined}>
          {title && (
            <h3 className="lane-group">
              {title} {count && <span className="mute">· {count}</span>}
            </h3>
          )}
          <ul>
            {lanes.map((lane) => (
              <LaneRow key={lane.id} lane={lane} now={axis.today.at} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function LaneRow({ lane, now }: { lane: Lane; now: number }) {
  return (
    <li className="lane">
      {lane.href ? (
        <a className="name" href={lane.href}>
          {lane.name}
        </a>
      ) : (
        <span className="name">{lane.name}</span>
      )}
      <LaneTrack marks={lane.marks} now={now} />
      <div className="words">{lane.words}</div>
    </li>
  );
}

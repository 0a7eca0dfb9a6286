import type { TrajectoryData } from '@/components/charts/types';
import type { LaneMark } from '@/components/ui/lane';
import type { StatusKind } from '@/components/ui/status';
import type { Locale, Localized } from '@/lib/i18n/localized';

/** One value on a bar from zero, with its target where there is one that can be drawn. */
export type FigureBar = {
  key: string;
  name: string;
  value: number;
  valueLabel: string;
  period: string;
  target: { value: number; label: string; deadline: string } | null;
  sentence: string;
};

/** A task on its time axis; positions are per cent of it. */
export type LaneDrawing = {
  ticks: { at: number; label: string }[];
  today: { at: number; label: string };
  marks: LaneMark[];
  status: { kind: StatusKind; label: string };
};

export type DrawnTile = { code: string; name: Localized; level: 1 | 2 | 3 };
export type TileDrawing = { tiles: DrawnTile[]; levels: Record<1 | 2 | 3, string>; islands: Record<'hoangSa' | 'truongSa', string> };

/** What is drawn, in words and numbers only: the same for a frame and for a picture. */
export type Chart =
  | { kind: 'trajectory'; data: TrajectoryData }
  | { kind: 'figures'; bars: FigureBar[] }
  | { kind: 'lane'; lane: LaneDrawing }
  | { kind: 'tiles'; map: TileDrawing }
  | { kind: 'nothing'; words: string };

/** A publication that the drawing rests on. */
export type DrawnSource = { code: string; title: string; lang: Locale; publisher: string; published: string | null };

/** One thing that is drawn: its place, which recording stands there, and since when that was known, in text that sorts as time does. */
export type Part = { place: string; id: string; since: string };

/** The chart of a page, standing alone. */
export type Drawing = {
  /** The finding, as the page says it. */
  title: string;
  titleLang?: Locale;
  subtitle: string | null;
  /** What is drawn in one sentence, for those who do not see it. */
  sentence: string;
  chart: Chart;
  sources: DrawnSource[];
  /** Everything that is drawn, so that two points of view can be compared. */
  parts: Part[];
  /** Of one figure for good: what has become of it by the point of view itself. */
  fate?: 'newer' | 'changed' | null;
  /** Which words say that there is more now. */
  newer: 'newer' | 'newerTask' | 'newerList';
};

/**
 * What has become of a drawing since: `newer` where something was added or put in the place of something older, `changed` where something
 * was only taken back; what stood there before that may then show again.
 */
export function changeSince(then: Pick<Drawing, 'parts'>, now: Pick<Drawing, 'parts'>): 'newer' | 'changed' | null {
  const before = new Map(then.parts.map((part) => [part.place, part]));
  const after = new Map(now.parts.map((part) => [part.place, part]));
  const isNewer = ({ place, id, since }: Part): boolean => {
    const earlier = before.get(place);
    return earlier === undefined || (earlier.id !== id && since > earlier.since);
  };
  if (now.parts.some(isNewer)) return 'newer';
  return then.parts.some(({ place, id }) => after.get(place)?.id !== id) ? 'changed' : null;
}

/** What a publication moves for readers, as plain data: codes, names and values before and after, no sentences. */
import type { LocalizedText } from '@/lib/i18n/localized';
import type { FigureAge } from '@/lib/indicators/age';
import type { FigureRecord, IndicatorRecord } from '@/lib/indicators/schema';
import type { IndicatorStatus } from '@/lib/indicators/status';
import type { TaskState } from '@/lib/strategy/task-state';

/** Null: there was, or will be, nothing to show. */
type BeforeAndAfter<T> = { before: T | null; after: T | null };

/** The figure that leads an indicator's page, with how old it counts. */
export type ShownFigure = Pick<FigureRecord, 'series' | 'period' | 'value' | 'qualifier'> & { age: FigureAge['state'] };
export type MovedFigure = { indicator: string; name: LocalizedText; unit: IndicatorRecord['unit'] } & BeforeAndAfter<ShownFigure>;

/** `reason` is a reason of the indicator's status: method#status. */
export type ShownStatus = { status: IndicatorStatus['kind']; reason: IndicatorStatus['reason'] };
/** `days` past the deadline; `declared` is what the body itself said of the task. */
export type ShownTask = {
  state: TaskState['kind'];
  days: number | null;
  deadline: string | null;
  declared: LocalizedText | null;
  owners: readonly string[];
};
export type MovedStatus =
  | ({ kind: 'indicator'; code: string; name: LocalizedText } & BeforeAndAfter<ShownStatus>)
  | ({ kind: 'task'; code: string; notation: string; name: LocalizedText } & BeforeAndAfter<ShownTask>);

/** Two figures that disagree, or a disagreement on record (`record` is its code): opened or closed by the publication. */
export type MovedConflict = {
  change: 'opened' | 'closed';
  record: string | null;
  indicator: string | null;
  name: LocalizedText;
  period: string | null;
  statements: readonly Pick<FigureRecord, 'series' | 'value' | 'qualifier'>[];
};

/** How many times a target, a deadline or an owner was moved. */
export type MovedGoalpost = { kind: 'indicator' | 'task'; code: string; name: LocalizedText } & BeforeAndAfter<number>;

/** Tasks for which a body answers, by how late they are; proven lateness and silence are never added up. */
export type Lateness = { late: number; overdue: number; doneLate: number };
export type MovedLateness = { organisation: string; name: LocalizedText } & BeforeAndAfter<Lateness>;

/** A public page below the language that comes, changes or goes. */
export type MovedPage = { address: string; change: 'new' | 'changed' | 'gone'; name: LocalizedText | null };

/** Each list holds the first of its kind; `more` counts those it leaves out. */
export type Impact = {
  figures: MovedFigure[];
  statuses: MovedStatus[];
  conflicts: MovedConflict[];
  goalposts: MovedGoalpost[];
  late: MovedLateness[];
  pages: MovedPage[];
  more: Record<ImpactList, number>;
  /** Indicators that the publication touches and that were not looked at, because they are too many. */
  unread: number;
  /** Why it cannot be published as it is; the lists are then empty. */
  stopped: Stopped | null;
};
export type ImpactList = 'figures' | 'statuses' | 'conflicts' | 'goalposts' | 'late' | 'pages';
export type Stopped = {
  conflicts: readonly { path: string; published: unknown; proposed: unknown }[];
  issues: readonly { path: string; code: string }[];
};

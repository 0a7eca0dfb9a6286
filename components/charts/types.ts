export type ChartPoint = {
  /** Year as a decimal, at the middle of the period. */
  x: number;
  y: number;
  /** The value as the page prints it, with its sign. */
  label: string;
  period: string;
  status: string;
  provisional: boolean;
  /** The first counted in another way than the point before it: the line is interrupted. */
  startsAnew?: boolean;
  /** The one whose value stands beside the name of its series; without it, the last on the line. */
  isNamed?: boolean;
};

export type ChartSeries = {
  code: string;
  name: string;
  shortName: string;
  /** The series the portal uses; the others stand beside it. */
  headline: boolean;
  points: ChartPoint[];
};

/** Where a series is counted otherwise, at the beginning of the period from which it is. */
export type ChartBreak = { x: number; label: string };
export type ChartTarget = { x: number; y: number; low?: number; high?: number; label: string };

/** Everything a trajectory needs, in words and numbers only, so that it can travel to the browser as it is. */
export type TrajectoryData = {
  series: ChartSeries[];
  targets: ChartTarget[];
  breaks?: ChartBreak[];
  today: { x: number; label: string };
  /** Where the span without a figure begins; without it, half a year after the newest point. */
  gapFrom?: number;
  gapLabel: string;
  /** "%" is set at the highest tick, any other unit stands over the axis. */
  unitLabel: string;
  startAtZero: boolean;
  /** Says that the axis does not start at zero; drawn only then. */
  axisNote?: string;
  locale: string;
  /** One sentence with the numbers: the chart's name for those who do not see it. */
  sentence: string;
};

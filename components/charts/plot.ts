import type { PlacedLabel } from './placement';
import type { ChartBreak, ChartPoint, ChartSeries, ChartTarget } from './types';

/** Two drawings, each at a width where its text stays above 13 px; the stylesheet chooses by the room there is. */
export type ChartVariant = {
  name: 'wide' | 'narrow';
  width: number;
  height: number;
  textSize: number;
  labelWidth: number;
};
export const wide: ChartVariant = { name: 'wide', width: 900, height: 430, textSize: 17.2, labelWidth: 290 };
export const narrow: ChartVariant = { name: 'narrow', width: 360, height: 400, textSize: 14.5, labelWidth: 170 };

export type Tone = 'first' | 'second' | 'other';
export type PlottedPoint = { x: number; y: number; point: ChartPoint };
export type PlottedSeries = {
  series: ChartSeries;
  tone: Tone;
  /** Runs without a missing period and counted in one way: the line breaks between them. */
  segments: { path: string; points: PlottedPoint[] }[];
};
export type PlottedTarget = { x: number; y: number; low?: number; high?: number; target: ChartTarget };

export type TrajectoryGeometry = {
  variant: ChartVariant;
  plot: { left: number; right: number; top: number; bottom: number };
  headLines: string[];
  domain: { x: [number, number]; y: [number, number] };
  base: number;
  gridlines: { y: number; label: string; isBase: boolean }[];
  yearMarks: number[];
  years: { x: number; label: string; isTarget: boolean }[];
  gaps: { x: number; width: number }[];
  breaks: { x: number; mark: ChartBreak }[];
  today: number;
  series: PlottedSeries[];
  targets: PlottedTarget[];
  targetPath: string;
  labels: PlacedLabel[];
};

/** How old a figure is, measured by how often it should appear. Published rule: method#age. */
import { addMonths, lastDay, monthsBetween } from '../period';
import type { IndicatorRecord } from './schema';

export const VERSION = '1';

export type Frequency = IndicatorRecord['frequency'];

/** `nextDue` is the month (`YYYY-MM`) after the next period ends; with its last day the figure becomes old. */
export type FigureAge =
  | { state: 'fresh' | 'old' | 'last-reported'; months: number; nextDue: string }
  | { state: 'no-interval'; months: number };

const intervals: Record<Frequency, number | null> = {
  monthly: 1,
  quarterly: 3,
  'half-year': 6,
  annual: 12,
  biennial: 24,
  irregular: null,
  once: null,
};

/** Whole months since the end of the figure's period; zero while the period still runs. */
export function figureAge(facts: { period: string; frequency: Frequency; today: string }): FigureAge {
  const end = lastDay(facts.period);
  const months = Math.max(0, monthsBetween(end, facts.today));
  const interval = intervals[facts.frequency];
  if (interval === null) return { state: 'no-interval', months };
  const nextDue = addMonths(end, interval + 1).slice(0, 7);
  if (months > 2 * interval) return { state: 'last-reported', months, nextDue };
  return { state: months > interval ? 'old' : 'fresh', months, nextDue };
}

/**
 * Days, periods and dates as exact as their source, all as text: `2024`, `2024-S1`, `2024-Q3`, `2024-07`,
 * `2024-07-18` (SDMX time periods). A day is always `YYYY-MM-DD`. Nothing here knows what today is.
 */
export type Precision = 'year' | 'half-year' | 'quarter' | 'month' | 'day';

type Span = { precision: Precision; firstDay: string; lastDay: string };

// Years start at 1000 so that text order is date order.
const pattern = /^([1-9]\d{3})(?:-S([12])|-Q([1-4])|-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/;
const dayLength = 24 * 60 * 60 * 1000;
const precisionMonths = { year: 12, 'half-year': 6, quarter: 3, month: 1 } as const;

function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function months(precision: Precision, year: number, from: number, to: number): Span {
  return { precision, firstDay: dayText(year, from, 1), lastDay: dayText(year, to, lastDayOfMonth(year, to)) };
}

function parse(text: string): Span | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, yearText, half, quarter, month, day] = match;
  const year = Number(yearText);
  if (half) return months('half-year', year, Number(half) * 6 - 5, Number(half) * 6);
  if (quarter) return months('quarter', year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (!month) return months('year', year, 1, 12);
  if (!day) return months('month', year, Number(month), Number(month));
  if (Number(day) < 1 || Number(day) > lastDayOfMonth(year, Number(month))) return null;
  return { precision: 'day', firstDay: text, lastDay: text };
}

/** The same few periods are asked for again and again; what a stranger makes up is not kept beyond this many. */
const known = new Map<string, Span | null>();
const mostKnown = 5000;

function find(text: string): Span | null {
  const held = known.get(text);
  if (held !== undefined) return held;
  const span = parse(text);
  if (known.size < mostKnown) known.set(text, span);
  return span;
}

function spanOf(text: string): Span {
  const span = find(text);
  if (!span) throw new RangeError(`neither a period nor a date: ${text}`);
  return span;
}

function timeOf(day: string): number {
  if (spanOf(day).precision !== 'day') throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}

export function isPartialDate(text: string): boolean {
  return find(text) !== null;
}

/** A partial date that covers a month or more: what a figure can be about. */
export function isPeriod(text: string): boolean {
  const span = find(text);
  return span !== null && span.precision !== 'day';
}

export function precisionOf(text: string): Precision {
  return spanOf(text).precision;
}

export function firstDay(text: string): string {
  return spanOf(text).firstDay;
}

export function lastDay(text: string): string {
  return spanOf(text).lastDay;
}

/** Length of a period in months: 12, 6, 3 or 1. A single day has none and is refused. */
export function periodMonths(period: string): 12 | 6 | 3 | 1 {
  const { precision } = spanOf(period);
  if (precision === 'day') throw new RangeError(`a day is not a period: ${period}`);
  return precisionMonths[precision];
}

/** Days from `a` to `b`, negative when `b` comes first. */
export function daysBetween(a: string, b: string): number {
  return (timeOf(b) - timeOf(a)) / dayLength;
}

export function addDays(day: string, days: number): string {
  return new Date(timeOf(day) + days * dayLength).toISOString().slice(0, 10);
}

/** The last day of a month goes to the last day of a month (31 July + 2 is 30 September; 30 June + 1 is 31 July). */
export function addMonths(day: string, count: number): string {
  timeOf(day);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const end = lastDayOfMonth(toYear, toMonth);
  return dayText(toYear, toMonth, date === lastDayOfMonth(year, month) ? end : Math.min(date, end));
}

/** Whole months from day `a` to day `b`, negative when `b` comes first. */
export function monthsBetween(a: string, b: string): number {
  timeOf(a);
  timeOf(b);
  if (b < a) return 0 - monthsBetween(b, a);
  const [fromYear = 0, fromMonth = 0] = a.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = b.split('-').map(Number);
  const count = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  return addMonths(a, count) <= b ? count : count - 1;
}

/** By last day; of two that end together the longer one counts as the later. */
export function comparePeriods(a: string, b: string): number {
  const [left, right] = [spanOf(a), spanOf(b)];
  if (left.lastDay !== right.lastDay) return left.lastDay < right.lastDay ? -1 : 1;
  if (left.firstDay !== right.firstDay) return left.firstDay > right.firstDay ? -1 : 1;
  return 0;
}

/** The middle of a period or day as a decimal year, for the axis of a chart: `2024` is 2024.5. */
export function midpointYear(text: string): number {
  const { firstDay: first, lastDay: last } = spanOf(text);
  const year = Number(first.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  const middle = (timeOf(first) + timeOf(last) + dayLength) / 2;
  return year + (middle - start) / (Date.UTC(year + 1, 0, 1) - start);
}

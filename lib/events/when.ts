/** When an event lies, seen from a day. */
import { firstDay, lastDay } from '@/lib/period';
import type { EventRecord } from './schema';

type When = Pick<EventRecord, 'kind' | 'starts' | 'ends'>;

/** Kinds that come back each year when the record names no end. Of any other kind an absent end is only unknown. */
export const YEARLY_KINDS = ['day', 'week'] as const satisfies readonly EventRecord['kind'][];

export const isYearly = ({ kind, ends }: When): boolean => ends === null && YEARLY_KINDS.some((yearly) => yearly === kind);

/** The next time a yearly event is held, on the day itself or later, as exact as its first date; the first time where that still lies ahead. */
export function nextTurn(starts: string, day: string): string {
  const rest = starts.slice(4);
  for (let year = Math.max(Number(starts.slice(0, 4)), Number(day.slice(0, 4))); ; year += 1) {
    const turn = rest === '-02-29' && !isLeapYear(year) ? `${year}-02-28` : `${year}${rest}`;
    if (lastDay(turn) >= day) return turn;
  }
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export type Phase = 'yearly' | 'upcoming' | 'running' | 'past';

/** An event whose date is known only by its month is past when the month is. */
export function phaseOn(event: When, day: string): Phase {
  if (isYearly(event)) return 'yearly';
  if (lastDay(event.ends ?? event.starts) < day) return 'past';
  return firstDay(event.starts) > day ? 'upcoming' : 'running';
}

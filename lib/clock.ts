import { env } from './env';

/** Days of the record end at midnight here, wherever the server stands. */
export const timeZone = 'Asia/Ho_Chi_Minh';

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The Vietnamese calendar day of an instant, as `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return dayFormat.format(instant);
}

/** The first instant of a day (`YYYY-MM-DD`). */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00+07:00`));
}

/** The first instant of the day after `day` (`YYYY-MM-DD`): what was recorded before it was recorded by that day. */
export function endOfDay(day: string): Date {
  return new Date(startOfDay(day).getTime() + 24 * 60 * 60 * 1000);
}

/**
 * How far a pinned clock is from the real one. Counted from the start of the process, so that every copy of this
 * module (proxy, pages, instrumentation are bundled apart) tells the same time.
 */
export function shiftOf(pinned: string | undefined, processStart: number): number {
  return pinned === undefined ? 0 : Date.parse(pinned) - processStart;
}

/** The only source of "now". `PORTAL_NOW` sets where it starts; it runs on from there. */
export function now(): Date {
  return new Date(Date.now() + shiftOf(env().PORTAL_NOW, performance.timeOrigin));
}

/** Today in Viet Nam, as `YYYY-MM-DD`. */
export function today(): string {
  return dayOf(now());
}

import { ICalCalendar, ICalEventRepeatingFreq, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays } from '@/lib/period';

/** Something on one day or several: days, never hours, because no source gives any. */
export type Occasion = {
  /** Permanent within the portal. */
  uid: string;
  /** First and last day, both included. */
  from: string;
  to: string;
  isYearly?: true;
  /** What nobody has promised. */
  isTentative?: true;
  summary: string;
  description: string;
  location?: string;
  url: string;
  category: string;
  /** When it was last recorded, and in which edition: programs take the higher number for the newer state. */
  recordedAt: string;
  edition: number;
};
export type Calendar = { name: string; description: string; language: string; host: string; url: string; occasions: readonly Occasion[] };

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A calendar as RFC 5545 asks for it. Its bytes are the same for as long as the record is: no clock of the writer's is in it. */
export function calendarText({ name, description, language, host, url, occasions }: Calendar): string {
  const calendar = new ICalCalendar({
    name,
    description,
    prodId: { company: host, product: 'portal', language: language.toUpperCase() },
    source: url,
    url,
    ttl: 24 * 60 * 60,
  });
  for (const { uid, from, to, summary, location, category, recordedAt, edition, ...occasion } of occasions) {
    calendar.createEvent({
      id: `${uid}@${host}`,
      allDay: true,
      start: midnight(from),
      // The end is the first day after.
      end: midnight(addDays(to, 1)),
      summary,
      description: occasion.description,
      url: occasion.url,
      ...(location === undefined ? {} : { location }),
      categories: [{ name: category }],
      stamp: new Date(recordedAt),
      lastModified: new Date(recordedAt),
      sequence: edition,
      // Nobody's time is taken by a deadline.
      transparency: ICalEventTransparency.TRANSPARENT,
      status: occasion.isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      ...(occasion.isYearly ? { repeating: { freq: ICalEventRepeatingFreq.YEARLY } } : {}),
    });
  }
  return `${calendar.toString()}\r\n`;
}

import ICAL from 'ical.js';
import { type Asked, askFeed } from './feeds';

export type ReadEvent = {
  uid: string;
  summary: string;
  description: string;
  url: string;
  from: string;
  /** The first day after. */
  until: string;
  stamp: string;
  sequence: number;
  status: string;
  /** The first days of its next turns. */
  turns: string[];
};

const turnsRead = 5;

/** A calendar as a reader that is not ours takes it; throws where it is malformed. */
export function readCalendar(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component, { strictExceptions: true });
    if (!event.startDate.isDate) throw new Error(`${event.uid} has an hour`);
    const turns = event.iterator();
    const value = (name: string) => String(component.getFirstPropertyValue(name));
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      url: value('url'),
      from: event.startDate.toString(),
      until: event.endDate.toString(),
      stamp: value('dtstamp'),
      sequence: event.sequence,
      status: value('status'),
      turns: event.isRecurring() ? Array.from({ length: turnsRead }, () => turns.next()?.toString() ?? '') : [],
    };
  });
}

/** The text of a calendar that must be there. */
export async function calendarText(path: string, asked: Asked = {}): Promise<string> {
  const answer = await askFeed(path, asked);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}

export const calendar = async (path: string, asked: Asked = {}): Promise<ReadEvent[]> => readCalendar(await calendarText(path, asked));

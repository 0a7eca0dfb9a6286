import { isCode } from './params';
import { roomOf } from './rooms';

/** Rooms whose changes can be followed as a whole, in the order of the page that lists the feeds. */
export const FOLLOWED_ROOMS = [
  'strategy',
  'indicators',
  'areas',
  'organisations',
  'topics',
  'platforms',
  'documents',
  'events',
  'news',
  'sources',
  'conflicts',
  'glossary',
] as const;
export type FollowedRoom = (typeof FOLLOWED_ROOMS)[number];

/** Those in which each record has a page of its own and a feed beside it; of the last two a calendar too. */
const recordRooms = [
  'strategy',
  'indicators',
  'areas',
  'platforms',
  'documents',
  'events',
  'news',
  'sources',
  'organisations',
  'topics',
] as const;
export type RecordRoom = (typeof recordRooms)[number];
const calendarRooms = ['organisations', 'topics'] as const satisfies readonly RecordRoom[];

/** Feeds of no room, and calendars of the whole portal. */
export const LEDGER_FEEDS = ['changes', 'corrections'] as const;
export const CALENDARS = ['deadlines', 'events', 'releases'] as const;
export type Calendar = (typeof CALENDARS)[number];

export type Feed =
  | { format: 'atom'; of: (typeof LEDGER_FEEDS)[number] | FollowedRoom; code: null }
  | { format: 'atom'; of: RecordRoom; code: string }
  | { format: 'ics'; of: Calendar; code: null }
  | { format: 'ics'; of: (typeof calendarRooms)[number]; code: string };

/** Whether the address lies among the feeds, whatever its name: each gets its answer there, a wrong one too. */
export const isFeed = (path: string): boolean => /^\/feeds\/.*\.(atom|ics)$/.test(path);

export const feedPath = ({ format, of, code }: Feed): string => `/feeds/${of}${code === null ? '' : `/${code}`}.${format}`;

/** What a feed is called beside the page it follows: `follow.<name>` among the messages of feeds. */
export function nameBesidePage({ format, of, code }: Feed): 'changes' | 'corrections' | 'own' | 'ownCalendar' | Calendar {
  if (format === 'ics') return code === null ? of : 'ownCalendar';
  return of === 'changes' || of === 'corrections' ? of : 'own';
}

const among = <T extends string>(names: readonly T[], name: string | undefined): T | undefined => names.find((one) => one === name);

/** `/feeds/organisations/btttt.atom`, below the language; undefined where there can be no such feed. */
export function feedAt(path: string): Feed | undefined {
  const [, name, code, format] = /^\/feeds\/([a-z]+)(?:\/([a-z0-9-]+))?\.(atom|ics)$/.exec(path) ?? [];
  if (code !== undefined && !isCode(code)) return undefined;
  if (format === 'atom') {
    if (code !== undefined) return named(among(recordRooms, name), (of) => ({ format, of, code }));
    return named(among([...LEDGER_FEEDS, ...FOLLOWED_ROOMS], name), (of) => ({ format, of, code: null }));
  }
  if (format !== 'ics') return undefined;
  if (code !== undefined) return named(among(calendarRooms, name), (of) => ({ format, of, code }));
  return named(among(CALENDARS, name), (of) => ({ format, of, code: null }));
}

const named = <T extends string>(of: T | undefined, feed: (of: T) => Feed): Feed | undefined => (of === undefined ? undefined : feed(of));

/** Calendars that stand beside the page of a room. */
const beside: Readonly<Partial<Record<string, readonly Calendar[]>>> = {
  '/': ['deadlines'],
  '/strategy': ['deadlines'],
  '/lateness': ['deadlines'],
  '/indicators': ['releases'],
  '/events': ['events'],
};

/** What tells readers of a page (below the language, without its question) when something on it changes; the nearest first. */
export function feedsOf(path: string): Feed[] {
  const [, room = '', code] = path.split('/');
  const names = roomOf(path)?.endsWith('/[code]')
    ? [`${room}/${code}.atom`, `${room}/${code}.ics`]
    : [...ownFeeds(path), ...(beside[path] ?? []).map((calendar) => `${calendar}.ics`)];
  return names.flatMap((name) => feedAt(`/feeds/${name}`) ?? []);
}

/** A part of a room that is no record has none. */
function ownFeeds(path: string): string[] {
  if (path === '/' || path === '/changes') return LEDGER_FEEDS.map((name) => `${name}.atom`);
  const room = path.slice(1);
  return room.includes('/') ? [] : [`${room}.atom`];
}

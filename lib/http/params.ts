import { dayOf, endOfDay } from '../clock';
import { composed } from '../composed';

/** What the validators need to know of the world; given, so that they stay pure. */
export type Moment = {
  now: Date;
  /** The number of the newest published edition; Infinity where it is not known yet. */
  lastEdition: number;
};

/** What the portal showed: by the number of an edition, or before an instant (ISO 8601, UTC). */
export type Edition = { kind: 'number'; number: number } | { kind: 'instant'; before: string };

/** The Democratic Republic of Viet Nam was proclaimed on this day; no record of the Strategy's can be older. */
const earliestDay = '1945-09-02';
export const longestQuestion = 200;
const lastPage = 10_000;
const codePattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longestCode = 100;

export const isCode = (text: string): boolean => text.length <= longestCode && codePattern.test(text);

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

function readDay(text: string, { now }: Moment): string | undefined {
  return isCalendarDay(text) && text >= earliestDay && text <= dayOf(now) ? text : undefined;
}

function readNumber(text: string, limit: number): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) && Number(text) <= limit ? Number(text) : undefined;
}

function readEdition(text: string, moment: Moment): Edition | undefined {
  if (/^\d+$/.test(text)) {
    const number = readNumber(text, moment.lastEdition);
    return number === undefined ? undefined : { kind: 'number', number };
  }
  if (isCalendarDay(text)) {
    if (!readDay(text, moment)) return undefined;
    // Of today there is only what has passed: an address made from this must not lie in the future.
    return { kind: 'instant', before: new Date(Math.min(endOfDay(text).getTime(), moment.now.getTime())).toISOString() };
  }
  // A form or a hand-typed address turns the plus of "+07:00" into a space.
  const parts = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+ -]\d{2}:\d{2})$/.exec(text);
  const instant = new Date(text.replace(' ', '+'));
  if (!parts || !isCalendarDay(parts[1] ?? '') || Number.isNaN(instant.getTime())) return undefined;
  if (instant > moment.now || dayOf(instant) < earliestDay) return undefined;
  return { kind: 'instant', before: instant.toISOString() };
}

const readYear = (text: string): string | undefined => (/^(19|20)\d{2}$/.test(text) ? text : undefined);
const readCode = (text: string): string | undefined => (isCode(text) ? text : undefined);

/** A question as it is asked everywhere; undefined where it is too long. */
export function askedText(text: string): string | undefined {
  const question = composed(text).trim();
  return question.length <= longestQuestion ? question : undefined;
}
const readQuestion = (text: string): string | undefined => askedText(text) || undefined;

/** The ground of an embed and a drawing; without it, the reader's own. */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

type Parameter<T> = {
  /** The value, or undefined where the text is not of the accepted form. */
  read: (text: string, moment: Moment) => T | undefined;
  /** Whether the value asks for nothing but the bare page. */
  isDefault?: (value: T, moment: Moment) => boolean;
};

/** Every parameter of a public address, once, with the type of its value; `rooms.ts` says which room knows which. */
type ParameterValues = {
  asOf: string;
  edition: Edition;
  page: number;
  status: string;
  organisation: string;
  area: string;
  topic: string;
  deadline: string;
  category: string;
  ownership: string;
  sector: string;
  year: string;
  sort: string;
  kind: string;
  language: string;
  question: string;
  theme: Theme;
};
export type ParameterKey = keyof ParameterValues;
export type Values<K extends ParameterKey> = { [P in K]?: ParameterValues[P] };

/** How each stands in an address. */
const names = {
  asOf: 'as-of',
  edition: 'edition',
  page: 'page',
  status: 'status',
  organisation: 'organisation',
  area: 'area',
  topic: 'topic',
  deadline: 'deadline',
  category: 'category',
  ownership: 'ownership',
  sector: 'sector',
  year: 'year',
  sort: 'sort',
  kind: 'kind',
  language: 'language',
  question: 'q',
  theme: 'theme',
} as const satisfies Record<ParameterKey, string>;

/** How a room's parameters stand in an address. */
export const namesOf = (known: readonly ParameterKey[]): string[] => known.map((key) => names[key]);

const parameters: { [K in ParameterKey]: Parameter<ParameterValues[K]> } = {
  asOf: { read: readDay, isDefault: (day, { now }) => day === dayOf(now) },
  edition: { read: readEdition },
  page: { read: (text) => readNumber(text, lastPage), isDefault: (page) => page === 1 },
  status: { read: readCode },
  organisation: { read: readCode },
  area: { read: readCode },
  topic: { read: readCode },
  deadline: { read: readCode },
  category: { read: readCode },
  ownership: { read: readCode },
  sector: { read: readCode },
  year: { read: readYear },
  sort: { read: readCode },
  kind: { read: readCode },
  language: { read: readCode },
  question: { read: readQuestion },
  theme: { read: (text) => THEMES.find((theme) => theme === text) },
};

/** Two answers to the same question in one address. */
const clash = 'as-of-with-edition';

/** What an address was refused for; `/errors/bad-request/<refusal>` explains it. */
export const refusals = [...Object.values(names), clash] as const;
export type Refusal = (typeof refusals)[number];

/** `query` says in one way what the address asks for, however it was written; it is empty for the bare page. */
export type Reading<K extends ParameterKey> = { ok: true; values: Values<K>; query: string } | { ok: false; refusal: Refusal };

/**
 * Reads the known parameters of one address. Unknown ones are ignored, an empty one (an untouched field of a form)
 * counts as absent, a repeated or malformed one refuses the whole address.
 */
export function readParameters<K extends ParameterKey>(known: readonly K[], query: URLSearchParams, moment: Moment): Reading<K> {
  const values: Values<K> = {};
  const kept = new URLSearchParams();
  const given = new Set<ParameterKey>();
  for (const key of known) {
    const name = names[key];
    const { read, isDefault } = parameters[key];
    const texts = query.getAll(name);
    if (texts.length > 1) return { ok: false, refusal: name };
    const text = texts[0]?.trim();
    if (!text) continue;
    given.add(key);
    const value = read(text, moment);
    if (value === undefined) return { ok: false, refusal: name };
    if (isDefault?.(value, moment)) continue;
    values[key] = value;
    kept.set(name, text);
  }
  if (given.has('asOf') && given.has('edition')) return { ok: false, refusal: clash };
  return { ok: true, values, query: kept.toString() };
}

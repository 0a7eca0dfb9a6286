import { code } from '@/lib/record';
import { RECORD_STATES, type RecordAsked } from './record-states';

/** What the address of a list says; each part may come more than once, or be nonsense. */
export type Asked = Readonly<Record<string, string | string[] | undefined>>;

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';
const LAST_PAGE = 10_000;

export function readAsked(asked: Asked): RecordAsked {
  const page = first(asked.page);
  return {
    query: first(asked.q).slice(0, 200),
    state: RECORD_STATES.find((state) => state === first(asked.state)) ?? null,
    topic: code.safeParse(first(asked.topic)).data ?? null,
    all: first(asked.all) === '1',
    page: /^[1-9]\d{0,4}$/.test(page) ? Math.min(Number(page), LAST_PAGE) : 1,
  };
}

/** The address of one page of a list below the language; what is not chosen is not in it. */
export function listAddress(path: string, { query, state, topic, all, page }: RecordAsked): string {
  const chosen = { q: query, state: state ?? '', topic: topic ?? '', all: all ? '1' : '', page: page > 1 ? String(page) : '' };
  const parts = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')).toString();
  return parts === '' ? path : `${path}?${parts}`;
}

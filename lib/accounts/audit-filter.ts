import { endOfDay } from '@/lib/clock';

export const OUTCOMES = ['done', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** What an administrator looks for; null: all. Days are those of Viet Nam, both included. */
export type AuditFilter = {
  actor: string | null;
  command: string | null;
  outcome: Outcome | null;
  from: string | null;
  to: string | null;
};
export type AuditQuestion = { filter: AuditFilter; page: number; isPartlyUnread: boolean };
type Asked = Readonly<Record<string, string | string[] | undefined>>;

const lastPage = 100_000;
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
const named: Readonly<Record<keyof AuditFilter, (text: string) => boolean>> = {
  actor: (text) => /^[\w:.@-]{1,120}$/.test(text),
  command: (text) => /^[a-z-]{1,40}\.[a-z-]{1,40}$/.test(text),
  outcome: (text) => OUTCOMES.some((outcome) => outcome === text),
  from: isDay,
  to: isDay,
};

/** The question of an address; parts that cannot be read are left out, and it says so. */
export function readAuditQuestion(asked: Asked): AuditQuestion {
  let isPartlyUnread = false;
  const read = (name: keyof AuditFilter): string | null => {
    const text = [asked[name]].flat()[0]?.trim() ?? '';
    if (text === '') return null;
    if (named[name](text)) return text;
    isPartlyUnread = true;
    return null;
  };
  const filter: AuditFilter = {
    actor: read('actor'),
    command: read('command'),
    outcome: read('outcome') as Outcome | null,
    from: read('from'),
    to: read('to'),
  };
  const page = Number([asked.page].flat()[0] ?? 1);
  return { filter, page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1, isPartlyUnread };
}

/** The question as it stands in an address, without what is not asked. */
export function auditQuery(filter: AuditFilter, page = 1): string {
  const query = new URLSearchParams(Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? '' : `?${query}`;
}

/** The instants between which the days lie: from the first one on, and before the second. */
export function instantsOf({ from, to }: AuditFilter): { since: Date | null; before: Date | null } {
  return { since: from === null ? null : new Date(`${from}T00:00:00+07:00`), before: to === null ? null : endOfDay(to) };
}

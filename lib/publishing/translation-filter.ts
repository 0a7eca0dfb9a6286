import type { Locale } from '@/lib/i18n/localized';
import { type QueueAsked, WAITING_STATES } from '@/lib/translation-form';
import { KINDS } from './kinds';

type Asked = Readonly<Record<string, string | string[] | undefined>>;

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? '';
const LAST_PAGE = 10_000;

/** What the address of the queue says, for somebody who writes these languages; nonsense counts as not said. */
export function readQueueAsked(asked: Asked, languages: readonly Locale[]): QueueAsked {
  const page = first(asked.page);
  const fallback = languages.find((language) => language !== 'vi') ?? languages[0] ?? 'en';
  return {
    language: languages.find((language) => language === first(asked.language)) ?? fallback,
    kind: KINDS.find(({ kind }) => kind === first(asked.kind))?.kind ?? null,
    state: WAITING_STATES.find((state) => state === first(asked.state)) ?? null,
    page: /^[1-9]\d{0,4}$/.test(page) ? Math.min(Number(page), LAST_PAGE) : 1,
  };
}

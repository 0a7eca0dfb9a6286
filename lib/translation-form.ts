/** Addresses and names of fields that pages and actions of translations share. */
import type { Locale } from './i18n/localized';

export const WAITING_STATES = ['missing', 'outdated', 'machine'] as const;
export type WaitingState = (typeof WAITING_STATES)[number];
export type QueueAsked = { language: Locale; kind: string | null; state: WaitingState | null; page: number };

/** The address of one page of the queue below the language of the interface. */
export function queueAddress({ language, kind, state, page }: QueueAsked): string {
  const parts = new URLSearchParams({ language });
  if (kind !== null) parts.set('kind', kind);
  if (state !== null) parts.set('state', state);
  if (page > 1) parts.set('page', String(page));
  return `/admin/translations?${parts}`;
}

export const translationAddress = (kind: string, code: string, language: Locale): string =>
  `/admin/translations/${kind}/${code}?language=${language}`;

/** Fields in which a form sends the text at `path`. */
export const wordsField = (path: string): string => `words_${path}`;
export const rightField = (path: string): string => `right_${path}`;
export const machineField = (path: string): string => `machine_${path}`;

import type { Locale } from '@/lib/i18n/localized';
import { firstDay, precisionOf } from '@/lib/period';

/** What a citation says, in one language; every form writes the same. */
export type Citation = {
  /** Lower-case letters, digits and hyphens: what programs call it by. The same for the same thing at the same address. */
  key: string;
  kind: 'dataset' | 'webpage';
  language: Locale;
  title: string;
  /** Whoever let the figure be known; of a page that states no figure, the portal. */
  author: string;
  /** The portal. */
  publisher: string;
  /** When the author let it be known, as exactly as that is known; else when the edition was published. */
  issued: string;
  /** The edition of the portal that the address opens; null where it opens what the world knew by a day. */
  edition: number | null;
  /** Opens the same for good. */
  address: string;
  /** The value with what has to be known of it; null where nothing is stated. */
  note: string | null;
  /** All of it as one sentence. */
  text: string;
};

export type CitationForm = {
  /** After the address of a page: `/vi/indicators/de-gdp-share.bib`. */
  extension: string;
  mediaType: string;
  write(citation: Citation): string;
};

/** Year, month and day of a date, as many of them as are known: a quarter or a half is no month. */
export function datePartsOf(date: string): [year: string, month?: string, day?: string] {
  const precision = precisionOf(date);
  const [year = '', month = '', day = ''] = firstDay(date).split('-');
  if (precision === 'day') return [year, month, day];
  return precision === 'month' ? [year, month] : [year];
}

/** One line, whatever was typed. */
export const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

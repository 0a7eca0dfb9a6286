import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { SearchChoice } from '@/lib/search/results';

/** A question and what of its answers is asked for, below the language. */
export const searchPath = (text: string, choice: SearchChoice, view: View, page = 1): string =>
  addressOf('/search', view, { q: text === '' ? undefined : text, ...choice }, page);

export const searchAddress = (locale: Locale, text: string, choice: SearchChoice, view: View, page = 1): string =>
  `/${locale}${searchPath(text, choice, view, page)}`;

import type { Locale } from './localized';
import { routing } from './routing';

/** The language of the portal that suits an `Accept-Language` header best; Vietnamese where none does. */
export function negotiate(header: string | null): Locale {
  const wishes = (header ?? '')
    .split(',')
    .map((part, order) => {
      const [range = '', ...rest] = part.trim().toLowerCase().split(';');
      const quality = rest.map((item) => /^\s*q=([\d.]+)\s*$/.exec(item)?.[1]).find((item) => item !== undefined);
      return { language: range.split('-')[0], quality: quality === undefined ? 1 : Number(quality), order };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  for (const wish of wishes) {
    const locale = routing.locales.find((candidate) => candidate === wish.language);
    if (locale) return locale;
  }
  return routing.defaultLocale;
}

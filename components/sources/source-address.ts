import type { Locale } from '@/lib/i18n/localized';

/** What the address of the list asks for. */
export type SourceFilter = { kind?: string; language?: string; page?: number };

/** The address of the list with these filters, page 1 unless said. */
export function sourcesAddress(locale: Locale, { kind, language, page = 1 }: SourceFilter): string {
  const query = new URLSearchParams();
  if (kind) query.set('kind', kind);
  if (language) query.set('language', language);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return `/${locale}/sources${text && `?${text}`}`;
}

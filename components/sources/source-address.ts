import type { PageLink } from '@/components/ui/pagination';
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

/** Both ends and the neighbours of the current page; what is left out between them is one sign without a link. */
export function pageLinks(current: number, last: number, href: (page: number) => string): PageLink[] {
  const shown = [...new Set([1, current - 1, current, current + 1, last])]
    .filter((page) => page >= 1 && page <= last)
    .sort((a, b) => a - b);
  return shown.flatMap((page, index) => {
    const link = { key: String(page), label: String(page), href: href(page), isCurrent: page === current };
    const isAfterGap = index > 0 && page - (shown[index - 1] ?? page) > 1;
    return isAfterGap ? [{ key: `before-${page}`, label: '…' }, link] : [link];
  });
}

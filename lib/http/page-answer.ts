import { timeZone } from '../clock';
import { hashedPolicy } from './policy';

/** The parts of Next's cached page that decide the answer. */
export type CachedPage = {
  kind: string;
  html: string;
  headers?: Record<string, string | string[] | undefined> | undefined;
  status?: number | undefined;
};

/** How a page says which status it is: Next offers none that comes with a body which reads without scripts. */
const statusMark = /<meta name="page-status" content="(\d{3})"/;
export const retryAfterSeconds = 30;

export const markedStatus = (html: string): number | undefined => {
  const mark = statusMark.exec(html);
  return mark ? Number(mark[1]) : undefined;
};

/** Gives a page, in place, the policy and the status that its answer carries, now and from the cache; `isFramed`: other sites may frame it. */
export function settle(page: CachedPage, site: { isHttps: boolean; isFramed: boolean }): void {
  const marked = markedStatus(page.html);
  // Next's own page for addresses without a page comes with a status and its own rule of keeping.
  const isOurs = marked !== undefined || (page.status ?? 200) < 400;
  page.status = marked ?? page.status;
  page.headers = {
    ...page.headers,
    'content-security-policy': hashedPolicy(page.html, site),
    ...(isOurs ? { 'cache-control': marked === undefined ? 'public, max-age=0, must-revalidate' : 'no-store' } : {}),
    // The header, not an element: a page that a reader saved must not reload itself.
    ...(marked === 503 ? { 'retry-after': String(retryAfterSeconds), refresh: String(retryAfterSeconds) } : {}),
  };
}

/** The same page as an older state of itself: it shows the notice that the layout keeps hidden, and its time. */
export function asStale(page: CachedPage, savedAt: Date): CachedPage {
  const language = /<html[^>]*\slang="([a-z]{2})"/.exec(page.html)?.[1] ?? 'vi';
  const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(savedAt);
  const iso = savedAt.toISOString();
  return {
    ...page,
    html: page.html
      .replace(/(<[a-z]+ id="stale-notice"[^>]*?) hidden=""/, '$1')
      .replace(/<span id="stale-time"[^>]*>[^<]*/, `<span id="stale-time" data-time="${iso}">${words}`),
    headers: { ...page.headers, 'cache-control': 'no-store', 'x-portal-stale': iso, warning: '110 - "Response is Stale"' },
  };
}

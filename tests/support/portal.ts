import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import type { Locale } from '@/lib/i18n/localized';

/** One address of each type of page, below the language. */
export const pageTypes = {
  home: '',
  strategy: '/strategy',
  'strategy, filtered': '/strategy?status=overdue-no-report',
  task: '/strategy/d08',
  indicators: '/indicators',
  indicator: '/indicators/de-gdp-share',
  'indicator, as of a day': '/indicators/de-gdp-share?as-of=2023-12-10',
  'home, an edition': '?edition=1',
  sources: '/sources',
  source: '/sources/founding-003',
  document: '/documents/qd-411-ttg-2022',
  method: '/method',
  'not found': '/nothing-here',
  'bad request': '?as-of=2026-13-01',
} as const;
export type PageType = keyof typeof pageTypes;
export const allPages = Object.entries(pageTypes) as [PageType, string][];

/** Pages whose bare address is kept in the page cache. */
export const bareWithContent = ['home', 'strategy', 'task', 'indicators', 'indicator', 'sources', 'source', 'document', 'method'] as const;

const expectedStatus: Partial<Record<PageType, number>> = { 'not found': 404, 'bad request': 400 };
export const statusOf = (type: PageType): number => expectedStatus[type] ?? 200;

export const address = (locale: Locale, path: string, site: string = inject('siteUrl')): string => `${site}/${locale}${path}`;

/** A page as sent, without a browser; redirects are shown, not followed. */
export async function get(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

/** The run's one browser; each page gets a context of its own, closed after its test. */
export function testBrowser() {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'));
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(() => browser.close());
  return {
    async page(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      return context.newPage();
    },
  };
}

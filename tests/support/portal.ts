import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { LOCALES, type Locale } from '@/lib/i18n/localized';

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
  documents: '/documents',
  'documents, filtered': '/documents?kind=decision&sort=oldest',
  document: '/documents/qd-411-ttg-2022',
  organisations: '/organisations',
  organisation: '/organisations/btttt',
  areas: '/areas',
  'areas, before the reform': '/areas?as-of=2024-07-01',
  crosswalk: '/areas/crosswalk',
  area: '/areas/p34-75c',
  'area of the old list': '/areas/p63-75',
  platforms: '/platforms',
  'platforms, filtered': '/platforms?ownership=state',
  platform: '/platforms/vneid',
  events: '/events',
  event: '/events/ncdt-7',
  news: '/news',
  article: '/news/two-counts-of-2023',
  topics: '/topics',
  topic: '/topics/digital-economy',
  lateness: '/lateness',
  goalposts: '/goalposts',
  conflicts: '/conflicts',
  changes: '/changes',
  'change set': '/changes/1',
  data: '/data',
  'data, an edition': '/data?edition=1',
  'table of data': '/data/observations',
  API: '/data/api',
  'table of data, as of a day': '/data/documents?as-of=2024-07-18',
  feeds: '/feeds',
  releases: '/releases',
  publishers: '/publishers',
  method: '/method',
  glossary: '/glossary',
  about: '/about',
  report: '/report',
  verify: '/verify',
  search: '/search',
  'search, asked': '/search?q=GDP',
  'not found': '/nothing-here',
  'bad request': '?as-of=2026-13-01',
} as const;
export type PageType = keyof typeof pageTypes;
export const allPages = Object.entries(pageTypes) as [PageType, string][];

const others = LOCALES.filter((locale) => locale !== 'vi');
/** Each day a page is read in Vietnamese and in another language, the next one for the next page; in the long run in all. */
export const languagesOf = (path: string): readonly Locale[] =>
  process.env.TEST_LONG === '1' ? LOCALES : ['vi', others[allPages.findIndex(([, other]) => other === path) % others.length] ?? 'en'];

/** Pages whose bare address is kept in the page cache. */
export const bareWithContent = allPages
  .filter(([type, path]) => !path.includes('?') && type !== 'not found' && type !== 'report' && type !== 'verify')
  .map(([type]) => type);

const expectedStatus: Partial<Record<PageType, number>> = { 'not found': 404, 'bad request': 400 };
export const statusOf = (type: PageType): number => expectedStatus[type] ?? 200;

export const address = (locale: Locale, path: string, site: string = inject('siteUrl')): string => `${site}/${locale}${path}`;

/** A page as sent, without a browser; redirects are shown, not followed. */
export async function get(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

const desk = { width: 1280, height: 900 };
const closeTabs = (context: BrowserContext) => Promise.all(context.pages().map((page) => page.close()));

/** As long as a machine that others hold up may take over one step. */
const stepMs = 90_000;

/** The run's one browser; a page gets a context of its own, closed after its test. */
export function testBrowser() {
  let browser: Browser;
  const opened = async (options: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: desk, ...options });
    context.setDefaultTimeout(stepMs);
    return context;
  };
  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'));
  });
  const readers = new Map<string, BrowserContext>();
  afterEach(async () => {
    const kept = new Set(readers.values());
    await Promise.all(browser.contexts().map((context) => (kept.has(context) ? closeTabs(context) : context.close())));
  });
  afterAll(() => browser.close());
  return {
    async page(options: BrowserContextOptions = {}): Promise<Page> {
      return (await opened(options)).newPage();
    },
    /** A tab of a reader who looked at other pages before and has their files; for tests that sign in nowhere and leave nothing. */
    async tab(options: BrowserContextOptions = {}): Promise<Page> {
      const who = JSON.stringify(options);
      const context = readers.get(who) ?? (await opened(options));
      readers.set(who, context);
      return context.newPage();
    },
  };
}

import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { message } from '../support/messages';
import { address, allPages, pageTypes, statusOf, testBrowser } from '../support/portal';

const browser = testBrowser();
const withoutScripts = { javaScriptEnabled: false };
const rooms = ['strategy', 'indicators', 'areas', 'organisations', 'platforms', 'documents'];

async function open(locale: 'vi' | 'ru', path: string, options = {}): Promise<Page> {
  const page = await browser.tab({ ...withoutScripts, ...options });
  await page.goto(address(locale, path));
  return page;
}

/** Each day every page in one of the two languages; in the long run in both. */
const pagesFor = (locale: 'vi' | 'ru') =>
  process.env.TEST_LONG === '1' ? allPages : allPages.filter((_, index) => (index % 2 === 0) === (locale === 'vi'));

describe.each(['vi', 'ru'] as const)('without scripts, in %s', (locale) => {
  test.each(pagesFor(locale))('%s is complete: its status, heading, text and menus', async (type, path) => {
    const page = await browser.tab(withoutScripts);
    const answer = await page.goto(address(locale, path));
    expect(answer?.status()).toBe(statusOf(type));
    expect(await page.locator('h1').count()).toBe(1);
    expect((await page.locator('h1').innerText()).trim()).not.toBe('');
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(150);
    for (const room of rooms) {
      expect(await page.locator(`header nav a[href="/${locale}/${room}"]:visible`).count(), room).toBeGreaterThan(0);
    }
    expect(await page.locator('header a[hreflang]:visible').count()).toBe(4);
    expect(await page.locator('body').innerText()).not.toMatch(/\bundefined\b|\[object Object\]|\bNaN\b/);
  });

  test('the explanation of a wrong address is readable, in the language of the address', async () => {
    const page = await open(locale, '/nothing-here');
    expect(await page.locator('h1').innerText()).toContain(message(locale, 'errors.notFound.title').slice(0, 12));
    expect(await page.locator(`main a[href="/${locale}/strategy"]`).count()).toBeGreaterThan(0);
  });

  test('the menu of a narrow screen opens', async () => {
    const page = await open(locale, '', { viewport: { width: 360, height: 740 } });
    const link = page.locator(`header nav a[href="/${locale}/indicators"]`);
    if (!(await link.first().isVisible())) await page.locator('header nav summary').click();
    expect(await page.locator(`header nav a[href="/${locale}/indicators"]:visible`).count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  });
});

/** Long words and values stand on these; each day one language more for every other page, in the long run all. */
const dense = ['', '/search', '/lateness', '/organisations/bkhcn', pageTypes.indicator, '/nothing-here'];
const narrowPages = (locale: Locale) => {
  const turn = LOCALES.indexOf(locale);
  const paths = allPages.map(([, path]) => path);
  return process.env.TEST_LONG === '1' ? paths : [...new Set([...dense, ...paths.filter((_, index) => index % LOCALES.length === turn)])];
};

test.each(LOCALES)('at 320 pixels no page is wider than the window, with every fold open, in %s', { timeout: 300_000 }, async (locale) => {
  const page = await browser.tab({ ...withoutScripts, viewport: { width: 320, height: 740 } });
  const wider: string[] = [];
  for (const path of narrowPages(locale)) {
    await page.goto(address(locale, path));
    const width = await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      return document.documentElement.scrollWidth;
    });
    if (width > 320) wider.push(`${path}: ${width}`);
  }
  expect(wider).toEqual([]);
});

describe('without scripts', () => {
  test('the charts are drawings, with a sentence for who cannot see them', async () => {
    const page = await open('vi', pageTypes.indicator);
    const drawing = page.locator('.plate svg[role="img"]:visible').first();
    expect(await drawing.getAttribute('aria-label')).toMatch(/\d/);
    expect(await drawing.locator('circle').count()).toBeGreaterThan(4);
    expect(await drawing.evaluate((svg) => svg.getBoundingClientRect().height)).toBeGreaterThan(150);
    const home = await open('vi', '');
    expect(await home.locator('main svg:visible').count()).toBeGreaterThan(5);
  });

  test.each([
    ['/strategy', 'status'],
    ['/strategy', 'topic'],
    ['/indicators', 'topic'],
    ['/indicators', 'category'],
    ['/sources', 'kind'],
  ])('on %s the filter by %s is a link that filters and can be taken back', async (path, parameter) => {
    const page = await open('vi', path);
    const link = page.locator(`main a[href*="?${parameter}="], main a[href*="&${parameter}="]`).first();
    const href = (await link.getAttribute('href')) ?? '';
    const answer = await page.goto(new URL(href, page.url()).href);
    expect(answer?.status()).toBe(200);
    expect(new URL(page.url()).searchParams.get(parameter)).not.toBeNull();
    const back = page.locator('main a').filter({ hasNot: page.locator('img') });
    const hrefs = await back.evaluateAll((links) =>
      links.map((a) => new URL((a as HTMLAnchorElement).href)).map((url) => url.pathname + url.search),
    );
    expect(hrefs.some((target) => target.startsWith(`/vi${path}`) && !target.includes(`${parameter}=`))).toBe(true);
  });

  test('the next page of a list is a link', async () => {
    const page = await open('vi', '/sources');
    await page.locator('main a[href*="page=2"]').first().click();
    await page.waitForURL(/page=2/);
    expect(await page.locator('main a[href^="/vi/sources/"]').count()).toBeGreaterThan(5);
  });

  test('a form asks for an earlier day, and a bar says which day is shown', async () => {
    const page = await open('vi', '');
    await page.locator('form input[name="as-of"][type="date"]').first().fill('2024-07-18');
    await page.locator('form:has(input[name="as-of"][type="date"]) button').first().click();
    await page.waitForURL(/as-of=2024-07-18/);
    expect(await page.locator('.as-of-bar:visible').innerText()).toContain('2024');
    expect(await page.locator('.as-of-bar:visible a[href="/vi"]').count()).toBe(1);
  });

  test('the language switch keeps the page, with its day', async () => {
    const page = await open('vi', pageTypes['indicator, as of a day']);
    await page.locator('header a[hreflang="ru"]').click();
    await page.waitForURL(/\/ru\//);
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`/ru${pageTypes['indicator, as of a day']}`);
    expect(await page.locator('html').getAttribute('lang')).toBe('ru');
  });
});

import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import type { Locale } from '@/lib/i18n/localized';
import { LOCALES } from '@/lib/i18n/localized';
import { axe } from '../support/axe';
import { everyDay } from '../support/every-day';
import { message } from '../support/messages';
import { address, get, testBrowser } from '../support/portal';

const browser = testBrowser();
const asked = (text: string, more = ''): string => `/search?q=${encodeURIComponent(text)}${more}`;

async function open(locale: Locale, path: string, options = {}): Promise<Page> {
  const page = await browser.page({ javaScriptEnabled: false, ...options });
  await page.goto(address(locale, path));
  return page;
}

/** Addresses of the results, below the language. */
const resultsOn = (page: Page, locale: Locale): Promise<string[]> =>
  page
    .locator('main .results .title a')
    .evaluateAll((links, root) => links.map((a) => (a.getAttribute('href') ?? '').slice(root.length)), `/${locale}`);
const countOn = async (page: Page): Promise<number> =>
  Number(/\d[\d .,\u00a0\u202f]*/.exec(await page.locator('.found').innerText())?.[0].replace(/\D/g, ''));

describe.each(['vi', 'ru'] as const)('without scripts, in %s', (locale) => {
  test('the form in the masthead of any page asks, and the answer stands first', async () => {
    const page = await open(locale, '/platforms');
    await page.locator('header #site-search-q').fill('411/QĐ-TTg');
    await page.locator('header search button').click();
    await page.waitForURL(/\/search\?q=/);
    expect(await page.locator('main #search-q').inputValue()).toBe('411/QĐ-TTg');
    expect((await resultsOn(page, locale))[0]).toBe('/documents/qd-411-ttg-2022');
    expect(await page.locator('main .results').first().locator('mark').first().innerText()).not.toBe('');
    const marked = await page.locator('main .results li').first().locator('mark').allInnerTexts();
    expect(marked.join(' ')).toContain('411/QĐ-TTg');
  });

  test('the page asks nothing at first: a form, examples that find something, a way on', async () => {
    const page = await open(locale, '/search');
    expect(await page.locator('main form[action$="/search"] input[name="q"]').count()).toBe(1);
    const examples = await page
      .locator(`main a[href^="/${locale}/search?q="]`)
      .evaluateAll((links) => links.map((a) => a.getAttribute('href') ?? ''));
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples) {
      await page.goto(new URL(example, page.url()).href);
      expect(await countOn(page), example).toBeGreaterThan(0);
    }
  });

  test('results stand by kind with their counts; a kind is a link to all of it, a choice can be taken back', async () => {
    const page = await open(locale, asked('GDP'));
    const all = await countOn(page);
    const kinds = page.locator('main nav.filters a[href*="kind="]');
    expect(await kinds.count()).toBeGreaterThan(2);
    const [href, label] = [(await kinds.first().getAttribute('href')) ?? '', await kinds.first().innerText()];
    await page.goto(new URL(href, page.url()).href);
    const narrowed = await countOn(page);
    expect(narrowed).toBe(Number(/(\d+)\s*$/.exec(label)?.[1]));
    expect(narrowed).toBeLessThan(all);
    const current = page.locator('main nav.filters a[aria-current="true"]');
    expect(await current.getAttribute('href')).toBe(`/${locale}/search?q=GDP`);
    await current.click();
    await page.waitForURL(/q=GDP$/);
    expect(await countOn(page)).toBe(all);
  });

  test('the facets below are links too, folded until one is chosen', async () => {
    const page = await open(locale, asked('GDP'));
    await page.locator('main details summary').first().click();
    const topic = page.locator('main details a[href*="topic="]:visible').first();
    const href = (await topic.getAttribute('href')) ?? '';
    await page.goto(new URL(href, page.url()).href);
    expect(await page.locator('main details[open] a[aria-current="true"]').count()).toBe(1);
    expect(await countOn(page)).toBeGreaterThan(0);
  });

  test('an indicator is answered with its newest figure, its period and the mark of its source', async () => {
    const page = await open(locale, asked(locale === 'vi' ? 'tỷ trọng kinh tế số trong GDP' : 'доля цифровой экономики в ВВП'));
    const hit = page.locator(`main .results li:has(a[href="/${locale}/indicators/de-gdp-share"])`);
    expect(await hit.locator('.figure').innerText()).toMatch(/\d+[.,]?\d*\s*%.*\d{4}/s);
    const mark = hit.locator('.figure a.src').first();
    const source = (await mark.getAttribute('href')) ?? '';
    expect(source).toMatch(/^#/);
    expect(await page.locator(source).innerText()).not.toBe('');
  });

  test('what nobody wrote is answered with what may be done next, and is still a page', async () => {
    const page = await browser.page({ javaScriptEnabled: false });
    const answer = await page.goto(address(locale, asked('qwxzqwxz')));
    expect(answer?.status()).toBe(200);
    expect(await resultsOn(page, locale)).toEqual([]);
    expect(await page.locator('.nothing h2').innerText()).toBe(message(locale, 'search.empty.title'));
    expect(await page.locator('.nothing li').count()).toBeGreaterThan(2);
    const report = (await page.locator(`.nothing a[href^="/${locale}/report"]`).getAttribute('href')) ?? '';
    expect((await page.goto(new URL(report, page.url()).href))?.status()).toBe(200);
  });

  test('as of a day the bar says so, the form stays in it, and what came later is not there', async () => {
    const page = await open(locale, asked('57-NQ/TW', '&as-of=2024-07-18'));
    expect(await page.locator('.as-of-bar:visible').innerText()).toContain('2024');
    expect(await resultsOn(page, locale)).not.toContain('/documents/nq-57-tw-2024?as-of=2024-07-18');
    await page.locator('main #search-q').fill('411/QĐ-TTg');
    await page.locator('main search.search button').click();
    await page.waitForURL(/as-of=2024-07-18/);
    expect((await resultsOn(page, locale))[0]).toBe('/documents/qd-411-ttg-2022?as-of=2024-07-18');
    await page.goto(address(locale, asked('57-NQ/TW')));
    expect(await resultsOn(page, locale)).toContain('/documents/nq-57-tw-2024');
  });

  test('a slip finds what was meant, and says so', async () => {
    const page = await open(locale, asked('digtal econmy'));
    expect(await page.locator('main .notice').first().innerText()).toContain('digital economy');
    expect(await resultsOn(page, locale)).toContain('/topics/digital-economy');
    const meant = (await page.locator('main .notice a').first().getAttribute('href')) ?? '';
    await page.goto(new URL(meant, page.url()).href);
    expect(await page.locator('main .notice').count()).toBe(0);
    expect(await countOn(page)).toBeGreaterThan(0);
  });

  test('an address without a page offers what it may have meant', async () => {
    const page = await browser.page({ javaScriptEnabled: false });
    const heading = page.getByRole('heading', { name: message(locale, 'search.lost.heading') });
    for (const [path, meant] of [
      ['/indicators/de-gdp-shre', '/indicators/de-gdp-share'],
      ['/kinh-te-so', '/topics/digital-economy'],
    ] as const) {
      const answer = await page.goto(address(locale, path));
      expect(answer?.status(), path).toBe(404);
      expect(await heading.count(), path).toBe(1);
      expect(await page.locator(`main .results a[href="/${locale}${meant}"]`).count(), path).toBe(1);
      expect(await page.locator('main #search-q').inputValue(), path).not.toBe('');
    }
    await page.goto(address(locale, '/qwxzqwxz'));
    expect(await heading.count()).toBe(0);
  });
});

describe('with scripts', () => {
  const field = (page: Page): Locator => page.locator('#site-search-q');
  const options = (page: Page): Locator => page.locator('#site-search-q-list [role="option"]');
  const onPage = async (path = ''): Promise<Page> => {
    const page = await browser.page();
    await page.goto(address('vi', path));
    await page.locator('#site-search-q[role="combobox"]').waitFor();
    return page;
  };
  const type = async (page: Page, text: string): Promise<void> => {
    await field(page).fill('');
    await field(page).pressSequentially(text);
    await options(page).first().waitFor();
  };
  const isFocused = (page: Page) => field(page).evaluate((input) => input === document.activeElement);

  test('a stroke comes to the field, but not where a reader is typing or holds another key', async () => {
    const page = await onPage('/search');
    await page.keyboard.press('/');
    expect(await isFocused(page)).toBe(true);
    expect(await field(page).inputValue()).toBe('');
    await page.locator('main #search-q').focus();
    await page.keyboard.press('/');
    expect(await isFocused(page)).toBe(false);
    expect(await page.locator('main #search-q').inputValue()).toBe('/');
    await page.locator('h1').click();
    await page.keyboard.press('Control+/');
    expect(await isFocused(page)).toBe(false);
  });

  test('suggestions come while typing, without accents, and are said to a screen reader', async () => {
    const page = await onPage();
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
    await type(page, 'kinh te s');
    expect(await field(page).getAttribute('aria-expanded')).toBe('true');
    expect(await field(page).getAttribute('aria-controls')).toBe('site-search-q-list');
    const shown = await options(page).allInnerTexts();
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.join('\n')).toContain('Kinh tế số');
    const status = page.locator('.site-search-box [role="status"]');
    expect(await status.innerText()).toBe(message('vi', 'search.suggestions.some').replace('{count}', String(shown.length)));
    expect(await page.locator('#site-search-q-list').getAttribute('role')).toBe('listbox');
    expect(await axe(page)).toEqual([]);
    await field(page).fill('qwxzqwxz');
    await page.waitForFunction(
      (none) => document.querySelector('.site-search-box [role="status"]')?.textContent === none,
      message('vi', 'search.suggestions.none'),
    );
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
  });

  test('the arrows choose one, there and back and round, Escape puts them away, Enter opens the chosen one', async () => {
    const page = await onPage();
    await type(page, 'kinh te s');
    const chosen = () => field(page).getAttribute('aria-activedescendant');
    const last = (await options(page).count()) - 1;
    expect(await chosen()).toBeNull();
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).toBe('site-search-q-list-0');
    expect(await page.locator('#site-search-q-list-0').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('#site-search-q-list [aria-selected="true"]').count()).toBe(1);
    await page.keyboard.press('ArrowUp');
    expect(await chosen()).toBeNull();
    await page.keyboard.press('ArrowUp');
    expect(await chosen()).toBe(`site-search-q-list-${last}`);
    await page.keyboard.press('Escape');
    expect(await options(page).first().isVisible()).toBe(false);
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
    expect(await chosen()).toBeNull();
    expect(await field(page).inputValue()).toBe('kinh te s');
    await type(page, 'kinh te so');
    await page.keyboard.press('ArrowDown');
    const href = (await options(page).first().getAttribute('href')) ?? '';
    await page.keyboard.press('Enter');
    await page.waitForURL(href);
    expect(await page.locator('h1').count()).toBe(1);
  });

  test('Enter without a choice asks the question that was typed', async () => {
    const page = await onPage();
    await type(page, 'kinh te so');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/vi\/search\?q=kinh\+te\+so$/);
  });
});

describe('other programs', () => {
  test.each(LOCALES)('find how to search here from the head of a page, and each address answers, in %s', async (locale) => {
    const { html } = await get(address(locale, ''));
    const link = /<link rel="search" type="application\/opensearchdescription\+xml" href="([^"]+)"/.exec(html)?.[1] ?? '';
    const { status, headers, html: description } = await get(new URL(link, address(locale, '')).href);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/opensearchdescription+xml; charset=utf-8']);
    const urls = [...description.matchAll(/<Url type="([^"]+)"[^>]* template="([^"]+)"/g)].map(([, type = '', template = '']) => [
      type,
      template.replaceAll('&amp;', '&'),
    ]);
    expect(urls).toHaveLength(5);
    for (const [type, template = ''] of urls) {
      const answer = await get(template.replace('{searchTerms}', encodeURIComponent('kinh te số')));
      expect(answer.status, template).toBe(200);
      expect(answer.headers.get('content-type'), template).toContain((type ?? '').replace('x-suggestions+', ''));
    }
    expect((await get(new URL('/opensearch/xx.xml', address(locale, '')).href)).status).toBe(404);
  });

  test('are told that a question is too long, or wrong', async () => {
    for (const path of [asked('a'.repeat(201)), asked('a', '&q=b'), asked('a', '&as-of=2026-13-01'), asked('a', '&kind=A+B')]) {
      expect((await get(address('vi', path))).status, path).toBe(400);
    }
    expect((await get(address('vi', asked('a'.repeat(200))))).status).toBe(200);
    expect((await get(address('vi', asked('GDP', '&kind=nothing')))).status).toBe(200);
    expect((await get(address('vi', asked('GDP', '&kind=task&page=9999')))).status).toBe(404);
  });

  test('get the page as data, and as a feed', async () => {
    const csv = await get(address('vi', `/search.csv?q=${encodeURIComponent('411/QĐ-TTg')}`));
    expect([csv.status, csv.html.includes('qd-411-ttg-2022')]).toEqual([200, true]);
    const page = await open('vi', asked('411/QĐ-TTg'));
    const feed = (await page.locator('main a[href*="/feeds/search.atom"]').getAttribute('href')) ?? '';
    const atom = await get(new URL(feed, page.url()).href);
    expect([atom.status, atom.html.includes('/vi/documents/qd-411-ttg-2022')]).toEqual([200, true]);
  });
});

describe('a page of results is accessible and whole at 360 pixels', () => {
  const looks = (['light', 'dark'] as const).flatMap((scheme) => (['vi', 'ru'] as const).map((locale) => ({ scheme, locale })));
  test.each(looks)('$scheme, in $locale', async ({ scheme, locale }) => {
    const page = await browser.page({ colorScheme: scheme, viewport: { width: 360, height: 740 } });
    for (const path of everyDay([asked('GDP'), asked('GDP', '&kind=indicator'), asked('qwxzqwxz'), asked('digtal econmy')])) {
      await page.goto(address(locale, path));
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
      expect(await axe(page), path).toEqual([]);
    }
  });
});

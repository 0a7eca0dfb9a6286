import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { axe } from '../support/axe';
import { everyDay } from '../support/every-day';
import { message } from '../support/messages';
import { address, get, pageTypes, testBrowser } from '../support/portal';

const browser = testBrowser();
const frames = {
  indicator: '/embed/indicators/de-gdp-share',
  figures: '/embed/indicators/smartphone-population-share',
  task: '/embed/strategy/d08',
  map: '/embed/areas',
};

/** Another site: its one page has a frame of whatever its address asks for. */
const elsewhere = createServer((request, response) => {
  const shown = new URL(request.url ?? '/', 'http://elsewhere').searchParams.get('show') ?? '';
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><title>Elsewhere</title><iframe src="${shown}" width="320" height="600"></iframe>`);
});
beforeAll(async () => {
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
});
afterAll(() => {
  elsewhere.closeAllConnections();
  elsewhere.close();
});

async function framing(url: string, options = {}): Promise<Page> {
  const page = await browser.tab(options);
  const { port } = elsewhere.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ show: url })}`);
  return page;
}

describe('a frame on another site', () => {
  test('shows the chart, without scripts too', async () => {
    const page = await framing(address('vi', frames.indicator), { javaScriptEnabled: false });
    const frame = page.frameLocator('iframe');
    await frame.locator('h1').waitFor();
    expect(await frame.locator('h1').innerText()).toContain('GDP');
    expect(await frame.locator('svg[role="img"]:visible circle').count()).toBeGreaterThan(4);
  });

  test('shows no other page of the portal', async () => {
    for (const path of [pageTypes.indicator, `${pageTypes.indicator}?edition=99`, '']) {
      const { headers } = await get(address('vi', path));
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    }
    const page = await framing(address('vi', pageTypes.indicator));
    await expect(page.frameLocator('iframe').locator('h1').waitFor({ timeout: 3000 })).rejects.toThrow();
  });

  test.each(Object.values(frames))('%s may be framed, bare and as it was, and is as strict otherwise', async (path) => {
    for (const query of ['', '?edition=1', '?as-of=2025-12-01&theme=dark']) {
      const { status, headers } = await get(address('fr', path + query));
      expect(status, query).toBe(200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain('frame-ancestors *');
      expect(policy).toMatch(/script-src 'self'( 'sha256-[A-Za-z0-9+/=]+')*(;|$)/);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test('of a chart that is not there answers 404 in a few words', async () => {
    const { status, html, headers } = await get(address('ru', '/embed/indicators/nothing-here'));
    expect([status, headers.get('content-security-policy')?.includes('frame-ancestors *')]).toEqual([404, true]);
    expect(html).toContain(message('ru', 'embed.absent'));
  });

  test.each(['?edition=99', '?theme=pink', '?as-of=2023-99-01'])(
    'with a parameter that is not read (%s) says so in a few words',
    async (query) => {
      const page = await framing(address('fr', frames.indicator + query));
      const frame = page.frameLocator('iframe');
      expect(await frame.locator('h1').innerText()).toBe(message('fr', 'errors.badRequest.title'));
      expect(await frame.locator('header, nav, form').count()).toBe(0);
      expect((await get(address('fr', frames.indicator + query))).status).toBe(400);
    },
  );

  test('opens in the language its address asks for by name', async () => {
    const { status, headers } = await get(`${inject('siteUrl')}/embed/areas?lang=ru&edition=1`);
    expect(status).toBe(307);
    expect(headers.get('location')).toMatch(/\/ru\/embed\/areas\?.*edition=1/);
  });
});

describe.each(everyDay(LOCALES))('at 320 pixels in %s', (locale: Locale) => {
  test.each(Object.entries(frames))('%s is whole, light and dark, without scripts', async (_, path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.tab({ javaScriptEnabled: false, colorScheme, viewport: { width: 320, height: 700 } });
      await page.goto(address(locale, path));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        colorScheme === 'light' ? 'rgb(228, 239, 232)' : 'rgb(13, 22, 19)',
      );
      const small = await page
        .locator('svg[role="img"]:visible text')
        .evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect().height).filter((height) => height > 0 && height < 10));
      expect(small).toEqual([]);
    }
  });

  test('a frame of the height that its code gives holds the date and the address, from 320 to 800 pixels of width', async () => {
    const page = await browser.tab({ javaScriptEnabled: false });
    const below: string[] = [];
    for (const path of [
      ...Object.values(frames),
      '/embed/indicators/egdi-rank',
      '/embed/indicators/ict-revenue',
      '/embed/indicators/ndxp-transactions',
    ]) {
      const { html } = await get(address(locale, path.replace('/embed', '')));
      const height = Number(/&lt;iframe [^>]*height=&quot;(\d+)/.exec(html)?.[1]);
      await page.goto(address(locale, path));
      for (const width of [320, 400, 440, 480, 560, 660, 740, 800]) {
        await page.setViewportSize({ width, height });
        const end = await page.locator('.embed-foot .address').evaluate((words) => words.getBoundingClientRect().bottom);
        if (!(end < height)) below.push(`${path} at ${width}: ${end} of ${height}`);
      }
    }
    expect(below).toEqual([]);
  });

  test('a theme in the address goes before that of the reader', async () => {
    const page = await browser.tab({ colorScheme: 'light' });
    await page.goto(address(locale, `${frames.indicator}?theme=dark`));
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(13, 22, 19)');
    await page.goto(address(locale, `${frames.map}?theme=light`));
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(228, 239, 232)');
  });
});

test.each([
  ['vi', frames.indicator],
  ['ru', frames.map],
  ['fr', frames.task],
] as const)('axe finds nothing in %s%s', async (locale, path) => {
  const page = await browser.tab();
  for (const query of ['', '?edition=1&theme=dark']) {
    await page.goto(address(locale, path + query));
    expect(await axe(page)).toEqual([]);
  }
});

describe('the part of a page for citing and embedding', () => {
  test('offers the code, which is copied with a button where the browser lets it', async () => {
    const page = await browser.tab({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(address('vi', pageTypes.indicator));
    const field = page.locator('#embed-live');
    expect(await field.inputValue()).toMatch(/^<iframe src="[^"]*\/vi\/embed\/indicators\/de-gdp-share" title="/);
    await page.locator('.snippet').first().getByRole('button').click();
    await page.getByText(message('vi', 'cite.copied')).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await field.inputValue());
  });

  test('works without scripts: the code stands in a field, every link opens something', async () => {
    const page = await browser.tab({ javaScriptEnabled: false });
    await page.goto(address('fr', pageTypes.indicator));
    expect(await page.locator('#cite button').count()).toBe(0);
    expect(await page.locator('#embed-frozen').inputValue()).toContain('edition=1');
    const links = await page.locator('#cite a').evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(9);
    for (const link of links) {
      const response = await fetch(link);
      expect(response.status, link).toBe(200);
      await response.body?.cancel();
    }
  });

  test('is found by programs: the page names its oEmbed addresses', async () => {
    const { html } = await get(address('vi', pageTypes.indicator));
    const href = /<link[^>]*type="application\/json\+oembed"[^>]*>/
      .exec(html)?.[0]
      .match(/href="([^"]*)"/)?.[1]
      ?.replaceAll('&amp;', '&');
    const answer = await (await fetch(new URL(href ?? '', inject('siteUrl')))).json();
    expect(answer).toMatchObject({ type: 'rich', version: '1.0' });
    expect(html).toContain('type="text/xml+oembed"');
  });

  test('leads to the page of the value, which axe finds nothing in', async () => {
    const page = await browser.tab();
    await page.goto(address('ru', pageTypes.indicator));
    await page.locator('#cite a[href*="/observations/"]').click();
    expect(await page.locator('h1').innerText()).toMatch(/18,3/);
    expect(await axe(page)).toEqual([]);
    const { status, headers } = await get(`${page.url()}.json`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  });
});

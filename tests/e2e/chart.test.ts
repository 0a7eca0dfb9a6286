import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { address, pageTypes, testBrowser } from '../support/portal';

const browser = testBrowser();
const live = '.chart[data-live="true"] svg.recharts-surface';

type Box = { tag: string; x: number; y: number; width: number; height: number };
declare global {
  interface Window {
    shifts: number[];
  }
}

/** Opens the page of an indicator; once it has settled, every layout shift is noted, also those that follow a gesture. */
async function openIndicator(width: number): Promise<Page> {
  const page = await browser.page({ viewport: { width, height: 900 }, hasTouch: width < 600 });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
        // The note beside a point is meant to move with the point it speaks of.
        if (entry.sources.every(({ node }) => node?.parentElement?.closest('.tooltip'))) continue;
        window.shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift' });
  });
  await page.goto(address('vi', pageTypes.indicator), { waitUntil: 'networkidle' });
  await page.locator('.chart').first().scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector('.chart')?.getAttribute('tabindex') === '0');
  // Fonts that arrive while the page loads are not the chart's doing.
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    window.shifts = [];
  });
  return page;
}

/** The plate around the chart, and everything that stands after it in the page. */
function boxes(page: Page): Promise<Box[]> {
  return page.evaluate(() => {
    const plate = document.querySelector('.plate:has(.chart)') as Element;
    const following = [...document.querySelectorAll('main *, footer *')].filter(
      (element) => plate.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING && !plate.contains(element),
    );
    return [plate, ...following].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { tag: element.tagName, x, y: y + window.scrollY, width, height };
    });
  });
}

const shifts = (page: Page) => page.evaluate(() => window.shifts.reduce((sum, value) => sum + value, 0));

describe.each([1280, 360])('at %d pixels', (width) => {
  test('the chart comes alive under a pointer, and nothing moves', async () => {
    const page = await openIndicator(width);
    const before = await boxes(page);
    expect(before.length).toBeGreaterThan(20);
    await page.locator('.chart').first().hover();
    await page.locator(live).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await boxes(page)).toEqual(before);
    expect(await shifts(page)).toBe(0);
  });
});

describe('the live chart', () => {
  test('tells the value under the pointer', async () => {
    const page = await openIndicator(1280);
    await page.locator('.chart').first().hover();
    await page.locator(live).waitFor();
    const point = page.locator(`${live} circle`).last();
    const box = await point.boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await page.locator('.tooltip').waitFor();
    expect(await page.locator('.tooltip').innerText()).toMatch(/\d+(,\d+)?\s?%/);
  });

  test('comes alive from the keyboard, keeps the focus and tells values to the arrow keys', async () => {
    const page = await openIndicator(1280);
    const before = await boxes(page);
    await page.locator('.chart').first().focus();
    await page.locator(live).waitFor();
    await page.waitForFunction(() => document.querySelector('.chart')?.contains(document.activeElement));
    await page.keyboard.press('ArrowRight');
    await page.locator('.tooltip').waitFor();
    expect(await page.locator('.tooltip').innerText()).toMatch(/\d/);
    expect(await boxes(page)).toEqual(before);
    expect(await shifts(page)).toBe(0);
  });

  test('comes alive under a finger', async () => {
    const page = await openIndicator(360);
    await page.locator('.chart').first().tap();
    await page.locator(live).waitFor();
    expect(await shifts(page)).toBe(0);
  });

  test('is fetched only then: a page that nobody touches loads no charting library', async () => {
    const page = await browser.page();
    const scripts: Promise<string>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.text());
    });
    await page.goto(address('vi', pageTypes.indicator), { waitUntil: 'networkidle' });
    const texts = await Promise.all(scripts);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((script) => script.includes('recharts-surface'))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { Locale } from '@/lib/i18n/localized';
import { axe } from '../support/axe';
import { address, allPages, pageTypes, testBrowser } from '../support/portal';

const browser = testBrowser();

type Look = { locale: Locale; scheme: 'light' | 'dark'; width: number };
const everyDay: Look[] = [
  { locale: 'vi', scheme: 'light', width: 1280 },
  { locale: 'ru', scheme: 'dark', width: 360 },
];
const whole: Look[] = (['vi', 'ru'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((scheme) => [1280, 360].map((width) => ({ locale, scheme, width }))),
);

/** Each day every bare page in one of the two looks; in the long run every page in every look. */
const barePages = allPages.filter(([, path]) => !path.includes('?'));
const pagesFor = (scheme: Look['scheme']) =>
  process.env.TEST_LONG === '1' ? allPages : barePages.filter((_, index) => (index % 2 === 0) === (scheme === 'light'));

describe.each(process.env.TEST_LONG === '1' ? whole : everyDay)(
  'axe finds nothing, in $locale, $scheme, $width pixels wide',
  ({ locale, scheme, width }) => {
    test.each(pagesFor(scheme))('on %s', async (_, path) => {
      const page = await browser.tab({ colorScheme: scheme, viewport: { width, height: 900 } });
      await page.goto(address(locale, path));
      expect(await axe(page)).toEqual([]);
    });

    test('on an indicator whose chart is alive', async () => {
      const page = await browser.tab({ colorScheme: scheme, viewport: { width, height: 900 } });
      await page.goto(address(locale, pageTypes.indicator));
      await page.waitForFunction(() => document.querySelector('.chart')?.getAttribute('tabindex') === '0');
      await page.locator('.chart').first().hover();
      await page.locator('.chart[data-live="true"] svg.recharts-surface').waitFor();
      expect(await axe(page)).toEqual([]);
    });
  },
);

test('folded parts of a page are as accessible once they are open', async () => {
  const page = await browser.tab();
  await page.goto(address('vi', pageTypes.indicator));
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  expect(await axe(page)).toEqual([]);
});

test('axe is told of ink that is too pale wherever it stands, also where it looks at one of many', async () => {
  const page = await browser.page();
  await page.goto(address('vi', '/strategy'));
  await page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLElement>('main ul a')].filter((link) => link.textContent?.trim());
    links.at(-1)?.style.setProperty('color', '#d5d5d5');
  });
  expect((await axe(page)).some((fault) => fault.startsWith('color-contrast'))).toBe(true);
});

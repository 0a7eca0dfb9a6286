import { beforeAll, describe, expect, inject, test } from 'vitest';
import { roomOf, rooms, splitLocale } from '@/lib/http/rooms';
import { LOCALES } from '@/lib/i18n/localized';
import { type Crawl, crawl } from '../support/crawler';

const isLong = process.env.TEST_LONG === '1';
const minute = 60_000;
const leastPages = 2_000;
/** Frames are shown on other sites, and figures are too many: their pages are found from that of their indicator. */
const isInSitemap = (address: string): boolean => !/^\/[a-z]{2}\/(embed\/|indicators\/[a-z0-9-]+\/observations\/)/.test(address);

/** The whole portal as a search engine walks it: only in the long run. */
describe.runIf(isLong)('a crawl from the four front pages', () => {
  let found: Crawl;
  beforeAll(async () => {
    const began = performance.now();
    const starts = LOCALES.map((locale) => `/${locale}`);
    found = await crawl(inject('siteUrl'), starts, { addresses: 20_000, variants: 12, files: 2 });
    const variants = [...found.pages.keys()].filter((address) => address.includes('?')).length;
    console.log(
      [
        `${found.pages.size} pages, ${variants} of them with a question, and ${found.files} files`,
        `${found.faults.length} faults, ${found.left} addresses left`,
        `${Math.round((performance.now() - began) / 1000)} s`,
      ].join('; '),
    );
  }, 40 * minute);

  test(`opens at least ${leastPages} pages and none is left`, () => {
    expect(found.left).toBe(0);
    expect(found.pages.size).toBeGreaterThanOrEqual(leastPages);
  });

  test('finds no broken link or anchor, and no page without what belongs to it', () => {
    expect(found.faults.slice(0, 100)).toEqual([]);
  });

  test('comes through every room', () => {
    const visited = new Set([...found.pages.keys()].map((address) => roomOf(splitLocale(address.replace(/\?.*/, '')).path)));
    expect(Object.keys(rooms).filter((room) => !visited.has(room as keyof typeof rooms))).toEqual([]);
  });

  test('everything that the sitemap names was reached by a link', async () => {
    const response = await fetch(`${inject('siteUrl')}/sitemap.xml`);
    expect(response.headers.get('content-type')).toContain('application/xml');
    const addresses = [...(await response.text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
    expect(addresses.length).toBeGreaterThanOrEqual(leastPages);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => !found.pages.has(address))).toEqual([]);
  });

  test('the sitemap names every page without a question that was reached', async () => {
    const text = await (await fetch(`${inject('siteUrl')}/sitemap.xml`)).text();
    const missing = [...found.pages.keys()].filter(
      (address) => !address.includes('?') && isInSitemap(address) && !text.includes(`<loc>${inject('siteUrl')}${address}</loc>`),
    );
    expect(missing).toEqual([]);
  });

  test('a page of each room has a picture', { timeout: 5 * minute }, async () => {
    const byRoom = new Map<string, string>();
    for (const [address, { picture }] of found.pages) {
      const room = roomOf(splitLocale(address.replace(/\?.*/, '')).path);
      if (room && picture && !address.includes('?')) byRoom.set(room, picture);
    }
    expect(byRoom.size).toBe(Object.keys(rooms).length);
    for (const picture of byRoom.values()) {
      const response = await fetch(picture);
      expect(response.status, picture).toBe(200);
      expect(response.headers.get('content-type'), picture).toBe('image/png');
      // The size stands in the header of the file.
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], picture).toEqual([1200, 630]);
    }
  });
});

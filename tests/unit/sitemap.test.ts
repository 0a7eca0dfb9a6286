import { describe, expect, test } from 'vitest';
import { closing, entriesOf, fitsOneFile, indexOf, opening, pagesPerPart, partAddress, partAt, partsOf } from '@/lib/http/sitemap';

const origin = 'https://portal.example';

describe('the sitemap', () => {
  test('names a page in four languages, each with all of them and x-default', () => {
    const entries = entriesOf([{ path: '/areas/24', changedAt: '2026-11-22T06:00:00Z' }], origin);
    expect(entries.match(/<url>/g)).toHaveLength(4);
    expect(entries.match(/<xhtml:link /g)).toHaveLength(20);
    expect(entries).toContain(`<loc>${origin}/ru/areas/24</loc><lastmod>2026-11-22T06:00:00Z</lastmod>`);
    expect(entries.match(new RegExp(`hreflang="x-default" href="${origin}/vi/areas/24"`, 'g'))).toHaveLength(4);
  });

  test('names home without a slash, and no day where none is known', () => {
    const entries = entriesOf([{ path: '/', changedAt: null }], origin);
    expect(entries).toContain(`<loc>${origin}/fr</loc><xhtml:link`);
    expect(entries).not.toContain('lastmod');
  });

  test('is one file of at most 50,000 addresses and 50 MB, or an index of parts', () => {
    expect(fitsOneFile(12_500)).toBe(true);
    expect(fitsOneFile(12_501)).toBe(false);
    const page = { path: `/platforms/${'a'.repeat(100)}`, changedAt: '2026-11-22T06:00:00Z' };
    const longest = opening + entriesOf(Array(pagesPerPart).fill(page), origin) + closing;
    expect(Buffer.byteLength(longest)).toBeLessThan(50_000_000);
    expect(pagesPerPart * 4).toBeLessThanOrEqual(50_000);
  });

  test('parts are found again by their addresses', () => {
    const parts = partsOf('task-fact', 2 * pagesPerPart + 1);
    expect(parts.map(({ index }) => index)).toEqual([1, 2, 3]);
    for (const part of parts) expect(partAt(partAddress(part).replace('/sitemap/', ''))).toEqual(part);
    expect(partsOf('event', 0)).toEqual([]);
    expect(indexOf(parts, origin)).toContain(`<loc>${origin}/sitemap/task-fact-3.xml</loc>`);
  });

  test.each(['task-0.xml', 'task.xml', '-1.xml', 'task-1.xml.gz', '..-1.xml', 'task-1'])('%s is no part', (file) => {
    expect(partAt(file)).toBeUndefined();
  });
});

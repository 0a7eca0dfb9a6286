import pg from 'pg';
import type { Page } from 'playwright';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { LOCALES, type Locale, type LocalizedText } from '@/lib/i18n/localized';
import { message } from '../support/messages';
import { address, allPages, get, languagesOf, pageTypes, testBrowser } from '../support/portal';

const browser = testBrowser();
let reader: Page;
beforeEach(async () => {
  reader = await browser.tab();
});

type Head = {
  lang: string | null;
  title: string;
  description: string | null;
  canonical: string[];
  alternates: [string, string][];
  robots: string[];
  headings: string[];
  skipped: string[];
  ids: string[];
};

/** What a search engine or a screen reader reads of a page, parsed by the browser. */
function headOf(html: string): Promise<Head> {
  return reader.evaluate((source) => {
    const page = new DOMParser().parseFromString(source, 'text/html');
    const all = (selector: string, attribute: string) =>
      [...page.querySelectorAll(selector)].map((element) => element.getAttribute(attribute) ?? '');
    const levels = [...page.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => ({
      level: Number(heading.tagName[1]),
      text: heading.textContent ?? '',
    }));
    const ids = all('[id]', 'id');
    return {
      lang: page.documentElement.getAttribute('lang'),
      title: page.title.trim(),
      description: page.querySelector('meta[name="description"]')?.getAttribute('content')?.trim() ?? null,
      canonical: all('link[rel="canonical"]', 'href'),
      alternates: [...page.querySelectorAll('link[rel="alternate"][hreflang]')].map(
        (link) => [link.getAttribute('hreflang') ?? '', link.getAttribute('href') ?? ''] as [string, string],
      ),
      robots: all('meta[name="robots"]', 'content'),
      headings: [...page.querySelectorAll('h1')].map((heading) => heading.textContent?.trim() ?? ''),
      skipped: levels.filter(({ level }, index) => level > (levels[index - 1]?.level ?? 0) + 1).map(({ text }) => text),
      ids: ids.filter((id, index) => ids.indexOf(id) !== index),
    };
  }, html);
}

/** Read once for all the questions that are asked of it. */
const read = new Map<string, Partial<Record<Locale, Head>>>();

async function heads(path: string): Promise<Partial<Record<Locale, Head>>> {
  const earlier = read.get(path);
  if (earlier) return earlier;
  const pages = await Promise.all(
    languagesOf(path).map(async (locale) => [locale, await headOf((await get(address(locale, path))).html)] as const),
  );
  const found = Object.fromEntries(pages) as Partial<Record<Locale, Head>>;
  read.set(path, found);
  return found;
}

const isExplanation = (path: string) => path === pageTypes['not found'] || path === pageTypes['bad request'];
const isVariant = (path: string) => path.includes('?');

describe.each(allPages)('%s', (_, path) => {
  test('has one language, one first heading, no skipped level, no doubled id, in each language', async () => {
    for (const [locale, head] of Object.entries(await heads(path))) {
      expect(head.lang).toBe(locale);
      expect(head.headings).toHaveLength(1);
      expect(head.headings[0]).not.toBe('');
      expect(head.skipped, locale).toEqual([]);
      expect(head.ids, locale).toEqual([]);
    }
  });

  test('has a title and a description of its own in each language', async () => {
    const found = Object.values(await heads(path));
    expect(new Set(found.map(({ title }) => title)).size).toBe(languagesOf(path).length);
    for (const { title } of found) expect(title.length).toBeGreaterThan(5);
    if (isExplanation(path)) return;
    for (const { description } of found) expect(description?.length ?? 0).toBeGreaterThan(15);
    expect(new Set(found.map(({ description }) => description)).size).toBe(languagesOf(path).length);
  });

  test.runIf(!isExplanation(path))('names itself in the other languages, and its bare address as the one to keep', async () => {
    const bare = path.replace(/\?.*/, '');
    for (const [locale, { alternates, canonical, robots }] of Object.entries(await heads(path))) {
      const expected = [...LOCALES.map((lang) => [lang, address(lang, bare)]), ['x-default', address('vi', bare)]];
      expect([...alternates].sort()).toEqual(expected.sort());
      expect(canonical).toEqual([address(locale as Locale, bare)]);
      expect(robots.some((content) => content.includes('noindex'))).toBe(isVariant(path));
    }
  });

  test.runIf(isExplanation(path))('is not for search engines', async () => {
    for (const { robots } of Object.values(await heads(path))) expect(robots.join()).toContain('noindex');
  });
});

describe('a text that a language lacks', () => {
  test('stands in the language it was written in, marked with that language, under a notice', async () => {
    const client = new pg.Client({ connectionString: inject('siteDatabaseUrl') });
    await client.connect();
    const { rows } = await client.query<{ code: string; description: LocalizedText }>(
      `SELECT code, description FROM task_revision WHERE superseded_at IS NULL AND description IS NOT NULL AND NOT description ? 'fr'
        ORDER BY length(description ->> 'vi') DESC LIMIT 1`,
    );
    await client.end();
    const [task] = rows;
    if (!task) throw new Error('every description is in French');
    const { html } = await get(address('fr', `/strategy/${task.code}`));
    const words = task.description[task.description.original] ?? '';
    const found = await reader.evaluate(
      ([source = '', text = '']) => {
        const page = new DOMParser().parseFromString(source, 'text/html');
        const squeezed = (value: string | null) => (value ?? '').replace(/\s+/g, ' ').trim();
        const holders = [...page.querySelectorAll('main *')].filter((element) => squeezed(element.textContent).includes(squeezed(text)));
        return { lang: holders.at(-1)?.closest('[lang]')?.getAttribute('lang') ?? null, page: page.documentElement.lang };
      },
      [html, words],
    );
    expect(found).toEqual({ lang: task.description.original, page: 'fr' });
    expect(html).toContain(message('fr', 'common.fallback.title').replaceAll("'", '&#x27;').split('{')[0] ?? '');
  });

  test('is not needed where the words exist: nothing on the Vietnamese method page is in another language', async () => {
    const { html } = await get(address('vi', '/method'));
    const foreign = await reader.evaluate((source) => {
      const page = new DOMParser().parseFromString(source, 'text/html');
      return [...page.querySelectorAll('main [lang]')].map((element) => element.getAttribute('lang')).filter((lang) => lang !== 'vi');
    }, html);
    expect(foreign).toEqual([]);
  });
});

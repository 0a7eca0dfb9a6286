import { describe, expect, test } from 'vitest';
import { pageFacts } from '../support/page-facts';

const origin = 'https://portal.example';
const url = new URL(`${origin}/fr/areas?page=2`);
const link = (lang: string, locale: string) => `<link rel="alternate" hrefLang="${lang}" href="${origin}/${locale}/areas"/>`;
const alternates = ['vi', 'en', 'fr', 'ru'].map((locale) => link(locale, locale)).join('') + link('x-default', 'vi');
const meta = ['og:title', 'og:description', 'og:url', 'og:locale', 'og:image', 'og:image:alt']
  .map((name) => `<meta property="${name}" content="x"/>`)
  .join('');
const head = `<title>A</title><meta name="description" content="B"/><link rel="canonical" href="${origin}/fr/areas"/>${alternates}${meta}`;
const page = (inside: string, top = head) => `<!DOCTYPE html><html lang="fr"><head>${top}</head><body>${inside}</body></html>`;

describe('what a crawl reads of a page', () => {
  test('links and ids, not those in scripts', () => {
    const facts = pageFacts(
      page('<h1 id="a&amp;b">A</h1><a class="x" href="/fr?a=1&amp;b=2#c">x</a><script>"<a href=\\"/no\\">"; id="no"</script>'),
      url,
    );
    expect(facts).toMatchObject({ links: ['/fr?a=1&b=2#c'], ids: new Set(['a&b']), picture: 'x', faults: [] });
  });

  test.each([
    ['no title', page('<h1>A</h1>', head.replace('<title>A</title>', ''))],
    ['no description', page('<h1>A</h1>', head.replace('name="description" content="B"', 'name="description" content=" "'))],
    ['0 h1', page('')],
    ['2 h1', page('<h1>A</h1><h1>B</h1>')],
    ['no og:image', page('<h1>A</h1>', head.replace('property="og:image" content="x"', ''))],
    ['canonical: none', page('<h1>A</h1>', head.replace('rel="canonical"', ''))],
    [`hreflang ru: ${origin}/vi/areas`, page('<h1>A</h1>', head.replace('/ru/areas', '/vi/areas'))],
    ['lang is not that of the address', page('<h1>A</h1>').replace('lang="fr"', 'lang="vi"')],
  ])('%s', (fault, html) => expect(pageFacts(html, url).faults).toContain(fault));

  test('a page over 100 KB compressed', () => {
    const noise = Array.from({ length: 40_000 }, (_, n) => ((n * 2654435761) % 4294967296).toString(36)).join(' ');
    expect(pageFacts(page(`<h1>A</h1>${noise}`), url).faults.join()).toMatch(/^\d+ KB compressed$/);
  });
});

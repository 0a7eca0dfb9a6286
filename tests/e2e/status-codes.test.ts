import { describe, expect, inject, test } from 'vitest';
import type { Locale } from '@/lib/i18n/localized';
import { LOCALES } from '@/lib/i18n/localized';
import { message } from '../support/messages';
import { address, bareWithContent, get, languagesOf, pageTypes } from '../support/portal';

/** The words of a page, without its markup. */
const textOf = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('404', () => {
  test.each([
    '/nothing-here',
    '/strategy/no-such-task',
    '/indicators/no-such-indicator',
    '/sources/no-such-source',
    '/documents/no-such-document',
    '/indicators/Not-A-Code',
    '/indicators/de-gdp-share/more',
    '/indicators/no-such-indicator?as-of=2023-12-10',
    '/variant/cGFnZT0y',
    '/variant/cGFnZT0y/strategy',
    '/unavailable',
    '/errors/unavailable',
  ])('%s does not exist, and says so with a body', async (path) => {
    for (const locale of LOCALES) {
      const answer = await get(address(locale, path));
      expect(answer.status, path).toBe(404);
      expect(answer.html).toContain(`<html lang="${locale}"`);
      expect(textOf(answer.html)).toContain(message(locale, 'errors.notFound.lede').slice(0, 40));
      expect(answer.html).toContain(`href="/${locale}/strategy"`);
      expect(answer.html).toContain('noindex');
    }
  });

  test('stays a 404 when it comes from the cache', async () => {
    const url = address('en', '/indicators/asked-for-twice');
    for (const { status, html } of [await get(url), await get(url)]) {
      expect(status).toBe(404);
      expect(textOf(html)).toContain(message('en', 'errors.notFound.title').slice(0, 20));
    }
  });
});

test('the page of the table that answers questions shows the answer to an example', async () => {
  for (const locale of LOCALES) {
    const { status, html } = await get(address(locale, '/data/search'));
    expect(status).toBe(200);
    expect(html).toContain(`/${locale}/data/search.csv?q=GDP`);
  }
});

test.each(['/verify.mjs', '/icon.svg'])('the file %s says which methods it knows', async (file) => {
  const ask = (method: string) => fetch(`${inject('siteUrl')}${file}`, { method });
  for (const [method, status] of [
    ['OPTIONS', 204],
    ['POST', 405],
  ] as const) {
    const answer = await ask(method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([status, 'GET, HEAD, OPTIONS']);
  }
});

describe('400', () => {
  const future = '/indicators/de-gdp-share?as-of=2099-01-01';
  test.each([
    [future, 'as-of'],
    ['/indicators/de-gdp-share?as-of=2026-13-01', 'as-of'],
    ['/indicators/de-gdp-share?as-of=2026-02-30', 'as-of'],
    ['/indicators/de-gdp-share?as-of=yesterday', 'as-of'],
    ['/indicators/de-gdp-share?as-of=2024-01-01&as-of=2024-01-02', 'as-of'],
    ['?as-of=2026-13-01', 'as-of'],
    ['/strategy?as-of=2099-01-01', 'as-of'],
    ['?edition=99999', 'edition'],
    ['/strategy?edition=0', 'edition'],
    ['/indicators?edition=1&edition=1', 'edition'],
    ['/strategy/d08?edition=soon', 'edition'],
    ['/strategy?as-of=2024-01-01&edition=1', 'as-of'],
    ['/indicators?page=0', 'page'],
    ['/sources?page=two', 'page'],
    ['/indicators?topic=No%20Code', 'topic'],
    ['/sources?kind=%3Cscript%3E', 'kind'],
  ])('%s is refused, and the body names %s', async (path, parameter) => {
    for (const locale of ['vi', 'ru'] satisfies Locale[]) {
      const { status, html, headers } = await get(address(locale, path));
      expect(status).toBe(400);
      expect(html).toContain(`<code>${parameter}</code>`);
      expect(html).toContain(`<html lang="${locale}"`);
      expect(headers.get('cache-control')).toContain('no-store');
    }
  });

  test('the parameters of other rooms and empty fields of forms are no mistake', async () => {
    for (const path of ['?q=x', '/method?as-of=2099-01-01', '/indicators?as-of=', '/strategy?utm_source=mail', '/sources?page=1']) {
      expect((await get(address('vi', path))).status, path).toBe(200);
    }
  });
});

describe('addresses', () => {
  test.each([
    ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['ru,en;q=0.5', 'ru'],
    ['fr-CA', 'fr'],
    ['de', 'vi'],
  ])('a reader who asks for %s is led to /%s', async (accepted, locale) => {
    const { status, headers } = await get(`${inject('siteUrl')}/indicators?topic=institutions`, { 'accept-language': accepted });
    expect(status).toBe(307);
    expect(new URL(headers.get('location') ?? '', inject('siteUrl')).pathname).toBe(`/${locale}/indicators`);
    expect(headers.get('vary')?.toLowerCase()).toContain('accept-language');
  });

  test('every page of content answers 200 in Vietnamese and in the language whose turn it is', async () => {
    for (const type of bareWithContent) {
      const path = pageTypes[type];
      for (const locale of languagesOf(path)) expect((await get(address(locale, path))).status, `${locale} ${type}`).toBe(200);
    }
  });
});

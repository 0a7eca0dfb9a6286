import { describe, expect, test } from 'vitest';
import { readArticle } from '@/components/news/article-numbers';
import { AS_IT_STANDS } from '@/lib/as-known';
import { LOCALES, type Locale, localize } from '@/lib/i18n/localized';
import { listPublishedValues } from '@/lib/news/published-queries';
import { getArticle, listArticles } from '@/lib/news/queries';
import { TEST_DAY } from '../support/day';
import { addActors, changed, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');

async function readingOf(code: string) {
  const article = await getArticle(code, AS_IT_STANDS);
  if (!article) throw new Error(`no article ${code}`);
  const published = await listPublishedValues(article.indicators, AS_IT_STANDS);
  return { article, in: (locale: Locale) => readArticle(localize(article.title, locale), localize(article.body, locale), published) };
}
const numbersOf = async (code: string, locale: Locale) => (await readingOf(code)).in(locale);
const unverifiedIn = async (code: string, locale: Locale) =>
  (await numbersOf(code, locale)).numbers.filter(({ matches }) => matches.length === 0).map(({ printed }) => printed);

describe('the numbers of the first texts', () => {
  test('are marked alike in every language, and the text is as it was written', async () => {
    const { items } = await listArticles({}, AS_IT_STANDS);
    expect(items).toHaveLength(9);
    for (const { code } of items) {
      const reading = await readingOf(code);
      const matched = LOCALES.map((locale) => {
        const read = reading.in(locale);
        const text = read.paragraphs.map(({ parts }) => parts.map((part) => part.text).join('')).join('\n\n');
        expect(text).toBe(reading.article.body[locale]);
        return read.numbers.map(({ matches }) => matches.map(({ indicator, value }) => `${indicator.code} ${value}`));
      });
      for (const one of matched) expect(one, code).toEqual(matched[0]);
    }
  });

  test('are all checked but those that nobody published', async () => {
    const { items } = await listArticles({}, AS_IT_STANDS);
    const unverified = await Promise.all(items.map(async ({ code }) => [code, await unverifiedIn(code, 'vi')] as const));
    expect(Object.fromEntries(unverified.filter(([, numbers]) => numbers.length > 0))).toEqual({});
  });

  test('of an earlier release are checked, and said to have been revised', async () => {
    const { numbers } = await numbersOf('two-counts-of-2023', 'vi');
    const found = numbers.find(({ printed }) => printed === '12,33%')?.matches;
    expect(found?.map((value) => value.kind === 'figure' && [value.period, value.isRevised])).toEqual([['2023', true]]);
    const newest = numbers.find(({ printed }) => printed === '16,5%')?.matches;
    expect(newest?.map((value) => value.kind === 'figure' && value.isRevised)).toEqual([false]);
  });
});

describe('what a number may match', () => {
  test('is only what was known that day', async () => {
    const values = await listPublishedValues(['de-gdp-share'], { asOf: '2023-12-10', recordedBefore: null });
    const figures = values.flatMap((value) => (value.kind === 'figure' && value.period === '2022' ? [value.value] : []));
    expect(figures).toContain('12.67');
    expect(figures).not.toContain('12.83');
    expect(values.some(({ value }) => value === '16.5')).toBe(false);
  });
});

describe('the list of texts', () => {
  test('filters by kind and topic and counts what each link finds', async () => {
    const { facets, total } = await listArticles({}, AS_IT_STANDS);
    expect(total).toBe(9);
    for (const { code, count } of facets.kind) expect((await listArticles({ kind: code }, AS_IT_STANDS)).total, code).toBe(count);
    for (const { code, count } of facets.topic) expect((await listArticles({ topics: [code] }, AS_IT_STANDS)).total, code).toBe(count);
  });

  test('as of the day before holds nothing', async () => {
    const known = { asOf: '2026-11-19', recordedBefore: null };
    expect((await listArticles({}, known)).total).toBe(0);
    expect(await getArticle('citing-a-figure', known)).toBeNull();
  });

  test('a number that an editor changes to what nobody published is unverified', async () => {
    await addActors(database.client);
    const body = { original: 'vi', vi: 'Kinh tế số chiếm 16,6% GDP năm 2023, không phải 16,5%.' };
    const change = await changed(database.client, 'article', 'reading-a-figure-with-several-sources', { body });
    await publishChange(database.client, { changes: [change] }, `${TEST_DAY}T03:00:00.000Z`);
    expect(await unverifiedIn('reading-a-figure-with-several-sources', 'vi')).toEqual(['16,6%']);
    expect(await unverifiedIn('reading-a-figure-with-several-sources', 'fr')).toEqual(['16,6%']);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { atOneInstant } from '@/lib/db/snapshot';
import { roomOf } from '@/lib/http/rooms';
import { kindNamed } from '@/lib/publishing/kinds';
import { FOUND_KINDS } from '@/lib/search/found-kinds';
import { FACETS } from '@/lib/search/hits-sql';
import { termsFor } from '@/lib/search/queries';
import { readQuestion } from '@/lib/search/question';
import { listSynonyms } from '@/lib/synonyms/queries';
import { listTopics } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';
import { askApi } from '../support/api';
import { addActors, figureAgain, publishChange } from '../support/publishing';
import { askSuggestions, foundBy, newLike, resultsOf } from '../support/search';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();
const words = (vi: string) => ({ original: 'vi' as const, vi, en: vi });
const added = (kind: string, like: string, code: string, fields: Record<string, unknown>) =>
  newLike(database.client, kind, like, code, fields);

beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  const key = { series: 'de-gdp-share-ministry', period: '2024', area: 'vn', release: 'bkhcn-2025-11-26' };
  const quoted = { value: '48.6173', quote: 'nay đạt một phần vuneriko', quoteLanguage: 'vi' as const };
  await publishChange(client, { figures: [await figureAgain(client, key, 'new', { period: '2025', ...quoted })] }, at(1));
});

describe('what each choice leads to', () => {
  const questions = ['kinh tế số', 'digital', '2024', 'Bộ Thông tin và Truyền thông', 'Hà Nội'];

  // What is read of one instant is read once: the status of every indicator and task.
  const still = (work: () => Promise<void>) => () => atOneInstant(work);

  test.each(questions)('has as many results as its count says: %s', { timeout: 120_000 }, (text) =>
    atOneInstant(async () => {
      const all = await resultsOf(text);
      expect(all.facets.length + all.statuses.length).toBeGreaterThan(3);
      const topics = await listTopics();
      for (const facet of FACETS) {
        const counted = all.facets.filter((one) => one.facet === facet);
        for (const { code, count } of counted) {
          // A topic holds those below it.
          const family = facet === 'topic' ? withChildren(topics, code) : [code];
          const sum = facet === 'topic' ? counted.reduce((total, one) => total + (family.includes(one.code) ? one.count : 0), 0) : count;
          expect((await resultsOf(text, { choice: { [facet]: code }, limit: 1 })).total, `${facet} ${code}`).toBe(sum);
        }
      }
      for (const { code, count } of all.statuses) {
        const { total, hits } = await resultsOf(text, { choice: { status: code } });
        expect(total, code).toBe(count);
        expect(new Set(hits.map(({ status }) => status))).toEqual(new Set([code]));
      }
      expect(all.facets.filter(({ facet }) => facet === 'kind').reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
    }),
  );

  test(
    'still does under other choices, and leaves its own values to choose from',
    still(async () => {
      const choice = { kind: 'task', topic: 'digital-economy' };
      const { facets, total, statuses } = await resultsOf('kinh tế', { choice });
      expect(total).toBeGreaterThan(0);
      expect(facets.filter(({ facet }) => facet === 'kind').length).toBeGreaterThan(1);
      for (const { facet, code, count } of facets.filter(({ facet }) => facet !== 'topic')) {
        expect((await resultsOf('kinh tế', { choice: { ...choice, [facet]: code }, limit: 1 })).total, `${facet} ${code}`).toBe(count);
      }
      for (const { code, count } of statuses) {
        expect((await resultsOf('kinh tế', { choice: { ...choice, status: code }, limit: 1 })).total, code).toBe(count);
      }
    }),
  );

  test('of a topic includes the topics below it', async () => {
    const child = await added('topic', 'digital-economy', 'below-digital-economy', {
      name: words('Kinh tế dưới'),
      parent: 'digital-economy',
    });
    const before = (await resultsOf('kinh tế', { choice: { topic: 'digital-economy' }, limit: 1 })).total;
    const below = await added('platform', 'vneid', 'of-the-child', { name: words('Nền tảng kinh tế'), topic: child.code });
    await publishChange(database.client, { changes: [child, below] }, at(2));
    const after = await resultsOf('kinh tế', { choice: { topic: 'digital-economy' } });
    expect(after.total).toBe(before + 2);
    expect(after.hits.map(({ code }) => code)).toEqual(expect.arrayContaining([child.code, 'of-the-child']));
    expect(await foundBy('kinh tế', { choice: { topic: child.code } })).toHaveLength(2);
  });

  test(
    'is nothing where there is no such kind, topic, body, area, status or year',
    still(async () => {
      for (const choice of [
        { kind: 'nothing' },
        { topic: 'nothing' },
        { organisation: 'nothing' },
        { area: 'nothing' },
        { status: 'nothing' },
        { year: '1950' },
        { kind: 'constructor' },
      ]) {
        expect(await resultsOf('kinh tế', { choice }), JSON.stringify(choice)).toMatchObject({ way: 'asked', total: 0, hits: [] });
      }
    }),
  );
});

describe('every record that is found', () => {
  test('has an address that the portal knows, whatever its kind', async () => {
    const { rows } = await database.client.query<{ kind: string; code: string }>('SELECT kind, code FROM search_entry');
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(FOUND_KINDS));
    const lost = rows.filter(({ kind, code }) => roomOf((kindNamed(kind).href(code) ?? '').split('#')[0] ?? '') === undefined);
    expect(lost).toEqual([]);
  });

  test('says no figure of its own but in words it quotes: no row of values, no title, no day shows one', async () => {
    const { hits } = await resultsOf('kinh tế số gdp', { choice: { kind: 'indicator' } });
    const share = hits.find(({ code }) => code === 'de-gdp-share');
    expect(share).toBeDefined();
    expect(hits.filter(({ passage }) => passage?.part === 'figures' || passage?.part === 'day' || passage?.part === 'class')).toEqual([]);
    expect((await resultsOf('48,6173')).hits.map(({ passage }) => passage?.part)).not.toContain('figures');
    const { body } = await askApi('/api/v1/search?q=48,6173');
    expect(body.data.length).toBeGreaterThan(0);
    expect(JSON.stringify(body.data)).not.toContain('48.6173');
  });

  test('is in its own language where it has one, and names the language of every text', async () => {
    for (const locale of ['vi', 'en', 'fr', 'ru'] as const) {
      const { hits } = await resultsOf('GDP', { locale });
      expect(hits.length).toBeGreaterThan(3);
      expect(hits.filter(({ title, marked }) => (title[locale] === undefined) === (marked.lang === locale))).toEqual([]);
    }
  });
});

test('the doors of search refuse what they do not know', async () => {
  expect((await askApi('/api/v1/search?q=kinh+te&topic=nothing')).body.data).toEqual([]);
  for (const query of ['', 'q=a&q=b', `q=${'a'.repeat(201)}`, 'q=a&language=de', 'q=a&kind=x&kind=y', 'q=a&nothing=1', 'q=a&edition=1']) {
    expect((await askApi(`/api/v1/search?${query}`)).status, query).toBe(400);
  }
  for (const query of ['q=a&q=b', `q=${'a'.repeat(201)}`, 'q=a&locale=de', 'q=a&nothing=1']) {
    expect((await askSuggestions(query)).status, query).toBe(400);
  }
  expect(await (await askSuggestions('q=')).json()).toEqual(['', [], [], []]);
});

describe('what no record has whole', () => {
  const questions = [
    'gdp экономика Đà Nẵng vneid 411',
    'chip 411 semiconductor Huế vneid',
    'kinh tế số kinh tế số экономика nghị quyết etax',
  ];

  test.each(questions)('is answered by all that have the most of it, and only these: %s', async (text) => {
    const { terms } = await termsFor(readQuestion(text, 'vi', await listSynonyms()));
    const each = terms?.each ?? [];
    const { rows } = await database.client.query<{ record: string; now: number; then: number }>(
      `SELECT kind || ':' || code AS record, n.now::int, CASE WHEN known_from <= $2 THEN n.then::int ELSE 0 END AS then
         FROM search_entry, LATERAL (SELECT count(*) FILTER (WHERE words @@ u::tsquery) AS now,
           count(*) FILTER (WHERE coalesce(lasting_words, words) @@ u::tsquery) AS then FROM unnest($1::text[]) u) n`,
      [each, '2025-06-01'],
    );
    const most = Math.max(...rows.map(({ now }) => now));
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(each.length);
    const having = (when: 'now' | 'then') => rows.flatMap((row) => (row[when] >= most ? [row.record] : [])).sort();
    expect((await resultsOf(text)).way).toBe('some');
    expect((await foundBy(text)).sort()).toEqual(having('now'));
    expect((await foundBy(text, { asOf: '2025-06-01' })).sort()).toEqual(having('then'));
  });
});

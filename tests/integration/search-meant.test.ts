import { describe, expect, test } from 'vitest';
import { searchTable } from '@/lib/catalog/search-table';
import { searchFeed } from '@/lib/feeds/search-feed';
import { feedWords } from '@/lib/feeds/words';
import { viewAt } from '@/lib/publishing/edition-queries';
import { guess } from '@/lib/search/guesses';
import { listTitles } from '@/lib/search/queries';
import { results } from '@/lib/search/results';
import { search } from '@/lib/search/search';
import { suggest } from '@/lib/search/suggestions';
import { TEST_DAY } from '../support/day';
import { rowsOf } from '../support/table-rows';
import { testDatabase } from '../support/test-database';

testDatabase('content');

const meantBy = async (text: string) => search({ text, locale: 'vi', page: { limit: 5, offset: 0 } });

describe('what is offered while one word is typed', () => {
  test.each([
    ['gdp', 'indicator de-gdp-share'],
    ['bo khoa', 'organisation bkhcn'],
  ])('%s: what is likely stands among the first, not what the alphabet begins with', async (typed, record) => {
    const first = (await suggest(typed, 'vi')).slice(0, 5).map(({ kind, code }) => `${kind} ${code}`);
    expect(first).toContain(record);
  });
});

describe('what a question may have meant', () => {
  test.each(['học phí', 'đường truyền'])('is no word that says nothing and so stands everywhere: %s', async (text) => {
    expect((await meantBy(text)).meant?.split(' ') ?? []).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(khi|được|duoc)$/)]));
  });

  test('is nothing for a short word alone, of which one slip makes any other', async () => {
    for (const text of ['gạo', 'vốn']) expect((await meantBy(text)).way, text).not.toBe('meant');
  });

  test('keeps the accents of the words that were right', async () => {
    expect((await meantBy('Bộ Thông tin và Truyền thônng')).meant).toMatch(/^bộ thông tin và truyền /i);
  });

  test('keeps the number that was typed onto a word', async () => {
    const { way, meant, found } = await meantBy('QĐ749/TTg');
    expect([way, meant]).toEqual(['meant', 'qd 749 ttg']);
    expect(found.hits[0]).toMatchObject({ kind: 'document', code: 'qd-749-ttg-2020' });
  });
});

test('codes of a former body find its successor and are not shown', async () => {
  const { hits } = await results({ text: 'MIC', locale: 'en', choice: { kind: 'organisation' }, limit: 10, offset: 0 }, await viewAt({}));
  const successor = hits.find(({ code }) => code === 'bkhcn');
  expect(successor?.passage?.stretches.map(({ words }) => words).join('')).not.toContain('btttt');
  expect(successor).toBeDefined();
});

test('the day of a result is as exact as its record has it', async () => {
  const titles = await listTitles([
    { kind: 'document', code: 'tt-13-bkhdt-2021' },
    { kind: 'document', code: 'nd-69-cp-2024' },
    { kind: 'platform', code: 'vneid' },
  ]);
  expect(Object.fromEntries([...titles].map(([record, { day }]) => [record, day]))).toEqual({
    'document tt-13-bkhdt-2021': '2021',
    'document nd-69-cp-2024': '2024-06',
    'platform vneid': '2021',
  });
});

test('rows and feeds of a search say where another question was answered', async () => {
  const first = async (q: string) =>
    (await rowsOf(searchTable, { known: { asOf: null, recordedBefore: null }, day: TEST_DAY, filters: { q: [q] } }))[0];
  expect(await first('QĐ749/TTg')).toMatchObject({ way: 'meant', meant: 'qd 749 ttg', code: 'qd-749-ttg-2020' });
  expect(await first('GDP')).toMatchObject({ way: 'asked', meant: null });
  const feed = async (q: string) => searchFeed(new URLSearchParams({ q }), await feedWords('vi'));
  expect((await feed('QĐ749/TTg')).entries).toEqual([]);
  expect((await feed('GDP')).entries.length).toBeGreaterThan(5);
});

test.each([
  ['/chi-tieu', '/indicators'],
  ['/Indicators', '/indicators'],
  ['/indicatros.html', '/indicators'],
  ['/tìm-kiếm', '/search'],
  ['/glossaire', '/glossary'],
])('a lost address that names a room leads to it: %s', async (address, room) => {
  expect((await guess(address, 'vi')).map(({ href }) => href)).toEqual([room]);
});

describe('a unit and the one before it under the same name', () => {
  const found = async (asked: Parameters<typeof viewAt>[0]) => {
    const { hits } = await results(
      { text: 'ninh binh', locale: 'vi', choice: { kind: 'area' }, limit: 10, offset: 0 },
      await viewAt(asked),
    );
    return hits.map(({ code, until }) => [code, until]);
  };

  test('are told apart by the last day of the former, which comes second', async () => {
    const units = await found({});
    expect(units.slice(0, 2)).toEqual([
      ['p34-37', null],
      ['p63-37', '2025-06-30'],
    ]);
  });

  test('nothing has ended before its day', async () => {
    expect(await found({ asOf: '2024-12-31' })).toContainEqual(['p63-37', null]);
  });
});

test('what a body or unit is found by is shown where it is another name than its own', async () => {
  const passageOf = async (text: string, code: string) => {
    const { hits } = await results({ text, locale: 'vi', choice: { kind: 'area' }, limit: 10, offset: 0 }, await viewAt({}));
    const passage = hits.find((hit) => hit.code === code)?.passage;
    return passage && [passage.part, passage.stretches.map(({ words }) => words).join('')];
  };
  expect(await passageOf('ha nam', 'p34-37')).toEqual(['former', 'Hà Nam']);
  expect(await passageOf('ninh binh', 'p34-37')).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { readContent } from '@/lib/publishing/content/records';
import { type SynonymRecord, searchedAs, synonymSchema } from '@/lib/synonyms/schema';

const refusals = (words: unknown): string[] =>
  synonymSchema.safeParse({ code: 'vi-a', language: 'vi', words }).error?.issues.map(({ message }) => message) ?? [];

describe('a group of names', () => {
  test.each<[string[], string[]]>([
    [['CNTT', 'công nghệ thông tin'], []],
    [['VHTTDL', 'văn hóa, thể thao và du lịch'], []],
    [['C++', '5G'], []],
    [['CNTT'], ['too-few']],
    [Array.from({ length: 21 }, (_, place) => `tên ${place}`), ['too-many']],
    [['CNTT', 'a'.repeat(101)], ['too-long']],
    [['Hà Nội', 'HA NOI'], ['double']],
    [['TT&TT', 'tt tt'], ['double']],
    [['CNTT', 'công nghệ; thông tin'], ['plain-name']],
    [['CNTT', 'công nghệ\nthông tin'], ['plain-name']],
    [['CNTT', '=1+1'], ['plain-name']],
    [['CNTT', '@x'], ['plain-name']],
  ])('%j: %j', (words, expected) => {
    expect(refusals(words)).toEqual(expected);
  });
});

describe('the groups of the first content', () => {
  test('are at least a hundred, in four languages, and no name stands in two of one language', async () => {
    const groups = (await readContent('prisma/content')).records.flatMap(({ kind, record }) =>
      kind === 'synonym' ? [record as SynonymRecord] : [],
    );
    expect(groups.length).toBeGreaterThan(100);
    expect(new Set(groups.map(({ language }) => language))).toEqual(new Set(['vi', 'en', 'fr', 'ru']));
    for (const { code, language } of groups) expect(code.startsWith(`${language}-`), code).toBe(true);
    const names = groups.flatMap(({ language, words }) => words.map((name) => `${language} ${searchedAs(name).join(' ')}`));
    expect(names.filter((name, place) => names.indexOf(name) < place)).toEqual([]);
  });
});

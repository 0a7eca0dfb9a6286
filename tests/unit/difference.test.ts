import { describe, expect, test } from 'vitest';
import { wordDifference } from '@/components/changes/word-difference';
import { difference, type JsonRecord, referencesIn, subjectOf } from '@/lib/publishing/difference';
import { KINDS } from '@/lib/publishing/kinds';
import changes from '@/messages/vi/changes.json';

const target: JsonRecord = {
  code: 'de-gdp-share-2025',
  indicator: 'de-gdp-share',
  deadline: '2025',
  low: '20',
  words: { original: 'vi', vi: 'Kinh tế số đạt 20% GDP', en: 'The digital economy is 20% of GDP' },
  owners: ['btttt'],
  amends: null,
};

describe('what a change did to a record', () => {
  test('is every field with another value, old and new', () => {
    expect(difference(target, { ...target, low: '18', deadline: '2026' })).toEqual([
      { field: 'deadline', language: null, before: '2025', after: '2026' },
      { field: 'low', language: null, before: '20', after: '18' },
    ]);
    expect(difference(target, { ...target })).toEqual([]);
    expect(difference(target, { ...target, code: 'renamed' })).toEqual([]);
  });

  test('names each language of a text by itself', () => {
    const words = { original: 'vi', vi: 'Kinh tế số đạt 20% GDP', en: 'The digital economy reaches 20% of GDP', fr: 'Part' };
    expect(difference(target, { ...target, words })).toEqual([
      { field: 'words', language: 'en', before: 'The digital economy is 20% of GDP', after: 'The digital economy reaches 20% of GDP' },
      { field: 'words', language: 'fr', before: null, after: 'Part' },
    ]);
    expect(difference(target, { ...target, words: null }).map(({ language, after }) => [language, after])).toEqual([
      ['vi', null],
      ['en', null],
    ]);
  });

  test('keeps of a list of parts only those that differ', () => {
    const [a, b, c] = [
      { side: 'a', value: '620' },
      { side: 'b', value: '821' },
      { side: 'b', value: '820' },
    ];
    expect(difference({ code: 'c', statements: [a, b] }, { code: 'c', statements: [a, c] })).toEqual([
      { field: 'statements', language: null, before: [b], after: [c] },
    ]);
  });

  test('knows which records the codes name, by kind where the field alone does not say', () => {
    const changed = difference(target, { ...target, owners: ['btttt', 'bkhcn'] });
    expect(referencesIn('target', changed)).toEqual([
      { kind: 'organisation', code: 'btttt' },
      { kind: 'organisation', code: 'btttt' },
      { kind: 'organisation', code: 'bkhcn' },
    ]);
    const succeeded = [{ field: 'successor', language: null, before: 'p34-01', after: 'p34-04' }];
    expect(referencesIn('area-succession', succeeded)[0]).toEqual({ kind: 'area', code: 'p34-01' });
    expect(referencesIn('organisation-succession', succeeded)[0]).toEqual({ kind: 'organisation', code: 'p34-01' });
  });
});

describe('what a record is called', () => {
  test('is its name, or what it is about', () => {
    expect(subjectOf('target', target)).toEqual({ name: null, of: [{ kind: 'indicator', code: 'de-gdp-share' }], detail: '2025' });
    expect(subjectOf('topic', { code: 'x', name: { original: 'vi', vi: 'Hạ tầng' } }).name).toEqual({ original: 'vi', vi: 'Hạ tầng' });
    expect(subjectOf('source', { code: 's', title: 'Báo cáo', titleLanguage: 'vi' }).name).toEqual({ original: 'vi', vi: 'Báo cáo' });
    expect(subjectOf('synonym', { code: 'vi-cntt', language: 'vi', words: ['CNTT', 'công nghệ thông tin'] }).name).toEqual({
      original: 'vi',
      vi: 'CNTT, công nghệ thông tin',
    });
    expect(subjectOf('unknown', { code: 's' })).toEqual({ name: null, of: [], detail: null });
  });

  test('is known for every kind that can be published, as is the word for each of its fields', () => {
    for (const { kind, columns, links, children } of KINDS) {
      expect(Object.keys(changes.kind), kind).toContain(kind);
      const fields = [...Object.keys(columns), ...Object.keys(links), ...(children ? [children.key] : [])];
      expect(Object.keys(changes.field), kind).toEqual(expect.arrayContaining(fields));
      const isNamed = ['name', 'title', 'term'].some((field) => field in columns);
      const about = subjectOf(kind, { ...Object.fromEntries(Object.keys(columns).map((field) => [field, 'x'])), words: ['x', 'y'] });
      expect(isNamed || about.name !== null || about.of.length > 0, kind).toBe(true);
    }
  });
});

describe('marked words', () => {
  test('are those between the first and the last that differ', () => {
    expect(wordDifference('đạt 20% GDP vào năm 2025', 'đạt 18% GDP vào năm 2025')).toEqual({
      before: { head: 'đạt ', changed: '20%', tail: ' GDP vào năm 2025' },
      after: { head: 'đạt ', changed: '18%', tail: ' GDP vào năm 2025' },
    });
    expect(wordDifference('một hai', 'một hai ba').after).toEqual({ head: 'một hai ', changed: 'ba', tail: '' });
    expect(wordDifference('a a', 'a a a')).toMatchObject({ before: { changed: '' }, after: { changed: 'a' } });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, digest } from '@/lib/publishing/canonical';
import { type Json, merge } from '@/lib/publishing/merge';

const base = {
  code: 'de',
  name: { original: 'vi', vi: 'Kinh tế số', en: 'Digital economy' },
  unit: 'percent',
  owners: ['btttt'],
  note: null,
};

/** Records as kinds have them: flat fields, texts with languages, lists. */
const record = fc.record({
  unit: fc.constantFrom('percent', 'count', null),
  owners: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
  name: fc.record(
    { original: fc.constant('vi'), vi: fc.constantFrom('một', 'hai'), en: fc.constantFrom('one', 'two') },
    { requiredKeys: ['original', 'vi'] },
  ),
});

describe('merging a record', () => {
  test('a change made alone is taken as it is, on either side', () => {
    fc.assert(
      fc.property(record, record, (from, to) => {
        expect(merge(from, from, to)).toEqual({ record: to, conflicts: [] });
        expect(merge(from, to, from)).toEqual({ record: to, conflicts: [] });
      }),
    );
  });

  test('two who made the same change do not disagree', () => {
    fc.assert(fc.property(record, record, (from, to) => void expect(merge(from, to, to)).toEqual({ record: to, conflicts: [] })));
  });

  test('which of two came first does not decide whether they disagree, or where', () => {
    fc.assert(
      fc.property(record, record, record, (from, one, two) => {
        const [left, right] = [merge(from, one, two), merge(from, two, one)];
        expect(left.conflicts.map(({ path }) => path).sort()).toEqual(right.conflicts.map(({ path }) => path).sort());
        if (left.conflicts.length === 0) expect(canonical(left.record)).toBe(canonical(right.record));
      }),
    );
  });

  test('each language of a text is a path of its own', () => {
    const translated = { ...base, name: { ...base.name, fr: 'Économie numérique' } };
    const edited = { ...base, unit: 'count', name: { ...base.name, vi: 'Nền kinh tế số' } };
    expect(merge(base, translated, edited)).toEqual({
      record: { ...base, unit: 'count', name: { ...base.name, vi: 'Nền kinh tế số', fr: 'Économie numérique' } },
      conflicts: [],
    });
  });

  test('two values for one path are a conflict that shows both, and keeps what is published', () => {
    const published = { ...base, name: { ...base.name, en: 'The digital economy' } };
    const proposed = { ...base, name: { ...base.name, en: 'E-economy' } };
    expect(merge(base, published, proposed)).toEqual({
      record: published,
      conflicts: [{ path: 'name.en', published: 'The digital economy', proposed: 'E-economy' }],
    });
  });

  test('a list is one path', () => {
    const published = { ...base, owners: ['btttt', 'bkhcn'] };
    const proposed = { ...base, owners: ['tctk'] };
    expect(merge(base, published, proposed).conflicts).toEqual([{ path: 'owners', published: ['btttt', 'bkhcn'], proposed: ['tctk'] }]);
  });

  test('a translation that one took away and the other left alone is gone', () => {
    const { en: _, ...name } = base.name;
    const published = { ...base, name };
    const proposed = { ...base, unit: 'count' };
    expect(merge(base, published, proposed)).toEqual({ record: { ...published, unit: 'count' }, conflicts: [] });
  });

  test('two who add the same new record with other words disagree', () => {
    expect(merge(null, { code: 'x', unit: 'count' }, { code: 'x', unit: 'percent' }).conflicts).toEqual([
      { path: 'unit', published: 'count', proposed: 'percent' },
    ]);
  });
});

describe('canonical JSON', () => {
  test('is one text for one value, however its keys are ordered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse()) as Json;
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual({ ...value });
      }),
    );
  });

  test('keeps decimals as the text they are, and refuses what has no JSON form', () => {
    expect(canonical({ value: '16.50' })).toBe('{"value":"16.50"}');
    expect(() => canonical(undefined)).toThrow(TypeError);
  });

  test('is what a digest speaks for', () => {
    expect(digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { LOCALES } from '@/lib/i18n/localized';
import { missingKeys, publiccodeFile, publiccodeOf, shortened } from '@/lib/platforms/publiccode';
import type { PlatformRecord } from '@/lib/platforms/schema';

const bare: PlatformRecord = {
  code: 'thu',
  name: { original: 'vi', vi: 'Nền tảng thử' },
  ownership: 'state',
  operators: [],
  category: 'media',
  sector: 'media',
  topic: null,
  description: { original: 'vi', vi: 'Để thử.' },
  url: null,
  repository: null,
  licence: null,
  released: null,
  award: null,
  indicators: [],
  tasks: [],
  source: 'nguon',
  confidence: 'high',
  users: [],
};
const full: PlatformRecord = {
  ...bare,
  name: { original: 'vi', vi: 'Định danh: "thử" # 1', en: 'yes', ru: '- да' },
  category: 'identity',
  sector: 'health',
  description: { original: 'vi', vi: `${'Câu thứ nhất dài vừa phải. '.repeat(8)}Hết.`, en: 'null', fr: 'À l’essai : oui' },
  url: 'https://example.vn',
  repository: 'https://example.vn/thu.git',
  licence: 'Apache-2.0',
  released: '2024-07-18',
  award: { original: 'vi', vi: 'Giải nhất' },
};
const around = { operators: [], page: 'https://portal.vn/vi/platforms/thu', source: 'Báo' };
const body = { name: 'Bộ Thử', href: 'https://portal.vn/vi/organisations/thu' };

describe('publiccode.yml of a platform', () => {
  test('says what is known under the keys of the standard', () => {
    expect(publiccodeOf(full, [body])).toMatchObject({
      publiccodeYmlVersion: '0.5',
      name: 'Định danh: "thử" # 1',
      url: 'https://example.vn/thu.git',
      landingURL: 'https://example.vn',
      releaseDate: '2024-07-18',
      organisation: { name: 'Bộ Thử', uri: body.href },
      categories: ['identity-management'],
      intendedAudience: { scope: ['healthcare'] },
      description: {
        vi: { awards: ['Giải nhất'], longDescription: full.description.vi },
        en: { localisedName: 'yes', shortDescription: 'null' },
      },
      legal: { license: 'Apache-2.0' },
    });
  });

  test('has no key for what is not known, and names the mandatory ones in its comments', () => {
    const record = publiccodeOf(bare, []);
    expect(record).toEqual({
      publiccodeYmlVersion: '0.5',
      name: 'Nền tảng thử',
      description: { vi: { localisedName: 'Nền tảng thử', shortDescription: 'Để thử.' } },
    });
    const file = publiccodeFile(bare, around);
    const comments = file
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .join('\n');
    for (const key of ['url', 'legal/license', 'softwareType', 'maintenance/type', 'localisation/localisationReady']) {
      expect(missingKeys(record)).toContain(key);
      expect(comments).toContain(key);
    }
    expect(missingKeys(publiccodeOf(full, []))).not.toContain('url');
  });

  test('gives a day of release only where the day is known', () => {
    expect(publiccodeOf({ ...full, released: '2022-05' }, [])).not.toHaveProperty('releaseDate');
    expect(publiccodeFile({ ...full, released: '2022-05' }, around)).toContain('the record knows 2022-05');
  });

  test('names several bodies together', () => {
    expect(publiccodeOf(full, [body, { ...body, name: 'Cục Thử' }]).organisation).toEqual({ name: 'Bộ Thử; Cục Thử' });
  });

  test('read back is what was written, whatever the words', () => {
    const words = fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    const texts = fc.record({ vi: words, en: words, fr: words, ru: words }).map((text) => ({ original: 'vi' as const, ...text }));
    fc.assert(
      fc.property(texts, texts, words, (name, description, source) => {
        const platform = { ...full, name, description };
        expect(parse(publiccodeFile(platform, { ...around, operators: [body], source }))).toEqual(publiccodeOf(platform, [body]));
      }),
    );
  });
});

describe('a short description', () => {
  test('keeps whole sentences, else whole words', () => {
    expect(shortened('Ngắn.')).toBe('Ngắn.');
    expect(shortened(`Câu một. ${'từ '.repeat(60)}`)).toBe('Câu một.');
    expect(shortened('từ '.repeat(60))).toMatch(/^từ( từ)*…$/);
  });

  test('has at most 150 characters', () => {
    fc.assert(fc.property(fc.string({ maxLength: 600, unit: 'grapheme' }), (text) => [...shortened(text)].length <= 150));
  });

  test.each(LOCALES)('is there for every language the record has words in: %s', (locale) => {
    const { description } = publiccodeOf(full, []);
    expect(description[locale] !== undefined).toBe(full.description[locale] !== undefined);
  });
});

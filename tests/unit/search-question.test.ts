import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { type Question, readQuestion, type Synonyms, type Word } from '@/lib/search/question';
import { writtenDates } from '@/lib/search/written-dates';

const plain = (words: readonly Word[]): string => words.map(({ forms }) => forms.join('/')).join(' ');
/** The ways of saying each unit, those that may be left out in brackets. */
const units = ({ units }: Question): string[] =>
  units.map(({ any, isOptional }) => {
    const ways = any.map(plain).join(' | ');
    return isOptional ? `[${ways}]` : ways;
  });
const read = (text: string, locale: Locale = 'vi', synonyms: Synonyms = []) => readQuestion(text, locale, synonyms);

describe('a question', () => {
  test('has a unit for each of its words, in their order', () => {
    expect(units(read('Kinh tế số GDP'))).toEqual(['kinh', 'te', 'so', 'gdp']);
    expect(units(read('411/QĐ-TTg'))).toEqual(['411', 'qd', 'ttg']);
  });

  test('remembers how a word was spelled where it has accents, and only there', () => {
    expect(read('tỉ lệ GDP hoà').typed.map(({ spelled }) => spelled)).toEqual(['tỉ', 'lệ', null, 'hòa']);
  });

  test('is the same composed or not, and whatever stands around its words', () => {
    const question = read('đô thị thông minh');
    for (const text of [
      'đô thị thông minh'.normalize('NFD'),
      '  đô   thị\tthông\nminh ',
      '“Đô thị” (thông-minh)?',
      'đô\u0000thị\u0007thông\u202eminh',
    ]) {
      expect(read(text), JSON.stringify(text)).toEqual(question);
    }
  });

  test('without a word has no units', () => {
    for (const text of ['', '   ', '?!', '&|()', '\u0000', '😀', '\ud800', '%_*']) {
      expect(read(text)).toMatchObject({ units: [], typed: [], core: [] });
    }
  });

  test('of more than 12 words is its first 12', () => {
    const { units: found, typed } = read(Array.from({ length: 30 }, (_, place) => `tu${place}`).join(' '));
    expect(typed).toHaveLength(12);
    expect(found).toHaveLength(12);
    expect(found.at(-1)?.any[0]?.[0]?.forms).toEqual(['tu11']);
  });

  test('counts the words of a day among the 12', () => {
    const { units: found, typed } = read('a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 31/12/2025 het');
    expect(typed).toHaveLength(12);
    expect(found.flatMap(({ any }) => any[0] ?? [])).toHaveLength(12);
  });
});

describe('words that say nothing', () => {
  test.each<[Locale, string, string[], string]>([
    ['vi', 'kinh tế số là gì', ['kinh', 'te', 'so', '[la]', '[gi]'], 'kinh te so'],
    ['vi', 'bao nhiêu hồ sơ trực tuyến', ['[bao]', '[nhieu]', 'ho', 'so', 'truc', 'tuyen'], 'ho so truc tuyen'],
    ['en', 'what is the digital economy?', ['[what]', '[is]', '[the]', 'digital', 'economy'], 'digital economy'],
    ['fr', 'quelle est la part de l’économie', ['[quelle]', '[est]', '[la]', 'part', '[de]', '[l]', 'economie'], 'part de l economie'],
    ['ru', 'что такое цифровая экономика', ['[что]', '[такое]', 'цифровая', 'экономика'], 'цифровая экономика'],
  ])('in %s: %s', (locale, text, expected, core) => {
    const question = read(text, locale);
    expect(units(question)).toEqual(expected);
    expect(plain(question.core)).toBe(core);
  });

  test('alone are looked for, for there is nothing else', () => {
    for (const [locale, text] of [
      ['vi', 'là gì'],
      ['en', 'to be'],
      ['fr', 'où est-il'],
      ['ru', 'что это'],
    ] as const) {
      const question = read(text, locale);
      expect(question.units.length, text).toBeGreaterThan(1);
      expect(
        question.units.every(({ isOptional }) => !isOptional),
        text,
      ).toBe(true);
      expect(question.core).toEqual(question.typed);
    }
  });

  test('are those of the language of the letters, not of the page', () => {
    expect(read('что такое GDP', 'vi').language).toBe('ru');
    expect(read('kinh tế số là gì', 'fr').language).toBe('vi');
    expect(read('the economy', 'ru').language).toBe('en');
    expect(read('part du PIB', 'fr').language).toBe('fr');
    // "to" and "no" are words of Vietnamese with accents that were not typed.
    expect(units(read('to', 'vi'))).toEqual(['to']);
    expect(units(read('nợ công', 'en'))).toEqual(['no', 'cong']);
  });
});

describe('a day', () => {
  test.each([
    '2025-12-31',
    '31/12/2025',
    '31.12.2025',
    '31-12-2025',
    '31 tháng 12 năm 2025',
    'ngày 31 tháng 12 năm 2025',
    'ngay 31 thang 12, 2025',
    '31 December 2025',
    '31st December 2025',
    'December 31, 2025',
    '31 décembre 2025',
    '31 декабря 2025',
  ])('written %s is found as one thing and by its words', (text) => {
    const { units: found, typed } = read(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.isOptional).toBe(false);
    expect(found[0]?.any[1]).toEqual([{ forms: ['@2025-12-31'], spelled: null }]);
    expect(found[0]?.any[0]).toEqual(typed);
  });

  test('keeps the words around it', () => {
    expect(units(read('quyết định ngày 31/03/2022 của Thủ tướng'))).toEqual([
      'quyet',
      'dinh',
      expect.stringContaining('@2022-03-31'),
      '[cua]',
      'thu',
      'tuong',
    ]);
  });

  test('that no calendar has is only its words', () => {
    for (const text of ['31/02/2025', '2025-13-01', '32/12/2025', '29/2/2023', '31 tháng 4 năm 2024']) {
      expect(units(read(text)).join(' '), text).not.toContain('@');
    }
    expect(units(read('29/2/2024')).join(' ')).toContain('@2024-02-29');
  });

  test('is of its first day of the month in French, and has two digits of each', () => {
    expect(writtenDates('1er mai 2024 et 3 aout 2023').flatMap(({ also }) => also)).toEqual(['@2024-05-01', '@2023-08-03']);
  });

  test('ends where it ends: a number that goes on is none', () => {
    expect(writtenDates('131/12/2025')).toEqual([]);
    expect(writtenDates('31/12/20256')).toEqual([]);
    expect(writtenDates('31/12/2025 1/1/2026').map(({ start, end, also }) => [start, end, ...also])).toEqual([
      [0, 10, '@2025-12-31'],
      [11, 19, '@2026-01-01'],
    ]);
  });
});

describe('a month', () => {
  test.each([
    'tháng 12/2023',
    'tháng 12 năm 2023',
    '12/2023',
    '2023-12',
    'December 2023',
    'Dec 2023',
    'décembre 2023',
    'déc. 2023',
    'декабрь 2023',
    'декабре 2023',
  ])('is read however it is written: %s', (text) => {
    expect(units(read(text))).toEqual([expect.stringMatching(/ \| @2023-12$/)]);
  });

  test('is none where it begins the number of a document', () => {
    expect(writtenDates('9/2024/tt-btttt')).toEqual([]);
    expect(writtenDates('134/2025/qh15')).toEqual([]);
  });
});

describe('a period', () => {
  test.each([
    'quý I/2024',
    'quý 1 năm 2024',
    'quý 1 2024',
    'Q1/2024',
    'first quarter of 2024',
    '1er trimestre 2024',
    'I квартал 2024',
    '1 квартал 2024',
  ])('is found as its code has it: %s', (text) => {
    expect(units(read(text))).toEqual([expect.stringMatching(/ \| 2024 q1$/)]);
  });

  test.each([
    '6 tháng đầu năm 2024',
    'nửa đầu năm 2024',
    'first half of 2024',
    'H1 2024',
    'premier semestre 2024',
    'первое полугодие 2024',
  ])('of half a year too: %s', (text) => {
    expect(units(read(text))).toEqual([expect.stringMatching(/ \| 2024 s1$/)]);
  });
});

describe('a number', () => {
  test('is read in every locale’s way of writing it', () => {
    for (const text of ['1.928.311', '1,928,311', '1 928 311', '1\u00a0928\u00a0311', '1\u202f928\u202f311', '1928311']) {
      expect(units(read(text)), JSON.stringify(text)).toEqual(['1928311 | 1 928 311']);
    }
    for (const text of ['18,3', '18.3', '18,3%', '18.3 %']) expect(units(read(text)), text).toEqual(['18.3']);
    expect(units(read('2.853'))).toEqual(['2853/2.853']);
    expect(units(read('2 853 xã'))).toEqual(['2853', 'xa']);
  });

  test('of one to three digits, or after a year, is not the group of another', () => {
    expect(units(read('5 12'))).toEqual(['5', '12']);
    expect(units(read('2025 100'))).toEqual(['2025', '100']);
    expect(units(read('12 345 67'))).toEqual(['12345 | 12 345', '67']);
  });
});

describe('synonyms', () => {
  const synonyms: Synonyms = [
    [['dvc'], ['dich', 'vu', 'cong']],
    [['cong'], ['cong', 'thong', 'tin']],
    [['dich', 'vu', 'cong', 'truc', 'tuyen'], ['dvctt']],
    [['la'], ['chinh', 'la']],
  ];

  test('are other ways of saying the words that were typed', () => {
    expect(units(read('DVC', 'vi', synonyms))).toEqual(['dvc | dich vu cong']);
    expect(units(read('tra cứu dịch vụ công', 'vi', synonyms))).toEqual(['tra', 'cuu', 'dich vu cong | dvc']);
  });

  test('are those of the longest name that was typed', () => {
    expect(units(read('dịch vụ công trực tuyến', 'vi', synonyms))).toEqual(['dich vu cong truc tuyen | dvctt']);
    expect(units(read('dịch vụ công trực tiếp', 'vi', synonyms))).toEqual(['dich vu cong | dvc', 'truc', 'tiep']);
    expect(units(read('dịch vụ', 'vi', synonyms))).toEqual(['dich', 'vu']);
  });

  test('of all groups that have the name are taken together', () => {
    const groups: Synonyms = [
      [['ai'], ['tri', 'tue', 'nhan', 'tao']],
      [['ai'], ['artificial', 'intelligence']],
    ];
    expect(units(read('AI', 'en', groups))).toEqual(['ai | tri tue nhan tao | artificial intelligence']);
  });

  test('make a word that says nothing one that is looked for', () => {
    expect(units(read('mạng là gì', 'vi', synonyms))).toEqual(['mang', 'la | chinh la', '[gi]']);
  });

  test('are not looked for across a day', () => {
    expect(units(read('dịch vụ 31/12/2025 công', 'vi', synonyms))).toHaveLength(4);
  });
});

test('an endless question is read as far as its beginning, in a moment', () => {
  const began = performance.now();
  for (const piece of ['31/12/2025 ', 'a ', '1 ', '123.', '1 928 ', 'ngày 1 tháng 1 năm ', '\u0301', '(', 'ệ']) {
    expect(readQuestion(piece.repeat(Math.ceil(100_000 / piece.length)), 'vi').typed.length, piece).toBeLessThanOrEqual(12);
  }
  expect(performance.now() - began).toBeLessThan(500);
});

test('any text is read to at most 12 words, each in some unit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...LOCALES), (text, locale) => {
      const question = readQuestion(text, locale, [[['a'], ['b', 'c']]]);
      expect(question.typed.length).toBeLessThanOrEqual(12);
      expect(question.units.flatMap(({ any }) => any[0] ?? [])).toEqual(question.typed);
      if (question.units.length > 0) expect(question.units.some(({ isOptional }) => !isOptional)).toBe(true);
      expect(question.core.every((word) => question.typed.includes(word))).toBe(true);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatNumber, formatPercent } from '@/lib/i18n/format';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { checkNumbers, type Published, partsOf } from '@/lib/news/number-check';
import { findNumbers } from '@/lib/news/number-reading';

const found = (text: string, locale: Locale) => findNumbers(text, locale).map(({ start, end }) => text.slice(start, end));
const amounts = (text: string, locale: Locale) => findNumbers(text, locale).map((number) => number.amounts[0]);

const around = {
  vi: (words: string) => `Cổng ghi nhận ${words}, theo nguồn đã đọc.`,
  en: (words: string) => `The portal holds ${words}, as the source says.`,
  fr: (words: string) => `Le portail indique ${words}, selon la source.`,
  ru: (words: string) => `На портале записано ${words}, как сказано в источнике.`,
} as const satisfies Record<Locale, (words: string) => string>;

const anyDecimal = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.integer({ min: 0, max: 4 })).map(([units, places]) => {
  const digits = String(units).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
});
const anyDay = fc.date({ min: new Date('1950-01-01'), max: new Date('2079-12-31'), noInvalidDate: true });

describe.each(LOCALES)('numbers in %s', (locale) => {
  test('as the portal prints them are read back exactly', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        const plain = amounts(around[locale](formatNumber(value, locale)), locale);
        expect(plain).toEqual([{ value, measure: null }]);
        expect(amounts(around[locale](formatPercent(value, locale)), locale)).toEqual([{ value, measure: 'percent' }]);
      }),
    );
  });

  test('match the value they print and no neighbour of it', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        const text = around[locale](formatPercent(value, locale));
        const values: Published[] = [
          { value: `${value}${value.includes('.') ? '' : '.'}0`, unit: 'percent' },
          { value, unit: 'count' },
          { value: `${value}${value.includes('.') ? '' : '.'}1`, unit: 'percent' },
        ];
        expect(checkNumbers(text, locale, values).map(({ matches }) => matches)).toEqual([[values[0]]]);
      }),
    );
  });

  test('are not seen in dates, as exact as they may be', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('long', 'short'), (instant, style) => {
        const day = instant.toISOString().slice(0, 10);
        const year = day.slice(0, 4);
        const written = [day, day.slice(0, 7), `${year}-Q3`, `${year}-S1`].map((date) =>
          formatDate(date, locale, style as 'long' | 'short'),
        );
        for (const date of [...written, day]) expect(found(around[locale](date), locale), date).toEqual([]);
      }),
    );
  });

  test('of documents are no amounts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('/QĐ-TTg', '/QD-TTg', '/TB-VPCP', '-NQ/TW', '/2024/TT-BTTTT', '/2023/QH15', '/2022/NĐ-CP'),
        (number, rest) => {
          expect(found(around[locale](`${number}${rest}`), locale)).toEqual([]);
        },
      ),
    );
  });

  test('never change their text', () => {
    const piece = fc.oneof(
      anyDecimal.map((value) => formatNumber(value, locale)),
      anyDecimal.map((value) => formatPercent(value, locale)),
      fc.constantFrom('411/QĐ-TTg', '2025', '5G', '10/7/2024', ' triệu', ' млн', '\n\n', 'và', '–', ', ', '1.2.3.4', '12:30', '−', '$'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join(' ');
        const parts = partsOf(text, checkNumbers(text, locale, []));
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { number, text: printed } of parts) if (number) expect(printed).toBe(number.printed);
      }),
    );
  });
});

describe('what a number measures', () => {
  test.each<[Locale, string, string, string | null]>([
    ['vi', '1.928.311 tỷ đồng', '1928311000000000', 'vnd'],
    ['vi', '11,2 triệu', '11200000.0', null],
    ['vi', '12 nghìn tỷ đồng', '12000000000000', 'vnd'],
    ['vi', '2,5 điểm phần trăm', '2.5', 'points'],
    ['en', '1,928,311 billion VND', '1928311000000000', 'vnd'],
    ['en', '$24.7 billion', '24700000000.0', 'usd'],
    ['en', '16.5 per cent', '16.5', 'percent'],
    ['fr', '11,2 millions', '11200000.0', null],
    ['fr', '1\u202f928\u202f311 milliards de dongs', '1928311000000000', 'vnd'],
    ['fr', '2\u00a0853', '2853', null],
    ['ru', '11,2 млн', '11200000.0', null],
    ['ru', '24,7 млрд долларов', '24700000000.0', 'usd'],
    ['ru', '2853', '2853', null],
    ['ru', '2,5 процентного пункта', '2.5', 'points'],
  ])('%s: %s', (locale, words, value, measure) => {
    expect(found(around[locale](words), locale)).toEqual([words]);
    expect(amounts(around[locale](words), locale)).toEqual([{ value, measure }]);
  });

  test('"3 tỷ lệ" is three shares, not three billion', () => {
    expect(amounts('có 3 tỷ lệ', 'vi')).toEqual([{ value: '3', measure: null }]);
  });

  test('the sign after a list holds for each of its numbers', () => {
    const values: Published[] = ['17', '38', '9'].map((value) => ({ value, unit: 'percent' }));
    const checked = checkNumbers('the shares were 17, 38 and 9 per cent', 'en', values);
    expect(checked.map(({ matches }) => matches.map(({ value }) => value))).toEqual([['17'], ['38'], ['9']]);
  });

  test('a sum of money matches no other currency, and a share no count', () => {
    const values: Published[] = [
      { value: '24.7', unit: 'usd-billion' },
      { value: '24.7', unit: 'vnd-billion' },
      { value: '620', unit: 'count' },
    ];
    expect(checkNumbers('24,7 tỷ USD', 'vi', values)[0]?.matches).toEqual([values[0]]);
    expect(checkNumbers('620%', 'vi', values)[0]?.matches).toEqual([]);
    expect(checkNumbers('620 điểm', 'vi', values)[0]?.matches).toEqual([values[2]]);
  });

  test('a rounded number does not match', () => {
    const values: Published[] = [{ value: '12.87', unit: 'percent' }];
    for (const words of ['12,9%', 'khoảng 13%', '12,8%']) expect(checkNumbers(words, 'vi', values)[0]?.matches, words).toEqual([]);
  });

  test('a number that breaks the form of its language is unverified', () => {
    const values: Published[] = [{ value: '12.87', unit: 'percent' }];
    expect(checkNumbers('12.87%', 'vi', values)).toEqual([{ start: 0, end: 6, printed: '12.87%', matches: [] }]);
  });
});

describe('digits that state no amount', () => {
  test.each<[Locale, string]>([
    ['vi', 'ngày 10 tháng 10 hằng năm'],
    ['vi', 'từ ngày 11 đến ngày 14/10/2022'],
    ['vi', 'sáng 14/9'],
    ['vi', 'giai đoạn 2022–2025'],
    ['vi', 'Quyết định 942/QĐ-TTg'],
    ['vi', 'Quyết định số 411'],
    ['vi', 'Đề án 06'],
    ['vi', 'sóng 5G'],
    ['vi', 'phiên họp thứ 9'],
    ['vi', 'số 18 phố Nguyễn Du'],
    ['vi', 'thêm ?as-of=2023-12-10 vào cuối địa chỉ'],
    ['en', 'on July 10, 2024'],
    ['en', 'the 9th meeting'],
    ['en', 'Decision 411 of 2022'],
    ['en', '18 Nguyen Du Street'],
    ['en', 'see https://example.vn/411/20'],
    ['en', 'COVID-19'],
    ['en', 'at 08:30'],
    ['fr', 'le 1er mars 2025'],
    ['fr', 'la 9e réunion'],
    ['fr', '18, rue Nguyen Du'],
    ['fr', 'la décision 411'],
    ['ru', 'в 2022–2025 годах'],
    ['ru', 'до 2030 года'],
    ['ru', '9-е заседание'],
    ['ru', 'решением 411'],
    ['ru', 'ул. Нгуен Зу, 18'],
  ])('%s: %s', (locale, words) => {
    expect(found(words, locale)).toEqual([]);
  });

  test.each<[Locale, string, string[]]>([
    ['vi', 'tháng 8/2025 sóng 5G phủ 26% dân số', ['26%']],
    ['vi', '62/63 địa phương', ['62', '63']],
    ['vi', 'mỗi ngày 20 hồ sơ', ['20']],
    ['vi', 'tổng số 2.853 điểm', ['2.853']],
    ['en', 'Decision 411 sets 20 per cent in 2025', ['20 per cent']],
    ['en', 'In May 20 per cent were late', ['20 per cent']],
    ['ru', '2025 записей в 2025 году', ['2025']],
  ])('beside an amount, %s: %s', (locale, words, numbers) => {
    expect(found(words, locale)).toEqual(numbers);
  });
});

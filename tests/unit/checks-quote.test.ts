import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '@/lib/i18n/format';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import { findInQuote } from '@/lib/publishing/checks/quote-number';

type Unit = IndicatorRecord['unit'];
const read = (language: Locale, quote: string, value: string, unit: Unit) => findInQuote(quote, language, { value, unit });

const anyDecimal = fc.tuple(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 0, max: 4 })).map(([units, places]) => {
  const digits = String(units).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
});
const inDollars = {
  vi: (value: string) => `Doanh thu đạt ${value} tỷ USD, tăng so với cùng kỳ.`,
  en: (value: string) => `Revenue reached $${value} billion, up on the year before.`,
  fr: (value: string) => `Le chiffre d’affaires atteint ${value} milliards de dollars, en hausse.`,
  ru: (value: string) => `Выручка составила ${value} млрд долларов США, что больше прошлогодней.`,
} as const satisfies Record<Locale, (value: string) => string>;

describe.each(LOCALES)('a value of money printed in %s', (locale) => {
  test('is found in the quote that states it, and no other value is', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        const quote = inDollars[locale](formatNumber(value, locale));
        expect(read(locale, quote, value, 'usd-billion').kind).toBe('stated');
        expect(read(locale, quote, value, 'vnd-billion').kind).toBe('other-unit');
        expect(read(locale, quote, `${value}${value.includes('.') ? '' : '.'}1`, 'usd-billion').kind).toBe('absent');
      }),
    );
  });

  test('is found with plain spaces between the thousands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9_999_999 }), (value) => {
        const spaced = formatNumber(String(value), 'fr').replace(/\u202f/g, ' ');
        expect(read(locale, inDollars[locale](spaced), String(value), 'usd-billion').kind).toBe('stated');
      }),
    );
  });
});

describe('a number as its source wrote it', () => {
  test.each<[Locale, string, string, Unit]>([
    ['vi', 'ước đạt 24,7 tỷ USD', '24.7', 'usd-billion'],
    ['vi', 'trị giá 24.700 triệu USD', '24.7', 'usd-billion'],
    ['vi', 'ước đạt hơn 1,5 triệu tỷ đồng, tương đương 62,7 tỷ USD', '1500000', 'vnd-billion'],
    ['vi', 'đạt 318,9 ngàn tỷ đồng (tăng 37,36% so với năm 2023)', '318900', 'vnd-billion'],
    ['vi', 'số thuê bao đạt 84.74 triệu thuê bao', '84740000', 'count'],
    ['vi', '(20,81triệu hộ)', '20810000', 'count'],
    ['vi', 'với hơn 208 nghìn người', '208000', 'count'],
    ['vi', 'lần lượt là 12,66, 12,87 và 13,17%', '12.66', 'percent'],
    ['vi', 'tăng trưởng giảm 3,2% so với cùng kỳ', '-3.2', 'percent'],
    ['vi', 'xếp vị trí thứ 21/63 tỉnh, thành phố', '21', 'rank'],
    ['vi', 'Đơn vị: tỷ đồng. Quý II: 92.745', '92745', 'vnd-billion'],
    ['vi', 'mạng di động là 40,47Mbps và 25,73Mbps', '40.47', 'mbps'],
    ['vi', 'chỉ số đạt 0,8340', '0.834', 'index-0-1'],
    ['vi', '85,2 thuê bao/100 dân', '85.2', 'per-100'],
    ['en', 'hit US$24.7 billion in 2021', '24.7', 'usd-billion'],
    ['en', 'worth $24.7bn', '24.7', 'usd-billion'],
    ['en', 'approximately 2,772 trillion VND, a 24% increase', '2772000', 'vnd-billion'],
    ['en', 'exceeded VND295.2 quadrillion', '295200000', 'vnd-billion'],
    ['en', 'Vietnam;VNM;2012;36.8', '36.8', 'percent'],
    ['en', 'the shares were 17, 38 and 9 per cent', '38', 'percent'],
    ['en', 'moved up to rank 71st among 193 countries', '71', 'rank'],
    ['en', '62/63 provinces have introduced policies', '62', 'count'],
    ['fr', '24 700 millions de dollars', '24.7', 'usd-billion'],
    ['fr', 'plus de 2 500 milliards de VND', '2500', 'vnd-billion'],
    ['fr', '2 233 points de couverture sur 2 853 (soit 78 % du réseau)', '2853', 'count'],
    ['fr', 'Près de 4 800 sites web', '4800', 'count'],
    ['fr', '350 milliers d’entreprises', '350000', 'count'],
    ['fr', 'le Vietnam se classe au 71e rang', '71', 'rank'],
    ['ru', 'оценивается в 1 928 311 млрд донгов, что на 26% больше', '1928311', 'vnd-billion'],
    ['ru', '1,9 трлн донгов', '1900', 'vnd-billion'],
    ['ru', '24,7 млрд долл. США', '24.7', 'usd-billion'],
    ['ru', 'около 350 тыс. предприятий', '350000', 'count'],
    ['ru', 'по стране достигнет 42% (17% к концу 2023 года)', '17', 'percent'],
    ['ru', 'показатель снизился на 3,2 %', '-3.2', 'percent'],
    ['ru', 'занимает 71-е место', '71', 'rank'],
  ])('%s: %s states %s %s', (language, quote, value, unit) => {
    expect(read(language, quote, value, unit).kind).toBe('stated');
  });

  test.each<[Locale, string, string, Unit]>([
    ['vi', 'tăng 11 điểm % so với tháng 12/2024', '12', 'count'],
    ['vi', 'đạt khoảng 12,9%', '12.87', 'percent'],
    ['vi', 'năm 2023 có 15 bộ tham gia', '2023', 'count'],
    ['vi', 'Quyết định số 411/QĐ-TTg', '411', 'count'],
    ['vi', 'phủ sóng 5G toàn quốc', '5', 'count'],
    ['vi', 'đạt 1.234 người', '1.234', 'count'],
    ['en', 'about 1,234 people', '1.234', 'count'],
    ['en', 'grew eightfold to $32 billion', '8', 'count'],
    ['fr', 'en 2023 450 entreprises', '2023450', 'count'],
    ['fr', 'plus d’un million d’utilisateurs', '1000000', 'count'],
    ['ru', 'в 2024 году начаты работы', '2024', 'count'],
    ['vi', 'trị giá 24,7 nghìn tỷ đồng với 5 dự án', '247', 'vnd-billion'],
  ])('%s: %s does not state %s %s', (language, quote, value, unit) => {
    expect(read(language, quote, value, unit).kind).toBe('absent');
  });

  test.each<[Locale, string, string, Unit]>([
    ['vi', 'đạt 24,7 tỷ đồng', '24.7', 'usd-billion'],
    ['vi', 'gồm 63 tỉnh, thành phố', '63', 'percent'],
    ['vi', 'tăng 11 điểm % so với năm trước', '11', 'percent'],
    ['en', '620% of the plan', '620', 'count'],
    ['fr', '24,7 millions de dollars', '24.7', 'usd-billion'],
    ['ru', '24,7 млн человек', '24.7', 'count'],
  ])('%s: %s has the digits of %s, but not as %s', (language, quote, value, unit) => {
    expect(read(language, quote, value, unit).kind).toBe('other-unit');
  });

  test('is pointed at where it stands, with its unit', () => {
    const quote = 'tương đương 62,7 tỷ USD trong năm';
    const found = read('vi', quote, '62.7', 'usd-billion');
    expect(found).toEqual({ kind: 'stated', places: [{ start: 12, end: 23 }] });
    expect(quote.slice(12, 23)).toBe('62,7 tỷ USD');
  });

  test('is pointed at in every place, if a row of years gives it twice', () => {
    const quote = 'đạt 12,66%, 12,87%, 12,83%, 12,87% và 13,17%';
    const found = read('vi', quote, '12.87', 'percent');
    const places = found.kind === 'stated' ? found.places : [];
    expect(places.map(({ start, end }) => quote.slice(start, end))).toEqual(['12,87%', '12,87%']);
  });

  test('in any text whatever is looked for without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...LOCALES), anyDecimal, (quote, language, value) => {
        expect(['stated', 'other-unit', 'absent']).toContain(read(language, quote, value, 'vnd-billion').kind);
      }),
    );
  });
});

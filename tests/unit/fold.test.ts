import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, spell, wordsOf } from '@/lib/fold';
import { syllables } from '../support/syllables';

/** The words of a text as they are searched. */
const words = (text: string) => wordsOf(fold(text));
/** Where each has but one form. */
const single = (text: string) => words(text).map((forms) => forms.join(' or '));

const bothForms = (text: string) => [text.normalize('NFC'), text.normalize('NFD')];

describe('a folded text', () => {
  test.each([
    ['Chuyển đổi số', 'chuyen doi so'],
    ['ĐÀ NẴNG', 'da nang'],
    ['Đắk Lắk', 'dak lak'],
    ['ưu tiên số một', 'uu tien so mot'],
    ['Économie numérique, où ça', 'economie numerique, ou ca'],
    ['maîtrise d’œuvre, ŒUVRE', 'maitrise d’oeuvre, oeuvre'],
    ['Ærø, Straße', 'aero, strasse'],
    ['Цифровая экономика', 'цифровая экономика'],
    ['Ёлка и йод', 'елка и иод'],
    ['411/QĐ-TTg', '411/qd-ttg'],
  ])('%s is %s, composed or not', (text, expected) => {
    // ø is a letter of its own, not an o with a mark.
    for (const form of bothForms(text)) expect(fold(form)).toBe(expected.replace('aero', 'aerø'));
  });

  test('is the same with either place of a tone mark', () => {
    for (const [one, other] of [
      ['hoà', 'hòa'],
      ['Khoẻ', 'Khỏe'],
      ['THUỶ', 'THỦY'],
      ['uỷ ban', 'ủy ban'],
    ] as const) {
      expect(fold(one)).toBe(fold(other));
    }
  });

  test('folded again is what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('a spelling', () => {
  test.each([
    ['hoà', 'hòa'],
    ['khoẻ', 'khỏe'],
    ['thuý', 'thúy'],
    ['UỶ BAN', 'ủy ban'],
    ['Thanh Hoá', 'thanh hóa'],
    ['loã xoã', 'lõa xõa'],
    ['toạ độ', 'tọa độ'],
  ])('%s and %s are one, composed or not', (one, other) => {
    for (const form of bothForms(one)) expect(spell(form)).toBe(other);
    for (const form of bothForms(other)) expect(spell(form)).toBe(other);
  });

  test('keeps what tells words apart: accents, tones and đ', () => {
    const apart = ['ma', 'má', 'mà', 'mả', 'mã', 'mạ', 'mâ', 'mă', 'đa', 'da'];
    expect(new Set(apart.map(spell)).size).toBe(apart.length);
    expect(spell('Été')).toBe('été');
  });

  test('is one for both ways of writing a syllable of Vietnamese, and no two syllables have one', () => {
    const spellings = new Map(syllables.map(({ older, newer }) => [older, [spell(older), spell(newer)]]));
    expect([...spellings].filter(([, [one, other]]) => one !== other)).toEqual([]);
    expect(new Set([...spellings.values()].flat()).size).toBe(spellings.size);
    expect(spellings.size).toBeGreaterThan(20_000);
  });

  test('spelled again is what it was, and folds to what the text folds to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(spell(spell(text))).toBe(spell(text));
        expect(fold(spell(text))).toBe(fold(text));
      }),
    );
  });
});

describe('the words of a text', () => {
  test.each([
    ['tỷ lệ', 'tỉ lệ'],
    ['kỹ năng', 'kĩ năng'],
    ['quý I', 'quí I'],
    ['mỹ lý hy vọng sỹ', 'mĩ lí hi vọng sĩ'],
  ])('%s and %s are the same', (one, other) => {
    expect(words(one)).toEqual(words(other));
  });

  test('keep a y that is not the same as an i', () => {
    for (const syllable of ['tay', 'tuyến', 'uy', 'by', 'y', 'any', 'policy']) expect(single(syllable)).toEqual([fold(syllable)]);
    expect(words('tay')).not.toEqual(words('tai'));
    expect(words('thúy')).not.toEqual(words('thúi'));
  });

  test.each([
    ['411/QĐ-TTg', ['411', 'qd', 'ttg']],
    ['2024-S1', ['2024', 's1']],
    ['31.12.2025', ['31', '12', '2025']],
    ['31/12/2025', ['31', '12', '2025']],
    ['TT&TT', ['tt', 'tt']],
    ['AT&T, l’économie', ['at', 't', 'l', 'economie']],
    ['цифровой-2030', ['цифровои', '2030']],
    ['C++', ['c']],
    ['', []],
    ['… — !?', []],
  ])('of %j are %j', (text, expected) => {
    expect(single(text)).toEqual(expected);
  });

  test.each([
    [['18,3', '18.3'], ['18.3']],
    [['1.928.311', '1,928,311', '1928311'], ['1928311']],
    [['12.345.678,9', '12,345,678.9', '12345678.9'], ['12345678.9']],
    [['1.234,5', '1,234.5', '1234.5', '1234,5'], ['1234.5']],
    [['0,05', '0.05'], ['0.05']],
  ])('%j are one number', (writings, forms) => {
    for (const writing of writings) expect(words(writing), writing).toEqual([forms]);
  });

  test('of 2.853 and 2,853 are the whole number and the decimal at one place', () => {
    expect(words('2.853')).toEqual([['2853', '2.853']]);
    expect(words('2,853')).toEqual([['2853', '2.853']]);
    expect(words('2853')).toEqual([['2853']]);
    expect(words('khoảng 2.853 xã')).toEqual([['khoang'], ['2853', '2.853'], ['xa']]);
  });

  test('do not take a point or comma at the edge of a number for part of it', () => {
    expect(single('năm 2024, 2025. 18,3.')).toEqual(['nam', '2024', '2025', '18.3']);
    expect(single('.5 ,5 5. 5,')).toEqual(['5', '5', '5', '5']);
  });

  test('have at most 60 letters each, and no text is too long', () => {
    expect(single('a'.repeat(100_000))).toEqual(['a'.repeat(60)]);
    const began = performance.now();
    expect(single('1.'.repeat(50_000)).length).toBe(50_000);
    for (const number of ['123.', '123,', '1']) {
      const long = number.repeat(25_000);
      for (const text of [long, `${long}5,5`, `0,${long}`, `1.2.${long}`]) {
        const longest = words(text).reduce((most, forms) => Math.max(most, ...forms.map(({ length }) => length)), 0);
        expect(longest, text.slice(0, 20)).toBeLessThanOrEqual(60);
      }
    }
    expect(performance.now() - began, 'in a moment').toBeLessThan(1000);
  });

  test('are never empty, and have neither spaces nor marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('1', '12', '123', '.', ',', ' ', 'a') }),
        (text, number) => {
          for (const form of [...words(text), ...words(number)].flat()) expect(form).toMatch(/^[^\s'"\\&|!():<>*%_-]+$/u);
        },
      ),
    );
  });
});

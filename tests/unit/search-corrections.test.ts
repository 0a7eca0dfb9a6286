import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, spell } from '@/lib/fold';
import { asWritten, beforeNumber, neighbours, piecesOf, separated, withoutInputMethod } from '@/lib/search/corrections';
import { syllables } from '../support/syllables';

const letters = (min: number, max: number) => fc.string({ unit: fc.constantFrom(...'abcdehinou'), minLength: min, maxLength: max });

describe('the neighbours of a word', () => {
  test.each([
    ['indcator', 'indicator', 'a letter left out'],
    ['indiccator', 'indicator', 'a letter put in'],
    ['indikator', 'indicator', 'a letter changed'],
    ['indciator', 'indicator', 'two swapped'],
    ['ndicator', 'indicator', 'the first left out'],
    ['indicatr', 'indicator', 'one of the last left out'],
    ['экномика', 'экономика', 'a letter left out in Cyrillic'],
    ['эконимика', 'экономика', 'a letter changed in Cyrillic'],
  ])('%s has %s: %s', (typed, meant) => {
    expect(neighbours(typed)).toContain(meant);
  });

  test('are every word one slip away, and no other', () => {
    fc.assert(
      fc.property(letters(2, 8), fc.nat(), fc.nat(25), fc.constantFrom('out', 'in', 'changed', 'swapped'), (word, place, letter, slip) => {
        const at = place % word.length;
        const sign = String.fromCharCode(97 + letter);
        const slipped = {
          out: word.slice(0, at) + word.slice(at + 1),
          in: word.slice(0, at) + sign + word.slice(at),
          changed: word.slice(0, at) + sign + word.slice(at + 1),
          swapped: word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
        }[slip];
        const near = neighbours(word);
        if (slipped !== word) expect(near).toContain(slipped);
        for (const one of near) expect(Math.abs(one.length - word.length)).toBeLessThanOrEqual(1);
        expect(near).not.toContain(word);
        expect(new Set(near).size).toBe(near.length);
      }),
    );
  });

  test('are none for a word of one letter and for an endless one', () => {
    for (const word of ['', 'a', 'a'.repeat(25), 'a'.repeat(100_000)]) expect(neighbours(word)).toEqual([]);
  });
});

describe('a word typed where nothing turned it into letters', () => {
  test.each([
    ['chuyeenr', 'chuyen'],
    ['chuyeern', 'chuyen'],
    ['ddooir', 'doi'],
    ['ddoori', 'doi'],
    ['soos', 'so'],
    ['ddoong', 'dong'],
    ['chuwx', 'chu'],
    ['kys', 'ky'],
    ['nuwowcs', 'nuoc'],
    ['luaatj', 'luat'],
    ['taanf', 'tan'],
    ['hoaf', 'hoa'],
  ])('%s in Telex is %s', (typed, meant) => {
    expect(withoutInputMethod(typed)).toBe(meant);
  });

  test.each([
    ['chuye6n3', 'chuyen'],
    ['d9o6i3', 'doi'],
    ['so61', 'so'],
    ['nu7o71c', 'nuoc'],
    ['lua65t', 'luat'],
  ])('%s in VNI is %s', (typed, meant) => {
    expect(withoutInputMethod(typed)).toBe(meant);
  });

  test('is none where it has no sign of an accent, or is a code, a number or another script', () => {
    for (const word of ['kinh', 'nam', 'e', '', '2024', '411', 'экономика', 'a'.repeat(50), 'đổi', 'q1w2e3r4t5y6']) {
      expect(withoutInputMethod(word), word).toBeUndefined();
    }
  });
});

describe('joined words', () => {
  const known = new Set('chuyen doi so chuy en d oi kinh te hoa don dien tu'.split(' '));

  test('come apart into the fewest known words', () => {
    expect(separated('chuyendoiso', known)).toEqual(['chuyen', 'doi', 'so']);
    expect(separated('hoadondientu', known)).toEqual(['hoa', 'don', 'dien', 'tu']);
  });

  test('stay one where they are one, or where a piece is not known', () => {
    expect(separated('chuyen', new Set(['chuyen']))).toBeUndefined();
    expect(separated('chuyendoixo', known)).toBeUndefined();
    expect(separated('', known)).toBeUndefined();
  });

  test('are made of pieces that are looked up', () => {
    fc.assert(
      fc.property(fc.array(letters(1, 12), { minLength: 2, maxLength: 5 }), (words) => {
        const joined = words.join('');
        const apart = separated(joined, new Set(words));
        // One of the words may itself be the whole of another with a third.
        expect(apart?.join('') ?? joined).toBe(joined);
        expect((apart ?? words).length).toBeLessThanOrEqual(words.length);
        const pieces = new Set(piecesOf(joined));
        for (const word of [...words, ...(apart ?? [])]) expect(pieces.has(word)).toBe(true);
      }),
    );
  });
});

describe('a correction as it is shown', () => {
  test('is written as people write, whichever place its tone was compared at', () => {
    for (const word of [
      'kết',
      'quả',
      'quý',
      'quỹ',
      'toàn',
      'ngoài',
      'huỳnh',
      'luật',
      'hoặc',
      'của',
      'thuế',
      'hòa',
      'khỏe',
      'thủy',
      'khuỷu',
      'poète',
    ])
      expect(asWritten(spell(word))).toBe(word);
    expect(asWritten(spell('uỷ'))).toBe('ủy');
  });

  test('is right for every syllable of Vietnamese', () => {
    expect(syllables.flatMap(({ older, newer }) => [older, newer].filter((one) => asWritten(spell(one)) !== older))).toEqual([]);
  });

  test('is found as the word itself is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(asWritten(spell(text)))).toBe(fold(text));
      }),
    );
  });
});

describe('a number typed onto a word', () => {
  test.each([
    ['qd411', ['qd', '411']],
    ['luat134', ['luat', '134']],
    ['nd69', ['nd', '69']],
  ])('%s is both', (typed, both) => {
    expect(beforeNumber(typed)).toEqual(both);
    expect(withoutInputMethod(typed)).toBeUndefined();
  });

  test('is no sign of an accent, which follows its vowel', () => {
    expect(withoutInputMethod('chuye6n3')).toBe('chuyen');
    expect(withoutInputMethod('d9oi3')).toBe('doi');
  });
});

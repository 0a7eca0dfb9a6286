import { describe, expect, test } from 'vitest';
import { byLetter, letterOf } from '@/components/glossary/alphabet';

describe('the letter of a word', () => {
  test.each([
    ['Ấn bản', 'vi', 'Â'],
    ['Định danh', 'vi', 'Đ'],
    ['Dữ liệu', 'vi', 'D'],
    ['Ước tính', 'vi', 'Ư'],
    ['Échéance', 'fr', 'E'],
    ['À la date du', 'fr', 'A'],
    ['Ёмкость', 'ru', 'Е'],
    ['Йод', 'ru', 'Й'],
  ] as const)('of %s in %s is %s', (word, locale, letter) => {
    expect(letterOf(word, locale)).toBe(letter);
  });
});

test('the Vietnamese order keeps Đ after D and  after A, whatever the tones', () => {
  const words = ['Đề án', 'Dữ liệu', 'Ấn bản', 'An toàn', 'Đính chính', 'Dịch vụ'].map((word) => ({ words: word }));
  const order = byLetter(words, 'vi').map(({ letter, entries }) => `${letter}: ${entries.map((entry) => entry.words).join(', ')}`);
  expect(order).toEqual(['A: An toàn', 'Â: Ấn bản', 'D: Dịch vụ, Dữ liệu', 'Đ: Đề án, Đính chính']);
});

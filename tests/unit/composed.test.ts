import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed } from '@/lib/composed';
import { fold, spell } from '@/lib/fold';
import { syllables } from '../support/syllables';

const marks = fc.string({ unit: fc.constantFrom('\u0301', '\u0323', '\u0591', '\u05b0', '\u20dd'), minLength: 31, maxLength: 90 });

test('what a language writes is composed as Unicode says, however it was typed', () => {
  for (const { newer } of syllables) expect(composed(newer.normalize('NFD'))).toBe(newer.normalize('NFC'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      expect(composed(text)).toBe(text.normalize('NFC'));
    }),
  );
});

test('of a heap of accents the first thirty stay, and what stands around it stays', () => {
  fc.assert(
    fc.property(marks, (heap) => {
      const [before, after] = ['Kinh tế', ' số'];
      expect(composed(before + heap + after)).toBe((before.normalize('NFC') + heap.slice(0, 30) + after).normalize('NFC'));
    }),
  );
});

/** Read letter by letter against all before it, a million takes ten minutes; a busy machine may need seconds for what takes none. */
const MOST_MS = 10_000;

test.each([composed, spell, fold])('a heap of a million accents takes no time: %s', (read) => {
  for (const pair of ['\u0301\u0323', '\u05b0\u0591', '\u0344\u0323']) {
    const began = performance.now();
    read(`e${pair.repeat(500_000)} kinh tế`);
    expect(performance.now() - began).toBeLessThan(MOST_MS);
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, wordsOf } from '@/lib/fold';
import { highlight, type Stretch, snippet, type Wanted, weigh } from '@/lib/search/highlight';
import type { Stems } from '@/lib/search/stems';

const NONE: Stems = new Map();
const wantedOf = (question: string, names: string[] = [], small: string[] = []): Wanted => ({
  words: new Set(wordsOf(fold(question)).flat()),
  stems: new Set(),
  small: new Set(small),
  names: names.map((name) => wordsOf(fold(name)).map(([first = '']) => first)),
});
const marked = (stretches: readonly Stretch[]): string => stretches.map(({ words, isFound }) => (isFound ? `[${words}]` : words)).join('');
const plain = (stretches: readonly Stretch[]): string => stretches.map(({ words }) => words).join('');
const mark = (text: string, question: string, names: string[] = []): string => marked(highlight(text, wantedOf(question, names), NONE));

describe('what was asked for', () => {
  test.each([
    ['Tỷ trọng kinh tế số trong GDP', 'kinh te so', 'Tỷ trọng [kinh tế số] trong GDP'],
    ['Tỷ lệ hồ sơ', 'tỉ lệ', '[Tỷ lệ] hồ sơ'],
    ['Thanh Hoá và Thanh Hóa', 'thanh hoa', '[Thanh Hoá] và [Thanh Hóa]'],
    ['THÀNH PHỐ ĐÀ NẴNG', 'da nang', 'THÀNH PHỐ [ĐÀ NẴNG]'],
    ['Quyết định 411/QĐ-TTg', '411/qd-ttg', 'Quyết định [411/QĐ-TTg]'],
    ['tăng 18,3% so với 18.3 và 1.928.311', '18.3', 'tăng [18,3]% so với [18.3] và 1.928.311'],
    ['đạt 1.928.311 tỷ', '1,928,311', 'đạt [1.928.311] tỷ'],
    ['2.853 xã', '2853', '[2.853] xã'],
    ['maîtrise d’œuvre', 'oeuvre', 'maîtrise d’[œuvre]'],
    ['số sốt sở', 'so', '[số] sốt [sở]'],
    ['không có gì', 'kinh te', 'không có gì'],
    ['', 'kinh te', ''],
  ])('is marked in “%s” for “%s”', (text, question, expected) => {
    expect(mark(text, question)).toBe(expected);
  });

  test('is marked in composed and decomposed letters alike', () => {
    const text = 'Chuyển đổi số'.normalize('NFD');
    expect(mark(text, 'doi so')).toBe(`${'Chuyển'.normalize('NFD')} [${'đổi số'.normalize('NFD')}]`);
  });

  test('leaves a word that says nothing unmarked but between others', () => {
    const wanted = wantedOf('ministry of information', [], ['of']);
    expect(marked(highlight('Part of the Ministry of Information, of Hanoi', wanted, NONE))).toBe(
      'Part of the [Ministry of Information], of Hanoi',
    );
  });

  test('is one mark where words stand beside each other, two where something stands between', () => {
    expect(mark('kinh  tế\nsố, kinh tế', 'kinh te so')).toBe('[kinh  tế\nsố], [kinh tế]');
  });

  test('is marked by its stem, where the index knows it', () => {
    const known: Stems = new Map([
      ['indicators', ['e:indic']],
      ['indicated', ['e:indic']],
      ['india', ['e:india']],
    ]);
    const wanted: Wanted = { words: new Set(['indicator']), stems: new Set(['e:indic']), names: [], small: new Set() };
    expect(marked(highlight('Indicators of India, indicated', wanted, known))).toBe('[Indicators] of India, [indicated]');
  });

  test('that is another name for it is marked only as a whole', () => {
    expect(mark('dịch vụ công và công an, dịch thuật', 'dvc', ['dịch vụ công'])).toBe('[dịch vụ công] và công an, dịch thuật');
    expect(mark('dịch vụ', 'dvc', ['dịch vụ công'])).toBe('dịch vụ');
  });
});

test('marks change no letter of a text, and cut no letter from its marks', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom('số', 'so\u0302\u0301', 'đ', ' ', '1', '.', ',', '\u0301', 'œ', '😀', '\n', '<b>'), maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, fc.string({ unit: fc.constantFrom('so', 'd', '1', ' ', 'oe', '.'), maxLength: 12 }), (given, question) => {
      const stretches = highlight(given, wantedOf(question, ['số 1']), NONE);
      expect(plain(stretches)).toBe(given);
      for (const { words } of stretches) expect(words).not.toBe('');
      for (const { words } of stretches.slice(1)) expect(words).not.toMatch(/^\p{M}/u);
      const isTurn = stretches.slice(1).every(({ isFound }, i) => isFound !== stretches[i]?.isFound || isFound);
      expect(isTurn, 'what is not found is one stretch').toBe(true);
    }),
  );
});

describe('how much of a question a text has', () => {
  test('is how many different words, however often each stands', () => {
    expect(weigh('số số số', wantedOf('kinh te so'), NONE)).toBe(1);
    expect(weigh('Kinh tế số và kinh tế', wantedOf('kinh te so'), NONE)).toBe(3);
    expect(weigh('không', wantedOf('kinh te so'), NONE)).toBe(0);
  });
});

describe('a snippet', () => {
  const filler = (count: number) => Array.from({ length: count }, (_, i) => `chữ${i}`).join(' ');

  test('of a short text is the text', () => {
    expect(marked(snippet('Kinh tế số', wantedOf('so'), NONE))).toBe('Kinh tế [số]');
  });

  test('is where most of what was asked for stands, with a sign where it is cut', () => {
    const text = `${filler(60)} kinh ${filler(60)} kinh tế số ${filler(60)}`;
    const cut = snippet(text, wantedOf('kinh te so'), NONE);
    expect(marked(cut)).toContain('[kinh tế số]');
    expect(marked(cut)).toMatch(/^… .* …$/);
  });

  test('begins with the text where nothing of it was asked for', () => {
    const cut = plain(snippet(filler(200), wantedOf('kinh te'), NONE));
    expect(cut).toMatch(/^chữ0 chữ1 .* …$/);
  });

  test('is a piece of the text cut between words, of at most 260 letters, on one line', () => {
    const words = fc.array(fc.constantFrom('kinh', 'tế', 'số', 'quá', '18,3', 'một,', 'hai\n', 'ba.'), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const flat = text.replace(/\s+/g, ' ');
        const all = plain(snippet(text, wantedOf('kinh 18.3'), NONE));
        const inner = all.replace(/^… /, '').replace(/ …$/, '');
        expect(all).not.toContain('\n');
        expect(all.length).toBeLessThanOrEqual(264);
        expect(flat).toContain(inner);
        expect(` ${flat} `).toMatch(new RegExp(`[^\\p{L}\\p{N}]${inner.replace(/[.]/g, '\\.')}[^\\p{L}\\p{N}]`, 'u'));
        expect(all.startsWith('… ')).toBe(!flat.startsWith(inner));
        if (/kinh|18,3/.test(flat)) expect(snippet(text, wantedOf('kinh 18.3'), NONE).some(({ isFound }) => isFound)).toBe(true);
      }),
    );
  });

  test('of an endless word is not endless', () => {
    expect(plain(snippet(`số ${'a'.repeat(100_000)}`, wantedOf('so'), NONE)).length).toBeLessThan(300);
    expect(plain(snippet('a'.repeat(100_000), wantedOf('so'), NONE)).length).toBeLessThan(300);
  });
});

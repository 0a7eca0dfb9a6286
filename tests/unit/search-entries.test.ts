import { describe, expect, test } from 'vitest';
import { makeEntries, type SearchRow } from '@/lib/search/made-entries';

const row = (over: Partial<SearchRow>): SearchRow => ({
  code: 'one',
  title: { original: 'vi', vi: 'Chuyển đổi số', basis: { en: 'aaaaaaaaaaaa' } },
  names: [],
  texts: [],
  topic: null,
  organisations: [],
  areas: [],
  day: null,
  known_from: null,
  prior: 0,
  ...over,
});

/** Stems without a database: of Latin words in two languages, of Cyrillic in one. */
const readStems = async (words: readonly string[]) =>
  words.map((word) => ({
    word,
    stems: /^[a-z]/.test(word) ? [`e:${word.slice(0, 5)}`, `f:${word.slice(0, 4)}`] : [`r:${word.slice(0, 5)}`],
  }));

async function lexemesOf(over: Partial<SearchRow>) {
  const { entries, words } = await makeEntries([row(over)], readStems);
  const [entry] = entries;
  const set = (vector: string) => new Set([...vector.matchAll(/'((?:[^']|'')*)'/g)].map(([, lexeme]) => lexeme));
  return { entry, words, title: set(entry?.title_words ?? ''), all: set(entry?.words ?? '') };
}

describe('an entry of the search', () => {
  test('is found by the words of its title, by their neighbours, as they are spelled, as a whole and typed as one', async () => {
    const { title, entry } = await lexemesOf({});
    expect([...title].sort()).toEqual(
      ['chuyen', 'doi', 'so', 'chuyen doi', 'doi so', '=chuyển', '=đổi', '=số', '#chuyen doi so', 'chuyendoiso'].sort(),
    );
    expect(entry?.length).toBe(3);
  });

  test('has the words and the plain text of what has both', async () => {
    const former = { part: 'former', words: { original: 'vi', vi: 'Bộ cũ' }, language: 'en', text: 'btttt MIC' };
    const { all, title } = await lexemesOf({ texts: [former] });
    for (const lexeme of ['bo cu', 'btttt mic']) expect([title.has(lexeme), all.has(lexeme)], lexeme).toEqual([true, true]);
  });

  test('has no neighbours where one text ends and the next begins', async () => {
    const { all } = await lexemesOf({
      texts: [
        { part: 'note', words: { original: 'vi', vi: 'hồ sơ' } },
        { part: 'note', words: { original: 'vi', vi: 'trực tuyến' } },
      ],
    });
    expect(all.has('ho so') && all.has('truc tuyen')).toBe(true);
    expect(all.has('so truc')).toBe(false);
  });

  test('has each text’s stems in the language of that text only', async () => {
    const { all } = await lexemesOf({
      texts: [
        { part: 'quote', language: 'en', text: 'indicators' },
        { part: 'quote', language: 'ru', text: 'экономика' },
        { part: 'quote', language: 'vi', text: 'nghien' },
      ],
    });
    expect([...all].filter((lexeme) => /^[efr]:/.test(lexeme ?? '')).sort()).toEqual(['e:indic', 'r:эконо']);
  });

  test('is found by a number in each way of reading it, and by a day and its month', async () => {
    const { all } = await lexemesOf({
      texts: [
        { part: 'note', words: { original: 'vi', vi: '2.853 xã' } },
        { part: 'day', language: 'en', text: '2023-12-28' },
      ],
    });
    for (const lexeme of ['2853', '2.853', '2853 xa', '@2023-12-28', '@2023-12']) expect(all.has(lexeme), lexeme).toBe(true);
  });

  test('keeps apart what stands since it does only where something was said later', async () => {
    const note = { part: 'note', words: { original: 'vi', vi: 'hồ sơ' } };
    expect((await lexemesOf({ texts: [note] })).entry?.lasting_words).toBe(null);
    const later = (await lexemesOf({ texts: [note, { part: 'quote', language: 'vi', text: 'năm sau' }] })).entry?.lasting_words;
    expect(later).toContain("'ho so'");
    expect(later).not.toContain('nam sau');
  });

  test('is found by a name of signs, which end no word of the vector', async () => {
    const { title } = await lexemesOf({ title: { original: 'vi', vi: "d'Ivoire \\ 'x'" }, names: ["o'o", null] });
    expect([...title]).toContain('#d ivoire x');
    expect([...title]).toContain('o o');
  });

  test('tells how a Russian word is spelled where it is in one way', async () => {
    const { words } = await lexemesOf({
      texts: [
        { part: 'note', language: 'ru', text: 'район, район' },
        { part: 'note', language: 'ru', text: 'мой мои' },
      ],
    });
    expect(words.get('раион')).toBe('район');
    expect(words.get('мои')).toBe(null);
    expect(words.get('chuyen')).toBe(undefined);
  });
});

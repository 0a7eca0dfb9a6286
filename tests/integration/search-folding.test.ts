import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, spell } from '@/lib/fold';
import { syllables } from '../support/syllables';
import { testDatabase } from '../support/test-database';

const database = testDatabase('empty');
const PER_QUERY = 20_000;

const inSql = async (texts: readonly string[]): Promise<string[]> =>
  (
    await database.client.query<{ folded: string }>(
      'SELECT search_fold(t.text) AS folded FROM unnest($1::text[]) WITH ORDINALITY t(text, n) ORDER BY t.n',
      [texts],
    )
  ).rows.map(({ folded }) => folded);

/** Texts on which the two differ, with what each makes of them. */
async function differences(texts: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let from = 0; from < texts.length; from += PER_QUERY) {
    const part = texts.slice(from, from + PER_QUERY);
    const rows = await inSql(part);
    expect(rows).toHaveLength(part.length);
    part.forEach((text, i) => {
      const [here, there] = [fold(text), rows[i]];
      if (here !== there) found.push({ text, letters: lettersOf(text), here, there });
    });
  }
  return found.slice(0, 20);
}

const lettersOf = (text: string): string => [...text].map((letter) => letter.codePointAt(0)?.toString(16)).join(' ');

/** Every way of writing a text: composed and not, small and large. */
const ways = (text: string): string[] =>
  [text, text.toUpperCase(), text.charAt(0).toUpperCase() + text.slice(1)].flatMap((one) => [one.normalize('NFC'), one.normalize('NFD')]);

describe('the portal and its database fold alike', () => {
  test('every syllable of Vietnamese, with its tone at either place, composed or not, small or large', {
    timeout: 180_000,
  }, async () => {
    expect(syllables.length).toBeGreaterThan(20_000);
    const texts = [...new Set(syllables.flatMap(({ older, newer }) => [older, newer]).flatMap(ways))];
    expect(await differences(texts)).toEqual([]);
    // And all of these ways are one way.
    const apart = syllables.filter(({ older, newer }) => {
      const all = [...ways(older), ...ways(newer)];
      return new Set(all.map(spell)).size !== 1 || new Set(all.map(fold)).size !== 1;
    });
    expect(apart).toEqual([]);
    expect(syllables.filter(({ older }) => !/^[a-z]+$/.test(fold(older)))).toEqual([]);
  });

  test('10,000 random texts of any plane, with combining marks, control characters and numbers', { timeout: 180_000 }, async () => {
    const marks = [
      '\u0300',
      '\u0301',
      '\u0302',
      '\u0303',
      '\u0306',
      '\u0309',
      '\u0323',
      '\u031b',
      '\u0345',
      '\u1dc4',
      '\u20d0',
      '\u3099',
      '\u0654',
    ];
    const odd = [
      'İ',
      'ı',
      'ß',
      'ẞ',
      'ſ',
      'Σ',
      'ς',
      'Ǆ',
      'ﬁ',
      'Å',
      'Ω',
      '가',
      'Œ',
      'Æ',
      'Đ',
      'Ð',
      'Ё',
      'Й',
      '٣',
      '１',
      '²',
      '½',
      '\u00ad',
      '\u200b',
      '\u202e',
      '\ufeff',
    ];
    const controls = ['\u0001', '\u0007', '\b', '\t', '\n', '\r', '\u001b', '\u007f', '\u0085', '\u009f', '\u2028'];
    const pieces = fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
      { weight: 3, arbitrary: fc.constantFrom(...syllables.filter((_, i) => i % 97 === 0).flatMap(({ newer }) => ways(newer))) },
      { weight: 2, arbitrary: fc.constantFrom(...marks, ...odd, ...controls) },
      { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom('1', '23', '456', '000', '.', ',', ' ', '-', '/'), maxLength: 8 }) },
      { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('o', 'u', 'q', 'a', 'e', 'y', 'i', 'h', 'k', ...marks), maxLength: 8 }) },
    );
    const texts = fc
      .sample(fc.array(pieces, { minLength: 1, maxLength: 6 }), { seed: 411, numRuns: 10_000 })
      .map((parts) => parts.join('').replaceAll('\0', '\u0001'));
    expect(texts.filter((text) => /[\u{10000}-\u{10ffff}]/u.test(text)).length, 'of higher planes').toBeGreaterThan(500);
    expect(texts.filter((text) => /\d[.,]\d/.test(text)).length, 'with numbers').toBeGreaterThan(500);
    expect(await differences(texts)).toEqual([]);
  });

  test('what is long', async () => {
    expect(await differences(['a'.repeat(100_000), `${'ệ'.repeat(50_000)} ${'\u0301'.repeat(1000)}`])).toEqual([]);
  });

  test('and the check sees a difference', async () => {
    await database.client.query('BEGIN');
    await database.client.query(
      `CREATE OR REPLACE FUNCTION search_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS 'SELECT lower(t)'`,
    );
    expect(await differences(['Hoà'])).toHaveLength(1);
    await database.client.query('ROLLBACK');
    expect(await differences(['Hoà'])).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Citation, datePartsOf } from '@/lib/cite/citation';
import { CITATION_FORMS, citationFormOf } from '@/lib/cite/forms';

const sample: Citation = {
  key: 'indicators-de-gdp-share-e12',
  kind: 'dataset',
  language: 'vi',
  title: 'Tỷ trọng kinh tế số trong GDP, năm 2024',
  author: 'Bộ Khoa học và Công nghệ',
  publisher: 'Kinh tế số và Xã hội số',
  issued: '2025-11-26',
  edition: 12,
  address: 'https://portal.test/vi/indicators/de-gdp-share?edition=12',
  note: '18,3% (số ước tính)',
  text: 'Bộ Khoa học và Công nghệ (26/11/2025). Tỷ trọng kinh tế số trong GDP: 18,3%.',
};
const written = (extension: string, citation: Citation): string => citationFormOf(extension)?.write(citation) ?? '';

/** One entry by the grammar of BibTeX: `@type{key, name = {value}, …}` with balanced braces. Throws where the text is anything else. */
function parseBibtex(text: string): { type: string; key: string; fields: Map<string, string> } {
  let at = 0;
  const take = (pattern: RegExp): string => {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    if (found === undefined) throw new Error(`not BibTeX at ${at}: ${text.slice(at, at + 30)}`);
    at += found.length;
    return found;
  };
  const braced = (): string => {
    take(/\{/);
    const from = at;
    for (let depth = 1; depth > 0; at += 1) {
      const sign = text[at];
      if (sign === undefined) throw new Error('a brace that is not closed');
      if (sign === '\\') at += 1;
      else if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
    }
    return text.slice(from, at - 1);
  };
  take(/@/);
  const type = take(/[a-z]+/);
  take(/\{/);
  const key = take(/[a-z0-9-]+/);
  take(/,\s*/);
  const fields = new Map<string, string>();
  while (text[at] !== '}') {
    const name = take(/[a-z]+/);
    take(/ = /);
    fields.set(name, text[at] === '{' ? braced() : take(/[a-z]{3}/));
    take(/,\s*/);
  }
  take(/\}\s*/);
  if (at !== text.length) throw new Error('something after the entry');
  return { type, key, fields };
}

/** What TeX prints of a field. */
const printed = (tex: string | undefined): string =>
  (tex ?? '')
    .replace(/^\{([\s\S]*)\}$/u, '$1')
    .replace(/\\(textbackslash|textasciitilde|textasciicircum)\{\}|\\([{}%&$#_])/g, (_, name: string | undefined, sign: string) =>
      name ? ({ textbackslash: '\\', textasciitilde: '~', textasciicircum: '^' }[name] ?? '') : sign,
    );

/** Lines of RIS: tag, two spaces, hyphen, space, value; the first is TY and the last ER. */
function parseRis(text: string): Map<string, string> {
  const lines = text.split('\r\n');
  expect(lines.pop()).toBe('');
  const parts = lines.map((line) => /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line));
  if (parts.some((part) => part === null)) throw new Error(`not RIS: ${text}`);
  expect(parts[0]?.[1]).toBe('TY');
  expect(parts.at(-1)?.[1]).toBe('ER');
  return new Map(parts.map((part) => [part?.[1] ?? '', part?.[2] ?? '']));
}

describe('a citation', () => {
  test('as BibTeX names the body, the portal, the edition and the address', () => {
    const { type, key, fields } = parseBibtex(written('bib', sample));
    expect([type, key]).toEqual(['misc', sample.key]);
    expect(Object.fromEntries(fields)).toEqual({
      author: `{${sample.author}}`,
      title: `{${sample.title}}`,
      year: '2025',
      month: 'nov',
      publisher: `{${sample.publisher}}`,
      edition: '12',
      url: sample.address,
      langid: 'vietnamese',
      note: '18,3\\% (số ước tính)',
    });
  });

  test('as RIS says the same', () => {
    expect(Object.fromEntries(parseRis(written('ris', sample)))).toEqual({
      TY: 'DATA',
      ID: sample.key,
      AU: sample.author,
      TI: sample.title,
      PY: '2025',
      DA: '2025/11/26/',
      PB: sample.publisher,
      ET: '12',
      LA: 'vi',
      UR: sample.address,
      N1: sample.note,
      ER: '',
    });
  });

  test('as CSL-JSON has what the schema asks for, and the body as one name', () => {
    expect(JSON.parse(written('csl.json', sample))).toEqual([
      {
        id: sample.key,
        type: 'dataset',
        title: sample.title,
        author: [{ literal: sample.author }],
        publisher: sample.publisher,
        issued: { 'date-parts': [[2025, 11, 26]] },
        version: '12',
        URL: sample.address,
        language: 'vi',
        note: sample.note,
      },
    ]);
  });

  test('as text is one line', () => {
    expect(written('cite.txt', { ...sample, text: ' a\n b\tc ' })).toBe('a b c\n');
  });

  test('of a page that states no figure has neither note nor, as of a day, an edition', () => {
    const plain = { ...sample, kind: 'webpage' as const, note: null, edition: null };
    expect([...parseBibtex(written('bib', plain)).fields.keys()]).not.toEqual(expect.arrayContaining(['note']));
    expect(parseRis(written('ris', plain)).has('ET')).toBe(false);
    expect(Object.keys(JSON.parse(written('csl.json', plain))[0])).not.toEqual(expect.arrayContaining(['version']));
    expect(parseRis(written('ris', plain)).get('TY')).toBe('ELEC');
  });
});

test.each([
  ['2025-11-26', ['2025', '11', '26']],
  ['2025-11', ['2025', '11']],
  ['2025', ['2025']],
  ['2025-Q3', ['2025']],
  ['2025-S1', ['2025']],
])('a day, a month or a year is given as it is known, a quarter as its year: %s', (date, parts) => {
  expect(datePartsOf(date)).toEqual(parts);
});

test('whatever stands in a title, a name or a note, every form stays readable and says the same', () => {
  const words = fc
    .string({ unit: fc.constantFrom(...'aZé ế Ж 9\\{}%&$#_~^",;@=-\n\t\r'), minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(words, words, words, (title, author, note) => {
      const citation = { ...sample, title, author, note };
      const { fields } = parseBibtex(written('bib', citation));
      expect([fields.get('title'), fields.get('author'), fields.get('note')].map(printed)).toEqual(
        // A note of one brace group would lose it: it is escaped, so it does not.
        [title, author, note],
      );
      const ris = parseRis(written('ris', citation));
      expect([ris.get('TI'), ris.get('AU'), ris.get('N1')]).toEqual([title, author, note]);
      const [item] = JSON.parse(written('csl.json', citation));
      expect([item.title, item.author[0].literal, item.note]).toEqual([title, author, note]);
    }),
  );
});

test('every form has a suffix of its own', () => {
  const extensions = CITATION_FORMS.map(({ extension }) => extension);
  expect(new Set(extensions).size).toBe(extensions.length);
  for (const extension of extensions) expect(`x.${extension}`).toMatch(/^x\.[a-z0-9]+(?:[.-][a-z0-9]+)*$/);
});

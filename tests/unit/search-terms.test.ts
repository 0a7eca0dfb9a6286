import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Question, readQuestion, type Synonyms, type Word } from '@/lib/search/question';
import type { Stems } from '@/lib/search/stems';
import { type Terms, termsOf, widened } from '@/lib/search/terms';

const NONE: Stems = new Map();
const asked = (text: string, stems: Stems = NONE, synonyms: Synonyms = []): Terms => {
  const terms = termsOf(readQuestion(text, 'vi', synonyms), stems);
  if (!terms) throw new Error(`“${text}” has no word`);
  return terms;
};

/** As Postgres reads a tsquery: quoted words, `&`, `|` and brackets; whatever else stands there has broken out. */
function quotedWords(query: string): string[] {
  const words: string[] = [];
  const rest = query.replace(/'((?:''|\\\\|[^'\\])*)'/g, (_, word: string) => {
    words.push(word.replaceAll("''", "'").replaceAll('\\\\', '\\'));
    return 'w';
  });
  let shape = rest;
  for (let before = ''; before !== shape; ) {
    before = shape;
    shape = shape.replace(/\(w(?: [&|] w)*\)/g, 'w');
  }
  if (!/^w(?: [&|] w)*$/.test(shape)) throw new Error(`not of quoted words: ${query}`);
  return words;
}

describe('the query of a question', () => {
  test('needs every word, as it is found in any way', () => {
    expect(asked('kinh tế 2.853').needed).toBe(`('kinh' & 'te' & ('2853' | '2.853'))`);
    expect(asked('số').needed).toBe(`'so'`);
  });

  test('takes a word by its stems too', () => {
    expect(asked('indicators', new Map([['indicators', ['e:indic', 'f:indicator']]])).needed).toBe(
      `('indicators' | 'e:indic' | 'f:indicator')`,
    );
  });

  test('takes a word by the beginning of its stem where that is long, so that nothing else is widened', () => {
    const wide = widened(
      new Map([
        ['полупроводники', ['r:полупроводник']],
        ['чип', ['r:чип']],
      ]),
    );
    expect(asked('полупроводники чип', wide).needed).toBe(
      `(('полупроводники' | 'r:полупроводник' | 'r:полупроводник':*) & ('чип' | 'r:чип'))`,
    );
    expect(widened(new Map([['чип', ['r:чип']]]))).toBeUndefined();
  });

  test('takes another name only as a whole, its words beside each other', () => {
    const synonyms = [[['dvc'], ['dich', 'vu', 'cong']]];
    expect(asked('DVC', NONE, synonyms).needed).toBe(`('dvc' | ('dich' & 'vu' & 'cong' & 'dich vu' & 'vu cong'))`);
    expect(asked('dịch vụ công', NONE, synonyms).needed).toBe(`(('dich' & 'vu' & 'cong') | 'dvc')`);
  });

  test('does not need words that say nothing, but ranks by what stands between them', () => {
    const { needed, phrase, name, spelled, words } = asked('kinh tế số là gì');
    expect(needed).toBe(`('kinh' & 'te' & 'so')`);
    expect([phrase, name, spelled, words]).toEqual([`('kinh te' & 'te so')`, `'#kinh te so'`, `('=tế' & '=số')`, 3]);
  });

  test('is none without a word', () => {
    expect(termsOf(readQuestion('?!', 'vi'), NONE)).toBeUndefined();
  });

  test('needs what is asked twice once', () => {
    const { needed, each, enough } = asked('Đà Nẵng da nang kinh');
    expect(needed).toBe(`('da' & 'nang' & 'kinh')`);
    expect([each, enough]).toEqual([[`'da'`, `'nang'`, `'kinh'`], 3]);
  });
});

describe('no word can break out of its query', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom("'", '\\', '"', '&', '|', '!', '(', ')', ':', '*', '<->', ' ', 'a', '1', '.', 'đ', '\0', ';', '--', '$$', '%'),
      maxLength: 40,
    }),
  );
  const queriesOf = (terms: Terms): string[] =>
    [terms.needed, ...terms.each, terms.phrase, terms.spelled, terms.name].filter((query) => query != null);

  test('however a question is typed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const terms = termsOf(readQuestion(text, 'en'), NONE);
        for (const query of terms ? queriesOf(terms) : []) {
          for (const word of quotedWords(query)) expect(word).toMatch(/^[#=@]?[^\s'"\\&|!():*<>]+(?: [^\s'"\\&|!():*<>]+)*$/u);
        }
      }),
    );
  });

  // A star at the end is how a stem stands for all that begin with it; no word of a question has one.
  const sign = hostile.map((text) => text.replace(/\*+$/, ''));
  test('even where a word, a stem or a synonym were made of signs', () => {
    fc.assert(
      fc.property(sign, sign, sign, (form, stem, synonym) => {
        const word: Word = { forms: [form], spelled: form };
        const question: Question = {
          units: [{ any: [[word], [{ forms: [synonym], spelled: null }]], isOptional: false }],
          typed: [word],
          core: [word, word],
          language: 'en',
          isBare: false,
        };
        const terms = termsOf(question, new Map([[form, [stem]]])) as Terms;
        expect(new Set(quotedWords(terms.needed))).toEqual(new Set([form, stem, synonym]));
        expect(quotedWords(terms.phrase ?? '')).toEqual([`${form} ${form}`]);
        expect(quotedWords(terms.spelled ?? '')).toEqual([`=${form}`, `=${form}`]);
        expect(quotedWords(terms.name ?? '')).toHaveLength(1);
      }),
    );
  });
});

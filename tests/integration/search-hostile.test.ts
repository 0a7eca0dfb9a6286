import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOneInstant } from '@/lib/db/snapshot';
import { Invalid } from '@/lib/errors';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { guess } from '@/lib/search/guesses';
import { readQuestion } from '@/lib/search/question';
import { results } from '@/lib/search/results';
import { search } from '@/lib/search/search';
import { suggest } from '@/lib/search/suggestions';
import { askApi } from '../support/api';
import { hostileText } from '../support/hostile-text';
import { askSuggestions } from '../support/search';
import { testDatabase } from '../support/test-database';

testDatabase('content');
const COUNT = process.env.TEST_LONG === '1' ? 5000 : 200;
const MOST_MS = 500;
/** What was slow is asked so often in all, so that another's work on this machine is not taken for ours. */
const AGAIN = 3;

const long = (piece: string): string => piece.repeat(Math.ceil(100_000 / piece.length));
const real = ['kinh tế số', 'chuyển đổi số', 'gdp', '411/QĐ-TTg', 'Đà Nẵng', 'cơ sở dữ liệu', '18,3', '2024', 'indicator', 'экономика'];

/** Operators, quotes and signs of tsquery, of LIKE, of regular expressions, of SQL, beside and inside words that are found. */
const signs = [
  "'",
  '"',
  '\\',
  '&',
  '|',
  '!',
  '(',
  ')',
  ':*',
  ':A',
  '<->',
  '<3>',
  '%',
  '_',
  '*',
  '--',
  '/*',
  ';',
  '$1',
  '$$',
  '\u0000',
  '#',
  '=',
  '@',
  '~',
  '`',
  '{',
  '}',
];
const made: string[] = [
  "'; DROP TABLE search_entry; --",
  "' OR 1=1 --",
  "1' UNION SELECT password FROM account_user --",
  "x'::tsquery @@ 'y",
  'kinh & te | !so <-> (gdp:*A)',
  '(((((((((((((((((((kinh',
  '!!!!!!kinh',
  '& | ! & |',
  '%%%___***',
  "\\'\\'\\'",
  '(a+)+$ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
  '(.*)*x.*'.repeat(20),
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  'kinh\u202etế\u2066số\u2069',
  '\u0000kinh\u0000',
  '\ud800 kinh \udfff',
  `a${'\u0301\u0323'.repeat(90)}`,
  'o'.repeat(200),
  '1'.repeat(200),
  '1.'.repeat(100),
  '1,234.567,890'.repeat(15),
  `${'123.'.repeat(49)}123`,
  'e',
  'ệ',
  '1',
  '.',
  '   ',
  '',
  '😀👩‍👩‍👧‍👦🇻🇳',
  'a b c d e f g h i j k l m n o p q r s t u v w x y z',
  Array.from({ length: 60 }, (_, i) => `w${i}`).join(' '),
  'kinhtesochuyendoisodichvucongtructuyencosodulieuquocgia',
  'chuyeenr ddooir soos '.repeat(9),
  'qwxzj qzxwk jqxzw kqzxj wqjzk zqxjw xqkzj qqzzx jjqqx kkzzq wwqqz xxjjq',
  'khongco tunao giong thenay dauca matimkiem raduoc xinloi banthan',
  '31/12/2025 '.repeat(18),
  '#kinh te so',
  '=tế',
  '@2025-12-31',
  'e:indic',
  '__proto__ constructor toString',
  '../../etc/passwd',
  '<script>alert(1)</script>',
];
/** Longer than any door lets in; whoever calls past the doors is answered all the same. */
const endless = [
  'a',
  'a ',
  ' ',
  "'",
  '\\',
  '(',
  '%',
  '1',
  '1.',
  '123.',
  'ệ',
  'e\u0302\u0323 ',
  '\u0301',
  '😀',
  'kinh tế số ',
  "a'&|!",
  '\u202e',
  '(a+)+',
  '31/12/2025 ',
].map(long);

const mixed = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...signs) },
      { weight: 3, arbitrary: fc.constantFrom(...real) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { minLength: 1, maxLength: 20 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((gap) => parts.join(gap)));
/** Words with slips, which have to be looked for among all others. */
const slips = fc
  .array(fc.string({ unit: fc.constantFrom(...'kinhteosuyedgl'), minLength: 2, maxLength: 24 }), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));

const drawn = fc.sample(fc.oneof({ weight: 4, arbitrary: mixed }, { weight: 3, arbitrary: slips }, { weight: 3, arbitrary: hostileText }), {
  seed: 411,
  // Some are drawn again and again.
  numRuns: 2 * COUNT,
});
const questions: readonly string[] = [...new Set([...made, ...endless, ...drawn])].slice(0, COUNT);
const localeOf = (i: number): Locale => LOCALES[i % LOCALES.length] as Locale;

/** As much of a question as can be read in a report. */
const shown = (text: string): string => JSON.stringify(text.slice(0, 80)) + (text.length > 80 ? ` and ${text.length - 80} more` : '');

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

type Ask = (text: string, locale: Locale) => Promise<unknown>;

/** The quickest that any door answered a plain question, by the door: how slow the machine is now is told by how long that takes now. */
const quickest = new Map<Ask, number>();
async function slownessOf(ask: Ask): Promise<number> {
  const ms = await timed(() => ask('kinh tế số qwxz', 'vi'));
  const best = Math.min(ms, quickest.get(ask) ?? ms);
  quickest.set(ask, best);
  return ms / best;
}

/** At one instant what the portal keeps between two questions is kept here too: names, synonyms, the status of every record. */
const warmed = <T>(ask: Ask, work: () => Promise<T>): Promise<T> =>
  atOneInstant(async () => {
    await ask('kinh tế số', 'vi');
    return work();
  });

/** How long a question takes once more, as if the machine had nothing else to do. */
const onceMore = (ask: Ask, text: string, locale: Locale): Promise<number> =>
  warmed(ask, async () => {
    const slowness = await slownessOf(ask);
    return (await timed(() => ask(text, locale))) / slowness;
  });

/** What goes wrong with any of the questions at one door: what is thrown, and what is slow however often it is asked. */
async function faultsOf(ask: Ask, most: number): Promise<string[]> {
  const faults: string[] = [];
  const slow: { text: string; locale: Locale; times: number[] }[] = [];
  const left = questions.slice(0, most).map((text, i) => ({ text, locale: localeOf(i) }));
  // What is thrown may have ended the transaction: the others are asked in another.
  while (left.length > 0) {
    await warmed(ask, async () => {
      await slownessOf(ask);
      for (let next = left.shift(); next; next = left.shift()) {
        const { text, locale } = next;
        try {
          const ms = await timed(() => ask(text, locale));
          if (ms > MOST_MS) slow.push({ text, locale, times: [ms] });
        } catch (error) {
          if (error instanceof Invalid) continue;
          faults.push(`${shown(text)}: ${String(error).slice(0, 300)}`);
          return;
        }
      }
    });
  }
  for (const { text, locale, times } of slow) {
    while (times.length < AGAIN) times.push(await onceMore(ask, text, locale));
    // Another process on the machine may hold up any of them, not every one.
    if (Math.min(...times) > MOST_MS) faults.push(`${shown(text)}: ${times.map(Math.round).join(', ')} ms`);
  }
  return faults;
}

const answered = (status: number, text: string): void => {
  if (status !== 200 && status !== 400) throw new Error(`${status} ${text.slice(0, 200)}`);
};
/** What an address can hold: half a letter cannot stand in it. */
const inAddress = (text: string): string => encodeURIComponent(text.toWellFormed());

/** In the long run, doors that show what the others find are asked fewer. */
const FEWER = 1000;
const all = ['reading and finding', 'suggestions', 'the suggestions of the API'];
const doors: Record<string, Ask> = {
  'reading and finding': async (text, locale) => {
    readQuestion(text, locale);
    await search({ text, locale, page: { limit: 20, offset: 0 } });
  },
  'the page of results': async (text, locale) => results({ text, locale, choice: {}, limit: 60, offset: 0 }, await viewAt({})),
  suggestions: (text, locale) => suggest(text, locale),
  'the API': async (text, locale) => {
    const { status, text: said } = await askApi(`/api/v1/search?q=${inAddress(text)}&language=${locale}`);
    answered(status, said);
  },
  'the suggestions of the API': async (text, locale) => {
    const answer = await askSuggestions(`q=${inAddress(text)}&locale=${locale}`);
    answered(answer.status, await answer.text());
  },
  'a lost address': (text, locale) => guess(`/${text}`, locale),
};

describe('hostile questions', () => {
  test(`are ${COUNT}, each another, of every sort`, () => {
    expect(questions).toHaveLength(COUNT);
    expect(questions.filter((text) => text.length >= 100_000).length).toBeGreaterThanOrEqual(endless.length);
    expect(questions.filter((text) => !text.isWellFormed()).length).toBeGreaterThan(0);
  });

  test.each(Object.keys(doors))(
    'are answered, each within half a second, with nothing worse than a refusal: %s',
    { timeout: 1_800_000 },
    async (name) => {
      expect(await faultsOf(doors[name] as Ask, all.includes(name) ? COUNT : FEWER)).toEqual([]);
    },
  );

  test('that are too long are refused by the doors, others of the same sort are not', async () => {
    for (const path of ['/api/v1/search?language=vi&q=', '/api/v1/search?language=ru&q=']) {
      expect((await askApi(path + 'a'.repeat(201))).status).toBe(400);
      expect((await askApi(path + inAddress("kinh' & te:* | !so"))).status).toBe(200);
    }
    expect((await askSuggestions(`q=${'a'.repeat(201)}`)).status).toBe(400);
    expect((await askSuggestions(`q=${inAddress("kinh' & te:*")}`)).status).toBe(200);
  });

  test('find what their words find: signs add nothing and take nothing away', async () => {
    const found = async (text: string) => {
      const answer = await search({ text, locale: 'vi', page: { limit: 20, offset: 0 } });
      return answer.found.hits.map(({ kind, code }) => `${kind}:${code}`);
    };
    const plain = await found('kinh tế số');
    expect(plain.length).toBeGreaterThan(5);
    for (const text of ["kinh' & tế:* | !số", '(kinh) <-> \\tế% "số"', 'kinh\u0000tế\u202esố', "'kinh'; tế -- số", '😀 kinh * tế _ số']) {
      expect(await found(text), text).toEqual(plain);
    }
  });
});

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { FOUND_KINDS } from '@/lib/search/found-kinds';
import { search } from '@/lib/search/search';
import { testDatabase } from '../support/test-database';

/** As people would type; `expected` are all the records that a reader would take for an answer, in no order; `how` says what makes it hard. */
type Judged = { query: string; locale: Locale; expected: string; how: string };

const LOOKED_AT = 10;
const judged = parse<Judged>(readFileSync('tests/fixtures/judged-queries.csv'), { columns: true });
const wantedOf = ({ expected }: Judged): string[] => expected.split(' ');

const database = testDatabase('content');

type Answered = Judged & { got: string[]; rank: number; recall: number; way: string };
const answers: Answered[] = [];

beforeAll(async () => {
  for (const one of judged) {
    const { found, way, meant } = await search({ text: one.query, locale: one.locale, page: { limit: LOOKED_AT, offset: 0 } });
    const got = found.hits.map(({ kind, code }) => `${kind}:${code}`);
    const wanted = wantedOf(one);
    answers.push({
      ...one,
      got,
      rank: got.findIndex((record) => wanted.includes(record)) + 1,
      recall: wanted.filter((record) => got.includes(record)).length / wanted.length,
      way: meant === null ? way : `${way} “${meant}”`,
    });
  }
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const reciprocal = ({ rank }: Answered): number => (rank === 0 ? 0 : 1 / rank);

describe('the judged questions', () => {
  test('are at least 200 in four languages, and ask for records that can be found', async () => {
    expect(judged.length).toBeGreaterThanOrEqual(200);
    expect(new Set(judged.map(({ locale }) => locale))).toEqual(new Set(LOCALES));
    expect(new Set(judged.map(({ query, locale }) => `${locale} ${query}`)).size, 'no question twice').toBe(judged.length);
    const { rows } = await database.client.query<{ record: string }>(`SELECT kind || ':' || code AS record FROM search_entry`);
    const findable = new Set(rows.map(({ record }) => record));
    expect(
      judged.flatMap((one) =>
        wantedOf(one)
          .filter((record) => !findable.has(record))
          .map((record) => `${one.query}: ${record}`),
      ),
    ).toEqual([]);
    expect(new Set(judged.flatMap(wantedOf).map((record) => record.split(':')[0]))).toEqual(new Set(FOUND_KINDS));
  });

  test('are answered: MRR@10 at least 0.9, recall@10 at least 0.95', () => {
    const misses = answers.filter(({ rank, recall }) => rank !== 1 || recall < 1);
    for (const { how, locale, query, expected, got, rank, recall, way } of misses) {
      console.log(
        `${how} [${locale}] “${query}” ${way}, rank ${rank}, recall ${recall.toFixed(2)}\n   wanted ${expected}\n   got    ${got.join(' ')}`,
      );
    }
    const [mrr, recall] = [mean(answers.map(reciprocal)), mean(answers.map((one) => one.recall))];
    console.log(`MRR@10 ${mrr.toFixed(3)}, recall@10 ${recall.toFixed(3)}, ${judged.length} questions, ${misses.length} misses`);
    expect(answers).toHaveLength(judged.length);
    expect(mrr).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});

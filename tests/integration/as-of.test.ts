import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { listNewestDocuments } from '@/lib/documents/queries';
import { getIndicator, type IndicatorBrief, listIndicators } from '@/lib/indicators/queries';
import { lastDay } from '@/lib/period';
import { viewAt } from '@/lib/publishing/edition-queries';
import { listTasks } from '@/lib/strategy/queries';
import { TEST_DAY } from '../support/day';
import { costly } from '../support/every-day';
import { readAtOneInstant } from '../support/one-instant';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');

type Recorded = { series: string; period: string; value: string; released: string | null; id: string };
let recorded: Recorded[] = [];

beforeAll(async () => {
  const { rows } = await database.client.query<Recorded>(
    `SELECT series_code AS series, period, value::text, released_latest::text AS released, id::text FROM observation WHERE area_code = 'vn'`,
  );
  recorded = rows;
});

const dayMs = 24 * 60 * 60 * 1000;
const toDay = (instant: number) => new Date(instant).toISOString().slice(0, 10);
/** Any day since the Strategy was being written, and, as often, a day of news or the one before it. */
const anyDay = () => {
  const news = [...new Set(recorded.flatMap((row) => row.released ?? []))].filter((day) => day <= TEST_DAY);
  return fc.oneof(
    fc.integer({ min: Date.parse('2020-01-01') / dayMs, max: Date.parse(TEST_DAY) / dayMs }).map((day) => toDay(day * dayMs)),
    fc.constantFrom(...news),
    fc.constantFrom(...news).map((day) => toDay(Date.parse(day) - dayMs)),
  );
};

/** The newest release by that day of each series and period: what the page must show, worked out without the portal's queries. */
function expected(day: string): Map<string, string> {
  const newest = new Map<string, Recorded>();
  for (const row of recorded) {
    if (row.released === null || row.released > day) continue;
    const key = `${row.series} ${row.period}`;
    const other = newest.get(key);
    if (!other?.released || other.released < row.released || (other.released === row.released && Number(other.id) < Number(row.id))) {
      newest.set(key, row);
    }
  }
  return new Map([...newest].map(([key, row]) => [key, String(Number(row.value))]));
}

const shown = (indicators: IndicatorBrief[]) =>
  new Map(indicators.flatMap(({ figures }) => figures.map((f) => [`${f.series} ${f.period}`, String(Number(f.value))] as const)));
const sorted = (map: Map<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the share of the digital economy in GDP', () => {
  const figureOf = async (asOf: string | undefined, series: string, period: string) => {
    const { known } = await viewAt(asOf === undefined ? {} : { asOf });
    const detail = await getIndicator('de-gdp-share', known);
    return detail?.figures.find((figure) => figure.series === series && figure.period === period)?.value;
  };

  test('as of 10 December 2023 is the 12.67 percent for 2022 known that day', async () => {
    expect(await figureOf('2023-12-10', 'de-gdp-share-statistics-office', '2022')).toBe('12.67');
    expect(await figureOf('2023-12-10', 'de-gdp-share-statistics-office', '2023')).toBeUndefined();
    expect(await figureOf('2023-12-03', 'de-gdp-share-statistics-office', '2022')).toBe('12.86');
  });

  test('keeps the vintages 12.86, 12.67, 12.63 and 12.83 of 2022, and both bodies for 2023', async () => {
    const detail = await getIndicator('de-gdp-share');
    const of2022 = detail?.vintages.filter((f) => f.series === 'de-gdp-share-statistics-office' && f.period === '2022').map((f) => f.value);
    expect(of2022).toEqual(['12.86', '12.67', '12.63', '12.83']);
    expect(await figureOf(undefined, 'de-gdp-share-ministry', '2023')).toBe('16.5');
    expect(await figureOf(undefined, 'de-gdp-share-statistics-office', '2023')).toBe('12.87');
    expect(await figureOf('2024-01-31', 'de-gdp-share-statistics-office', '2023')).toBe('12.33');
  });

  test('of a month is known at its end, not on its first day', async () => {
    expect(await figureOf('2023-06-29', 'de-gdp-share-ministry', '2022')).toBeUndefined();
    expect(await figureOf('2023-06-30', 'de-gdp-share-ministry', '2022')).toBe('14.26');
  });
});

describe('as of any day', () => {
  readAtOneInstant();

  test('exactly the figures released by then are shown, and no fact, target or document of later', { timeout: 900_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyDay(), async (day) => {
        const { known } = await viewAt({ asOf: day });
        const [indicators, tasks, documents] = await Promise.all([
          listIndicators({}, known),
          listTasks(known),
          listNewestDocuments(1000, known.asOf),
        ]);
        expect(sorted(shown(indicators))).toEqual(sorted(expected(day)));
        const days = [
          ...tasks.flatMap(({ facts }) => facts.map((fact) => fact.releasedOn)),
          ...indicators.flatMap(({ targets }) => targets.map((target) => target.knownOn)),
          ...documents.map((document) => document.issued),
        ];
        expect(days.filter((released) => released === null || lastDay(released) > day)).toEqual([]);
      }),
      costly,
    );
  });

  test('today shows every figure with a known day of release, as the page without a date does', async () => {
    const { known } = await viewAt({ asOf: TEST_DAY });
    const dated = new Set(
      recorded.filter((row) => row.released !== null && row.released <= TEST_DAY).map((row) => `${row.series} ${row.period}`),
    );
    const asItStands = shown(await listIndicators());
    const now = new Map([...asItStands].filter(([key]) => dated.has(key)));
    expect(sorted(shown(await listIndicators({}, known)))).toEqual(sorted(now));
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { dataServer, fileAnswer } from '../support/data-server';
import { addActors, figureAgain, publishChange } from '../support/publishing';
import { plain, readByDuck } from '../support/read-back';
import { testDatabase } from '../support/test-database';

dataServer();
const database = testDatabase('content');

const key = { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2022', release: 'tctk-2023-12-29' };
beforeAll(async () => {
  await addActors(database.client);
  const figures = [await figureAgain(database.client, key, 'correction', { value: '-3.250' })];
  await publishChange(database.client, { figures }, new Date(Date.UTC(2026, 10, 22, 4, 1)).toISOString());
});

type Figure = { series: string; area: string; period: string; value: string | null; unit: string };

/** Of each series, area and period the figure of the newest release, worked out from the record without the portal's own queries. */
async function figures(day: string | null): Promise<Figure[]> {
  const { rows } = await database.client.query<Figure & { released: string | null }>(
    `SELECT o.series_code AS series, o.area_code AS area, o.period, o.value::text, i.unit, o.released_latest::text AS released
       FROM observation o
       JOIN series_revision s ON s.code = o.series_code AND s.superseded_at IS NULL AND NOT s.withdrawn
       JOIN indicator_revision i ON i.code = s.indicator_code AND i.superseded_at IS NULL AND NOT i.withdrawn
      WHERE o.superseded_at IS NULL AND o.nature <> 'withdrawal' ORDER BY o.released_latest NULLS FIRST, o.recorded_at, o.id`,
  );
  const newest = new Map<string, Figure>();
  for (const { released, ...figure } of rows) {
    if (day === null || (released !== null && released <= day)) newest.set(`${figure.series} ${figure.area} ${figure.period}`, figure);
  }
  return sorted([...newest.values()]);
}

const inOrder = ({ series, area, period }: Figure) => `${series} ${area} ${period}`;
const sorted = (all: Figure[]) => all.sort((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
const NAMES = ['series', 'area', 'period', 'value', 'unit'] as const;

async function exported(extension: 'csv' | 'parquet', query: string): Promise<Figure[]> {
  const answer = await fileAnswer(`/vi/data/observations.${extension}${query}`);
  const { columns, rows } = await readByDuck(Buffer.from(await answer.arrayBuffer()), extension);
  const places = NAMES.map((name) => columns.findIndex((column) => column.name === name));
  return sorted(rows.map((row) => Object.fromEntries(NAMES.map((name, index) => [name, row[places[index] as number]])) as Figure));
}

const asPlain = (all: Figure[]) => all.map((figure) => ({ ...figure, value: figure.value && plain(figure.value) }));

describe.each([
  ['as it stands', null, ''],
  ['as of 10 December 2023', '2023-12-10', '?as-of=2023-12-10'],
  ['as of 18 July 2024', '2024-07-18', '?as-of=2024-07-18'],
])('every figure %s', (_, day, query) => {
  test('is in the CSV once, with its period, unit and every digit', async () => {
    const all = await figures(day);
    expect(all.length).toBeGreaterThan(50);
    expect(await exported('csv', query)).toEqual(all);
  });

  test('is in the Parquet with the same value', async () => {
    expect(asPlain(await exported('parquet', query))).toEqual(asPlain(await figures(day)));
  });
});

test('a negative number is a number, with the zeros its source wrote', async () => {
  const answer = await fileAnswer(`/vi/data/observations.csv?series=${key.series}&period=2022&as-of=2024-06-01`);
  expect(await answer.text()).toContain(',2022,-3.250,');
});

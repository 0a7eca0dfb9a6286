import { beforeAll, describe, expect, test } from 'vitest';
import { countAreaFigures, listAreaFigures } from '@/lib/areas/figure-queries';
import { ancestors, formedFrom, isKnown, knownEnd, otherBearers, stepsKnown, unitsOn } from '@/lib/areas/lineage';
import { getArea, listCrosswalk, listUnits, type Succession } from '@/lib/areas/queries';
import type { AreaRecord } from '@/lib/areas/schema';
import { ISLANDS, TILES } from '@/lib/areas/tile-grid';
import { viewAt } from '@/lib/publishing/edition-queries';
import { TEST_DAY } from '../support/day';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');

let units: AreaRecord[] = [];
let steps: Succession[] = [];

beforeAll(async () => {
  [units, steps] = await Promise.all([listUnits(), listCrosswalk()]);
});

const unit = (code: string): AreaRecord => {
  const found = units.find((candidate) => candidate.code === code);
  if (!found) throw new Error(`no unit ${code}`);
  return found;
};
/** Code, kind and name of what bore one of the names on that day. */
const onDay = (day: string, ...names: string[]) =>
  (unitsOn(units, day) ?? [])
    .filter(({ name }) => names.includes(name.vi ?? ''))
    .map(({ code, kind, name }) => `${code} ${kind} ${name.vi}`);
const oldNames = (code: string) =>
  formedFrom(units, steps, unit(code))
    .map(({ name }) => name.vi)
    .sort();

describe('the units of a day', () => {
  test('are 63 until 30 June 2025 and 34 from 1 July 2025', () => {
    for (const day of ['2008-08-01', '2023-12-10', '2024-12-31', '2025-01-01', '2025-06-30']) expect(unitsOn(units, day)).toHaveLength(63);
    for (const day of ['2025-07-01', '2026-04-29', '2026-04-30', TEST_DAY]) expect(unitsOn(units, day)).toHaveLength(34);
    expect(unitsOn(units, '2008-07-31')).toBeNull();
  });

  test('show Hà Nội under its code of each list', () => {
    expect(onDay('2025-06-30', 'Hà Nội')).toEqual(['p63-01 city Hà Nội']);
    expect(onDay('2025-07-01', 'Hà Nội')).toEqual(['p34-01 city Hà Nội']);
    expect(oldNames('p34-01')).toEqual(['Hà Nội']);
  });

  test('show Thừa Thiên Huế until the end of 2024, then Huế', () => {
    const names = ['Huế', 'Thừa Thiên Huế'];
    expect(onDay('2024-12-31', ...names)).toEqual(['p63-46-tth province Thừa Thiên Huế']);
    expect(onDay('2025-01-01', ...names)).toEqual(['p63-46 city Huế']);
    expect(onDay('2025-07-01', ...names)).toEqual(['p34-46 city Huế']);
    expect(ancestors(steps, 'p34-46')).toEqual(['p63-46', 'p63-46-tth']);
  });

  test('show Đồng Nai as a province until 29 April 2026 and a city since', () => {
    expect(onDay('2025-06-30', 'Đồng Nai', 'Bình Phước')).toEqual(['p63-70 province Bình Phước', 'p63-75 province Đồng Nai']);
    expect(onDay('2026-04-29', 'Đồng Nai', 'Bình Phước')).toEqual(['p34-75 province Đồng Nai']);
    expect(onDay('2026-04-30', 'Đồng Nai', 'Bình Phước')).toEqual(['p34-75c city Đồng Nai']);
    expect(oldNames('p34-75c')).toEqual(['Bình Phước', 'Đồng Nai']);
  });

  test('are told by what was decided then: no merger before its resolution was issued', async () => {
    const seen = async (day: string) => {
      const view = await viewAt({ asOf: day });
      return stepsKnown(await listCrosswalk(view.known), view.asOf);
    };
    const [earlier, decided, done] = await Promise.all(['2025-06-11', '2025-06-12', '2025-07-01'].map(seen));
    expect(isKnown(unit('p34-01'), earlier ?? [], '2025-06-11')).toBe(false);
    expect(knownEnd(unit('p63-01'), earlier ?? [], '2025-06-11')).toBeNull();
    expect(isKnown(unit('p34-01'), decided ?? [], '2025-06-12')).toBe(true);
    expect(knownEnd(unit('p63-01'), decided ?? [], '2025-06-12')).toBe('2025-06-30');
    expect(isKnown(unit('p34-75c'), done ?? [], '2025-07-01')).toBe(false);
    expect(knownEnd(unit('p34-75'), done ?? [], '2025-07-01')).toBeNull();
  });
});

describe('the crosswalk', () => {
  test('takes each of the 63 into exactly one of the 34, with a day and an act', () => {
    const old = (unitsOn(units, '2025-06-30') ?? []).map(({ code }) => code);
    const mergers = steps.filter(({ predecessor }) => old.includes(predecessor));
    expect(mergers.map(({ predecessor }) => predecessor).sort()).toEqual([...old].sort());
    expect(new Set(mergers.map(({ successor }) => successor)).size).toBe(34);
    expect(mergers.filter(({ happenedOn, act }) => happenedOn !== '2025-07-01' || act?.notation !== '202/2025/QH15')).toEqual([]);
  });
});

describe('official codes', () => {
  const codes = ['15', '24', '44', '52', '80', '82', '91'];

  test('were reused for another province seven times, and each such page says so', () => {
    const reused = units.filter((candidate) => otherBearers(units, steps, candidate).length > 0);
    expect(reused.filter(({ scheme }) => scheme === 'vn-34').map(({ notation }) => notation)).toEqual(codes);
    expect(reused.filter(({ scheme }) => scheme === 'vn-63').map(({ notation }) => notation)).toEqual(codes);
  });

  test.each(codes)('%s never mixes two provinces', async (code) => {
    const [old, current] = [unit(`p63-${code}`), unit(`p34-${code}`)];
    expect(old.name.vi).not.toBe(current.name.vi);
    for (const [one, other] of [
      [old, current],
      [current, old],
    ] as const) {
      const figures = await listAreaFigures([one.code]);
      const { rows } = await database.client.query<{ id: string }>(
        'SELECT observation_id::text AS id FROM current_observation WHERE area_code = $1',
        [one.code],
      );
      expect(figures.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
      expect(figures.filter(({ area }) => area !== one.code)).toEqual([]);
      expect((await getArea(one.code))?.name).toEqual(one.name);
      expect(otherBearers(units, steps, one).map((found) => found.code)).toEqual([other.code]);
    }
  });
});

describe('figures of a unit', () => {
  test('stand with the unit the source names, never with its successor', async () => {
    const figures = await listAreaFigures(['p34-46', ...ancestors(steps, 'p34-46')]);
    const { rows } = await database.client.query<{ area: string; count: number }>(
      `SELECT area_code AS area, count(*)::int AS count FROM current_observation WHERE area_code IN ('p34-46', 'p63-46', 'p63-46-tth') GROUP BY area_code`,
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { area, count } of rows) expect(figures.filter((figure) => figure.area === area)).toHaveLength(count);
    expect(figures.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  test('are, as of a day, those released by then', async () => {
    for (const day of ['2023-07-11', '2023-07-12', '2024-12-31', TEST_DAY]) {
      const { known } = await viewAt({ asOf: day });
      const { rows } = await database.client.query<{ area: string; count: number }>(
        `SELECT area_code AS area, count(DISTINCT (series_code, period))::int AS count FROM observation
          WHERE area_code <> 'vn' AND nature <> 'withdrawal' AND superseded_at IS NULL AND released_latest <= $1::date
          GROUP BY area_code ORDER BY area_code`,
        [day],
      );
      const counts = await countAreaFigures(known);
      expect(counts).toEqual(rows);
      const figures = await listAreaFigures(
        rows.map(({ area }) => area),
        known,
      );
      expect(figures).toHaveLength(rows.reduce((sum, { count }) => sum + count, 0));
    }
  });
});

describe('pages', () => {
  test('exist for every area that is published', async () => {
    const { rows } = await database.client.query<{ code: string }>('SELECT code FROM area ORDER BY code');
    expect(units.map(({ code }) => code).sort()).toEqual(rows.map(({ code }) => code).sort());
    expect((await Promise.all(rows.map(({ code }) => getArea(code)))).filter((area) => area === null)).toEqual([]);
    expect(await getArea('p34-99')).toBeNull();
  });
});

describe('the tile map', () => {
  test.each(['2025-07-01', '2026-04-29', '2026-04-30', TEST_DAY])(
    'has one tile for each of the 34 units of %s, no two on one place, and both archipelagos',
    (day) => {
      const tiles = (unitsOn(units, day) ?? []).map(({ code }) => TILES[code]?.join(' '));
      expect(tiles.filter((place) => place === undefined)).toEqual([]);
      expect(tiles).toHaveLength(34);
      for (const islands of [ISLANDS.map(({ at }) => at.join(' ')), ISLANDS.map(({ atNarrow }) => atNarrow.join(' '))]) {
        expect(new Set([...tiles, ...islands]).size).toBe(36);
      }
      expect(ISLANDS.map(({ name, area }) => `${name} ${unit(area).name.vi}`)).toEqual(['hoangSa Đà Nẵng', 'truongSa Khánh Hòa']);
    },
  );

  test('has no tile for a unit that is not in the record', () => {
    expect(Object.keys(TILES).filter((code) => !units.some((candidate) => candidate.code === code))).toEqual([]);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { askedByPage, fileOf } from '@/lib/catalog/door';
import { formatOf } from '@/lib/exports/formats';
import { LOCALES } from '@/lib/i18n/localized';
import { TEST_DAY } from '../support/day';
import { costly } from '../support/every-day';
import { hostileText } from '../support/hostile-text';
import { readAtOneInstant } from '../support/one-instant';
import { addActors, BREAK, figureAgain, publishChange } from '../support/publishing';
import { askSdmx, genericFigures, genericSets, jsonFigures, type Read, specificFigures, statusOf } from '../support/sdmx';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();
const hostile = '<b>"1" & \'2\'</b> ]]> {a}\n=1+1; ệ\u0301 Ж \u{1f468}';
/** Of a series whose figure of that month is final. */
const ofFinal = { ...BREAK, code: 'another-break', series: 'bank-account-share-state-bank', period: '2024-03' };
const corrected = { series: 'de-gdp-share-statistics-office', period: '2022', area: 'vn' };

/** A break, a figure corrected with words that hurt, and one withdrawn: three editions after the first. */
beforeAll(async () => {
  await addActors(database.client);
  const changes = [BREAK, ofFinal].map((record) => ({
    kind: 'series-break',
    code: record.code,
    baseRevision: 0,
    nature: 'new' as const,
    record,
  }));
  await publishChange(database.client, { changes }, at(1));
  const shown = async (key: typeof corrected) => {
    const { rows } = await database.client.query<{ release: string }>(
      `SELECT o.release_code AS release FROM current_observation c JOIN observation o ON o.id = c.observation_id
        WHERE c.series_code = $1 AND c.period = $2 AND c.area_code = $3`,
      [key.series, key.period, key.area],
    );
    return { ...key, release: rows[0]?.release as string };
  };
  const note = { original: 'en' as const, en: hostile };
  const figure = await figureAgain(database.client, await shown(corrected), 'correction', { value: '-12.830', note });
  await publishChange(database.client, { figures: [figure] }, at(2));
  const gone = await figureAgain(database.client, await shown({ ...corrected, period: '2025' }), 'withdrawal', {});
  await publishChange(database.client, { figures: [gone] }, at(3));
});

const codes: Read = {
  final: 'A',
  provisional: 'P',
  estimate: 'E',
  forecast: 'F',
  '=': 'EQ',
  '>': 'GT',
  '>=': 'GE',
  '<': 'LT',
  '<=': 'LE',
  '~': 'APPROX',
};
type Expected = Read & { key: string };

/** The figures that are shown, by plain SQL. */
async function expected(where = 'TRUE', values: unknown[] = []): Promise<Expected[]> {
  const { rows } = await database.client.query<Read>(
    `SELECT s.indicator_code AS "INDICATOR", o.series_code AS "SERIES", o.area_code AS "REF_AREA", o.period AS "TIME_PERIOD", o.value::text AS "OBS_VALUE",
            i.unit AS "UNIT_MEASURE", o.qualifier AS "QUALIFIER", o.status AS "OBS_STATUS", s.producer_code AS "PRODUCER", o.release_code AS "RELEASE",
            o.note ->> 'vi' AS "COMMENT_VI", o.note ->> 'en' AS "COMMENT_EN", o.id::text AS "OBSERVATION",
            EXISTS (SELECT FROM series_break b WHERE b.series_code = o.series_code AND period_first_day(b.period) BETWEEN o.period_start AND o.period_end)::text AS "BREAK"
       FROM current_observation c JOIN observation o ON o.id = c.observation_id JOIN series_revision s ON s.code = o.series_code AND s.superseded_at IS NULL
       JOIN indicator_revision i ON i.code = s.indicator_code AND i.superseded_at IS NULL WHERE ${where}`,
    values,
  );
  return rows
    .map(
      (row) =>
        ({
          ...row,
          QUALIFIER: codes[row.QUALIFIER ?? ''],
          OBS_STATUS: row.BREAK === 'true' && row.OBS_STATUS === 'final' ? 'B' : codes[row.OBS_STATUS ?? ''],
        }) as Read,
    )
    .map((row) => ({ ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)), key: keyOf(row) }) as Expected);
}

const keyOf = (read: Read): string => [read.SERIES, read.REF_AREA, read.TIME_PERIOD].join(' ');
const keysOf = (reads: readonly Read[]): string[] => reads.map(keyOf).sort();

async function read(path: string): Promise<Read[]> {
  const answer = await askSdmx(path);
  const text = await answer.text();
  if (answer.status === 404) return [];
  expect(answer.status, `${path}\n${text.slice(0, 500)}`).toBe(200);
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('generic')) return genericFigures(text);
  if (type.includes('structurespecific')) return specificFigures(text);
  return type.includes('json') ? jsonFigures(text) : csvFigures(text);
}

/** RFC 4180, letter by letter. */
function csvFigures(text: string): Read[] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 0);
  return body.map((row) => Object.fromEntries(head.flatMap((name, index) => (row[index] === '' ? [] : [[name, row[index] as string]]))));
}

const formats = ['genericdata', 'structurespecificdata', 'jsondata', 'csvdata', 'csvdata-1.0'] as const;

describe('figures in SDMX', () => {
  test.each(formats)('are each once in %s, with the value, period, unit and words of the record', async (format) => {
    const [found, shown] = [await read(`data/OBSERVATIONS/all/all?format=${format}`), await expected()];
    expect(keysOf(found)).toEqual(keysOf(shown));
    const byKey = new Map(found.map((one) => [keyOf(one), one]));
    const isJson = format === 'jsondata';
    for (const { key, ...figure } of shown) {
      // A number of JSON is read without the noughts at its end.
      const value = isJson ? String(Number(figure.OBS_VALUE)) : (figure.OBS_VALUE as string);
      expect(byKey.get(key)).toMatchObject({ ...figure, OBS_VALUE: value });
    }
    expect(found.find(({ OBS_STATUS }) => OBS_STATUS === 'B')).toMatchObject({
      SERIES: ofFinal.series,
      TIME_PERIOD: '2024',
      BREAK: 'true',
    });
    expect(found.find(({ COMMENT_EN }) => COMMENT_EN === hostile)).toMatchObject({ SERIES: corrected.series, CORRECTED: 'true' });
  });

  test.each(['TIME_PERIOD', 'AllDimensions', 'INDICATOR', 'SERIES', 'REF_AREA'])(
    'are the same with %s at the observation',
    async (dimension) => {
      const shown = keysOf(await expected());
      for (const format of ['genericdata', 'structurespecificdata', 'jsondata']) {
        const found = await read(`data/OBSERVATIONS/all?dimensionAtObservation=${dimension}&format=${format}`);
        expect(keysOf(found)).toEqual(shown);
        expect(found.every(({ UNIT_MEASURE, PRODUCER }) => UNIT_MEASURE && PRODUCER)).toBe(true);
      }
    },
  );

  test('are the same under the suffix of a page, whose words follow the address', async () => {
    for (const [extension, reader] of [
      ['sdmx-ml', genericFigures],
      ['sdmx-json', jsonFigures],
      ['sdmx-csv', csvFigures],
    ] as const) {
      const asked = await askedByPage('/indicators/de-gdp-share', new URLSearchParams());
      const pieces: Uint8Array[] = [];
      for await (const piece of formatOf(extension)?.write(await fileOf(asked, 'ru', extension)) ?? []) pieces.push(piece);
      const text = Buffer.concat(pieces).toString();
      expect(keysOf(reader(text))).toEqual(keysOf(await expected(`s.indicator_code = 'de-gdp-share'`)));
      if (extension === 'sdmx-json') expect(JSON.parse(text).data.structure.dimensions.series[0].name).toBe('Показатель');
    }
  });

  test('have every vintage in the flow of vintages', async () => {
    const { rows } = await database.client.query<{ id: string; value: string | null }>(
      'SELECT id::text, value::text FROM observation ORDER BY observation.id',
    );
    for (const format of formats) {
      const found = await read(`data/VINTAGES/all?format=${format}`);
      const same = (value: string | null | undefined) => (value == null ? null : Number(value));
      expect(
        found.map(({ OBSERVATION, OBS_VALUE }) => [Number(OBSERVATION), same(OBS_VALUE)]).sort(([a], [b]) => (a as number) - (b as number)),
      ).toEqual(rows.map(({ id, value }) => [Number(id), same(value)]));
    }
    expect(await read(`data/VINTAGES/...${rows[0]?.id}`)).toHaveLength(1);
    expect(await statusOf('data/VINTAGES/...x')).toMatchObject([404, expect.stringContaining('code="100"')]);
  });
});

describe('a key', () => {
  readAtOneInstant();

  test('with all, some or no codes in each part asks for what SQL would', { timeout: 20 * 60_000 }, async () => {
    const shown = await expected();
    const part = (name: 'INDICATOR' | 'SERIES' | 'REF_AREA') =>
      fc.oneof(
        fc.constant([] as string[]),
        fc.uniqueArray(fc.oneof(fc.constantFrom(...shown.map((one) => one[name] as string)), fc.constant('x')), {
          minLength: 1,
          maxLength: 4,
        }),
      );
    await fc.assert(
      fc.asyncProperty(part('INDICATOR'), part('SERIES'), part('REF_AREA'), async (indicators, series, areas) => {
        const wanted = await expected(
          `(s.indicator_code = ANY($1) OR $1 = '{}') AND (o.series_code = ANY($2) OR $2 = '{}') AND (o.area_code = ANY($3) OR $3 = '{}')`,
          [indicators, series, areas],
        );
        const key = [indicators, series, areas].map((codes) => codes.join('+')).join('.');
        expect(keysOf(await read(`data/OBSERVATIONS/${key === '..' ? 'all' : key}?format=csvdata`))).toEqual(keysOf(wanted));
      }),
      costly,
    );
  });
});

describe('a question', () => {
  const path = 'data/OBSERVATIONS/.de-gdp-share-statistics-office.vn';

  test('of some periods gives those wholly inside them', async () => {
    const periods = async (query: string) => (await read(`${path}?${query}`)).map(({ TIME_PERIOD }) => TIME_PERIOD).sort();
    const shown = (await expected(`o.series_code = '${corrected.series}' AND o.area_code = 'vn'`)).map(
      ({ TIME_PERIOD }) => TIME_PERIOD as string,
    );
    expect(await periods('startPeriod=2022&endPeriod=2023')).toEqual(shown.filter((one) => one >= '2022' && one < '2024').sort());
    expect(await periods('startPeriod=2022-Q2')).toEqual(shown.filter((one) => one >= '2022-04').sort());
    expect(await periods('firstNObservations=1')).toEqual(shown.sort().slice(0, 1));
    expect(await periods('lastNObservations=2')).toEqual(shown.sort().slice(-2));
    expect(await periods('lastNObservations=1&endPeriod=2022')).toEqual(['2022']);
    expect(await read('data/OBSERVATIONS/all?lastNObservations=1&format=csvdata')).toHaveLength(
      new Set((await expected()).map(({ SERIES, REF_AREA }) => `${SERIES} ${REF_AREA}`)).size,
    );
  });

  test('for less detail gives keys without figures, figures without words, or words without figures', async () => {
    const series = new Set((await expected()).map(({ SERIES, REF_AREA }) => `${SERIES} ${REF_AREA}`));
    for (const format of formats) {
      const of = (detail: string) => read(`data/OBSERVATIONS/all?detail=${detail}&format=${format}`);
      const keys = await of('serieskeysonly');
      expect(new Set(keys.map(({ SERIES, REF_AREA }) => `${SERIES} ${REF_AREA}`))).toEqual(series);
      expect(keys.every((one) => one.OBS_VALUE === undefined && one.UNIT_MEASURE === undefined)).toBe(true);
      expect((await of('nodata')).every((one) => one.OBS_VALUE === undefined && one.UNIT_MEASURE !== undefined)).toBe(true);
      const dataonly = await of('dataonly');
      expect(dataonly.some((one) => one.UNIT_MEASURE !== undefined || one.OBS_STATUS !== undefined)).toBe(false);
      expect(dataonly).toHaveLength((await expected()).length);
    }
  });

  test('as of a day or at an edition gives what the CSV of that day gives', { timeout: 20 * 60_000 }, async () => {
    const day = fc
      .integer({ min: Date.parse('2021-01-01'), max: Date.parse(TEST_DAY) })
      .map((time) => `as-of=${new Date(time).toISOString().slice(0, 10)}`);
    const edition = fc.integer({ min: 1, max: 4 }).map((number) => `edition=${number}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(day, edition), async (view) => {
        const asked = await askedByPage('/data/observations', new URLSearchParams(view));
        const pieces: Uint8Array[] = [];
        for await (const piece of formatOf('csv')?.write(await fileOf(asked, 'vi', 'csv')) ?? []) pieces.push(piece);
        const rows = csvFigures(Buffer.concat(pieces).toString());
        const said = (one: Read, names: readonly string[]) => names.map((name) => one[name] ?? '').join(' ');
        const found = await read(`data/OBSERVATIONS/all?format=structurespecificdata&${view}`);
        expect(found.map((one) => said(one, ['SERIES', 'REF_AREA', 'TIME_PERIOD', 'OBS_VALUE', 'OBSERVATION'])).sort()).toEqual(
          rows.map((one) => said(one, ['series', 'area', 'period', 'value', 'observation'])).sort(),
        );
      }),
      { numRuns: process.env.TEST_LONG === '1' ? 1000 : 40 },
    );
  });
});

describe('changes', () => {
  test('since an instant are what was corrected and what was withdrawn', async () => {
    const answer = await askSdmx(`data/OBSERVATIONS/all?updatedAfter=${encodeURIComponent(at(2))}`);
    const sets = genericSets(await answer.text());
    expect(sets.map(({ action, figures }) => [action, keysOf(figures)])).toEqual([
      ['Replace', [keyOf({ SERIES: corrected.series, REF_AREA: 'vn', TIME_PERIOD: '2022' })]],
      [sets[1]?.action, [keyOf({ SERIES: corrected.series, REF_AREA: 'vn', TIME_PERIOD: '2025' })]],
    ]);
    expect(sets[1]?.action === 'Delete').toBe(sets[1]?.figures[0]?.OBS_VALUE === undefined);
    expect((await statusOf(`data/OBSERVATIONS/all?updatedAfter=${encodeURIComponent(at(4))}`))[0]).toBe(404);
    expect(await read(`data/VINTAGES/all?updatedAfter=${encodeURIComponent(at(2))}&format=csvdata`)).not.toEqual([]);
  });

  test('one after another make each edition what it was', async () => {
    const text = await (await askSdmx('data/OBSERVATIONS/all?includeHistory=true&detail=full')).text();
    const standing = new Map<string, string | undefined>();
    const sets = genericSets(text);
    const editions = await Promise.all([1, 2, 3, 4].map((number) => read(`data/OBSERVATIONS/all?edition=${number}`)));
    const reached = [editions[0], editions[2], editions[3]];
    for (const { action, figures } of sets) {
      if (action === 'Append' && standing.size === 0) expect(figures).toHaveLength(editions[0]?.length as number);
      for (const figure of figures) action === 'Delete' ? standing.delete(keyOf(figure)) : standing.set(keyOf(figure), figure.OBS_VALUE);
      const expectedNow = new Map(reached.shift()?.map((one) => [keyOf(one), one.OBS_VALUE]));
      expect(standing).toEqual(expectedNow);
    }
    expect(sets).toHaveLength(3);
  });
});

describe('a refusal', () => {
  test.each([
    ['data/NOTHING/all', 404, '100'],
    ['data/OBSERVATIONS/x..', 404, '100'],
    ['data/OBSERVATIONS/all/ECB', 404, '100'],
    ['data/OBSERVATIONS/a.b', 400, '140'],
    ['data/OBSERVATIONS/all?startPeriod=soon', 400, '140'],
    ['data/OBSERVATIONS/all?as-of=2999-01-01', 400, '140'],
    ['data/OBSERVATIONS/all?edition=99', 400, '140'],
    ['data/OBSERVATIONS/all?dimensionAtObservation=X', 400, '140'],
    ['data/OBSERVATIONS/all?format=pdf', 406, '140'],
    ['schema/datastructure/VNDES/OBSERVATIONS', 501, '501'],
  ])('%s is %i with the number %s, in four languages', async (path, status, number) => {
    const [found, text] = await statusOf(path);
    expect(found).toBe(status);
    expect(text).toContain(`code="${number}"`);
    for (const locale of LOCALES) expect(text).toContain(`xml:lang="${locale}"`);
  });

  test('is JSON for who reads JSON, and may be read from any site', async () => {
    const answer = await askSdmx('data/NOTHING/all', { accept: 'application/vnd.sdmx.data+json;version=1.0.0', 'accept-language': 'fr' });
    expect(await answer.json()).toMatchObject({ errors: [{ code: 100, title: expect.stringContaining('Aucune') }] });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('is all that any address ends in, never a failure', { timeout: 20 * 60_000 }, async () => {
    const names = [
      'startPeriod',
      'endPeriod',
      'updatedAfter',
      'firstNObservations',
      'lastNObservations',
      'dimensionAtObservation',
      'detail',
      'includeHistory',
      'format',
      'as-of',
      'edition',
      'references',
    ];
    const some = [
      '2022',
      '2023-Q2',
      '2024-06-01',
      '2026-11-22T05:00:00Z',
      '1',
      '3',
      'true',
      'AllDimensions',
      'SERIES',
      'nodata',
      'dataonly',
      'jsondata',
      'csvdata',
      'all',
      'children',
      '',
    ];
    const value = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...some) },
      { weight: 1, arbitrary: hostileText.map((text) => text.slice(0, 200).toWellFormed()) },
    );
    const path = fc.oneof(
      fc.constantFrom(
        'data/OBSERVATIONS/all',
        'data/OBSERVATIONS/de-gdp-share..',
        'data/VINTAGES/de-gdp-share...',
        'data/PLATFORM_USERS/all',
        'dataflow/all/all',
        'codelist/VNDES/CL_AREA/latest/vn',
        'structure',
      ),
      fc
        .array(
          hostileText.map((text) => encodeURIComponent(text.slice(0, 60).toWellFormed())),
          { maxLength: 4 },
        )
        .map((parts) => ['data', ...parts].join('/')),
    );
    await fc.assert(
      fc.asyncProperty(path, fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3 }), async (where, query) => {
        const [status] = await statusOf(`${where}?${new URLSearchParams(query.map(([name, text]) => [name, text]))}`);
        expect([200, 400, 404, 406]).toContain(status);
      }),
    );
  });
});

describe('an answer', () => {
  test('is not sent again to who has it, has a head alone, and differs by what is asked for', async () => {
    const first = await askSdmx('data/OBSERVATIONS/de-gdp-share..');
    const etag = first.headers.get('etag') as string;
    await first.text();
    expect((await askSdmx('data/OBSERVATIONS/de-gdp-share..', { 'if-none-match': etag })).status).toBe(304);
    expect((await askSdmx('data/OBSERVATIONS/de-gdp-share..', { 'if-none-match': etag, accept: 'application/json' })).status).toBe(200);
    expect(first.headers.get('vary')).toBe('Accept, Accept-Language');
    expect(first.headers.get('link')).toContain('rel="license"');
  });
});

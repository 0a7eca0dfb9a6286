import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { GET as getRow } from '@/app/api/v1/[table]/[...key]/route';
import { GET as getRows } from '@/app/api/v1/[table]/route';
import { unitsOn } from '@/lib/areas/lineage';
import { listUnits } from '@/lib/areas/queries';
import { askedByPage, fileOf } from '@/lib/catalog/door';
import { pageTables } from '@/lib/catalog/page-tables';
import { editionOf } from '@/lib/catalog/permalink';
import { permalinkOfPage } from '@/lib/catalog/permalink-of-page';
import { tableNamed } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import { permanentAddress } from '@/lib/exports/addresses';
import { namesOf } from '@/lib/http/params';
import { type Room, rooms } from '@/lib/http/rooms';
import { LOCALES } from '@/lib/i18n/localized';
import { listOrganisations } from '@/lib/organisations/register-queries';
import { listPlatforms } from '@/lib/platforms/queries';
import { viewAt } from '@/lib/publishing/edition-queries';
import { listSources } from '@/lib/sources/queries';
import proxy from '@/proxy';
import { fileAnswer } from '../support/data-server';
import { readAtOneInstant } from '../support/one-instant';
import { addActors, changed, publishChange } from '../support/publishing';
import { type JsonRow, rowsOf } from '../support/table-rows';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');

/** What the address of a page gives as data. */
async function dataOf(path: string, query = ''): Promise<JsonRow[]> {
  const { table, question } = await askedByPage(path, new URLSearchParams(query));
  return rowsOf(table, question);
}
const codes = (rows: readonly JsonRow[]): string[] => rows.map(({ code }) => String(code)).sort();
const refusal = async (address: string) => {
  const answer = await fileAnswer(address);
  return [answer.status, ((await answer.json()) as { parameter?: string }).parameter];
};
const asFile = async (address: string, query: string) => fileOf(await askedByPage(address, new URLSearchParams(query)), 'vi', 'csv');

describe('the file of a list has what the list shows', () => {
  readAtOneInstant();

  /** Every choice of every list, by the room. */
  const choices = (Object.keys(pageTables) as Room[]).flatMap((room) =>
    room.includes('[')
      ? []
      : namesOf(rooms[room])
          .filter((name) => !['as-of', 'edition', 'page', 'sort', 'q'].includes(name))
          .map((name) => [room, name] as const),
  );

  test.each(choices)('%s: nothing where nothing is chosen by %s', async (room, name) => {
    const none = name === 'year' ? '1999' : 'none-has-this';
    expect(await dataOf(room, `${name}=${none}${room === '/search' ? '&q=GDP' : ''}`)).toEqual([]);
  });

  test('as many platforms of a category and of a sector', async () => {
    const { facets } = await listPlatforms();
    for (const facet of ['category', 'sector'] as const)
      for (const { code, count } of facets[facet]) expect((await dataOf('/platforms', `${facet}=${code}`)).length, code).toBe(count);
  });

  test('as many sources in a language', async () => {
    const { facets } = await listSources({});
    for (const { code, count } of facets.language) expect((await dataOf('/sources', `language=${code}`)).length, code).toBe(count);
  });

  test('of a unit also the figures of those that went into it', async () => {
    const areas = new Set((await dataOf('/areas/p34-01')).map(({ area }) => area));
    expect(areas.size).toBeGreaterThan(1);
    expect((await dataOf('/areas/vn')).every(({ area }) => area === 'vn')).toBe(true);
  });
});

describe('a file by an as-of', () => {
  readAtOneInstant();

  test.each(['2021-06-01', '2024-07-18', '2025-07-01'])('has the bodies of the list of %s', async (day) => {
    const { known } = (await askedByPage('/organisations', new URLSearchParams(`as-of=${day}`))).view;
    const { total } = await listOrganisations(known, { locale: 'vi', asOf: day });
    expect((await dataOf('/organisations', `as-of=${day}`)).length).toBe(total);
  });

  test('has the units that stood, without the end that nobody had decided', async () => {
    const rows = await dataOf('/areas', 'as-of=2024-07-18');
    const provinces = rows.filter(({ scheme }) => scheme !== 'iso');
    expect(codes(provinces)).toEqual((unitsOn(await listUnits(), '2024-07-18') ?? []).map(({ code }) => code).sort());
    expect(new Set(provinces.map(({ valid_to }) => valid_to))).toEqual(new Set([null]));
    expect((await dataOf('/areas', 'as-of=2025-06-30')).some(({ valid_to }) => valid_to === '2025-06-30')).toBe(true);
  });

  test.each(['area-successions', 'organisation-successions', 'document-relations'])(
    'has no row of %s before anything was set down',
    async (id) => {
      expect(await dataOf(`/data/${id}`, 'as-of=1950-01-01')).toEqual([]);
      const now = await dataOf(`/data/${id}`);
      expect(now.length).toBeGreaterThan(0);
      expect((await dataOf(`/data/${id}`, 'as-of=2026-11-01')).length).toBeGreaterThan(now.length / 2);
    },
  );

  test('is not there for a record whose page is not', async () => {
    expect((await fileAnswer('/en/platforms/vneid.csv?as-of=1990-01-01')).status).toBe(404);
    expect((await fileAnswer('/en/platforms/vneid.csv')).status).toBe(200);
    expect((await fileAnswer('/en/areas/p34-01.csv?as-of=2024-07-18')).status).toBe(200);
  });

  test.each(['editions', 'changes', 'publishers'])('is refused by %s, which only this portal knows', async (id) => {
    expect(await refusal(`/en/data/${id}.csv?as-of=2024-07-18`)).toEqual([400, 'as-of']);
    const request = new Request(`http://portal.test/api/v1/${id}?as-of=2024-07-18`);
    expect((await getRows(request, { params: Promise.resolve({ table: id }) })).status).toBe(400);
    expect(await permalinkOfPage('en', `/data/${id}`)).toMatch(/\?edition=1$/);
  });

  test('no page leads to an edition of the search', async () => {
    expect(await permalinkOfPage('en', '/data/search')).toBeNull();
  });
});

describe('the file of a page', () => {
  test.each([
    ['/en/indicators.csv?topci=data', 'topci'],
    ['/en/sources.json?as-of=2022-01-01', 'as-of'],
    ['/en/areas/crosswalk.csv?edition=1', 'edition'],
    ['/en/documents.csv?sort=wrong', 'sort'],
  ])('refuses what its page does not know: %s', async (address, parameter) => {
    expect(await refusal(address)).toEqual([400, parameter]);
  });

  test('is the same on every page of a list and in every order, and names neither', async () => {
    const { self, page } = (await asFile('/documents', 'kind=decision&page=2&sort=oldest')).origin;
    expect(self).toMatch(/\/documents\.csv\?kind=decision$/);
    expect(page).toMatch(/\/documents\?kind=decision$/);
  });
});

describe('a file says where exactly its rows always are', () => {
  test('in the file of a table that is narrowed, whose page shows it whole', async () => {
    const file = await asFile('/data/observations', 'indicator=de-gdp-share');
    expect(file.origin.pinned).toMatch(/\/vi\/data\/observations\.csv\?indicator=de-gdp-share&edition=1$/);
    expect(permanentAddress(file)).toMatch(/\/data\/observations\.csv\?edition=1&indicator=de-gdp-share$/);
    const { status, headers } = await proxy(new NextRequest(permanentAddress(file), { headers: { 'accept-language': 'ru' } }));
    const { pathname, search } = new URL(headers.get('location') ?? '');
    expect([status, pathname, search]).toEqual([307, '/ru/data/observations.csv', '?edition=1&indicator=de-gdp-share']);
    expect(permanentAddress(await asFile('/data/observations', ''))).toMatch(/\/data\/observations\?edition=1$/);
  });

  test.each(['/lateness', '/data/standings'])(
    'at the edition and on the day of its judging, though that is a later one: %s',
    async (path) => {
      const asked = await askedByPage(path, new URLSearchParams());
      expect((await fileOf(asked, 'vi', 'csv')).origin.pinned).toMatch(/\?edition=1$/);
      const later = { ...asked, view: { ...asked.view, day: '2027-03-05' } };
      const { origin } = await fileOf(later, 'vi', 'csv');
      const before = new URL(origin.pinned).searchParams.get('edition') ?? '';
      const view = await viewAt({ edition: { kind: 'instant', before } });
      expect(view.day).toBe(origin.judgedOn);
      expect(await editionOf(view)).toMatchObject({ number: origin.edition });
      expect(new URL(permanentAddress(await fileOf(later, 'vi', 'csv'))).searchParams.get('edition')).toBe(before);
    },
  );
});

describe('the tables about the tables', () => {
  test('have no two columns of one heading in a table', async () => {
    for (const { table } of Object.values(pageTables)) {
      const of = tableNamed(table);
      if (!of) throw new Error(table);
      const words = await wordsOf(of);
      for (const locale of LOCALES) {
        const labels = of.columns.map((column) => words.column(column)[locale]);
        expect(new Set(labels).size, `${table} ${locale} ${labels.join('; ')}`).toBe(labels.length);
      }
    }
  });

  test.each([
    ['dictionary', 'observations', 'recorded_at'],
    ['codes', 'vintages', 'qualifier', '<='],
  ])('answer for their own rows: %s', async (table, ...key) => {
    const request = new Request(`http://portal.test/api/v1/${[table, ...key].map(encodeURIComponent).join('/')}`);
    const answer = await getRow(request, { params: Promise.resolve({ table, key }) });
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { links: { self: string } }).links.self).toContain(key.map(encodeURIComponent).join('/'));
  });
});

describe('a figure at an edition', () => {
  test('has the release as it stood then', async () => {
    const rows = async () => dataOf('/indicators/de-gdp-share', 'edition=1');
    const before = await rows();
    const release = String(before.find(({ released }) => released !== null)?.release);
    await addActors(database.client);
    const changes = [await changed(database.client, 'release', release, { released: '2019' })];
    await publishChange(database.client, { changes }, '2026-11-22T04:30:00Z');
    expect(await rows()).toEqual(before);
    expect((await dataOf('/indicators/de-gdp-share')).find((row) => row.release === release)?.released).toBe('2019');
  });
});

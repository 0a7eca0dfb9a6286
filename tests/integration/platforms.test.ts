import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { GET } from '@/app/files/platforms/[code]/publiccode.yml/route';
import { AS_IT_STANDS, type AsKnown } from '@/lib/as-known';
import { LOCALES } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { lastDay } from '@/lib/period';
import { PLATFORM_FACETS, type PlatformFacet, type PlatformFilter } from '@/lib/platforms/list-sql';
import { getPlatform, listPlatforms, PLATFORMS_PER_PAGE } from '@/lib/platforms/queries';
import type { PlatformRecord } from '@/lib/platforms/schema';
import { viewAt } from '@/lib/publishing/edition-queries';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { listTasks } from '@/lib/strategy/queries';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');

/** What was published, read without the room's queries. */
let published: PlatformRecord[] = [];

beforeAll(async () => {
  const { rows } = await database.client.query<{ code: string }>('SELECT code FROM platform ORDER BY code');
  const records = await readRecords(
    database.client,
    kindNamed('platform'),
    rows.map(({ code }) => code),
  );
  published = [...records.values()].map(({ record }) => record as PlatformRecord);
});

/** Every page of the list. */
async function listAll(filter: PlatformFilter = {}, known: AsKnown = AS_IT_STANDS, day: string | null = known.asOf) {
  const first = await listPlatforms(filter, 1, known, day);
  const pages = Math.ceil(first.total / PLATFORMS_PER_PAGE);
  const rest = await Promise.all(Array.from({ length: Math.max(0, pages - 1) }, (_, i) => listPlatforms(filter, i + 2, known, day)));
  return { ...first, rows: [first, ...rest].flatMap(({ rows }) => rows) };
}

describe('the catalogue of platforms', () => {
  test('lists every published platform once, in the order of Vietnamese names, with all that is known of it', async () => {
    const { rows, total } = await listAll();
    expect(total).toBe(published.length);
    const { compare } = new Intl.Collator('vi');
    const byName = (a: PlatformRecord, b: PlatformRecord) => compare(a.name.vi ?? '', b.name.vi ?? '');
    expect(rows).toEqual([...published].sort(byName));
  });

  test('has nothing after its last page', async () => {
    const { total } = await listPlatforms();
    const after = await listPlatforms({}, Math.ceil(total / PLATFORMS_PER_PAGE) + 1);
    expect(after).toMatchObject({ rows: [], total });
  });

  test('counts for each value what choosing it shows, with and without other choices', { timeout: 120_000 }, async () => {
    const filters: PlatformFilter[] = [
      {},
      { ownership: 'state' },
      { sector: 'public-administration', topic: 'digital-government' },
      { organisation: 'bkhcn', year: '2022' },
    ];
    for (const filter of filters) {
      const { facets } = await listPlatforms(filter);
      for (const facet of PLATFORM_FACETS) {
        expect(facets[facet].length, facet).toBeGreaterThan(0);
        for (const { code, count } of facets[facet]) {
          const { rows, total } = await listAll({ ...filter, [facet]: code });
          expect([total, rows.length], `${facet} ${code} under ${JSON.stringify(filter)}`).toEqual([count, count]);
        }
      }
    }
  });

  test('misses no value of a facet', async () => {
    const { facets } = await listPlatforms();
    const values: Partial<Record<PlatformFacet, (platform: PlatformRecord) => string | null>> = {
      category: ({ category }) => category,
      ownership: ({ ownership }) => ownership,
      sector: ({ sector }) => sector,
      year: ({ released }) => released?.slice(0, 4) ?? null,
    };
    for (const [facet, read] of Object.entries(values) as [PlatformFacet, (platform: PlatformRecord) => string | null][]) {
      const counted = new Map<string, number>();
      for (const value of published.flatMap((platform) => read(platform) ?? [])) counted.set(value, (counted.get(value) ?? 0) + 1);
      expect(Object.fromEntries(facets[facet].map(({ code, count }) => [code, count])), facet).toEqual(Object.fromEntries(counted));
    }
  });

  test('a topic holds the platforms of the topics below it', async () => {
    const { rows } = await listAll({ topic: 'digital-government' });
    expect(new Set(rows.map(({ topic }) => topic))).toEqual(new Set(['digital-government', 'online-services']));
  });

  test('follows a body to the one that took over, from the day it did', async () => {
    const operated = (code: string) => published.filter(({ operators }) => operators.includes(code)).map((platform) => platform.code);
    const before = await listPlatforms({}, 1, AS_IT_STANDS, '2025-02-28');
    const after = await listPlatforms({}, 1, AS_IT_STANDS, '2025-03-01');
    const count = ({ facets }: typeof before, code: string) => facets.organisation.find((value) => value.code === code)?.count ?? 0;
    const [old, heir] = [operated('btttt'), operated('bkhcn')];
    expect([old.length, heir.length].every((length) => length > 0)).toBe(true);
    expect([count(before, 'btttt'), count(before, 'bkhcn')]).toEqual([old.length, heir.length]);
    expect([count(after, 'btttt'), count(after, 'bkhcn')]).toEqual([0, new Set([...old, ...heir]).size]);
    const { rows } = await listAll({ organisation: 'bkhcn' }, AS_IT_STANDS, '2025-03-01');
    expect(rows.map(({ code }) => code).sort()).toEqual([...new Set([...old, ...heir])].sort());
  });

  test('says nothing matches an unknown value', async () => {
    expect(await listPlatforms({ category: 'no-such-category' })).toMatchObject({ rows: [], total: 0 });
    expect((await listPlatforms({ category: 'no-such-category' })).facets.category.length).toBeGreaterThan(0);
  });
});

describe('as of a day', () => {
  test('hides platforms and counts of users whose source came later', async () => {
    const { rows } = await database.client.query<{ code: string; day: string | null }>(
      'SELECT code, published_latest::text AS day FROM source_revision WHERE superseded_at IS NULL',
    );
    const outBy = (source: string, day: string) => (rows.find(({ code }) => code === source)?.day ?? '9999') <= day;
    for (const asOf of ['2021-06-30', '2022-08-31', '2023-07-31', '2024-12-31']) {
      const { known, day } = await viewAt({ asOf });
      const expected = published
        .filter(({ source }) => outBy(source, day))
        .map((platform) => ({ code: platform.code, users: platform.users.filter(({ source }) => outBy(source, day)) }))
        .sort((a, b) => (a.code < b.code ? -1 : 1));
      const listed = (await listAll({}, known, day)).rows
        .map(({ code, users }) => ({ code, users }))
        .sort((a, b) => (a.code < b.code ? -1 : 1));
      expect(listed, asOf).toEqual(expected);
      for (const { code } of published) {
        expect((await getPlatform(code, known)) !== null, `${code} as of ${asOf}`).toBe(expected.some((one) => one.code === code));
      }
    }
  });

  test('before anything was known the catalogue is empty', async () => {
    const { known, day } = await viewAt({ asOf: '1990-01-01' });
    const list = await listPlatforms({}, 1, known, day);
    expect(list).toMatchObject({ rows: [], total: 0 });
    expect(PLATFORM_FACETS.flatMap((facet) => list.facets[facet])).toEqual([]);
  });
});

describe('one platform', () => {
  test('is the published record', async () => {
    for (const record of published) expect(await getPlatform(record.code)).toEqual(record);
    expect(await getPlatform('no-such-platform')).toBeNull();
  });

  test('names only bodies, topics, tasks and indicators that are there', async () => {
    const [indicators, tasks] = await Promise.all([listIndicators(), listTasks()]);
    const [indicatorCodes, taskCodes] = [new Set(indicators.map(({ code }) => code)), new Set(tasks.map(({ code }) => code))];
    for (const platform of published) {
      expect(
        platform.indicators.filter((code) => !indicatorCodes.has(code)),
        platform.code,
      ).toEqual([]);
      expect(
        platform.tasks.filter((code) => !taskCodes.has(code)),
        platform.code,
      ).toEqual([]);
    }
  });

  test('the portal of public services does not say in 2023 what happened in 2024', async () => {
    const { known } = await viewAt({ asOf: '2023-12-31' });
    const platform = await getPlatform('dvcqg', known);
    expect(platform?.users.filter(({ period }) => lastDay(period) > '2023-12-31')).toEqual([]);
    expect(JSON.stringify(platform?.description)).not.toContain('2024');
  });
});

describe('publiccode.yml of a platform', () => {
  const fileOf = (code: string) =>
    GET(new Request(`http://localhost/files/platforms/${code}/publiccode.yml`), { params: Promise.resolve({ code }) });

  test('read back says what the record says, of every platform', async () => {
    for (const platform of published) {
      const answer = await fileOf(platform.code);
      expect(answer.headers.get('content-type'), platform.code).toBe('application/yaml; charset=utf-8');
      const read = parse(await answer.text());
      expect(read, platform.code).toMatchObject({ publiccodeYmlVersion: '0.5', name: platform.name.vi });
      expect([read.landingURL ?? null, read.url ?? null, read.legal?.license ?? null], platform.code).toEqual([
        platform.url,
        platform.repository,
        platform.licence,
      ]);
      for (const locale of LOCALES) {
        const { localisedName, shortDescription, longDescription, awards } = read.description[locale];
        const whole = platform.description[locale] ?? '';
        expect([localisedName, longDescription ?? shortDescription, awards?.[0]]).toEqual([
          platform.name[locale],
          whole,
          platform.award?.[locale],
        ]);
        expect([...shortDescription].length, platform.code).toBeLessThanOrEqual(150);
      }
    }
  });

  test('is for any site to read', async () => {
    const { headers } = await fileOf('vneid');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toMatch(/^public, max-age=/);
  });

  test.each(['no-such-platform', 'Not A Code'])('is not there for %s, in words', async (code) => {
    const answer = await fileOf(code);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(await answer.text()).toContain('No platform has this code.');
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { addActors, BREAK, publishChange } from '../support/publishing';
import { type Site, startSite } from '../support/site';

const code = 'platform-of-a-test';
const name = { original: 'vi' as const, vi: 'Nền tảng thử', en: 'A platform on trial', machine: ['en' as const] };
const description = { original: 'vi' as const, vi: 'Chỉ có lời tiếng Việt.' };
let site: Site;
let databaseUrl = '';
let client: pg.Client;

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await addActors(client);
  const model = (await readRecords(client, kindNamed('platform'), ['vneid'])).get('vneid');
  const platform = { ...model?.record, code, name, description };
  const nature = 'new' as const;
  await publishChange(
    client,
    {
      changes: [
        { kind: 'platform', code, baseRevision: 0, nature, record: platform },
        { kind: 'series-break', code: BREAK.code, baseRevision: 0, nature, record: BREAK },
      ],
    },
    '2026-11-22T04:00:00.000Z',
  );
  site = await startSite(databaseUrl);
});
afterAll(async () => {
  await site?.stop();
  await client?.end();
  await dropDatabase(databaseUrl);
});

const open = async (address: string): Promise<string> => (await fetch(site.url + address)).text();

describe('a text without a translation', () => {
  test.each([
    ['fr', 'Pas encore en français.'],
    ['ru', 'На русском пока нет.'],
  ])('is shown in %s as the original, in its own language, and said not to be translated', async (locale, notice) => {
    const page = await open(`/${locale}/platforms/${code}`);
    expect(page).toContain(notice);
    expect(page).toMatch(/<h1 lang="vi">/);
    expect(page).toMatch(/<span lang="vi">Chỉ có lời tiếng /);
  });
});

describe('a text that a machine translated', () => {
  test('is labelled where it is shown, and only there', async () => {
    expect(await open(`/en/platforms/${code}`)).toContain('Not yet read by a person.');
    expect(await open(`/vi/platforms/${code}`)).not.toContain('Chưa có người đọc lại.');
    expect(await open('/en/platforms/vneid')).not.toContain('Not yet read by a person.');
  });
});

describe('a break in a series', () => {
  test('interrupts the chart, is told with its source in the table, and keeps what came after it from being compared', async () => {
    const page = await open('/vi/indicators/de-gdp-share');
    expect(page).toContain('class="series-break"');
    expect(page).toContain(`id="break-${BREAK.code}"`);
    const words = page.replace(/<[^>]+>/g, '');
    expect(words).toContain(BREAK.words.vi.slice(0, -1));
    expect(words).toContain('từ kỳ này tính cách khác');
    expect(words).toContain('chưa có số của năm 2025 theo cùng cách tính');
  });
});

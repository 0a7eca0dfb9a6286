import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { pool } from '@/lib/db/pool';
import { submitChangeSet } from '@/lib/publishing/change-set';
import { scheduleSet } from '@/lib/publishing/decisions';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { doors, type Embargoed } from '../support/doors';
import { eventually } from '../support/eventually';
import { addPerson } from '../support/people';
import { figureAgain } from '../support/publishing';
import { type Site, startSite } from '../support/site';

const BODY = 'bkhcn';
const about: Embargoed = { platform: 'platform-under-embargo', indicator: 'de-gdp-share', area: 'vn' };
const MARK = 'Zxq9';
const VALUE = '48.6173';
/** Words that nobody may see before the hour, as pages of any language write them. */
const secret = new RegExp(`${MARK}|48[.,]6173`);
/** The hour is put off while the doors are tried, which takes its time, and then brought near. */
const farMs = 20 * 60_000;
const nearMs = 6_000;
/** Each day the doors are tried in one language. */
const isLong = process.env.TEST_LONG !== undefined;
const tried = (address: string): boolean => isLong || !/^\/(en|fr|ru)(?=[/?]|$)/.test(address);

let site: Site;
let databaseUrl = '';
let client: pg.Client;
let reviewer: Viewer;
let publishAt = new Date(0);

beforeAll(async () => {
  databaseUrl = await cloneDatabase(inject('clusterUrl'), 'content');
  client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  site = await startSite(databaseUrl, { withWorker: true });
  // The clock of the tests goes with that of the site.
  const atStart = new Date(site.now().getTime() - (Date.now() - performance.timeOrigin));
  Object.assign(process.env, { DATABASE_URL: databaseUrl, PORTAL_ENV: 'test', PORTAL_NOW: atStart.toISOString() });
  reviewer = await addPerson(client, 'reviewer', [{ role: 'reviewer', organisation: BODY, language: null }]);
});
afterAll(async () => {
  await site?.stop();
  await Promise.all([client?.end(), db().$disconnect(), pool().end()]);
  await dropDatabase(databaseUrl);
});

/** Hands in a new platform and a new figure; what it answers sets the hour at which they are let out. */
async function handIn(): Promise<(leadMs: number) => Promise<void>> {
  const editor = await addPerson(client, 'editor', [{ role: 'editor', organisation: BODY, language: null }]);
  const model = (await readRecords(client, kindNamed('platform'), ['vneid'])).get('vneid');
  const name = Object.fromEntries([['original', 'vi'], ...['vi', 'en', 'fr', 'ru'].map((locale) => [locale, `${MARK} ${locale}`])]);
  const record = { ...model?.record, code: about.platform, name };
  const key = { series: 'de-gdp-share-ministry', period: '2024', area: about.area, release: 'bkhcn-2025-11-26' };
  const figure = await figureAgain(client, key, 'new', { period: '2025', value: VALUE, quote: `${VALUE} %`, quoteLanguage: 'en' });
  const words = { original: 'vi' as const, vi: `Công bố ${MARK}`, en: `Published ${MARK}` };
  const number = await submitChangeSet(client, {
    title: words,
    reason: words,
    author: editor.actor,
    organisation: BODY,
    changes: [{ kind: 'platform', code: about.platform, baseRevision: 0, nature: 'new', record }],
    figures: [figure],
  });
  const { rows } = await client.query<{ at: Date }>('SELECT submitted_at AS at FROM change_set WHERE number = $1', [number]);
  return async (leadMs) => {
    publishAt = new Date(site.now().getTime() + leadMs);
    await scheduleSet(reviewer, {
      number,
      submittedAt: rows[0]?.at.toISOString(),
      decision: `Đúng giờ. ${MARK}`,
      publishAt: publishAt.toISOString(),
    });
  };
}

async function open(address: string, headers: Record<string, string> = {}) {
  const answer = await fetch(site.url + address, { redirect: 'manual', headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, text: bytes.toString('utf8'), digest: createHash('sha256').update(bytes).digest('hex') };
}

const pictures = doors.find(({ name }) => name === 'pictures')?.addresses(about) ?? [];
const lookAtPictures = () => Promise.all(pictures.map(async (address) => (await open(address)).digest));

test('what is scheduled passes no door before its hour and is public within five seconds after it', { timeout: 400_000 }, async () => {
  await eventually(async () => ((await open('/vi')).status === 200 ? true : null));
  const unchanged = await lookAtPictures();
  const schedule = await handIn();
  await schedule(farMs);

  const leaks: string[] = [];
  // Once as it is made, once as it is kept.
  for (const round of ['made', 'kept']) {
    for (const door of doors) {
      for (const address of door.addresses(about).filter(tried)) {
        const { text } = await open(address, door.headers);
        if (secret.test(text) || (door.name === 'sitemaps' && text.includes(about.platform)))
          leaks.push(`${door.name}, ${round}: ${address}`);
      }
    }
  }
  expect(await lookAtPictures()).toEqual(unchanged);
  expect(site.now().getTime(), 'the doors were looked at before the hour').toBeLessThan(publishAt.getTime());
  expect(leaks).toEqual([]);
  expect((await open(`/vi/platforms/${about.platform}`)).status).toBe(404);

  await schedule(nearMs);
  await pause(publishAt.getTime() - site.now().getTime() - 500);
  expect((await open(`/vi/platforms/${about.platform}`)).status).toBe(404);
  const shown = [
    `/vi/platforms/${about.platform}`,
    '/ru/platforms?page=2',
    `/en/indicators/${about.indicator}`,
    '/fr/changes',
    `/files/platforms/${about.platform}/publiccode.yml`,
  ];
  await Promise.all(
    shown.map((address) =>
      eventually(async () => (secret.test((await open(address)).text) ? true : null), 20_000).catch(() => {
        throw new Error(`${address} does not show it 20 s after the hour`);
      }),
    ),
  );
  expect((await open('/sitemap.xml')).text).toContain(`/platforms/${about.platform}`);
  expect(site.now().getTime() - publishAt.getTime()).toBeLessThan(5000);
});

import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { LOCALES } from '@/lib/i18n/localized';
import { figureAge } from '@/lib/indicators/age';
import { frequency as frequencySchema } from '@/lib/indicators/schema';
import { addDays, firstDay, lastDay } from '@/lib/period';
import { calendar, calendarText, readCalendar } from '../support/calendars';
import { askFeed } from '../support/feeds';
import { readAtOneInstant } from '../support/one-instant';
import { addActors, changed, figureAgain, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();
const paths = ['deadlines', 'events', 'releases', 'organisations/bkhcn', 'topics/digital-economy'].map((name) => `${name}.ics`);

beforeAll(() => addActors(database.client));
afterEach(() => {
  vi.useRealTimers();
});

const event = async (path: string, uid: string) => (await calendar(path)).find((one) => one.uid === `${uid}@127.0.0.1`);

describe('every calendar', () => {
  readAtOneInstant();

  test.each(LOCALES)('is read by another library in %s, and no line is longer than 75 bytes', async (locale) => {
    for (const path of paths) {
      const text = await calendarText(path, { locale });
      const events = readCalendar(text);
      expect(events.length, path).toBeGreaterThan(0);
      expect(new Set(events.map(({ uid }) => uid)).size, path).toBe(events.length);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', ''), 'every line ends in CR LF').not.toMatch(/[\r\n]/);
      for (const { url, summary } of events) {
        expect(url).toContain(`/${locale}/`);
        expect(summary.trim()).not.toBe('');
      }
    }
  });

  test('has the same bytes on any day on which nothing is published', async () => {
    const before = await Promise.all(paths.map((path) => calendarText(path)));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 500 * 24 * 60 * 60 * 1000 });
    expect(await Promise.all(paths.map((path) => calendarText(path)))).toEqual(before);
  });

  test('is stamped with when the record was recorded, and says that nothing changed to whoever has it', async () => {
    const { rows } = await database.client.query<{ at: Date }>('SELECT published_at AS at FROM change_set WHERE edition = 1');
    const recorded = rows[0]?.at.toISOString().replace(/\.\d+Z$/, 'Z');
    for (const path of paths) for (const { stamp } of await calendar(path)) expect(stamp, path).toBe(recorded);
    const etag = (await askFeed('deadlines.ics')).headers.get('etag') ?? '';
    const again = await askFeed('deadlines.ics', { headers: { 'If-None-Match': etag } });
    expect([again.status, again.headers.get('content-type')]).toEqual([304, 'text/calendar; charset=utf-8']);
    expect((await askFeed('organisations/nobody.ics')).status).toBe(404);
    expect((await askFeed('deadlines.ics?edition=99')).status).toBe(400);
  });
});

describe('deadlines', () => {
  test('stand on their last day, and say where their document gives only a month or a year', async () => {
    const { rows } = await database.client.query<{ code: string; deadline: string }>(
      `SELECT t.code, t.deadline FROM target_revision t WHERE t.deadline IS NOT NULL AND t.superseded_at IS NULL AND NOT t.withdrawn
         AND t.code NOT IN (SELECT amends_code FROM target_revision WHERE amends_code IS NOT NULL AND superseded_at IS NULL AND NOT withdrawn)`,
    );
    const events = new Map((await calendar('deadlines.ics', { locale: 'en' })).map((one) => [one.uid, one]));
    expect([...events.keys()].filter((uid) => uid.startsWith('target-'))).toHaveLength(rows.length);
    for (const { code, deadline } of rows) {
      const found = events.get(`target-${code}@127.0.0.1`);
      expect([found?.from, found?.until], code).toEqual([lastDay(deadline), addDays(lastDay(deadline), 1)]);
      expect(found?.description.includes('The document gives the deadline as'), code).toBe(deadline.length < 10);
    }
  });

  test('of a task that was moved stays one entry, on the new day, as a later state', async () => {
    const { client } = database;
    const { rows } = await client.query<{ code: string; task: string; due: string }>(
      `SELECT code, task_code AS task, due FROM task_fact WHERE kind = 'deadline' AND due = '2025-06' AND superseded_at IS NULL`,
    );
    const { code, task } = rows[0] as { code: string; task: string };
    expect((await event('deadlines.ics', `task-${task}`))?.from).toBe('2025-06-30');
    const { edition } = await publishChange(client, { changes: [await changed(client, 'task-fact', code, { due: '2026-12-15' })] }, at(1));
    const moved = await event('deadlines.ics', `task-${task}`);
    expect([moved?.from, moved?.sequence]).toEqual(['2026-12-15', edition]);
    expect(moved?.description).not.toContain('Văn bản nêu hạn');
    const then = await calendar('deadlines.ics?edition=1');
    expect(then.find(({ uid }) => uid.startsWith(`task-${task}@`))?.from).toBe('2025-06-30');
  });

  test('by an as-of are those the world knew by then', async () => {
    const then = await calendar('deadlines.ics?as-of=2022-04-30');
    const now = await calendar('deadlines.ics');
    expect(then.length).toBeGreaterThan(0);
    expect(then.length).toBeLessThan(now.length);
    expect(then.every(({ uid }) => uid.includes('qd-411-ttg') || now.some((one) => one.uid === uid))).toBe(true);
    expect(await calendar('deadlines.ics?as-of=2000-01-01')).toEqual([]);
  });
});

describe('events', () => {
  test('known by their month fill it and say so, known only by their year are left out unless they are the year', async () => {
    const { client } = database;
    const month = await event('events.ics', 'event-ncdt-3');
    expect([month?.from, month?.until]).toEqual(['2022-08-01', '2022-09-01']);
    expect(month?.description).toContain('tháng 8/2022');
    const { rows } = await client.query<{ code: string }>(`SELECT code FROM event_revision WHERE kind = 'year' AND superseded_at IS NULL`);
    expect((await event('events.ics', `event-${rows[0]?.code}`))?.until).toBe('2024-01-01');
    await publishChange(client, { changes: [await changed(client, 'event', 'ncdt-3', { starts: '2022', ends: '2022' })] }, at(5));
    expect(await event('events.ics', 'event-ncdt-3')).toBeUndefined();
  });

  test('held each year come back on their day', async () => {
    const day = await event('events.ics', 'event-dxday');
    expect(day?.turns).toEqual(['2022-10-10', '2023-10-10', '2024-10-10', '2025-10-10', '2026-10-10']);
    expect((await event('events.ics', 'event-ncdt-1'))?.turns).toEqual([]);
  });
});

describe('the release calendar', () => {
  test('expects each next figure in the month of the published rule, and promises nothing', async () => {
    const { rows } = await database.client.query<{ code: string; frequency: string; periods: string[] }>(
      `SELECT i.code, i.frequency, array_agg(o.period ORDER BY o.period_end) AS periods FROM indicator_revision i
         JOIN series_revision s ON s.indicator_code = i.code AND s.superseded_at IS NULL
         JOIN current_observation c ON c.series_code = s.code AND c.area_code = 'vn' JOIN observation o ON o.id = c.observation_id
        WHERE i.superseded_at IS NULL AND o.status <> 'forecast' GROUP BY 1, 2`,
    );
    const events = new Map((await calendar('releases.ics')).map((one) => [one.uid, one]));
    let expected = 0;
    for (const { code, frequency, periods } of rows) {
      const period = periods.at(-1) as string;
      const age = figureAge({ period, frequency: frequencySchema.parse(frequency), today: '2026-11-22' });
      if (age.state === 'no-interval') continue;
      expected += 1;
      const found = events.get(`release-${code}-${age.nextDue}@127.0.0.1`);
      expect([found?.from, found?.until], code).toEqual([firstDay(age.nextDue), addDays(lastDay(age.nextDue), 1)]);
      expect(found?.status).toBe('TENTATIVE');
    }
    expect(events.size).toBe(expected);
  });

  test('moves on with the figure that was waited for', async () => {
    const { client } = database;
    const key = { series: 'de-gdp-share-ministry', period: '2024', area: 'vn', release: 'bkhcn-2025-11-26' };
    const before = (await calendar('releases.ics')).find(({ uid }) => uid.startsWith('release-de-gdp-share-20'));
    const { edition } = await publishChange(client, { figures: [await figureAgain(client, key, 'new', { period: '2026' })] }, at(8));
    const after = (await calendar('releases.ics')).find(({ uid }) => uid.startsWith('release-de-gdp-share-20'));
    expect([before?.from, after?.from, after?.sequence]).toEqual(['2027-01-01', '2028-01-01', edition]);
  });
});

describe('the calendar of a body or a topic', () => {
  test('holds its part of all the others, under every name whose work a body took over', async () => {
    const all = new Set((await Promise.all(paths.slice(0, 3).map((path) => calendar(path)))).flat().map(({ uid }) => uid));
    for (const path of paths.slice(3)) {
      const own = (await calendar(path)).map(({ uid }) => uid);
      expect(
        own.filter((uid) => !all.has(uid)),
        path,
      ).toEqual([]);
      expect(own.length, path).toBeLessThan(all.size);
    }
    const [before, heir] = await Promise.all([calendar('organisations/btttt.ics'), calendar('organisations/bkhcn.ics')]);
    const uids = new Set(heir.map(({ uid }) => uid));
    expect(before.filter(({ uid }) => !uids.has(uid))).toEqual([]);
  });
});

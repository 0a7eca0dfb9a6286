import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AS_IT_STANDS, type AsKnown } from '@/lib/as-known';
import { listDocuments } from '@/lib/documents/queries';
import { listReportedFigures } from '@/lib/events/figure-queries';
import { EVENTS_PER_PAGE, type EventFilter, getEvent, listEvents } from '@/lib/events/queries';
import { nextTurn, phaseOn } from '@/lib/events/when';
import { viewAt } from '@/lib/publishing/edition-queries';
import { listTasks } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';
import { TEST_DAY } from '../support/day';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const now = (day: string) => ({ known: AS_IT_STANDS, day });

type Row = { code: string; kind: 'meeting' | 'day' | 'week'; starts: string; ends: string | null; sourced: string | null };
const recorded = async () =>
  (
    await database.client.query<Row>(
      `SELECT e.code, e.kind, e.starts, e.ends, s.published_latest::text AS sourced FROM event_revision e
         JOIN source_revision s ON s.code = e.source_code AND s.superseded_at IS NULL WHERE e.superseded_at IS NULL`,
    )
  ).rows;

/** Every page of the list, one after another. */
async function allOf(filter: EventFilter, view: { known: AsKnown; day: string }) {
  const first = await listEvents(filter, view);
  const pages = Math.ceil((first.counts.upcoming + first.counts.past) / EVENTS_PER_PAGE);
  const rest = await Promise.all(Array.from({ length: Math.max(0, pages - 1) }, (_, index) => listEvents(filter, view, index + 2)));
  const lists = [first, ...rest];
  return {
    first,
    upcoming: lists.flatMap(({ upcoming }) => upcoming.map(({ code }) => code)),
    past: lists.flatMap(({ past }) => past.map(({ code }) => code)),
  };
}

describe('the list of events', () => {
  test('on the pinned day has only the yearly day ahead, and everything else behind it, newest first', async () => {
    const { first, upcoming, past } = await allOf({}, now(TEST_DAY));
    expect(upcoming).toEqual(['dxday']);
    expect(first.counts).toEqual({ upcoming: 1, yearly: 1, past: past.length });
    expect(past.length).toBe((await recorded()).length - 1);
    expect(past[0]).toBe('miv-forum-2025');
    expect(past.at(-1)).toBe('ncdt-1');
  });

  test('of any day parts upcoming from past as the rule does, shows each event once and counts what it shows', async () => {
    const rows = await recorded();
    await fc.assert(
      fc.asyncProperty(fc.date({ min: new Date('2021-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), async (instant) => {
        const day = instant.toISOString().slice(0, 10);
        const { first, upcoming, past } = await allOf({}, now(day));
        const isPast = (row: Row) => phaseOn(row, day) === 'past';
        const codes = (wanted: boolean) => rows.flatMap((row) => (isPast(row) === wanted ? [row.code] : [])).sort();
        expect([...upcoming].sort()).toEqual(codes(false));
        expect([...past].sort()).toEqual(codes(true));
        expect([first.counts.upcoming, first.counts.past]).toEqual([upcoming.length, past.length]);
      }),
      { numRuns: 60 },
    );
  });

  test('puts the nearest first: the yearly day stands by its next turn', async () => {
    const { upcoming } = await allOf({}, now('2024-07-15'));
    expect(upcoming.slice(0, 4)).toEqual(['sector-confs-2024', 'gov-standing-2024-07-19', 'mic-h1-2024', 'dxday']);
    expect(nextTurn('2022-10-10', '2026-10-10')).toBe('2026-10-10');
    expect(nextTurn('2022-10-10', '2026-10-11')).toBe('2027-10-10');
  });

  test('filters by kind, topic and year, and every facet says how many its link finds', async () => {
    const { facets } = await listEvents({}, now(TEST_DAY));
    for (const { code, count } of facets.kind) {
      const { counts } = await listEvents({ kind: code }, now(TEST_DAY));
      expect(counts.upcoming + counts.past, code).toBe(count);
    }
    for (const { code, count } of facets.topic) {
      const { counts } = await listEvents({ topics: [code] }, now(TEST_DAY));
      expect(counts.upcoming + counts.past, code).toBe(count);
    }
    for (const { code, count } of facets.year) {
      const { counts } = await listEvents({ year: code }, now(TEST_DAY));
      expect(counts.upcoming + counts.past, code).toBe(count);
    }
    const { past } = await listEvents({ kind: 'meeting', year: '2025' }, now(TEST_DAY));
    expect(past.map(({ code }) => code)).toEqual(['gsc-4', 'gsc-3', 'gsc-2', 'gsc-1', 'ncdt-10']);
  });

  test('as of a day holds no event whose source was published later', async () => {
    const { known } = await viewAt({ asOf: '2023-12-10' });
    const { upcoming, past } = await allOf({}, { known, day: '2023-12-10' });
    const sourced = (await recorded()).filter((row) => row.sourced !== null && row.sourced <= (known.asOf ?? ''));
    expect([...upcoming, ...past].sort()).toEqual(sourced.map(({ code }) => code).sort());
    expect(await getEvent('ncdt-7', known)).toBeNull();
  });
});

describe('what came out of an event', () => {
  test('of the meeting of 28 December 2023: its conclusions, eighteen tasks with their states, and the figures of its reports', async () => {
    const event = await getEvent('ncdt-7', AS_IT_STANDS);
    expect(event?.organisers).toEqual(['ncdt']);
    expect((await listDocuments(event?.documents ?? [])).map(({ code }) => code)).toEqual(['ncdt-meeting-7']);
    const tasks = (await listTasks()).filter(({ code }) => event?.tasks.includes(code));
    expect(tasks).toHaveLength(18);
    const d08 = tasks.find(({ code }) => code === 'd08');
    expect(foldTask(d08?.facts ?? [], { asOf: null, today: TEST_DAY }).state.kind).toBe('overdue-no-report');
    const figures = await listReportedFigures(event?.reports ?? [], AS_IT_STANDS);
    expect(figures.find(({ indicator, value }) => indicator.code === 'coverage-points-total' && value === '2853')?.sources).toContain(
      'founding-003',
    );
  });

  test('every figure is said once, with each report that states it, and rests on one of them', async () => {
    const { rows } = await database.client.query<{ code: string }>(`SELECT code FROM event_revision WHERE superseded_at IS NULL`);
    for (const { code } of rows) {
      const event = await getEvent(code, AS_IT_STANDS);
      const figures = await listReportedFigures(event?.reports ?? [], AS_IT_STANDS);
      expect(new Set(figures.map(({ id }) => id)).size, code).toBe(figures.length);
      for (const { sources } of figures) expect(event?.reports, code).toEqual(expect.arrayContaining(sources));
    }
  });

  test('as of a day holds no figure released later', async () => {
    const known = { asOf: '2023-12-27', recordedBefore: null };
    expect(await listReportedFigures(['founding-003'], known)).toEqual([]);
  });
});

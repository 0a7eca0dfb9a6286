import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { knownGoals } from '@/components/strategy/goal-rows';
import { getPublisherRegister } from '@/lib/accounts/publisher-queries';
import { askedByPage } from '@/lib/catalog/door';
import { listStandings, readConflictLedger, readGoalposts, readIndicators, readLateness } from '@/lib/catalog/reading-queries';
import { listedFigure, STATUS_ORDER } from '@/lib/catalog/readings/indicator';
import { choose } from '@/lib/catalog/readings/indicator-list';
import { tasksThatMatch } from '@/lib/catalog/readings/task-list';
import { tableNamed } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import { listDocuments } from '@/lib/documents/queries';
import type { Table } from '@/lib/exports/table';
import { INDICATOR_CATEGORIES } from '@/lib/indicators/schema';
import { heirs } from '@/lib/organisations/lineage';
import { listBodies } from '@/lib/organisations/queries';
import { getPlatform } from '@/lib/platforms/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { DEADLINE_BUCKETS, TASK_STATES } from '@/lib/strategy/filter';
import { foldTasks, isKnownBy } from '@/lib/strategy/folded-task';
import { listGoals, listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';
import { publishEvents } from '../support/eventful';
import { costly } from '../support/every-day';
import { type JsonRow, rowsOf, valuesOf, workedOut } from '../support/table-rows';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const COMPUTED = ['standings', 'task-states', 'delays', 'body-delays', 'goalposts', 'conflict-statements', 'platform-users', 'publishers'];
const PATIENCE = (process.env.TEST_LONG === '1' ? 30 : 3) * 60_000;
/** Points of view as addresses ask for them: as it stands, as the world knew it, as the portal showed it. */
const VIEWS = ['', 'as-of=2022-06-30', 'as-of=2024-07-18', 'as-of=2025-07-02', 'edition=1'];

const named = (id: string): Table => {
  const table = tableNamed(id);
  if (!table) throw new Error(`no table ${id}`);
  return table;
};
const codes = (rows: readonly JsonRow[], column: string) => rows.map((row) => row[column]);
const sorted = (list: readonly unknown[]) => [...list].map(String).sort();

let events: Awaited<ReturnType<typeof publishEvents>>;
const views = new Map<string, View>();
beforeAll(async () => {
  events = await publishEvents(database.client, new Date(Date.UTC(2026, 10, 22, 4, 1)).toISOString());
  await database.client.query(
    `INSERT INTO membership (user_id, role, organisation_code, granted_at, granted_by, ended_at) VALUES
       ('person:author', 'editor', 'bkhcn', '2026-11-22T03:30:00Z', 'system:founding', NULL),
       ('person:translator', 'editor', 'bkhcn', '2026-11-22T05:00:00Z', 'system:founding', NULL),
       ('person:reviewer', 'reviewer', 'bkhcn', '2026-11-22T00:00:00Z', 'system:founding', '2026-11-22T04:30:00Z')`,
  );
  for (const query of [...VIEWS, 'edition=2']) views.set(query, (await askedByPage('/lateness', new URLSearchParams(query))).view);
});

const viewOf = (query: string): View => {
  const view = views.get(query);
  if (!view) throw new Error(`no view ${query}`);
  return view;
};
/** Nothing is published once the tests begin: each table is worked out once in each view. */
const worked = new Map<string, Promise<JsonRow[]>>();
function inView(id: string, query: string): Promise<JsonRow[]> {
  const key = `${id}?${query}`;
  const rows = worked.get(key) ?? rowsOf(named(id), { ...viewOf(query), filters: {} });
  worked.set(key, rows);
  return rows;
}

describe.each(COMPUTED)('the table %s', (id) => {
  test.each(VIEWS)('has one row a key, what must be there, and only codes it names (%s)', async (query) => {
    const table = named(id);
    const rows = await inView(id, query);
    const words = await wordsOf(table);
    const keys = rows.map((row) => JSON.stringify(table.key.map((column) => row[column])));
    expect(new Set(keys).size).toBe(rows.length);
    for (const column of table.columns) {
      const values = codes(rows, column.id);
      if (column.required || table.key.includes(column.id)) expect(values).not.toContain(null);
      if (!column.choices) continue;
      const said = values.filter((value) => value !== null);
      expect(column.choices, column.id).toEqual(expect.arrayContaining([...new Set(said)]));
      for (const code of column.choices) expect(words.choice(column, code), `${column.id} ${code}`).not.toBeNull();
    }
    if (table.isDated) expect([...new Set(codes(rows, 'judged_on'))].filter((day) => day !== viewOf(query).day)).toEqual([]);
  });
});

/** Every view, with some of what a page can be asked for, and now and then a code that names nothing. */
const asked = (choices: Record<string, readonly string[]>) =>
  fc.record({
    query: fc.constantFrom(...VIEWS),
    choice: fc.record(
      Object.fromEntries(
        Object.entries(choices).map(([name, values]) => [
          name,
          fc.oneof(
            { weight: 20, arbitrary: fc.constant(undefined) },
            { weight: 9, arbitrary: fc.constantFrom(...values) },
            { weight: 1, arbitrary: fc.constant('no-such-code') },
          ),
        ]),
      ),
    ),
  });
const addressOf = (query: string, choice: Record<string, string | undefined>) =>
  new URLSearchParams([
    ...new URLSearchParams(query),
    ...Object.entries(choice).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
  ]);

/** The keys of what a page's address gives as data; the table is worked out once a view. */
function doorOf(id: string): (path: string, query: string, choice: Record<string, string | undefined>) => Promise<string[]> {
  const kept = new Map<string, Table>();
  return async (path, query, choice) => {
    const { table, question } = await askedByPage(path, addressOf(query, choice));
    expect(table.id).toBe(id);
    const whole = kept.get(query) ?? workedOut(table, { ...question, filters: {} });
    kept.set(query, whole);
    return valuesOf(whole, question, table.key[0] ?? '');
  };
}

describe('the list of indicators', () => {
  test('and its data hold the same indicators, whatever is asked', { timeout: PATIENCE }, async () => {
    const topics = await listTopics();
    const standings = new Map(await Promise.all(VIEWS.map(async (query) => [query, await listStandings(viewOf(query))] as const)));
    const statuses = [...new Set([...STATUS_ORDER, ...[...standings.values()].flat().map(({ verdict }) => verdict)]), 'met'];
    const door = doorOf('standings');
    let found = 0;
    const choices = { topic: topics.map(({ code }) => code), category: INDICATOR_CATEGORIES, status: statuses };
    await fc.assert(
      fc.asyncProperty(asked(choices), async ({ query, choice }) => {
        const shown = choose(standings.get(query) ?? [], choice, await listTopics(viewOf(query).known));
        expect((await door('/indicators', query, choice)).sort()).toEqual(sorted(shown.map(({ code }) => code)));
        found += shown.length;
      }),
      costly,
    );
    expect(found).toBeGreaterThan(100);
  });

  test.each(VIEWS)('and its data say the same figure, target and status (%s)', async (query) => {
    const rows = new Map((await inView('standings', query)).map((row) => [row.indicator, row]));
    const readings = await readIndicators(viewOf(query));
    expect(rows.size).toBe(readings.length);
    for (const reading of readings) {
      const { indicator, judgement } = reading;
      const row = rows.get(indicator.code);
      const figure = listedFigure(reading);
      if (figure) expect([row?.series, row?.period, String(row?.observation)]).toEqual([figure.series, figure.period, figure.id]);
      if (figure) expect(Number(row?.value)).toBe(Number(figure.value));
      if (judgement.target) expect([row?.target, row?.target_deadline]).toEqual([judgement.target.code, judgement.target.deadline]);
      expect(row?.status).toBe(judgement.status.kind);
      expect(row?.name_vi ?? null).toBe(indicator.name.vi ?? null);
    }
  });
});

describe('the tasks of the Strategy', () => {
  test('and their data hold the same tasks, whatever is asked', { timeout: PATIENCE }, async () => {
    const [topics, bodies] = await Promise.all([listTopics(), listBodies()]);
    const tasks = new Map(
      await Promise.all(VIEWS.map(async (query) => [query, foldTasks(await listTasks(viewOf(query).known), viewOf(query))] as const)),
    );
    const owners = [
      ...new Set([...tasks.values()].flat().flatMap(({ fold }) => fold.owners.flatMap(({ organisation }) => organisation ?? []))),
    ];
    const choices = {
      status: TASK_STATES,
      organisation: [...new Set(owners.flatMap((owner) => [owner, ...heirs(bodies, owner, null)]))],
      topic: topics.map(({ code }) => code),
      deadline: DEADLINE_BUCKETS,
    };
    const door = doorOf('task-states');
    let found = 0;
    await fc.assert(
      fc.asyncProperty(asked(choices), async ({ query, choice }) => {
        const view = viewOf(query);
        const registers = { bodies: await listBodies(view.known), topics: await listTopics(view.known) };
        const shown = tasksThatMatch(tasks.get(query) ?? [], choice, registers, view.day);
        expect((await door('/strategy', query, choice)).sort()).toEqual(sorted(shown.map(({ code }) => code)));
        found += shown.length;
      }),
      costly,
    );
    expect(found).toBeGreaterThan(100);
  });

  test.each(VIEWS)('and the goals are in the tables of records once they were known (%s)', async (query) => {
    const { known, asOf } = viewOf(query);
    const [tasks, goals] = [await listTasks(known), await listGoals(known)];
    const documents = await listDocuments(goals.flatMap(({ document }) => document ?? []));
    const day = new Map(documents.map(({ code, issued }) => [code, issued]));
    expect(sorted(codes(await inView('tasks', query), 'code'))).toEqual(
      sorted(tasks.filter((task) => isKnownBy(task, asOf)).map(({ code }) => code)),
    );
    expect(sorted(codes(await inView('goals', query), 'code'))).toEqual(sorted(knownGoals(goals, day, asOf).map(({ code }) => code)));
  });

  test('are late where a source proves it, with the source, and not in the edition or on the day before', async () => {
    const rowOf = async (query: string, task: string) => (await inView('task-states', query)).find((row) => row.task === task);
    expect(await rowOf('', events.late)).toMatchObject({ state: 'late', evidence: 'not-done-of-a-test' });
    expect(await rowOf('', events.doneLate)).toMatchObject({
      state: 'done-late',
      evidence: 'completed-of-a-test',
      completed_on: '2026-10-01',
    });
    expect(await rowOf('edition=1', events.late)).toMatchObject({ state: 'overdue-no-report', evidence: null });
    expect((await rowOf('as-of=2025-07-02', events.late))?.state).not.toBe('late');
  });
});

describe('the ledger of lateness', () => {
  test.each(VIEWS)('and its data list the same, with the same days (%s)', async (query) => {
    const { late, overdue, doneLate, missing, stale, lines } = await readLateness(viewOf(query));
    const rows = await inView('delays', query);
    const said = (kind: string) => sorted(rows.filter((row) => row.kind === kind).map(({ code, days }) => `${code} ${days}`));
    const tasks = (list: typeof late) => sorted(list.map(({ code, fold: { state } }) => `${code} ${'days' in state ? state.days : ''}`));
    expect(said('late')).toEqual(tasks(late));
    expect(said('overdue-no-report')).toEqual(tasks(overdue));
    expect(said('done-late')).toEqual(tasks(doneLate));
    expect(said('missing-figure')).toEqual(sorted(missing.map(({ target, days }) => `${target.code} ${days}`)));
    expect(said('stale-figure')).toEqual(sorted(stale.map(({ indicator, days }) => `${indicator.code} ${days}`)));
    const bodies = await inView('body-delays', query);
    expect(sorted(codes(bodies, 'organisation'))).toEqual(sorted(lines.map(({ code }) => code)));
    for (const line of lines) {
      const row = bodies.find(({ organisation }) => organisation === line.code);
      expect([row?.late, row?.overdue, row?.done_late, row?.missing, row?.stale, row?.replies]).toEqual([
        line.late.count,
        line.overdue.count,
        line.doneLate.count,
        line.missing.count,
        line.stale.count,
        line.replies,
      ]);
      // The rows name the bodies that answer: what the line counts is what they say.
      const own = (kind: string) => rows.filter((one) => one.kind === kind && (one.organisations as string[]).includes(line.code)).length;
      expect([own('late'), own('overdue-no-report'), own('done-late'), own('missing-figure'), own('stale-figure')]).toEqual([
        line.late.count,
        line.overdue.count,
        line.doneLate.count,
        line.missing.count,
        line.stale.count,
      ]);
    }
  });
});

describe('what moved', () => {
  test.each(VIEWS)('is said by the page and by its data alike (%s)', async (query) => {
    const { targets, rivals, deadlines, changed, takeovers, undated } = await readGoalposts(viewOf(query));
    const rows = await inView('goalposts', query);
    const of = (kind: string) => sorted(rows.filter((row) => row.kind === kind).map(({ code, subject }) => `${code} ${subject}`));
    expect(of('target-amended')).toEqual(sorted(targets.map(({ indicator, move }) => `${move.to.code} ${indicator.code}`)));
    expect(of('target-rival')).toEqual(
      sorted(rivals.flatMap(({ indicator, targets: own }) => own.map(({ code }) => `${code} ${indicator.code}`))),
    );
    expect(of('deadline-moved')).toEqual(sorted(deadlines.map(({ task, move }) => `${move.to.code} ${task.code}`)));
    expect(of('owner-changed')).toEqual(
      sorted(changed.flatMap(({ task, changes }) => changes.map(({ to }) => `${to[0]?.code} ${task.code}`))),
    );
    const handed = (key: 'passed' | 'finished') =>
      sorted(takeovers.flatMap((takeover) => takeover[key].map((task) => `${takeover.succession.code} ${task}`)));
    expect(of('passed-with-body')).toEqual(handed('passed'));
    expect(of('finished-before')).toEqual(handed('finished'));
    expect(of('succession-without-day')).toEqual(sorted(undated.map(({ code, predecessor }) => `${code} ${predecessor}`)));
  });

  test('keeps the old goalpost beside the new, and is in no view from before', async () => {
    const row = async (query: string, code: string) => (await inView('goalposts', query)).find((one) => one.code === code);
    expect(await row('', 'de-gdp-share-2025-amended')).toMatchObject({
      kind: 'target-amended',
      subject: 'de-gdp-share',
      original: 'de-gdp-share-2025-qd-411',
      low_before: 20,
      low_after: 18,
      document: 'nq-03-cp-2025',
    });
    expect(await row('', 'deadline-of-a-test')).toMatchObject({ deadline_after: '2029-12-31' });
    expect(await row('', 'owner-of-a-test')).toMatchObject({ organisations_after: ['bnv'] });
    for (const query of ['edition=1', 'as-of=2024-07-18']) expect(await row(query, 'deadline-of-a-test')).toBeUndefined();
  });
});

describe('disagreements', () => {
  test.each(VIEWS)('stand side by side in the data as on the page (%s)', async (query) => {
    const { entries } = await readConflictLedger(viewOf(query));
    const rows = await inView('conflict-statements', query);
    const said = rows.map(
      (row) => `${row.conflict} ${row.side} ${row.value === null ? '' : Number(row.value)} ${row.gap === null ? '' : Number(row.gap)}`,
    );
    const shown = entries.flatMap(({ conflict, sides, gap }) =>
      sides.map(
        ({ statement, value }) =>
          `${conflict.code} ${statement.side} ${value === null ? '' : Number(value)} ${gap.kind === 'gap' ? Number(gap.value) : ''}`,
      ),
    );
    expect(sorted(said)).toEqual(sorted(shown));
    expect(codes(await inView('conflicts', query), 'code').sort()).toEqual(entries.map(({ conflict }) => conflict.code).sort());
  });
});

describe('users of platforms', () => {
  test.each(VIEWS)('are those of each page of a platform (%s)', async (query) => {
    const { known } = viewOf(query);
    const platforms = await inView('platforms', query);
    const pages: Awaited<ReturnType<typeof getPlatform>>[] = [];
    for (const { code } of platforms) pages.push(await getPlatform(String(code), known));
    const shown = pages.flatMap((page) =>
      (page?.users ?? []).map((one) => `${page?.code} ${one.period} ${one.measure} ${one.source} ${one.value}`),
    );
    const rows = await inView('platform-users', query);
    const said = rows.map((row) => `${row.platform} ${row.period} ${row.measure} ${row.source} ${row.value}`);
    expect(sorted(said)).toEqual(sorted(shown));
  });
});

describe('who publishes', () => {
  test('is counted as on the page, and names nobody', async () => {
    const rows = await inView('publishers', '');
    const { publishers } = await getPublisherRegister();
    expect(sorted(codes(rows, 'organisation'))).toEqual(sorted(publishers.map(({ code }) => code)));
    expect(rows.find(({ organisation }) => organisation === 'bkhcn')).toMatchObject({ editors: 2, reviewers: 0, translators: 0 });
    expect(JSON.stringify(rows)).not.toMatch(/person:|example\.org/);
  });

  test('is what it was when an edition was published', async () => {
    const rowIn = async (query: string) => (await inView('publishers', query)).find(({ organisation }) => organisation === 'bkhcn');
    expect(await rowIn('edition=2')).toMatchObject({ editors: 1, reviewers: 1 });
    expect(await rowIn('edition=1')).toMatchObject({ editors: 0, reviewers: 1 });
  });
});

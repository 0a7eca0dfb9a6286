import { beforeAll, describe, expect, test } from 'vitest';
import { bodiesThatAnswer, tallyOf, tasksOf } from '@/lib/catalog/readings/body-tasks';
import { ledgerOf } from '@/lib/catalog/readings/lateness';
import { tasksThatMatch } from '@/lib/catalog/readings/task-list';
import { LOCALES } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listFigureDuties } from '@/lib/organisations/figure-duty-queries';
import { getHoldings } from '@/lib/organisations/holdings-queries';
import { lineOf } from '@/lib/organisations/lineage';
import { listBodies } from '@/lib/organisations/queries';
import { getOrganisation } from '@/lib/organisations/record-queries';
import { listOrganisations, ORGANISATIONS_PER_PAGE } from '@/lib/organisations/register-queries';
import { listReplies } from '@/lib/organisations/reply-queries';
import { viewAt } from '@/lib/publishing/edition-queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import { listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';
import { addActors, changed, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();

async function worldOn(asOf?: string) {
  const view = await viewAt(asOf === undefined ? {} : { asOf });
  const [records, bodies, topics] = await Promise.all([listTasks(view.known), listBodies(view.known), listTopics()]);
  return { view, bodies, topics, tasks: foldTasks(records, view), register: { bodies, day: view.day } };
}

describe('tasks of a body', () => {
  test('given to the Ministry of Information and Communications follow its successor and keep the name of the day', async () => {
    const { tasks, register } = await worldOn();
    const inherited = tasksOf('bkhcn', tasks, register);
    const given = tasksOf('btttt', tasks, register);
    expect(given.length).toBeGreaterThan(0);
    const codes = new Set(inherited.map(({ task }) => task.code));
    expect(given.filter(({ task }) => !codes.has(task.code))).toEqual([]);
    expect(inherited.find(({ task }) => task.code === given[0]?.task.code)?.named).toContain('btttt');
    expect(bodiesThatAnswer(tasks, register)).not.toContain('btttt');
    expect(bodiesThatAnswer(tasks, register)).toContain('bkhcn');
  });

  test('the day before the merger belonged to the ministry that was named', async () => {
    const { tasks, register } = await worldOn('2025-02-28');
    expect(bodiesThatAnswer(tasks, register)).toContain('btttt');
    expect(tasksOf('bkhcn', tasks, register)).toEqual([]);
  });

  test.each(['2024-09-01', '2025-03-01', undefined])('as of %s are counted as on the page of the Strategy', async (asOf) => {
    const { view, tasks, bodies, topics, register } = await worldOn(asOf);
    for (const code of bodiesThatAnswer(tasks, register)) {
      const filtered = tasksThatMatch(tasks, { organisation: code }, { bodies, topics }, view.day);
      expect(tasksOf(code, tasks, register).map(({ task }) => task.code)).toEqual(filtered.map((task) => task.code));
      const late = tasksThatMatch(tasks, { organisation: code, status: 'overdue-no-report' }, { bodies, topics }, view.day);
      expect(tallyOf(tasksOf(code, tasks, register))['overdue-no-report']).toBe(late.length);
    }
  });
});

describe('the ledger of lateness', () => {
  test('keeps proven lateness and silence apart, and has every such task once', async () => {
    const { view, tasks, bodies } = await worldOn();
    const indicators = await listIndicators({}, view.known);
    const ledger = ledgerOf({ tasks, indicators, replies: [], bodies, day: view.day });
    const of = (kind: string) => tasks.filter(({ fold }) => fold.state.kind === kind).map(({ code }) => code);
    expect(ledger.late.map(({ code }) => code).sort()).toEqual(of('late').sort());
    expect(ledger.overdue.map(({ code }) => code).sort()).toEqual(of('overdue-no-report').sort());
    expect(ledger.doneLate.find(({ notation }) => notation === 'D03')?.fold.state).toMatchObject({ kind: 'done-late', days: 52 });
    expect(ledger.missing.every(({ deadlineDay, days }) => deadlineDay < view.day && days > 0)).toBe(true);
    expect(ledger.stale.every(({ days }) => days > 0)).toBe(true);
  });
});

describe('the register', () => {
  const listed = async (asOf: string | null, options: { kind?: string; page?: number } = {}) => {
    const { known } = await viewAt(asOf === null ? {} : { asOf });
    return listOrganisations(known, { locale: 'vi', asOf, ...options });
  };

  test('pages through every body once, in the order of names, in every language', async () => {
    const { known } = await viewAt({});
    for (const locale of LOCALES) {
      const first = await listOrganisations(known, { locale, asOf: null });
      const pages = Math.ceil(first.total / ORGANISATIONS_PER_PAGE);
      const rest = await Promise.all(
        Array.from({ length: pages - 1 }, (_, index) => listOrganisations(known, { locale, asOf: null, page: index + 2 })),
      );
      const rows = [first, ...rest].flatMap(({ items }) => items);
      expect(new Set(rows.map(({ code }) => code)).size).toBe(first.total);
      const names = rows.map(({ name }) => name[locale] ?? name[name.original] ?? '');
      expect(names).toEqual([...names].sort(new Intl.Collator(locale).compare));
    }
  });

  test('counts each kind, whichever is chosen', async () => {
    const [all, ministries] = await Promise.all([listed(null), listed(null, { kind: 'ministry' })]);
    expect(ministries.kinds).toEqual(all.kinds);
    expect(ministries.total).toBe(all.kinds.find(({ code }) => code === 'ministry')?.count);
    expect(ministries.items.every(({ kind }) => kind === 'ministry')).toBe(true);
    expect((await listed(null, { kind: 'no-such-kind' })).total).toBe(0);
  });

  test('as of a day is without bodies formed later', async () => {
    const codes = async (asOf: string) => {
      const pages = await Promise.all([1, 2, 3, 4].map((page) => listed(asOf, { page })));
      return pages.flatMap(({ items }) => items.map(({ code }) => code));
    };
    expect(await codes('2025-02-28')).not.toContain('bkhcn');
    expect(await codes('2025-02-28')).toContain('btttt');
    expect(await codes('2025-03-01')).toContain('bkhcn');
  });

  test('as of a day says of a body only what its source had published', async () => {
    const { known } = await viewAt({ asOf: '2024-01-01' });
    expect(await getOrganisation('btttt', known)).toMatchObject({ note: null, source: null });
    expect(await getOrganisation('no-such-body', known)).toBeNull();
  });
});

describe('what a body holds', () => {
  test('documents under its own name, platforms also of the body before it', async () => {
    const { view, bodies } = await worldOn();
    const line = lineOf(bodies, 'bkhcn', view.day);
    const [now, then] = await Promise.all([
      getHoldings('bkhcn', line, view.known),
      getHoldings('btttt', lineOf(bodies, 'btttt', view.day), view.known),
    ]);
    expect(now.platforms.total).toBeGreaterThan(then.platforms.total);
    expect(then.documents.total).toBeGreaterThan(0);
    const before = await viewAt({ asOf: '2020-01-01' });
    expect((await getHoldings('btttt', ['btttt'], before.known)).platforms.total).toBe(0);
    expect((await listFigureDuties(['btttt'], view.known)).length).toBeGreaterThan(0);
  });
});

describe('a reply', () => {
  const words = (en: string) => ({ original: 'en' as const, en });
  const record = {
    code: 'bkhcn-d07-1',
    organisation: 'bkhcn',
    role: words('Office of the Ministry'),
    given: '2026-10',
    words: words('The work is under way.'),
    task: 'd07',
    indicator: null,
    source: null,
  };
  let edition = 0;
  beforeAll(async () => {
    await addActors(database.client);
    const changes = [{ kind: 'reply', code: record.code, baseRevision: 0, nature: 'new' as const, record }];
    ({ edition } = await publishChange(database.client, { changes }, at(1)));
  });
  const codes = async (by: Parameters<typeof listReplies>[1], view: Parameters<typeof viewAt>[0] = {}) => {
    const { known } = await viewAt(view);
    return (await listReplies(known, by)).map(({ code }) => code);
  };

  test('stands beside the task it answers and with the body that gave it, and nowhere else', async () => {
    expect(await codes({ task: 'd07' })).toEqual([record.code]);
    expect(await codes({ organisation: 'bkhcn' })).toEqual([record.code]);
    expect(await codes('all')).toEqual([record.code]);
    expect(await codes({ task: 'd03' })).toEqual([]);
    expect(await codes({ indicator: 'de-gdp-share' })).toEqual([]);
    expect(await codes({ organisation: 'btttt' })).toEqual([]);
  });

  test('is known on the last day its date allows, not before', async () => {
    const known = (asOf: string) => ({ asOf, recordedBefore: null });
    expect(await listReplies(known('2026-10-30'), { task: 'd07' })).toEqual([]);
    expect(await listReplies(known('2026-10-31'), { task: 'd07' })).toHaveLength(1);
  });

  test('is in the edition that published it and in none before, and goes when it is withdrawn', async () => {
    const of = (number: number) => ({ edition: { kind: 'number' as const, number } });
    expect(await codes({ task: 'd07' }, of(edition - 1))).toEqual([]);
    expect(await codes({ task: 'd07' }, of(edition))).toEqual([record.code]);
    const changes = [await changed(database.client, 'reply', record.code, {}, 'withdrawal')];
    await publishChange(database.client, { changes }, at(2));
    expect(await codes({ task: 'd07' })).toEqual([]);
    expect(await codes({ task: 'd07' }, of(edition))).toEqual([record.code]);
  });
});

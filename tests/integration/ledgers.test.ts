import { beforeAll, describe, expect, test } from 'vitest';
import { goalpostsOf } from '@/lib/catalog/readings/goalposts';
import { ledgerOf } from '@/lib/indicators/conflict-ledger';
import { listConflictFigures, listConflicts } from '@/lib/indicators/conflict-queries';
import { listGoalpostIndicators } from '@/lib/indicators/goalpost-queries';
import { listIndicators } from '@/lib/indicators/queries';
import { listEditions } from '@/lib/publishing/change-queries';
import { getEdition, LISTED_PER_KIND } from '@/lib/publishing/edition-changes';
import { viewAt } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listSuccessions } from '@/lib/strategy/goalpost-queries';
import { listTasks } from '@/lib/strategy/queries';
import { addActors, changed, figureAgain, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();

type When = { asOf?: string; edition?: number };
const viewOf = ({ asOf, edition }: When) =>
  viewAt({ ...(asOf ? { asOf } : {}), ...(edition ? { edition: { kind: 'number' as const, number: edition } } : {}) });

async function goalposts(when: When = {}) {
  const view = await viewOf(when);
  const [indicators, tasks, successions] = await Promise.all([
    listGoalpostIndicators(view.known),
    listTasks(view.known),
    listSuccessions(view.known),
  ]);
  return goalpostsOf({ indicators, tasks, successions }, view);
}

async function conflicts(when: When = {}) {
  const { known, asOf } = await viewOf(when);
  const [records, figures, indicators] = await Promise.all([listConflicts(known), listConflictFigures(known), listIndicators({}, known)]);
  const cited = [
    ...records.flatMap(({ statements }) => statements.flatMap(({ sources }) => sources)),
    ...figures.flatMap(({ citations }) => citations.map(({ source }) => source)),
  ];
  return ledgerOf({ conflicts: records, indicators, figures, sources: await listSourceBriefs(cited, known), asOf });
}

describe('the first content', () => {
  test('has no amended target and no moved deadline; documents with other goals stand apart', async () => {
    const { targets, deadlines, rivals } = await goalposts();
    expect([targets, deadlines]).toEqual([[], []]);
    const named = rivals.map(({ indicator, targets: [first] }) => `${indicator.code} ${first?.deadline}`);
    expect(named).toEqual(expect.arrayContaining(['de-gdp-share 2023', 'egdi-rank 2025', 'adult-ops-user-share 2030']));
  });

  test('tasks of the Ministry of Information and Communications passed on 1 March 2025 by Resolution 176/2025/QH15', async () => {
    const { takeovers, undated } = await goalposts();
    const takeover = takeovers.find(({ succession }) => succession.predecessor === 'btttt');
    expect(takeover?.succession).toMatchObject({ successor: 'bkhcn', happenedOn: '2025-03-01', document: 'nq-176-qh15-2025' });
    expect(takeover?.passed.length).toBeGreaterThan(30);
    expect(undated.map(({ code }) => code)).toContain('stttt-to-skhcn');
    expect((await goalposts({ asOf: '2025-02-28' })).takeovers).toEqual([]);
  });

  test('shows every recorded conflict, with both sides and a gap that is exact', async () => {
    const ledger = await conflicts();
    expect(ledger.map(({ conflict }) => conflict.code)).toEqual((await listConflicts()).map(({ code }) => code));
    expect(ledger.find(({ conflict }) => conflict.code === 'c10')?.gap).toMatchObject({ value: '201', hasOtherPeriods: true });
    expect(ledger.find(({ conflict }) => conflict.code === 'c02')?.gap).toMatchObject({ value: '3.63', isOfNewest: true });
    for (const { sides } of ledger) expect(sides.every(({ sources }) => sources.length > 0)).toBe(true);
  });

  test('by as-of shows only sides that were published by then', async () => {
    const ledger = await conflicts({ asOf: '2024-07-20' });
    expect(ledger.length).toBeGreaterThan(0);
    expect(ledger.length).toBeLessThan((await conflicts()).length);
    for (const { publishedOn } of ledger.flatMap(({ sides }) => sides)) expect((publishedOn ?? '') <= '2024-07-20').toBe(true);
  });

  test('is one edition with names of every kind, a few of each, and the rest counted', async () => {
    const edition = await getEdition(1);
    expect(edition).toMatchObject({ isFounding: true, isNewest: true });
    const sources = edition?.records.filter(({ kind }) => kind === 'source') ?? [];
    expect(sources).toHaveLength(LISTED_PER_KIND);
    expect(edition?.counts.find(({ kind }) => kind === 'source')?.count).toBeGreaterThan(LISTED_PER_KIND);
    expect(edition?.hash).toMatch(/^[0-9a-f]{64}$/);
    for (const { subject } of edition?.records ?? []) expect(subject.name !== null || subject.of.length > 0).toBe(true);
  });
});

describe('a change set that corrects a figure, amends a target, moves a deadline and gives a task to another body', () => {
  let edition = 0;
  const original = 'de-gdp-share-2025-qd-411';
  const amended = 'de-gdp-share-2025-amended';
  const deadline = { task: '', from: '' };
  beforeAll(async () => {
    const { client } = database;
    await addActors(client);
    const first = async (kind: string) =>
      (
        await client.query<{ code: string; task: string; due: string | null }>(
          `SELECT code, task_code AS task, due FROM task_fact WHERE kind = $1 AND (due IS NOT NULL OR kind = 'owner') ORDER BY code LIMIT 1`,
          [kind],
        )
      ).rows[0];
    const [due, owner] = [await first('deadline'), await first('owner')];
    if (!due || !owner) throw new Error('the content has deadlines and owners');
    Object.assign(deadline, { task: due.task, from: due.due });
    const added = async (kind: string, from: string, code: string, fields: Record<string, unknown>) => {
      const { record } = await changed(client, kind, from, fields);
      return { kind, code, baseRevision: 0, nature: 'new' as const, record: { ...record, code } };
    };
    const figure = { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2022', release: 'tctk-2023-12-29' };
    ({ edition } = await publishChange(
      client,
      {
        figures: [await figureAgain(client, figure, 'correction', { value: '12.65' })],
        changes: [
          await added('target', original, amended, { amends: original, low: '18', document: 'nq-03-cp-2025' }),
          await added('task-fact', due.code, 'deadline-moved', { due: '2029-12-31', happenedOn: '2026-10-01', releasedOn: '2026-10-01' }),
          await added('task-fact', owner.code, 'owner-moved', {
            organisation: 'bnv',
            happenedOn: '2026-10-01',
            releasedOn: '2026-10-01',
          }),
          await changed(client, 'target', original, { note: { original: 'en', en: 'Read again.' } }, 'correction'),
        ],
      },
      at(1),
    ));
  });

  test('stands among the goalposts, both targets kept, and not before it was known or published', async () => {
    const { targets, deadlines, changed: owners } = await goalposts();
    expect(targets).toMatchObject([{ indicator: { code: 'de-gdp-share' }, move: { from: { code: original }, to: { code: amended } } }]);
    expect(deadlines).toMatchObject([{ task: { code: deadline.task }, move: { from: { due: deadline.from }, to: { due: '2029-12-31' } } }]);
    expect(owners).toHaveLength(1);
    const before = await goalposts({ edition: edition - 1 });
    expect([before.targets, before.deadlines, before.changed]).toEqual([[], [], []]);
    expect((await goalposts({ asOf: '2026-09-30' })).deadlines).toEqual([]);
    expect((await goalposts({ asOf: '2022-12-31' })).targets).toEqual([]);
  });

  test('stands first among the editions, its corrections counted as corrections', async () => {
    const { items, total } = await listEditions();
    expect(items.map((item) => item.edition)).toEqual([edition, edition - 1]);
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({ isFounding: false, reason: { en: 'A change made by a test' } });
    expect(items[0]?.counts).toEqual(
      expect.arrayContaining([
        { kind: 'figures', nature: 'correction', count: 1 },
        { kind: 'target', nature: 'correction', count: 1 },
        { kind: 'target', nature: 'new', count: 1 },
      ]),
    );
    expect((await listEditions(2)).items).toEqual([]);
  });

  test('says old and new value of each, with the names of what it concerns', async () => {
    const detail = await getEdition(edition);
    expect(detail?.figures).toMatchObject({
      total: 1,
      moved: [{ indicator: 'de-gdp-share', nature: 'correction', before: { value: '12.63' }, after: { value: '12.65' } }],
    });
    const corrected = detail?.records.find(({ code }) => code === original);
    expect(corrected).toMatchObject({
      nature: 'correction',
      subject: { of: [{ kind: 'indicator', code: 'de-gdp-share' }], detail: '2025' },
      fields: [{ field: 'note', language: 'en', before: null, after: 'Read again.' }],
    });
    expect(detail?.named.find(({ kind, code }) => kind === 'indicator' && code === 'de-gdp-share')).toMatchObject({
      href: '/indicators/de-gdp-share',
    });
    expect(detail?.previousHash).toBe((await getEdition(edition - 1))?.hash);
    expect(await getEdition(edition + 1)).toBeNull();
  });

  test('a withdrawal is named without an address, in every edition that has the record', async () => {
    const { client } = database;
    const withdrawal = await changed(client, 'target', amended, {}, 'withdrawal');
    const event = (await client.query<{ code: string }>('SELECT code FROM event_revision ORDER BY code LIMIT 1')).rows[0]?.code ?? '';
    const gone = await changed(client, 'event', event, {}, 'withdrawal');
    const { edition: latest } = await publishChange(client, { changes: [withdrawal, gone] }, at(2));
    const detail = await getEdition(latest);
    expect(detail?.records.map(({ nature }) => nature)).toEqual(['withdrawal', 'withdrawal']);
    expect(detail?.named.find(({ code }) => code === event)).toMatchObject({ href: null });
    expect((await getEdition(1))?.named.find(({ code }) => code === event)).toMatchObject({ href: null });
    expect((await goalposts()).targets).toEqual([]);
  });
});

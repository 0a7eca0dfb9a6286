import { beforeAll, describe, expect, test } from 'vitest';
import { listIndicators } from '@/lib/indicators/queries';
import { type ProposedChange, submitChangeSet } from '@/lib/publishing/change-set';
import type { StagedFigure } from '@/lib/publishing/figures';
import { impactOf, impactOfChanges } from '@/lib/publishing/impact';
import { publish } from '@/lib/publishing/publish';
import { AUTHOR, addActors, changed, figureAgain, publishChange, REVIEWER, submit } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');

beforeAll(() => addActors(database.client));

const key = { series: 'de-gdp-share-ministry', period: '2024', area: 'vn', release: 'bkhcn-2025-11-26' };
const nextYear = (fields: Partial<StagedFigure> = {}): Promise<StagedFigure> =>
  figureAgain(database.client, key, 'new', { period: '2025', ...fields });

/** Everything that a publication writes, counted. */
async function counts() {
  const tables = [
    'change_set',
    'change',
    'staged_figure',
    'observation',
    'citation',
    'publication_log',
    'actor',
    'membership',
    'account_user',
    'task_fact',
  ];
  const { rows } = await database.client.query(
    `SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`,
  );
  return rows[0];
}

describe('what readers will see', () => {
  test('names the figure, the status and the pages that move, and leaves nothing behind', async () => {
    const { client } = database;
    const number = await submit(client, { figures: [await nextYear({ value: '25.5' })] });
    const before = await counts();
    const impact = await impactOf(number);
    expect(await counts()).toEqual(before);
    expect(impact.stopped).toBeNull();
    expect(impact.figures).toEqual([
      expect.objectContaining({
        indicator: 'de-gdp-share',
        before: expect.objectContaining({ period: expect.any(String) }),
        after: expect.objectContaining({ period: '2025', value: '25.5' }),
      }),
    ]);
    expect(impact.pages.map(({ address }) => address)).toEqual(
      expect.arrayContaining(['/indicators/de-gdp-share', '/areas/vn', '/indicators', '/changes', '']),
    );
  });

  test('says exactly what publishing then does', async () => {
    const { client } = database;
    const number = await submit(client, { figures: [await nextYear({ value: '29.9' })] });
    const { figures, statuses } = await impactOf(number);
    await publish(client, number, REVIEWER, '2026-11-22T03:00:00Z');
    const [indicator] = await listIndicators({ codes: ['de-gdp-share'] });
    expect(indicator?.figures.find(({ period, series }) => period === '2025' && series === key.series)?.value).toBe('29.9');
    expect(figures[0]?.after).toMatchObject({ value: '29.9' });
    // What was published moves nothing any more.
    const again = await submit(client, { figures: [{ ...(await figureAgain(client, { ...key, period: '2025' }, 'correction', {})) }] });
    expect(await impactOf(again)).toMatchObject({ figures: [], statuses: [], conflicts: [] });
    expect(statuses.every(({ kind }) => kind === 'indicator')).toBe(true);
  });

  test('shows a task that is done late, the days of it, and the count of the body that answers', async () => {
    const { client } = database;
    const { rows } = await client.query<{ task: string; due: string; source: string }>(
      `SELECT task_code AS task, due, source_code AS source FROM task_fact f WHERE kind = 'deadline' AND due IS NOT NULL AND superseded_at IS NULL
          AND period_last_day(due) < '2026-10-01' AND NOT EXISTS (SELECT FROM task_fact d WHERE d.task_code = f.task_code AND d.kind = 'completed')
          AND EXISTS (SELECT FROM task_fact o WHERE o.task_code = f.task_code AND o.kind = 'owner')
        ORDER BY code LIMIT 1`,
    );
    const { task, source } = rows[0] as { task: string; due: string; source: string };
    const record = {
      code: `${task}-done-in-test`,
      task,
      kind: 'completed',
      happenedOn: '2026-11-01',
      releasedOn: '2026-11-02',
      organisation: null,
      due: null,
      words: null,
      document: null,
      source,
      quote: null,
      quoteLanguage: null,
      confidence: 'high',
    };
    const number = await submit(client, { changes: [{ kind: 'task-fact', code: record.code, baseRevision: 0, nature: 'new', record }] });
    const impact = await impactOf(number);
    expect(impact.statuses).toEqual([
      expect.objectContaining({
        kind: 'task',
        code: task,
        before: expect.objectContaining({ state: expect.stringMatching(/^(late|overdue-no-report)$/) }),
        after: expect.objectContaining({ state: 'done-late', days: expect.any(Number) }),
      }),
    ]);
    expect(impact.late.length).toBeGreaterThan(0);
    for (const { before, after } of impact.late) expect((after?.doneLate ?? 0) - (before?.doneLate ?? 0)).toBe(1);
    expect(impact.pages.map(({ address }) => address)).toContain(`/strategy/${task}`);
  });

  test('shows a disagreement between two series that a figure opens, and one that a figure closes', async () => {
    const { client } = database;
    const office = { series: 'de-gdp-share-statistics-office', period: '2021', area: 'vn', release: 'ctk-2026-01-05' };
    const theirs = await figureAgain(client, office, 'new', { period: '2019', value: '9' });
    await publishChange(client, { figures: [theirs] }, '2026-11-22T03:01:00Z');
    const opening = await submit(client, { figures: [await nextYear({ period: '2019', value: '8' })] });
    expect((await impactOf(opening)).conflicts).toEqual([
      expect.objectContaining({ change: 'opened', indicator: 'de-gdp-share', period: '2019', record: null }),
    ]);
    await publish(client, opening, REVIEWER, '2026-11-22T03:01:30Z');
    const same = await figureAgain(client, { ...office, period: '2019' }, 'correction', { value: '8' });
    const closing = await submit(client, { figures: [same] });
    expect((await impactOf(closing)).conflicts).toEqual([expect.objectContaining({ change: 'closed', period: '2019' })]);
  });

  test('shows a goalpost that moves', async () => {
    const { client } = database;
    const { record } = await changed(client, 'target', 'de-gdp-share-2030-qd-411', {});
    const target = { ...record, code: 'de-gdp-share-2030-amended', low: '35', amends: 'de-gdp-share-2030-qd-411' };
    const number = await submit(client, {
      changes: [{ kind: 'target', code: target.code, baseRevision: 0, nature: 'new', record: target }],
    });
    const { goalposts } = await impactOf(number);
    expect(goalposts).toEqual([expect.objectContaining({ kind: 'indicator', code: 'de-gdp-share' })]);
    expect(goalposts[0]?.after).toBeGreaterThan(goalposts[0]?.before ?? 0);
  });

  test('works for a draft that was not handed in, and for several sets together', async () => {
    const { client } = database;
    const words = { original: 'vi' as const, vi: 'Bản nháp' };
    const name = { original: 'vi' as const, vi: 'Chủ đề mới' };
    const topic = {
      kind: 'topic',
      code: 'draft-topic',
      baseRevision: 0,
      nature: 'new' as const,
      record: { code: 'draft-topic', parent: null, name },
    };
    const child = { ...topic, code: 'draft-child', record: { code: 'draft-child', parent: 'draft-topic', name } };
    const set = (change: ProposedChange) =>
      submitChangeSet(client, { title: words, reason: words, author: AUTHOR, organisation: null, changes: [change], figures: [] });
    const [first, second] = [await set(topic), await set(child)];
    const alone = await impactOf(second);
    expect(alone.stopped?.issues.length).toBe(1);
    expect(alone.pages).toEqual([]);
    const together = await impactOfChanges({ sets: [first, second], imports: [] });
    expect(together.stopped).toBeNull();
    expect(together.pages).toEqual(
      expect.arrayContaining(['draft-topic', 'draft-child'].map((code) => ({ address: `/topics/${code}`, change: 'new', name }))),
    );
  });

  test('says why a set cannot be published: what somebody else published meanwhile', async () => {
    const { client } = database;
    const mine = await changed(client, 'indicator', 'de-gdp-share', { frequency: 'quarterly' });
    const theirs = await changed(client, 'indicator', 'de-gdp-share', { frequency: 'monthly' });
    const number = await submit(client, { changes: [mine] });
    await publishChange(client, { changes: [theirs] }, '2026-11-22T03:02:00Z');
    expect((await impactOf(number)).stopped).toEqual({
      conflicts: [{ path: 'indicator/de-gdp-share.frequency', published: 'monthly', proposed: 'quarterly' }],
      issues: [],
    });
  });
});

describe('with very many figures', () => {
  test('a hundred thousand are looked at in seconds, without writing them', { timeout: 180_000 }, async () => {
    const { client } = database;
    const set = await submit(client, { figures: [await nextYear({ period: '2026', value: '31' })] });
    await client.query(`UPDATE change_set SET state = 'returned' WHERE number = $1`, [set]);
    await client.query(
      `INSERT INTO staged_figure (change_set_number, position, series_code, period, area_code, release_code, value, qualifier, status, nature, source_code, confidence)
       SELECT $1, row_number() OVER (), s.code, y.year::text, a.code, $2, 10, '=', 'final', 'new', 'founding-001', 'high'
         FROM series s, (SELECT generate_series(1900, 1999) AS year) y, (SELECT code FROM area WHERE code <> 'vn') a LIMIT 100000`,
      [set, key.release],
    );
    const before = await counts();
    const began = performance.now();
    const impact = await impactOf(set);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(impact.stopped).toBeNull();
    expect(impact.figures).toEqual([
      expect.objectContaining({ indicator: 'de-gdp-share', after: expect.objectContaining({ period: '2026' }) }),
    ]);
    expect(impact.pages.length).toBe(50);
    expect(impact.more.pages).toBeGreaterThan(0);
    expect(await counts()).toEqual(before);
  });
});

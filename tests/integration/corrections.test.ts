import { beforeAll, describe, expect, test } from 'vitest';
import { getIndicator } from '@/lib/indicators/queries';
import { viewAt } from '@/lib/publishing/edition-queries';
import { getTask } from '@/lib/strategy/queries';
import { addActors, changed, figureAgain, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();

const statistics = { series: 'de-gdp-share-statistics-office', area: 'vn' };
const december = { ...statistics, period: '2022', release: 'tctk-2023-12-29' };

beforeAll(() => addActors(database.client));

async function figureKnown(key: { series: string; period: string }, view: { asOf?: string; edition?: number } = {}) {
  const { known } = await viewAt({
    ...(view.asOf ? { asOf: view.asOf } : {}),
    ...(view.edition ? { edition: { kind: 'number', number: view.edition } } : {}),
  });
  const detail = await getIndicator('de-gdp-share', known);
  return detail?.figures.find((figure) => figure.series === key.series && figure.period === key.period) ?? null;
}

async function vintages(period: string, view: { edition?: number } = {}): Promise<string[]> {
  const { known } = await viewAt(view.edition ? { edition: { kind: 'number', number: view.edition } } : {});
  const detail = await getIndicator('de-gdp-share', known);
  return (detail?.vintages ?? []).filter((f) => f.series === statistics.series && f.period === period).map((f) => f.value);
}

describe('a correction', () => {
  let correction = 0;
  beforeAll(async () => {
    const figures = [await figureAgain(database.client, december, 'correction', { value: '12.65' })];
    ({ edition: correction } = await publishChange(database.client, { figures }, at(1)));
  });

  test('shows under as-of of any day since the release, and says "corrected"', async () => {
    expect(await figureKnown(december, { asOf: '2024-06-01' })).toMatchObject({
      value: '12.65',
      corrected: true,
      release: december.release,
    });
    expect(await figureKnown(december, { asOf: '2023-12-10' })).toMatchObject({ value: '12.67', corrected: false });
  });

  test('does not show under the older edition, which keeps what the portal showed', async () => {
    expect(await vintages('2022', { edition: correction - 1 })).toEqual(['12.86', '12.67', '12.63', '12.83']);
    expect(await vintages('2022', { edition: correction })).toEqual(['12.86', '12.67', '12.65', '12.83']);
    expect(await vintages('2022')).toEqual(['12.86', '12.67', '12.65', '12.83']);
  });

  test('keeps its citations, and the row it corrects stays in the record', async () => {
    const { rows } = await database.client.query(
      `SELECT o.value::text, o.nature, (o.superseded_at IS NULL) AS open, (SELECT count(*)::int FROM citation c WHERE c.observation_id = o.id) > 0 AS cited
         FROM observation o WHERE series_code = $1 AND period = '2022' AND release_code = $2 ORDER BY id`,
      [december.series, december.release],
    );
    expect(rows).toEqual([
      { value: '12.63', nature: 'new', open: false, cited: true },
      { value: '12.65', nature: 'correction', open: true, cited: true },
    ]);
  });
});

describe('a revision', () => {
  test('a revised observation keeps its earlier vintage', async () => {
    const { client } = database;
    const release = {
      code: 'tctk-2026-11-20',
      producer: 'ctk',
      released: '2026-11-20',
      title: { original: 'vi', vi: 'Số liệu điều chỉnh' },
    };
    const key = { ...statistics, period: '2024', release: 'tctk-2025-01-06' };
    const figures = [await figureAgain(client, key, 'revision', { value: '13.20', status: 'final', release: release.code })];
    const changes = [{ kind: 'release', code: release.code, baseRevision: 0, nature: 'new' as const, record: release }];
    const { edition, tags } = await publishChange(client, { changes, figures }, at(5));
    expect(tags).toContain('indicator:de-gdp-share');
    expect(await vintages('2024')).toEqual(['13.17', '13.2']);
    expect(await figureKnown(key)).toMatchObject({ value: '13.2', status: 'final', corrected: false });
    expect(await figureKnown(key, { asOf: '2026-11-19' })).toMatchObject({ value: '13.17' });
    expect(await figureKnown(key, { asOf: '2026-11-20' })).toMatchObject({ value: '13.2' });
    expect(await figureKnown(key, { edition: edition - 1 })).toMatchObject({ value: '13.17' });
  });
});

describe('a withdrawal', () => {
  test('takes a figure out of today and leaves it in the old edition', async () => {
    const key = { ...statistics, period: '2025', release: 'ctk-2026-01-05' };
    const figures = [await figureAgain(database.client, key, 'withdrawal', {})];
    const { edition } = await publishChange(database.client, { figures }, at(10));
    expect(await figureKnown(key)).toBeNull();
    expect(await vintages('2025')).toEqual([]);
    expect(await figureKnown(key, { asOf: '2026-03-01' })).toBeNull();
    expect(await figureKnown(key, { edition: edition - 1 })).toMatchObject({ value: '14.02' });
  });

  test('of the newest release leaves the one before it, today and as of today alike', async () => {
    const key = { ...statistics, period: '2023', release: 'tctk-2025-01-06' };
    const figures = [await figureAgain(database.client, key, 'withdrawal', {})];
    await publishChange(database.client, { figures }, at(11));
    expect(await figureKnown(key)).toMatchObject({ value: '12.33', release: 'tctk-2023-12-29' });
    expect(await figureKnown(key, { asOf: '2026-11-22' })).toMatchObject({ value: '12.33', release: 'tctk-2023-12-29' });
  });

  test('takes a record out of today and leaves it in the old edition', async () => {
    const { client } = database;
    const { rows } = await client.query<{ code: string }>(
      `SELECT code FROM task_revision WHERE parent_code IS NOT NULL ORDER BY code LIMIT 1`,
    );
    const code = rows[0]?.code ?? '';
    const { edition } = await publishChange(client, { changes: [await changed(client, 'task', code, {}, 'withdrawal')] }, at(12));
    expect(await getTask(code)).toBeNull();
    const { known } = await viewAt({ edition: { kind: 'number', number: edition - 1 } });
    expect(await getTask(code, known)).toMatchObject({ code });
  });
});

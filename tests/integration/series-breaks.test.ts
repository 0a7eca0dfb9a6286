import { beforeAll, describe, expect, test } from 'vitest';
import { judge } from '@/lib/indicators/judgement';
import { getIndicator, type IndicatorDetail } from '@/lib/indicators/queries';
import { viewAt } from '@/lib/publishing/edition-queries';
import { addActors, BREAK, changed, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();
const code = 'de-gdp-share';

let edition = 0;
beforeAll(async () => {
  await addActors(database.client);
  const change = { kind: 'series-break', code: BREAK.code, baseRevision: 0, nature: 'new' as const, record: BREAK };
  const published = await publishChange(database.client, { changes: [change] }, at(1));
  edition = published.edition;
  expect(published.tags).toContain('series-break');
});

async function known(view: Parameters<typeof viewAt>[0] = {}): Promise<IndicatorDetail> {
  return (await getIndicator(code, (await viewAt(view)).known)) as IndicatorDetail;
}

const statusOf = (indicator: IndicatorDetail) => {
  const national = { ...indicator, targets: indicator.targets.filter(({ area }) => area === 'vn') };
  return judge(national, { sameBody: (a, b) => a === b, day: '2024-12-31' });
};

describe('a published break in a series', () => {
  test('belongs to the indicator of its series, with its words and source', async () => {
    const { breaks } = await known();
    expect(breaks).toEqual([{ ...BREAK, confidence: 'high' }]);
  });

  test('takes the status away from figures counted otherwise than the baseline', async () => {
    const indicator = await known();
    const judgement = statusOf(indicator);
    const before = statusOf({ ...indicator, breaks: [] });
    expect(before.headline.series).toBe(BREAK.series);
    expect(before.status.kind).not.toBe('no-data');
    expect(judgement.status).toMatchObject({ kind: 'no-data', reason: 'series-break' });
    expect(judgement.path.every(({ period }) => period >= '2023')).toBe(true);
  });

  test('is not in the edition before it, nor on a day before its source was published', async () => {
    expect((await known({ edition: { kind: 'number', number: edition - 1 } })).breaks).toEqual([]);
    const { rows } = await database.client.query<{ day: string | null }>(
      `SELECT to_char(published_latest, 'YYYY-MM-DD') AS day FROM source_revision WHERE code = $1 AND superseded_at IS NULL`,
      [BREAK.source],
    );
    const day = rows[0]?.day ?? null;
    expect((await known({ asOf: '2015-01-01' })).breaks).toEqual([]);
    expect((await known({ asOf: '2026-11-20' })).breaks).toHaveLength(day !== null && day <= '2026-11-20' ? 1 : 0);
  });

  test('is gone from today once withdrawn', async () => {
    const withdrawn = await changed(database.client, 'series-break', BREAK.code, {}, 'withdrawal');
    await publishChange(database.client, { changes: [withdrawn] }, at(2));
    expect((await known()).breaks).toEqual([]);
  });
});

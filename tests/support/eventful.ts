import type { ClientBase } from 'pg';
import { addActors, changed, figureAgain, publishChange, REPLY } from './publishing';

/** What the first content has none of: a target amended, a deadline moved, another owner, a task proven late, one done late, a reply. */
export async function publishEvents(client: ClientBase, at: string): Promise<{ edition: number; late: string; doneLate: string }> {
  await addActors(client);
  const overdue = (
    await client.query<{ code: string; task: string }>(
      `SELECT DISTINCT ON (f.task_code) f.code, f.task_code AS task FROM task_fact f JOIN task_revision t ON t.code = f.task_code AND t.superseded_at IS NULL
        WHERE f.kind = 'deadline' AND f.due IS NOT NULL AND f.superseded_at IS NULL AND period_last_day(f.due) < '2026-09-01'
          AND t.kind NOT IN ('group', 'solution-group')
          AND NOT EXISTS (SELECT FROM task_fact d WHERE d.task_code = f.task_code AND d.kind = 'completed') ORDER BY f.task_code, f.code`,
    )
  ).rows;
  const [late, doneLate, moved, given] = overdue;
  if (!late || !doneLate || !moved || !given) throw new Error('the content has four tasks past their deadline');
  const added = async (kind: string, from: string, code: string, fields: Record<string, unknown>) => {
    const { record } = await changed(client, kind, from, fields);
    return { kind, code, baseRevision: 0, nature: 'new' as const, record: { ...record, code } };
  };
  const known = { happenedOn: '2026-10-01', releasedOn: '2026-10-01' };
  const said = { due: null, organisation: null, words: { original: 'vi', vi: 'Nguồn của bài kiểm tra nói vậy.' }, ...known };
  const { edition } = await publishChange(
    client,
    {
      figures: [
        await figureAgain(
          client,
          { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2022', release: 'tctk-2023-12-29' },
          'correction',
          {
            value: '12.65',
          },
        ),
      ],
      changes: [
        await added('target', 'de-gdp-share-2025-qd-411', 'de-gdp-share-2025-amended', {
          amends: 'de-gdp-share-2025-qd-411',
          low: '18',
          document: 'nq-03-cp-2025',
        }),
        await added('task-fact', moved.code, 'deadline-of-a-test', { due: '2029-12-31', ...known }),
        await added('task-fact', given.code, 'owner-of-a-test', { ...said, kind: 'owner', organisation: 'bnv' }),
        await added('task-fact', late.code, 'not-done-of-a-test', { ...said, kind: 'not-done' }),
        await added('task-fact', doneLate.code, 'completed-of-a-test', { ...said, kind: 'completed' }),
        { kind: 'reply', code: REPLY.code, baseRevision: 0, nature: 'new' as const, record: REPLY },
      ],
    },
    at,
  );
  return { edition, late: late.task, doneLate: doneLate.task };
}

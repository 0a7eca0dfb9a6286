import 'server-only';
import type { ClientBase } from 'pg';
import { tag } from '@/lib/cache';

/** Where the database tells every process that an edition was published. */
export const CHANNEL = 'portal_published';

/** Tells it as part of the transaction that publishes: nobody hears of what is not committed. */
export async function announce(db: ClientBase, edition: number): Promise<void> {
  await db.query('SELECT pg_notify($1, $2)', [CHANNEL, String(edition)]);
}

/** Tags of the records and lists that an edition moved, read from what was published. */
export async function tagsOfEditions(db: Pick<ClientBase, 'query'>, editions: readonly number[]): Promise<string[]> {
  if (editions.length === 0) return [];
  const { rows } = await db.query<{ kind: string; code: string }>(
    `SELECT c.kind, c.code FROM change c JOIN change_set s ON s.number = c.change_set_number WHERE s.edition = ANY($1) AND c.kind <> 'figures'
     UNION
     SELECT 'figures', r.indicator_code FROM series_revision r WHERE r.superseded_at IS NULL AND r.code IN (
       SELECT f.series_code FROM staged_figure f JOIN change_set s ON s.number = f.change_set_number WHERE s.edition = ANY($1))`,
    [editions],
  );
  return tagsOf(rows);
}

/** `figures` stand under the code of their indicator. */
export function tagsOf(moved: readonly { kind: string; code: string }[]): string[] {
  const tags = moved.flatMap(({ kind, code }) =>
    kind === 'figures'
      ? [tag.list('observation'), tag.list('indicator'), tag.record('indicator', code)]
      : [tag.list(kind), tag.record(kind, code)],
  );
  return [...new Set([...tags, tag.list('edition')])];
}

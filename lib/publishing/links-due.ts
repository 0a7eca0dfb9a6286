import 'server-only';
import { now } from '@/lib/clock';
import { pool } from '@/lib/db/pool';
import { checkLink, type LinkResult } from './checks/link-check';

/** In one go; what is left over comes with the next. */
const mostAtOnce = 500;
const side = 4;

const proposed = `SELECT DISTINCT a.url FROM change c JOIN change_set s ON s.number = c.change_set_number
  CROSS JOIN LATERAL (SELECT jsonb_path_query(c.record::jsonb, '$.**.url') #>> '{}' UNION SELECT jsonb_path_query(c.record::jsonb, '$.**.repository') #>> '{}') AS a (url)
  WHERE s.state IN ('draft', 'submitted', 'scheduled', 'returned') AND c.kind <> 'figures'`;
const published = ['source_revision', 'document_revision', 'platform_revision']
  .map((table) => `SELECT url FROM ${table} WHERE superseded_at IS NULL AND NOT withdrawn`)
  .join(' UNION ');

/** Tries outside addresses: those of open change sets that never were tried, or all that were not tried for a day. */
export async function checkLinksDue(
  which: 'new' | 'old',
  check: (url: string) => Promise<LinkResult> = checkLink,
): Promise<{ tried: number }> {
  const before = new Date(now().getTime() - 20 * 60 * 60 * 1000).toISOString();
  const asked = which === 'new' ? proposed : `${proposed} UNION ${published}`;
  const { rows } = await pool().query<{ url: string }>(
    `SELECT w.url FROM (${asked}) AS w LEFT JOIN link_check l ON l.url = w.url
      WHERE w.url ~ '^https?://' AND (l.url IS NULL ${which === 'new' ? '' : 'OR l.checked_at < $1'})
      ORDER BY l.checked_at NULLS FIRST, w.url LIMIT ${mostAtOnce}`,
    which === 'new' ? [] : [before],
  );
  const waiting = rows.map(({ url }) => url);
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) await keep(url, await check(url));
  };
  await Promise.all(Array.from({ length: side }, work));
  return { tried: rows.length };
}

async function keep(url: string, result: LinkResult): Promise<void> {
  await pool().query(
    `INSERT INTO link_check (url, outcome, status, checked_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (url) DO UPDATE SET outcome = excluded.outcome, status = excluded.status, checked_at = excluded.checked_at`,
    [url, result.kind, 'status' in result ? result.status : null, now().toISOString()],
  );
}

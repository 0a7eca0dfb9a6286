import 'server-only';
import type { ClientBase } from 'pg';
import { now } from '@/lib/clock';
import { sealFigures } from './figure-drafts';
import { publishInTransaction } from './publish';

/** What is supposed to be published together: parts of change sets, and imports that are in no change set yet. */
export type Proposal = { sets: readonly number[]; imports: readonly string[] };
export type SupposedChange = { kind: string; code: string; nature: string; base_revision: number; record: string };

/** What readers can see of more records and figures than this is not worked out: it would keep others from publishing. */
const mostRecords = 5_000;
const mostFigures = 20_000;
const mostIndicators = 200;
const mostTouched = 500;
const COUNTRY = 'vn';

const figureColumns =
  'series_code, period, area_code, release_code, value, qualifier, status, nature, note, source_code, quote, quote_language, confidence';
/** $1: numbers of sets, $2: imports. */
const proposedFigures = `(
  SELECT ${figureColumns}, 1 AS part, position FROM staged_figure WHERE change_set_number = ANY($1::int[])
  UNION ALL
  SELECT ${figureColumns.replace('nature', `coalesce(nature, 'new')`)}, 2, row FROM import_figure
   WHERE import_id = ANY($2::uuid[]) AND outcome IN ('new', 'changed'))`;

/** A change set that nobody will see, holding the records of the proposal; its figures come once it is known which are looked at. */
export async function openSupposed(db: ClientBase, { sets, imports }: Proposal): Promise<{ number: number; changes: SupposedChange[] }> {
  await db.query(`SET LOCAL statement_timeout = '30s'`);
  await db.query(
    `WITH people AS (SELECT unnest($1::text[]) AS id),
          users AS (INSERT INTO account_user (id, name, email, updated_at) SELECT id, id, id, now() FROM people),
          roles AS (INSERT INTO membership (user_id, role, granted_at, granted_by) VALUES ($2, 'administrator', now(), $2))
     INSERT INTO actor (id, kind, user_id) SELECT id, 'person', id FROM people`,
    [[author, reviewer], reviewer],
  );
  const words = { original: 'en', en: 'Supposed' };
  const { rows } = await db.query<{ number: number }>(
    // Not from the sequence, which is never taken back: a preview would use up numbers that people see.
    'INSERT INTO change_set (number, title, reason, author_id) VALUES (-1, $1, $1, $2) RETURNING number',
    [words, author],
  );
  const number = rows[0]?.number as number;
  const { rows: changes } = await db.query<SupposedChange>(
    `INSERT INTO change (change_set_number, position, kind, code, base_revision, nature, record, digest, submitted_digest)
     SELECT $3, row_number() OVER (ORDER BY part, position) - 1, kind, code, base_revision, nature, record, digest, digest
       FROM (SELECT DISTINCT ON (kind, code) *, encode(sha256(convert_to(record, 'UTF8')), 'hex') AS digest FROM (
               SELECT kind, code, base_revision, nature, record, 1 AS part, position FROM change
                WHERE change_set_number = ANY($1::int[]) AND kind <> 'figures'
               UNION ALL
               SELECT i.kind, r.code, r.base_revision, CASE WHEN r.base_revision = 0 THEN 'new' ELSE 'revision' END, r.record, 2, r.row
                 FROM import_record r JOIN import i ON i.id = r.import_id
                WHERE r.import_id = ANY($2::uuid[]) AND r.outcome IN ('new', 'changed')) AS all_changes
              ORDER BY kind, code, part DESC, position DESC) AS proposed
      ORDER BY part, position LIMIT ${mostRecords}
     RETURNING kind, code, nature, base_revision, record`,
    [sets, imports, number],
  );
  return { number, changes };
}

const author = 'person:supposed-author';
const reviewer = 'person:supposed-reviewer';

/** Indicators whose figures, series, targets or statements the proposal touches: the first of them, and how many more there are. */
export async function indicatorsOf(
  db: ClientBase,
  { sets, imports }: Proposal,
  number: number,
): Promise<{ codes: string[]; unread: number }> {
  const { rows } = await db.query<{ code: string }>(
    `WITH own AS (SELECT kind, code, record::jsonb AS record FROM change
                   WHERE change_set_number = $3 AND kind IN ('indicator', 'series', 'series-break', 'target', 'conflict', 'organisation-succession')),
          bodies AS (SELECT record ->> 'predecessor' AS code FROM own WHERE kind = 'organisation-succession'
                     UNION SELECT record ->> 'successor' FROM own WHERE kind = 'organisation-succession'),
          touched AS (SELECT DISTINCT series_code AS code FROM ${proposedFigures} AS f
                      UNION SELECT record ->> 'series' FROM own WHERE kind = 'series-break')
     SELECT code FROM own WHERE kind = 'indicator'
     UNION SELECT record ->> 'indicator' FROM own WHERE kind IN ('series', 'target')
     UNION SELECT jsonb_array_elements_text(record -> 'indicators') FROM own WHERE kind = 'conflict'
     UNION SELECT s.indicator_code FROM series_revision s
            WHERE s.superseded_at IS NULL AND (s.code IN (SELECT code FROM touched) OR s.code IN (SELECT code FROM own WHERE kind = 'series')
                  OR s.producer_code IN (SELECT code FROM bodies))
     UNION SELECT t.indicator_code FROM target_revision t WHERE t.superseded_at IS NULL AND t.code IN (SELECT code FROM own WHERE kind = 'target')
     UNION SELECT l.from_code FROM link l WHERE l.from_kind = 'indicator' AND l.role = 'owners' AND l.superseded_at IS NULL
              AND l.organisation_code IN (SELECT code FROM bodies)
     ORDER BY 1`,
    [sets, imports, number],
  );
  const codes = rows.map(({ code }) => code);
  return { codes: codes.slice(0, mostIndicators), unread: Math.max(0, codes.length - mostIndicators) };
}

/** Areas and sources whose pages show a figure of the proposal. */
export async function shownWith(db: ClientBase, { sets, imports }: Proposal): Promise<{ kind: 'area' | 'source'; code: string }[]> {
  const { rows } = await db.query<{ kind: 'area' | 'source'; code: string }>(
    `SELECT 'area' AS kind, area_code AS code FROM ${proposedFigures} AS f GROUP BY 2
     UNION ALL SELECT 'source', source_code FROM ${proposedFigures} AS f GROUP BY 2 ORDER BY 1, 2 LIMIT ${mostTouched}`,
    [sets, imports],
  );
  return rows;
}

/** Publishes the supposed set with those figures that judge an indicator: the country's, of the indicators looked at. */
export async function publishSupposed(
  db: ClientBase,
  { sets, imports }: Proposal,
  number: number,
  indicators: readonly string[],
): Promise<void> {
  await db.query(
    `INSERT INTO staged_figure (change_set_number, position, ${figureColumns})
     SELECT $3, row_number() OVER (ORDER BY f.part, f.position) - 1, ${figureColumns} FROM ${proposedFigures} AS f
      WHERE f.area_code = '${COUNTRY}' AND f.series_code IN (
        SELECT code FROM series_revision WHERE superseded_at IS NULL AND indicator_code = ANY($4)
        UNION SELECT code FROM change WHERE change_set_number = $3 AND kind = 'series' AND record::jsonb ->> 'indicator' = ANY($4))
      ORDER BY f.part, f.position LIMIT ${mostFigures}`,
    [sets, imports, number, indicators],
  );
  await sealFigures(db, number);
  // A set that was handed in earlier may have been overtaken since.
  await db.query(
    `UPDATE change SET base_revision = coalesce((SELECT min(c.base_revision) FROM change c JOIN change_set s ON s.number = c.change_set_number
        WHERE c.change_set_number = ANY($1) AND c.kind = 'figures' AND c.base_revision > 0 AND s.state IN ('submitted', 'scheduled')), base_revision)
      WHERE change_set_number = $2 AND kind = 'figures'`,
    [sets, number],
  );
  await db.query(`UPDATE change_set SET state = 'submitted', submitted_at = $2 WHERE number = $1`, [number, now().toISOString()]);
  await publishInTransaction(db, number, reviewer, now().toISOString());
}

import 'server-only';
import type { PoolClient } from 'pg';
import { now } from '@/lib/clock';
import { isConnectionError } from '@/lib/db/connection-error';
import { pool } from '@/lib/db/pool';
import { Invalid } from '@/lib/errors';
import { reasonOf } from '@/lib/log';
import { impactOfChanges } from '@/lib/publishing/impact';
import { keptBytes } from '@/lib/storage/stored-bytes';
import { LOCK } from './import-state';
import { shown } from './problem';
import { type ImportRow, type ReadResult, readImport } from './read-import';
import { openWorkbook } from './workbook';

/** Why a file came to nothing: a code, and where in the file, as far as it is known. */
export type Failure = { code: string; at: string[] };

const REPORT_EVERY_MS = 1000;

/**
 * Reads an uploaded file, compares it with the record and keeps what it would change: everything or, where the file cannot be read,
 * the reason. May be run again; while one run is under way another does nothing. Throws only while the database is away.
 */
export async function runImport(id: string): Promise<void> {
  const db = await pool().connect();
  let broken = false;
  try {
    const { rows } = await db.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS held', [LOCK, id]);
    if (!rows[0]?.held) return;
    const { rows: found } = await db.query<ImportRow>(
      `UPDATE import SET state = 'reading', rows_read = 0, counts = NULL, notices = NULL, impact = NULL, failure = NULL, finished_at = NULL
        WHERE id = $1 AND state IN ('waiting', 'reading')
       RETURNING id, organisation_code AS organisation, actor_id AS actor, kind, file_digest AS digest`,
      [id],
    );
    if (found[0]) await attempt(db, found[0]);
  } catch (error) {
    broken = isConnectionError(error);
    throw error;
  } finally {
    if (!broken) await db.query('SELECT pg_advisory_unlock_all()').catch(() => {});
    db.release(broken);
  }
}

async function attempt(db: PoolClient, row: ImportRow): Promise<void> {
  try {
    const { changeSet, counts } = await readAll(db, row);
    const proposal = { sets: changeSet === null ? [] : [changeSet], imports: [row.id] };
    // Nothing that would not change moves anything.
    const impact = counts.new + counts.changed > 0 ? await impactOfChanges(proposal) : null;
    await db.query(`UPDATE import SET state = 'ready', impact = $2, finished_at = $3 WHERE id = $1`, [
      row.id,
      impact === null ? null : JSON.stringify(impact),
      now().toISOString(),
    ]);
  } catch (error) {
    if (isConnectionError(error)) throw error;
    const refusal = error instanceof Invalid ? error.issues[0] : undefined;
    if (!refusal) console.error(`import ${row.id}: ${reasonOf(error)}`);
    const failure: Failure = refusal
      ? { code: refusal.code, at: refusal.path.slice(1).map((part) => shown(String(part))) }
      : { code: 'unexpected', at: [] };
    await db.query('UPDATE import SET state = $2, failure = $3, finished_at = $4 WHERE id = $1', [
      row.id,
      refusal ? 'refused' : 'failed',
      JSON.stringify(failure),
      now().toISOString(),
    ]);
  }
}

/** All that the file says, or nothing of it; how far it is shows meanwhile. */
async function readAll(db: PoolClient, row: ImportRow): Promise<ReadResult> {
  const bytes = await keptBytes(row.digest);
  if (bytes === null) throw new Error(`the file ${row.digest} is not kept`);
  const workbook = await openWorkbook(bytes);
  const report = reporter(row.id);
  await db.query('BEGIN');
  try {
    const read = await readImport(db, row, workbook, report.progress);
    await report.settled();
    await db.query('UPDATE import SET rows_read = $2, counts = $3, notices = $4 WHERE id = $1', [
      row.id,
      read.rowsRead,
      JSON.stringify(read.counts),
      JSON.stringify(read.notices),
    ]);
    await db.query('COMMIT');
    return read;
  } catch (error) {
    await report.settled();
    await db.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Writes how many rows were read at most once a second, on a connection of its own: the one that reads has not committed. */
function reporter(id: string) {
  let [last, under] = [performance.now(), Promise.resolve()];
  return {
    progress(rows: number, total: number): void {
      if (performance.now() - last < REPORT_EVERY_MS) return;
      last = performance.now();
      under = under
        .then(() =>
          pool().query('UPDATE import SET rows_read = $2, counts = $3 WHERE id = $1', [id, rows, JSON.stringify({ rows: total })]),
        )
        .then(
          () => {},
          () => {},
        );
    },
    settled: () => under,
  };
}

import 'server-only';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ClientBase } from 'pg';
import { transaction } from '@/lib/db/pool';
import { CHANNEL } from '@/lib/publishing/announce';
import type { TableCounts } from './differences';
import { takeIntoUse } from './key-ring';
import type { Manifest } from './manifest';
import { BEING_MADE, releaseNumber, releasesFolder } from './place';
import type { PublicKey } from './signing-key';

export type LastRelease = { number: number; manifestHash: string };

export async function lastRelease(db: Pick<ClientBase, 'query'>): Promise<LastRelease | null> {
  const { rows } = await db.query<LastRelease>(
    'SELECT number, manifest_hash AS "manifestHash" FROM archive_release ORDER BY number DESC LIMIT 1',
  );
  return rows[0] ?? null;
}

/** Removes what is left of a release that broke off: a folder is of a release only when the database has it. */
export async function removeStrays(last: number): Promise<void> {
  for (const name of await readdir(releasesFolder())) {
    if (name.startsWith(BEING_MADE) || (releaseNumber(name) ?? 0) > last) {
      await rm(path.join(releasesFolder(), name), { recursive: true, force: true });
    }
  }
}

/** Puts the release into the list and tells every process of it. */
export async function recordRelease(manifest: Manifest, sha256: string, counts: readonly TableCounts[], key: PublicKey): Promise<void> {
  const { release, date, edition, log, previous, files, also } = manifest;
  await transaction(async (db) => {
    await takeIntoUse(db, key, new Date(date));
    await db.query(
      `INSERT INTO archive_release (number, made_at, edition, log_hash, manifest_hash, previous_hash, key_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [release, date, edition, log.hash, sha256, previous?.sha256 ?? null, key.id],
    );
    const all = [...files, ...also.map(({ address, ...file }) => ({ path: address, ...file }))];
    await db.query(
      `INSERT INTO archive_file (release_number, path, sha256, bytes, table_id, format, language)
       SELECT $1, f.path, f.sha256, f.bytes, f."table", f.format, f.language
         FROM jsonb_to_recordset($2) AS f(path text, sha256 text, bytes bigint, "table" text, format text, language text)`,
      [release, JSON.stringify(all)],
    );
    await db.query(
      `INSERT INTO archive_table (release_number, table_id, position, rows, added, changed, removed)
       SELECT $1, t."table", t.position, t.rows, t.added, t.changed, t.removed
         FROM jsonb_to_recordset($2) AS t("table" text, position int, rows bigint, added bigint, changed bigint, removed bigint)`,
      [release, JSON.stringify(counts.map((count, position) => ({ ...count, position })))],
    );
    await db.query('SELECT pg_notify($1, $2)', [CHANNEL, `release ${release}`]);
  });
}

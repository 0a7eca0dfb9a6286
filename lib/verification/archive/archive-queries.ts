import 'server-only';
import { cached, reading, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { pool } from '@/lib/db/pool';
import { env } from '@/lib/env';
import { keysFile, listKeys, type RingKey } from './key-ring';
import { MANIFEST, SIGNATURE } from './place';
import { fingerprintOf } from './signing-key';

export const RELEASES_PER_PAGE = 20;

export type ReleaseBrief = {
  number: number;
  madeAt: string;
  edition: number;
  /** Of its data files together. */
  bytes: number;
  manifestHash: string;
  /** Set where its data files are no longer kept. */
  filesRemovedAt: string | null;
  /** How many tables have other rows than in the release before, and how many rows came, changed and went; null for the first. */
  changes: { tables: number; added: number; changed: number; removed: number } | null;
};

/** The columns of `ReleaseBrief` from a release `r`. */
const brief = Prisma.sql`
  r.number, to_char(r.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "madeAt", r.edition, r.manifest_hash AS "manifestHash",
  to_char(r.files_removed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "filesRemovedAt",
  (SELECT coalesce(sum(f.bytes), 0)::float8 FROM archive_file f WHERE f.release_number = r.number AND f.path NOT LIKE '/%') AS bytes,
  (SELECT CASE WHEN count(t.added) > 0 THEN json_build_object('tables', count(*) FILTER (WHERE t.added + t.changed + t.removed > 0),
            'added', sum(t.added), 'changed', sum(t.changed), 'removed', sum(t.removed)) END
     FROM archive_table t WHERE t.release_number = r.number) AS changes`;

/** Releases, newest first, one page of them, and how many there are. */
export async function listReleases(page = 1): Promise<{ items: ReleaseBrief[]; total: number }> {
  return cached([tag.list('archive')], ['releases', String(page)], async () => {
    const [items, total] = await Promise.all([
      db().$queryRaw<ReleaseBrief[]>`
        SELECT ${brief} FROM archive_release r ORDER BY r.number DESC LIMIT ${RELEASES_PER_PAGE} OFFSET ${(page - 1) * RELEASES_PER_PAGE}`,
      db().archiveRelease.count(),
    ]);
    return { items, total };
  });
}

export type ReleasedFile = { path: string; bytes: number; sha256: string; table: string | null; format: string };
export type ReleasedTable = { table: string; rows: number; added: number | null; changed: number | null; removed: number | null };
export type ReleaseDetail = ReleaseBrief & {
  logHash: string;
  previousHash: string | null;
  key: { id: string; fingerprint: string; until: string | null; revokedFor: string | null };
  files: ReleasedFile[];
  tables: ReleasedTable[];
  /** How many addresses of the portal gave files that are recognised beside those that are kept. */
  answers: number;
  isNewest: boolean;
};

/** One release with its files; null where there is none. */
export async function getRelease(number: number): Promise<ReleaseDetail | null> {
  return cached([tag.list('archive')], ['release', String(number)], async () => {
    type Row = ReleaseBrief & Pick<ReleaseDetail, 'logHash' | 'previousHash' | 'answers' | 'isNewest'> & { key: RingKey };
    const [rows, files, tables] = await Promise.all([
      db().$queryRaw<Row[]>`
        SELECT ${brief}, r.log_hash AS "logHash", r.previous_hash AS "previousHash",
               r.number = (SELECT max(number) FROM archive_release) AS "isNewest",
               (SELECT count(*)::int FROM archive_file f WHERE f.release_number = r.number AND f.path LIKE '/%') AS answers,
               (SELECT json_build_object('id', k.id, 'publicKey', k.public_key, 'until', k.ended_at, 'revokedFor', k.revoked_for)
                  FROM archive_key k WHERE k.id = r.key_id) AS key
          FROM archive_release r WHERE r.number = ${number}`,
      db().$queryRaw<ReleasedFile[]>`
        SELECT path, bytes::float8 AS bytes, sha256, table_id AS "table", format FROM archive_file
         WHERE release_number = ${number} AND path NOT LIKE '/%' ORDER BY path`,
      db().$queryRaw<ReleasedTable[]>`
        SELECT table_id AS "table", rows::float8 AS rows, added::float8 AS added, changed::float8 AS changed, removed::float8 AS removed
          FROM archive_table WHERE release_number = ${number} ORDER BY position`,
    ]);
    const [row] = rows;
    if (!row) return null;
    const { id, publicKey, until, revokedFor } = row.key;
    return { ...row, key: { id, fingerprint: fingerprintOf(publicKey), until, revokedFor }, files, tables };
  });
}

/** `index.json`: every release with where its manifest lies. */
export async function getReleaseIndex() {
  return cached([tag.list('archive')], ['release-index'], async () => {
    const rows = await db().$queryRaw<ReleaseBrief[]>`SELECT ${brief} FROM archive_release r ORDER BY r.number DESC`;
    const { PORTAL_URL } = env();
    const releases = rows.map(({ number, madeAt, edition, manifestHash, filesRemovedAt }) => ({
      release: number,
      date: madeAt,
      edition,
      manifest: `${PORTAL_URL}/releases/${number}/${MANIFEST}`,
      signature: `${PORTAL_URL}/releases/${number}/${SIGNATURE}`,
      sha256: manifestHash,
      filesRemovedAt,
    }));
    return { keys: `${PORTAL_URL}/releases/keys.json`, releases };
  });
}

export const getKeys = (): Promise<RingKey[]> => cached([tag.list('archive')], ['release-keys'], () => listKeys(pool()));

export async function getKeysFile(): Promise<string> {
  return keysFile(await getKeys());
}

/** Of the key that signs now; null before the first release. */
export async function getCurrentFingerprint(): Promise<string | null> {
  const current = (await getKeys()).find(({ until }) => until === null);
  return current ? fingerprintOf(current.publicKey) : null;
}

/** Where a file of these bytes was published: the first and the last release that has it. */
export type Finding = {
  path: string;
  table: string | null;
  format: string;
  language: string | null;
  bytes: number;
  first: number;
  firstAt: string;
  last: number;
  lastAt: string;
};

/**
 * What was published with this sum, what lies in releases before what was answered at addresses; empty where nothing was. Never kept in
 * the cache: anybody may ask for any sum.
 */
export const findBySum = (sha256: string): Promise<Finding[]> =>
  reading(
    () => db().$queryRaw<Finding[]>`
    SELECT found.*, (SELECT made_at::text FROM archive_release WHERE number = found.first) AS "firstAt",
           (SELECT made_at::text FROM archive_release WHERE number = found.last) AS "lastAt"
      FROM (SELECT path, table_id AS "table", format, language, max(bytes)::float8 AS bytes, min(release_number) AS first, max(release_number) AS last
              FROM archive_file WHERE sha256 = ${sha256} GROUP BY 1, 2, 3, 4
            UNION ALL
            SELECT ${MANIFEST}, NULL, 'json', NULL, 0, number, number FROM archive_release WHERE manifest_hash = ${sha256}) AS found
     ORDER BY found.path LIKE '/%', found.path LIMIT 20`,
  );

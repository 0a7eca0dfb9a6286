import 'server-only';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { LICENCE } from '@/lib/catalog/door';
import { dayOf, now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { pool } from '@/lib/db/pool';
import { atOneInstant } from '@/lib/db/snapshot';
import { env } from '@/lib/env';
import { buildId } from '@/lib/exports/download';
import { askingOnce, hashAnswers, keepTables } from './contents';
import { keepDifferences } from './differences';
import { keepFile } from './hashing';
import { logLines } from './log-file';
import { type Manifest, manifestText, type ReleaseFile, readManifest } from './manifest';
import { type Packaged, packageText } from './package';
import { BEING_MADE, folderOf, LINES, LOG, MANIFEST, PACKAGE, releasesFolder, SIGNATURE } from './place';
import { type LastRelease, lastRelease, recordRelease, removeStrays } from './record';
import { removeOldFiles, shareFiles } from './retention';
import { type SigningKey, signingKey } from './signing-key';

/** One at a time, also where several portals run on one database. */
const LOCK = 411_0005;

export type Outcome =
  | { kind: 'made'; number: number; files: number; bytes: number }
  | { kind: 'unchanged'; number: number }
  | { kind: 'nothing-published' }
  | { kind: 'being-made' };

/** Of which pages the files that people download are recorded beside the tables; of all of them, unless told. */
export type Scope = { isAsked?: (page: string) => boolean };

/**
 * Makes the next release: every table as it stands at one instant, the publication log, and the signed manifest of all of it. It appears
 * as a whole or not at all. Where nothing is another than in the last release, that one goes on.
 */
export async function makeRelease({ isAsked }: Scope = {}): Promise<Outcome> {
  const client = await pool().connect();
  let isLocked = false;
  try {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK]);
    isLocked = rows[0]?.locked === true;
    if (!isLocked) return { kind: 'being-made' };
    const last = await lastRelease(client);
    await mkdir(releasesFolder(), { recursive: true });
    await removeStrays(last?.number ?? 0);
    const folder = await mkdtemp(path.join(releasesFolder(), BEING_MADE));
    try {
      return await makeIn(folder, last, isAsked);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } finally {
    if (isLocked) await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    client.release();
  }
}

type Gathered = Pick<Manifest, 'edition' | 'log' | 'files' | 'also'>;

/** What the record holds, written and hashed in one state of the database; null while nothing is published. */
const gather = (folder: string, last: Manifest | null, isAsked: Scope['isAsked']): Promise<Gathered | null> =>
  atOneInstant(async () => {
    const [head] = await db().$queryRaw<{ edition: number; hash: string }[]>`
      SELECT edition, hash FROM publication_log ORDER BY edition DESC LIMIT 1`;
    if (!head) return null;
    const ask = askingOnce();
    const tables = await keepTables(folder, ask);
    const { lines, ...log } = await keepFile(path.join(folder, LOG), logLines());
    const files = [...tables, { path: LOG, format: 'ndjson', mediaType: LINES, ...log, rows: lines }];
    const isSameState = last !== null && last.log.hash === head.hash && last.build === buildId() && last.portal === env().PORTAL_URL;
    const also = await hashAnswers({ ask, kept: tables, before: isSameState ? last : null, isAsked });
    return { edition: head.edition, log: head, files, also };
  });

async function makeIn(folder: string, last: LastRelease | null, isAsked: Scope['isAsked']): Promise<Outcome> {
  const at = now();
  const before = last && (await readManifest(last.number));
  const gathered = await gather(folder, before, isAsked);
  if (!gathered) return { kind: 'nothing-published' };
  if (last && before && sumsOf(gathered) === sumsOf(withoutDerived(before))) return { kind: 'unchanged', number: last.number };

  const number = (last?.number ?? 0) + 1;
  const { counts, file: differences } = await keepDifferences(folder, before, gathered.files);
  const tables = [...gathered.files, ...(differences ? [differences] : [])];
  const files = [...tables, await keepPackage(folder, { number, at, edition: gathered.edition, files: tables })];
  await shareFiles(folder, before, files);
  const key = signingKey();
  const manifest: Manifest = {
    portal: env().PORTAL_URL,
    build: buildId(),
    release: number,
    date: at.toISOString(),
    day: dayOf(at),
    ...gathered,
    files,
    previous: last && { release: last.number, sha256: last.manifestHash },
    key: key.id,
    licence: LICENCE.url,
  };
  const sha256 = await keepManifest(folder, manifest, key);
  await rename(folder, folderOf(number));
  await recordRelease(manifest, sha256, counts, key);
  await removeOldFiles(at);
  return { kind: 'made', number, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** What was not gathered but made of it. */
const withoutDerived = ({ files, also }: Manifest): Pick<Manifest, 'files' | 'also'> => ({
  files: files.filter(({ table, path: name }) => table !== undefined || name === LOG),
  also,
});
const sumsOf = ({ files, also }: Pick<Manifest, 'files' | 'also'>): string =>
  JSON.stringify([files.map(({ path: name, sha256 }) => [name, sha256]), also.map(({ address, sha256 }) => [address, sha256])]);

async function keepPackage(folder: string, release: Packaged): Promise<ReleaseFile> {
  const { lines: _, ...hashed } = await keepFile(path.join(folder, PACKAGE), [Buffer.from(await packageText(release))]);
  return { path: PACKAGE, format: 'json', mediaType: 'application/json; charset=utf-8', ...hashed };
}

async function keepManifest(folder: string, manifest: Manifest, key: SigningKey): Promise<string> {
  const bytes = Buffer.from(manifestText(manifest));
  const { sha256 } = await keepFile(path.join(folder, MANIFEST), [bytes]);
  await keepFile(path.join(folder, SIGNATURE), [key.sign(bytes)]);
  return sha256;
}

import 'server-only';
import { link, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { dayOf } from '@/lib/clock';
import { pool } from '@/lib/db/pool';
import type { Manifest, ReleaseFile } from './manifest';
import { DIFFERENCES, folderOf, LOG, PACKAGE } from './place';

const DAY_MS = 24 * 60 * 60 * 1000;
/** For this long every release is whole; of what is older, the first of each month. */
const WHOLE_FOR_DAYS = 90;

export type Dated = { number: number; madeAt: Date };

/** The releases whose data files may go. The last one never does, and the first of a month (in Viet Nam) never does. */
export function tooOld(releases: readonly Dated[], at: Date): number[] {
  const inOrder = [...releases].sort((a, b) => a.number - b.number);
  const monthOf = ({ madeAt }: Dated) => dayOf(madeAt).slice(0, 7);
  return inOrder.flatMap((release, index) => {
    const before = inOrder[index - 1];
    const isFirstOfMonth = before === undefined || monthOf(before) !== monthOf(release);
    const isOld = at.getTime() - release.madeAt.getTime() > WHOLE_FOR_DAYS * DAY_MS;
    return isOld && !isFirstOfMonth && index < inOrder.length - 1 ? [release.number] : [];
  });
}

/** Removes the data files of old releases; their manifests and signatures are kept, so that files of them can still be recognised. */
export async function removeOldFiles(at: Date): Promise<void> {
  const { rows } = await pool().query<Dated & { isRemoved: boolean }>(
    'SELECT number, made_at AS "madeAt", files_removed_at IS NOT NULL AS "isRemoved" FROM archive_release',
  );
  const removed = new Set(rows.filter(({ isRemoved }) => isRemoved).map(({ number }) => number));
  for (const number of tooOld(rows, at)) {
    if (removed.has(number)) continue;
    for (const name of ['tables', LOG, PACKAGE, DIFFERENCES]) await rm(path.join(folderOf(number), name), { recursive: true, force: true });
    await pool().query('UPDATE archive_release SET files_removed_at = $2 WHERE number = $1', [number, at.toISOString()]);
  }
}

/** A file that the release before has with the same bytes lies on the disk once, under both names. */
export async function shareFiles(folder: string, before: Manifest | null, files: readonly ReleaseFile[]): Promise<void> {
  if (!before) return;
  const earlier = new Map(before.files.map((file) => [file.path, file.sha256]));
  for (const { path: name, sha256 } of files) {
    if (earlier.get(name) !== sha256) continue;
    const [own, shared] = [path.join(folder, name), path.join(folder, `${name}.shared`)];
    try {
      await link(path.join(folderOf(before.release), name), shared);
      await rename(shared, own);
    } catch {
      // A disk without links, or a release whose files were removed: the file stays as it was written.
    }
  }
}

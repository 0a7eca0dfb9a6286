import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { Invalid } from '@/lib/errors';
import { receiveFile } from './stored-files';

/** What the form of a source sends beside its columns. */
export const COPY_FILE = 'copy_file';
export const COPY_IS_WHAT_WAS_READ = 'copy_is_read';

/**
 * Takes the stored copy out of a sent form and puts its digest in: `copy` names it, and `fingerprint` too where that is empty and the
 * editor says that the file is what was read. The form then holds nothing but text, so an error elsewhere does not lose the file.
 */
export async function takeCopy(viewer: Viewer | null, data: FormData): Promise<void> {
  const file = data.get(COPY_FILE);
  const isWhatWasRead = data.get(COPY_IS_WHAT_WAS_READ) === 'yes';
  data.delete(COPY_FILE);
  if (file instanceof File && file.size > 0) data.set('copy', await received(viewer, file));
  const copy = data.get('copy');
  if (isWhatWasRead && copy && !data.get('fingerprint')) data.set('fingerprint', copy);
}

async function received(viewer: Viewer | null, file: File): Promise<string> {
  try {
    return (await receiveFile(viewer, file)).digest;
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid(error.issues.map(({ code }) => ({ path: [COPY_FILE], code })));
  }
}

'use server';

import { redirect } from 'next/navigation';
import { type FormState, oneOf, sentForm, typedOf } from '@/lib/admin-form';
import { viewerOf } from '@/lib/auth/session';
import { Conflict, Invalid } from '@/lib/errors';
import { failed, holdForm } from '@/lib/form-answer';
import { type Locale, localeSchema } from '@/lib/i18n/localized';
import { receiveFile } from '@/lib/publishing/stored-files';
import { discardImport, readAgain, startImport, takeImport } from './import-commands';

/** Where a form of an import was sent from. */
function placeOf(data: FormData): { locale: Locale; id: string; path: string } {
  const typed = typedOf(data);
  const locale = localeSchema.catch('vi').parse(oneOf(typed, 'locale'));
  const id = oneOf(typed, 'id');
  return { locale, id, path: id === '' ? '/admin/import' : `/admin/import/${encodeURIComponent(id)}` };
}

/** Takes in a spreadsheet and has it read. */
export async function sendFile(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const { locale, path } = placeOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(locale, path, data));
  let id: string;
  try {
    const typed = typedOf(data);
    const file = data.get('file');
    if (!(file instanceof File) || file.size === 0) throw new Invalid([{ path: ['file'], code: 'required' }]);
    const { digest, name } = await receiveFile(viewer, file);
    const asked = { organisation: oneOf(typed, 'organisation'), kind: oneOf(typed, 'kind') };
    ({ id } = await startImport(viewer, { ...asked, file: { digest, name } }));
  } catch (error) {
    return failed(state, data, error);
  }
  redirect(`/${locale}/admin/import/${id}`);
}

/** Reads the same file again. */
export async function readFileAgain(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const { locale, id, path } = placeOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(locale, path, data));
  try {
    await readAgain(viewer, { id });
  } catch (error) {
    return failed(state, data, error);
  }
  redirect(`/${locale}${path}`);
}

/** Forgets the file. */
export async function discardFile(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const { locale, id, path } = placeOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(locale, path, data));
  try {
    await discardImport(viewer, { id });
  } catch (error) {
    return failed(state, data, error);
  }
  redirect(`/${locale}/admin/import`);
}

/** Puts the rows into a change set and goes there. */
export async function takeRows(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const { locale, id, path } = placeOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(locale, path, data));
  let number: number;
  try {
    const typed = typedOf(data);
    const set = oneOf(typed, 'set');
    const taken = await takeImport(viewer, {
      id,
      changeSet: set === '' ? null : Number(set),
      leaveOut: oneOf(typed, 'leaveOut') === 'yes',
      replace: oneOf(typed, 'replace') === 'yes',
      nature: oneOf(typed, 'nature') || 'revision',
    });
    number = taken.changeSet;
  } catch (error) {
    if (error instanceof Conflict) {
      // What the set holds was shown: sent once more, the file replaces it.
      data.set('replace', 'yes');
    }
    return failed(state, data, error, { fieldOf: (path) => path.join(' ') });
  }
  redirect(`/${locale}/admin/change-sets/${number}`);
}

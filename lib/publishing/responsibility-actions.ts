'use server';

import { redirect } from 'next/navigation';
import { type FormState, sentForm } from '@/lib/admin-form';
import { signInAddress, viewerOf } from '@/lib/auth/session';
import { expire, tag } from '@/lib/cache';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { failed, holdForm } from '@/lib/form-answer';
import { localeSchema } from '@/lib/i18n/localized';
import { addResponsibility, endResponsibility } from './responsibility';

const path = '/admin/people/kept';
const localeOf = (data: FormData) => localeSchema.catch('vi').parse(data.get('locale'));
const read = (data: FormData) => ({
  organisation: String(data.get('organisation') ?? '').trim(),
  kind: String(data.get('kind') ?? ''),
  code: String(data.get('code_of_record') ?? ''),
});

export async function giveRecords(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const [viewer, locale] = [await viewerOf(), localeOf(data)];
  if (!viewer) return redirect(await holdForm(locale, path, data));
  try {
    await addResponsibility(viewer, read(data));
  } catch (error) {
    return failed(state, data, error, { fieldOf: ([field]) => (field === 'code' ? 'code_of_record' : String(field)) });
  }
  expire([tag.list('responsibility')]);
  return redirect(`/${locale}${path}?answer=kept-added`);
}

export async function takeRecordsBack(sent: FormData): Promise<void> {
  const data = sentForm(sent);
  const [viewer, locale] = [await viewerOf(), localeOf(data)];
  if (!viewer) return redirect(signInAddress(locale, `/${locale}${path}`));
  let answer = 'kept-ended';
  try {
    await endResponsibility(viewer, read(data));
    expire([tag.list('responsibility')]);
  } catch (error) {
    if (error instanceof Forbidden) answer = 'refused';
    else if (error instanceof NotFound || error instanceof Invalid) answer = 'not-found';
    else throw error;
  }
  return redirect(`/${locale}${path}?answer=${answer}`);
}

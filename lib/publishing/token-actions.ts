'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { type FormState, oneOf, sentForm, typedOf } from '@/lib/admin-form';
import { viewerOf } from '@/lib/auth/session';
import { done, failed, holdForm } from '@/lib/form-answer';
import { localeSchema } from '@/lib/i18n/localized';
import { endToken, makeToken } from './token-commands';

const path = '/admin/tokens';
const localeOf = (data: FormData) => localeSchema.catch('vi').parse(data.get('locale'));

/** Makes a key and gives it back in the answer, the only place where it ever stands. */
export async function makeTokenFromForm(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(localeOf(data), path, data));
  const typed = typedOf(data);
  const days = oneOf(typed, 'days').trim();
  // A key that an earlier answer showed is not carried on.
  const clean = { ...state, typed: {} };
  try {
    const { key } = await makeToken(viewer, {
      name: oneOf(typed, 'name'),
      organisation: oneOf(typed, 'organisation'),
      kinds: typed.kinds ?? [],
      days: /^\d{1,4}$/.test(days) ? Number(days) : Number.NaN,
    });
    // The list below shows it too.
    refresh();
    return done(clean, 'token-made', { key: [key], days: [days] });
  } catch (error) {
    return failed(clean, data, error, { fieldOf: ([first]) => String(first) });
  }
}

export async function endTokenFromForm(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(localeOf(data), path, data));
  try {
    await endToken(viewer, { token: data.get('token') });
  } catch (error) {
    return failed(state, data, error);
  }
  redirect(`/${localeOf(data)}${path}?answer=token-ended`);
}

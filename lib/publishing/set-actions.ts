'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { blankForm, type FormState, oneOf, sentForm, typedOf } from '@/lib/admin-form';
import { viewerOf } from '@/lib/auth/session';
import type { Viewer } from '@/lib/auth/viewer';
import { Conflict, Invalid } from '@/lib/errors';
import { failed, holdForm } from '@/lib/form-answer';
import { LOCALES, type Locale, localeSchema } from '@/lib/i18n/localized';
import { cleaned } from '@/lib/ingest/clean-text';
import { addComment, settleComment } from './comments';
import { publishSet, returnSet, scheduleSet } from './decisions';
import { removeChange } from './drafts';
import { removeFigure } from './figure-drafts';
import { instantOf } from './hour';
import { submitSet, withdrawSet } from './submission';

/** The reviewer's decision: at once, at an hour, or back to the author. */
export async function decideSet(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  return answer(state, data, async (viewer, number, typed) => {
    const looked = { number, submittedAt: oneOf(typed, 'form_submitted') };
    const [reason, hour] = [oneOf(typed, 'reason'), oneOf(typed, 'publish_at').trim()];
    const choice = oneOf(typed, 'form_choice');
    if (choice === 'return') return returnSet(viewer, { ...looked, reason });
    if (choice === 'schedule') return scheduleSet(viewer, { ...looked, decision: reason, publishAt: instantOf(hour) });
    // Somebody who named an hour does not mean now.
    if (hour !== '') throw new Invalid([{ path: ['publishAt'], code: 'hour-given' }]);
    return publishSet(viewer, { ...looked, decision: reason });
  });
}

/** Hands the author's set in. */
export async function handInSet(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  return answer(state, data, (viewer, number, typed) =>
    submitSet(viewer, { number, title: localizedOf(typed, 'title'), reason: localizedOf(typed, 'reason') }),
  );
}

export async function takeBackSet(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  return answer(state, data, (viewer, number, typed) => withdrawSet(viewer, { number, reason: oneOf(typed, 'withdraw_reason') }));
}

/** Takes one record, or one row of figures, out of the author's set. */
export async function takeOut(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  return answer(state, data, (viewer, changeSet, typed) => {
    const [kind = '', code = ''] = oneOf(typed, 'form_take').split('/');
    return kind === 'figures'
      ? removeFigure(viewer, { changeSet, position: Number(code) })
      : removeChange(viewer, { changeSet, kind, code });
  });
}

export async function commentOnField(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const work: Work = (viewer, number, typed) => {
    const [kind, code, field] = ['form_kind', 'form_subject', 'form_field'].map((name) => oneOf(typed, name));
    return addComment(viewer, { number, kind, code, field, words: oneOf(typed, 'words') });
  };
  return answer(state, data, work, '#comments');
}

export async function settle(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  return answer(state, data, (viewer, number, typed) => settleComment(viewer, { number, id: oneOf(typed, 'form_comment') }), '#comments');
}

type Work = (viewer: Viewer, number: number, typed: FormState['typed']) => Promise<unknown>;

/** Does it and shows the set anew; what fails stays on its form, and who is signed out loses nothing. */
async function answer(state: FormState, data: FormData, work: Work, anchor = ''): Promise<FormState> {
  const locale = localeSchema.catch('vi').parse(data.get('form_locale'));
  const number = Number(data.get('form_number'));
  const path = `/admin/change-sets/${Number.isSafeInteger(number) ? number : 0}`;
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(locale, path, data));
  try {
    await work(viewer, number, cleanTyped(data));
  } catch (error) {
    return refused(state, data, error);
  }
  // An address that differs from this one in its anchor alone would show the page as it was.
  refresh();
  redirect(`/${locale}${path}${anchor}`);
}

/** Names of fields of the forms, by those of the commands. */
const names: Readonly<Record<string, string>> = {
  publishAt: 'publish_at',
  decision: 'reason',
  state: 'reason',
  number: 'reason',
  figures: 'reason',
};

function refused(state: FormState, data: FormData, error: unknown): FormState {
  const isWithdrawal = data.has('withdraw_reason');
  const fieldOf = (path: readonly (string | number)[]): string => {
    const [first = 'reason', second] = path.map(String);
    if (isWithdrawal) return 'withdraw_reason';
    const isLanguage = LOCALES.some((locale) => locale === second);
    return isLanguage ? `${first}_${second}` : (names[first] ?? first);
  };
  // What a form says of itself is not believed but for its count.
  const before = { ...blankForm(), round: Number(state?.round) || 0 };
  const answered = failed(before, data, error, { fieldOf });
  if (!(error instanceof Conflict)) return answered;
  // Both are shown on the page itself, field by field.
  const isResubmitted = error.conflicts.some(({ path }) => path === 'submittedAt');
  return { ...answered, conflicts: [], notice: isResubmitted ? 'resubmitted' : 'contradicts' };
}

/** What was typed, in composed letters. Throws Invalid for signs that no text holds. */
function cleanTyped(data: FormData): FormState['typed'] {
  const entries = Object.entries(typedOf(data)).map(([name, values]): [string, string[]] => [
    name,
    values.map((value) => {
      const clean = cleaned(value);
      if ('problem' in clean) throw new Invalid([{ path: [name], code: 'characters' }]);
      return clean.text;
    }),
  ]);
  return Object.fromEntries(entries);
}

/** A text in up to four languages from `name_vi` … `name_ru`; languages left empty are left out, Vietnamese is owed to every reader. */
function localizedOf(typed: FormState['typed'], name: string): Record<string, string> {
  const words = LOCALES.flatMap((locale): [Locale, string][] => {
    const written = oneOf(typed, `${name}_${locale}`).trim();
    return written === '' ? [] : [[locale, written]];
  });
  if (!words.some(([locale]) => locale === 'vi')) throw new Invalid([{ path: [name, 'vi'], code: 'required' }]);
  return { original: oneOf(typed, `${name}_original`) || 'vi', ...Object.fromEntries(words) };
}

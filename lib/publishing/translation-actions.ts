'use server';

import { redirect } from 'next/navigation';
import { blankForm, type FormState, sentForm, typedOf } from '@/lib/admin-form';
import { setAnswerStatus } from '@/lib/answer-status';
import { viewerOf } from '@/lib/auth/session';
import type { Viewer } from '@/lib/auth/viewer';
import { Conflict, NotFound } from '@/lib/errors';
import { failed, holdForm } from '@/lib/form-answer';
import { localeSchema } from '@/lib/i18n/localized';
import { code as codeSchema } from '@/lib/record';
import { translationAddress, wordsField } from '@/lib/translation-form';
import { KINDS } from './kinds';
import { saveTranslations, type Translated, UnkeptWords } from './translation-save';
import { getTranslationDesk } from './translations';

/** Puts the translations of one record into the viewer's open change set. */
export async function saveTranslation(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const locale = localeSchema.catch('vi').parse(data.get('form_locale'));
  const translated = translatedOf(data);
  const viewer = await viewerOf();
  const path = translated ? translationAddress(translated.kind, translated.code, translated.language) : '/admin/translations';
  if (!viewer) redirect(await holdForm(locale, path, data));
  const before = { ...blankForm(), round: Number(state?.round) || 0 };
  if (!translated) return failed(before, data, new NotFound('translation', ''));
  let changeSet: number;
  try {
    ({ changeSet } = await saveTranslations(viewer, translated, typedOf(data)));
  } catch (error) {
    return refused(viewer, translated, before, data, error);
  }
  redirect(`/${locale}${path}&saved=${changeSet}`);
}

function translatedOf(data: FormData): Translated | null {
  const kind = KINDS.find((known) => known.kind === data.get('form_kind'))?.kind;
  const code = codeSchema.safeParse(data.get('form_code'));
  const language = localeSchema.safeParse(data.get('form_language'));
  return kind !== undefined && code.success && language.success ? { kind, code: code.data, language: language.data } : null;
}

async function refused(viewer: Viewer, of: Translated, before: FormState, data: FormData, error: unknown): Promise<FormState> {
  if (error instanceof UnkeptWords) {
    setAnswerStatus(422);
    return { ...before, outcome: 'invalid', round: before.round + 1, typed: typedOf(data), issues: error.issues };
  }
  const answer = failed(before, data, error, { fieldOf: (path) => fieldOf(path, of) });
  if (!(error instanceof Conflict)) return answer;
  // Both values were shown: saving again keeps the one of this window.
  const desk = await getTranslationDesk(viewer, of.kind, of.code, of.language);
  const again = { form_base: [String(desk?.revision ?? 0)], form_seen: [desk?.own?.digest ?? ''] };
  return { ...answer, typed: { ...answer.typed, ...again } };
}

/** `['name', 'en']` is about the field that holds the words of the name. */
function fieldOf(path: readonly (string | number)[], { language }: Translated): string {
  const [first] = path;
  if (path.length <= 1) return first === 'organisation' || first === 'changeSet' ? 'form_body' : wordsField(String(first ?? ''));
  return wordsField((path.at(-1) === language ? path.slice(0, -1) : path).join('.'));
}

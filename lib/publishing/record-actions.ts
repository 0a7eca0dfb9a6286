'use server';

import { redirect } from 'next/navigation';
import { blankForm, type FormState, oneOf, sentForm, typedOf } from '@/lib/admin-form';
import { setAnswerStatus } from '@/lib/answer-status';
import { viewerOf } from '@/lib/auth/session';
import type { Viewer } from '@/lib/auth/viewer';
import { Conflict, NotFound } from '@/lib/errors';
import { failed, holdForm } from '@/lib/form-answer';
import { localeSchema } from '@/lib/i18n/localized';
import { cleaned } from '@/lib/ingest/clean-text';
import { code as codeSchema } from '@/lib/record';
import { sheetOf } from './columns/sheet';
import { getDeskRecord } from './desk-record';
import { noteReason } from './draft-opening';
import { removeChange, saveChange } from './drafts';
import { KINDS } from './kinds';
import { afterConflict, chosenSet, type Edited, saveTyped, Unreadable } from './record-edit';
import { fieldOfPath } from './record-form';
import { takeCopy } from './source-copy';
import { publicWords } from './submission';
import { dropTyping, keepTyping } from './typing';

/** Puts what was typed into the chosen change set. */
export async function saveRecord(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const edited = editedOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(edited.locale, pathOf(edited), data));
  let to: string;
  try {
    requireKind(edited);
    if (edited.kind === 'source') await takeCopy(viewer, data);
    const chosen = await chosenSet(viewer, typedOf(data));
    // A set that was opened takes the next try too.
    if (chosen.changeSet !== null) data.set('form_set', `${chosen.organisation} ${chosen.changeSet}`);
    const saved = await saveTyped(viewer, edited, typedOf(data), chosen);
    await dropTyping(viewer, pathOf(edited));
    to = savedAddress(edited, data, saved.code, saved.changeSet);
  } catch (error) {
    return refused(viewer, edited, state, data, error);
  }
  redirect(to);
}

/** Proposes to take the record off the portal. */
export async function withdrawRecord(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const edited = editedOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(edited.locale, pathOf(edited), data));
  let to: string;
  try {
    requireKind(edited);
    const typed = typedOf(data);
    const reason = reasonOf(oneOf(typed, 'withdraw_reason'));
    const shown = await getDeskRecord(viewer, edited.kind, edited.code);
    if (!shown?.published) throw new NotFound(edited.kind, edited.code);
    const { record, revision } = shown.published;
    const { changeSet } = await saveChange(viewer, {
      ...(await chosenSet(viewer, typed)),
      kind: edited.kind,
      code: edited.code,
      baseRevision: revision,
      nature: 'withdrawal',
      record,
      seen: shown.own?.digest ?? null,
    });
    await noteReason(viewer, { number: changeSet, language: edited.locale, reason });
    to = savedAddress(edited, data, edited.code, changeSet);
  } catch (error) {
    return refused(viewer, edited, state, data, error);
  }
  redirect(to);
}

/** Takes the record out of the viewer's change set again. */
export async function discardRecord(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const edited = editedOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(edited.locale, pathOf(edited), data));
  try {
    requireKind(edited);
    await removeChange(viewer, { changeSet: Number(data.get('form_draft')), kind: edited.kind, code: edited.code });
  } catch (error) {
    return refused(viewer, edited, state, data, error);
  }
  redirect(`/${edited.locale}/admin/records/${edited.kind}?removed=${edited.code}`);
}

/** Keeps what stands in a form while it is typed; says whether it is kept. */
export async function noteTyping(form: string, sent: FormData): Promise<'kept' | 'too-long' | 'signed-out'> {
  const viewer = await viewerOf();
  if (!viewer) return 'signed-out';
  return (await keepTyping(viewer, String(form), typedOf(sentForm(sent)))) ? 'kept' : 'too-long';
}

/** Throws away what was kept of a form. */
export async function forgetTyping(sent: FormData): Promise<void> {
  const data = sentForm(sent);
  const viewer = await viewerOf();
  const locale = localeSchema.catch('vi').parse(data.get('form_locale'));
  const form = String(data.get('form_path'));
  if (viewer) await dropTyping(viewer, form);
  redirect(`/${locale}${/^\/admin\/(records|figures)[/?]/.test(form) ? form : '/admin/records'}`);
}

function editedOf(data: FormData): Edited {
  const locale = localeSchema.catch('vi').parse(data.get('form_locale'));
  const kind = KINDS.find((known) => known.kind === data.get('form_kind'))?.kind ?? '';
  return { locale, kind, code: codeSchema.safeParse(data.get('form_code')).data ?? '' };
}

function requireKind({ kind }: Edited): void {
  if (kind === '') throw new NotFound('kind', '');
}

const pathOf = ({ kind, code }: Edited): string => (kind === '' ? '/admin/records' : `/admin/records/${kind}/${code || 'new'}`);

function savedAddress({ locale, kind }: Edited, data: FormData, code: string, changeSet: number): string {
  const back = String(data.get('form_back') ?? '');
  // A figure waits for the source or the release that was added for it.
  if (/^\/admin\/figures\?[\x21-\x7e]{1,300}$/.test(back)) return `/${locale}${back}&typing=1&${kind}=${code}&set=${changeSet}`;
  return `/${locale}/admin/records/${kind}/${code}?saved=${changeSet}`;
}

async function refused(viewer: Viewer, edited: Edited, before: FormState, data: FormData, error: unknown): Promise<FormState> {
  const typed = typedOf(data);
  const state = { ...blankForm(), round: Number(before?.round) || 0 };
  if (error instanceof Unreadable) {
    setAnswerStatus(422);
    return { ...state, outcome: 'invalid', round: state.round + 1, typed, issues: error.issues };
  }
  if (edited.kind === '') return failed(state, data, error);
  const answer = failed(state, data, error, { fieldOf: (path) => fieldNamed(edited.kind, typed, path) });
  return error instanceof Conflict ? { ...answer, typed: await afterConflict(viewer, edited, typed) } : answer;
}

function reasonOf(text: string): string {
  const clean = cleaned(text);
  if ('problem' in clean) throw new Unreadable([{ field: 'withdraw_reason', code: 'characters' }]);
  const reason = publicWords.safeParse(clean.text);
  if (!reason.success) throw new Unreadable([{ field: 'withdraw_reason', code: reason.error.issues[0]?.message ?? 'required' }]);
  return reason.data;
}

/** Fields that stand around those of the record. */
const ownFields: Readonly<Record<string, string>> = {
  changeSet: 'form_set',
  organisation: 'form_set',
  code: 'record_code',
  copy_file: 'copy_file',
};

const fieldNamed = (kind: string, typed: FormState['typed'], path: readonly (string | number)[]): string =>
  ownFields[String(path[0])] ?? fieldOfPath(sheetOf(kind), typed, path);

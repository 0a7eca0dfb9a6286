'use server';

import { redirect } from 'next/navigation';
import { blankForm, type FormState, sentForm, typedOf } from '@/lib/admin-form';
import { setAnswerStatus } from '@/lib/answer-status';
import { viewerOf } from '@/lib/auth/session';
import { failed, holdForm } from '@/lib/form-answer';
import { type Locale, localeSchema } from '@/lib/i18n/localized';
import { code as codeSchema } from '@/lib/record';
import { type KindSheet, sheetOf } from './columns/sheet';
import { figureAddress } from './figure-address';
import { removeFigure } from './figure-drafts';
import { saveFigureTyped } from './figure-edit';
import { chosenSet, Unreadable } from './record-edit';
import { fieldOfPath } from './record-form';
import { dropTyping, keepTyping } from './typing';

type Asked = { locale: Locale; series: string; figure: string; form: string };

/** Puts one figure into the chosen change set, or its withdrawal; or keeps what is typed and goes to add a source or a release first. */
export async function saveFigureForm(before: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const asked = askedOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(asked.locale, asked.form, data));
  const intent = String(data.get('form_intent') ?? '');
  const added = intent === 'new-source' ? 'source' : intent === 'new-release' ? 'release' : null;
  if (added) {
    await keepTyping(viewer, asked.form, typedOf(data));
    redirect(`/${asked.locale}/admin/records/${added}/new?${new URLSearchParams({ back: asked.form })}`);
  }
  let changeSet: number;
  try {
    const chosen = await chosenSet(viewer, typedOf(data));
    // A set that was opened takes the next try too.
    if (chosen.changeSet !== null) data.set('form_set', `${chosen.organisation} ${chosen.changeSet}`);
    changeSet = await saveFigureTyped(viewer, asked.locale, typedOf(data), chosen, intent === 'withdraw');
    await dropTyping(viewer, asked.form);
  } catch (error) {
    return refused(before, data, error);
  }
  redirect(`/${asked.locale}${figureAddress(asked.series, '')}&saved=${changeSet}`);
}

/** Takes one row of figures out of the viewer's change set again. */
export async function removeStagedFigure(before: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const { locale, series, form } = askedOf(data);
  const viewer = await viewerOf();
  if (!viewer) redirect(await holdForm(locale, form, data));
  try {
    await removeFigure(viewer, { changeSet: Number(data.get('form_draft')), position: Number(data.get('form_position')) });
  } catch (error) {
    return refused(before, data, error);
  }
  redirect(`/${locale}${figureAddress(series, '')}`);
}

function askedOf(data: FormData): Asked {
  const locale = localeSchema.catch('vi').parse(data.get('form_locale'));
  const series = codeSchema.safeParse(data.get('series')).data ?? '';
  const figure = String(data.get('form_figure') ?? '');
  return { locale, series, figure, form: figureAddress(series, /^(\d{1,15}|new|\d{1,9}\.\d{1,9})$/.test(figure) ? figure : 'new') };
}

function refused(before: FormState, data: FormData, error: unknown): FormState {
  const typed = typedOf(data);
  const state = { ...blankForm(), round: Number(before?.round) || 0 };
  if (error instanceof Unreadable) {
    setAnswerStatus(422);
    return { ...state, outcome: 'invalid', round: state.round + 1, typed, issues: error.issues };
  }
  return failed(state, data, error, { fieldOf: (path) => fieldNamed(sheetOf('figure'), typed, path) });
}

function fieldNamed(sheet: KindSheet, typed: FormState['typed'], path: readonly (string | number)[]): string {
  if (path[0] === 'changeSet' || path[0] === 'organisation') return 'form_set';
  return fieldOfPath(sheet, typed, path[0] === 'figure' ? path.slice(1) : path);
}

'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type FormState, sentForm } from '@/lib/admin-form';
import { ownPath } from '@/lib/auth/own-path';
import { trustedHeaders } from '@/lib/auth/sender';
import { currentPerson, putCookies, requestHeaders, signInAddress } from '@/lib/auth/session';
import { done } from '@/lib/form-answer';
import { issueWith, localeOf, readFields, textOf, turnedAway } from './form-parts';
import { changePassword, type PasswordCheck } from './password';
import { renamePerson } from './person';
import { nameSchema, newPassword } from './schema';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from './second-factor';
import { endOwnSession } from './sessions';

const notRight = (state: FormState, data: FormData, field: string, { kind }: Exclude<PasswordCheck, { kind: 'right' }>) =>
  kind === 'wait' ? turnedAway(state, data, 'too-many') : issueWith(state, data, field, 'password-wrong');

export async function saveName(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const person = await currentPerson();
  if (!person) return turnedAway(state, data, 'signed-out');
  const read = readFields(z.object({ name: nameSchema }), state, data, { name: textOf(data, 'name') });
  if (!read.ok) return read.answer;
  await renamePerson(person.id, read.value.name, trustedHeaders(await requestHeaders()).sender);
  return done(state, 'name-saved', { name: [read.value.name] });
}

export async function changeOwnPassword(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const person = await currentPerson();
  if (!person) return turnedAway(state, data, 'signed-out');
  const typed = { password: textOf(data, 'password'), passwordAgain: textOf(data, 'passwordAgain') };
  const read = readFields(newPassword, state, data, typed);
  if (!read.ok) return read.answer;
  const answer = await changePassword(
    person,
    { current: textOf(data, 'currentPassword'), next: read.value.password },
    await requestHeaders(),
  );
  if (answer.kind !== 'done') return notRight(state, data, 'currentPassword', answer);
  await putCookies(answer.cookies);
  return done(state, 'password-changed');
}

/** Back to the page, which now shows the secret to scan. */
export async function startSecondFactor(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const person = await currentPerson();
  if (!person) return turnedAway(state, data, 'signed-out');
  const check = await beginSecondFactor(person, textOf(data, 'password'), await requestHeaders());
  if (check.kind !== 'right') return notRight(state, data, 'password', check);
  return redirect(secondFactorAddress(data));
}

/**
 * A code switches the second step on; the password, later, makes new recovery codes. One action, because without scripts an answer
 * is shown only by the action it came from. The recovery codes come back with it and are shown nowhere else.
 */
export async function askForRecoveryCodes(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  return data.has('code') ? finishSecondFactor(state, data) : makeRecoveryCodes(state, data);
}

async function finishSecondFactor(state: FormState, data: FormData): Promise<FormState> {
  const person = await currentPerson();
  if (!person) return turnedAway(state, data, 'signed-out');
  const answer = await confirmSecondFactor(person, textOf(data, 'code'), await requestHeaders());
  if (answer.kind !== 'done') return turnedAway(state, data, 'code-wrong');
  await putCookies(answer.cookies);
  return done(state, 'recovery-codes', { recoveryCodes: answer.recoveryCodes });
}

async function makeRecoveryCodes(state: FormState, data: FormData): Promise<FormState> {
  const person = await currentPerson();
  if (!person) return turnedAway(state, data, 'signed-out');
  const answer = await renewRecoveryCodes(person, textOf(data, 'password'), await requestHeaders());
  if (answer.kind !== 'done') return notRight(state, data, 'password', answer);
  return done(state, 'recovery-codes', { recoveryCodes: answer.recoveryCodes });
}

export async function dropSecondFactor(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const person = await currentPerson();
  if (!person) return turnedAway(state, data, 'signed-out');
  const answer = await removeSecondFactor(person, textOf(data, 'removalPassword'), await requestHeaders());
  if (answer.kind !== 'done') return notRight(state, data, 'removalPassword', answer);
  await putCookies(answer.cookies);
  return redirect(secondFactorAddress(data));
}

export async function endSession(sent: FormData): Promise<void> {
  const data = sentForm(sent);
  const [person, locale] = [await currentPerson(), localeOf(data)];
  if (!person) redirect(signInAddress(locale, `/${locale}/account`));
  await endOwnSession(person, textOf(data, 'session'), await requestHeaders());
  redirect(`/${locale}/account#sessions`);
}

function secondFactorAddress(data: FormData): string {
  const locale = localeOf(data);
  const next = ownPath(data.get('next'), '');
  return `/${locale}/account/second-factor${next && `?${new URLSearchParams({ next })}`}`;
}

'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type FormState, sentForm } from '@/lib/admin-form';
import { findGrants } from '@/lib/auth/grants';
import { ownPath } from '@/lib/auth/own-path';
import { trustedHeaders } from '@/lib/auth/sender';
import { currentPerson, putCookies, requestHeaders } from '@/lib/auth/session';
import { expire, tag } from '@/lib/cache';
import { NotFound } from '@/lib/errors';
import { done } from '@/lib/form-answer';
import { acceptInvitation, bearerOf, openInvitation } from './acceptance';
import { issueWith, localeOf, readFields, textOf, turnedAway } from './form-parts';
import { portalAddress } from './links';
import { sendAccountMail } from './mails';
import { askForReset, resetPassword } from './password';
import { emailSchema, nameSchema, newPassword } from './schema';
import { secondStep, signIn, signOut } from './sign-in';

const nextOf = (data: FormData): string => ownPath(data.get('next'), `/${localeOf(data)}/admin`);
const needed = z.string().min(1, { error: 'required' });
const twice = (data: FormData) => ({ password: textOf(data, 'password'), passwordAgain: textOf(data, 'passwordAgain') });

/** Whose role waits for a second factor is led to it first. */
async function goOn(userId: string, data: FormData): Promise<never> {
  const next = nextOf(data);
  const { needsSecondFactor } = await findGrants(userId, false);
  return redirect(needsSecondFactor ? `/${localeOf(data)}/account/second-factor?${new URLSearchParams({ next })}` : next);
}

export async function signInHere(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const schema = z.object({ email: z.string().trim().min(1, { error: 'required' }), password: needed });
  const read = readFields(schema, state, data, { email: textOf(data, 'email'), password: textOf(data, 'password') });
  if (!read.ok) return read.answer;
  const answer = await signIn(read.value, await requestHeaders());
  if (answer.kind === 'wait') return turnedAway(state, data, 'too-many');
  if (answer.kind === 'refused') return turnedAway(state, data, 'sign-in-wrong');
  await putCookies(answer.cookies);
  if (answer.kind === 'in') return goOn(answer.userId, data);
  return redirect(`/${localeOf(data)}/account/second-step?${new URLSearchParams({ next: nextOf(data) })}`);
}

export async function takeSecondStep(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const code = textOf(data, 'code').trim();
  if (code === '') return issueWith(state, data, 'code', 'required');
  const answer = await secondStep(code, await requestHeaders());
  if (answer.kind === 'wait') return turnedAway(state, data, 'too-many');
  if (answer.kind === 'expired') return turnedAway(state, data, 'step-expired');
  if (answer.kind !== 'in') return turnedAway(state, data, 'code-wrong');
  await putCookies(answer.cookies);
  return redirect(nextOf(data));
}

export async function signOutHere(sent: FormData): Promise<void> {
  const data = sentForm(sent);
  const person = await currentPerson();
  if (person) await putCookies(await signOut(await requestHeaders(), person.id));
  redirect(`/${localeOf(data)}/account/sign-in`);
}

/** One answer whoever asks, and at once: the mail goes its own way. */
export async function sendResetLink(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const read = readFields(z.object({ email: emailSchema }), state, data, { email: textOf(data, 'email') });
  if (!read.ok) return read.answer;
  const locale = localeOf(data);
  const asked = await askForReset(read.value.email, await requestHeaders());
  if (asked) {
    const link = portalAddress(`/${locale}/account/reset?${new URLSearchParams({ key: asked.key })}`);
    void sendAccountMail(asked.email, locale, { kind: 'reset', link }).catch((error: unknown) =>
      console.error('a mail with a link for a new password could not be sent', error),
    );
  }
  return done(state, 'link-sent', { email: [read.value.email] });
}

export async function setPasswordAnew(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const read = readFields(newPassword, state, data, twice(data));
  if (!read.ok) return read.answer;
  const answer = await resetPassword(textOf(data, 'secretKey'), read.value.password, await requestHeaders());
  if (!answer) return turnedAway(state, data, 'link-gone');
  await putCookies(answer.cookies);
  return redirect(`/${localeOf(data)}/account/sign-in`);
}

/** Makes the account and signs the person in. */
export async function takeInvitation(state: FormState, sent: FormData): Promise<FormState> {
  const data = sentForm(sent);
  const read = readFields(z.object({ name: nameSchema }).and(newPassword), state, data, { name: textOf(data, 'name'), ...twice(data) });
  if (!read.ok) return read.answer;
  const [key, asked] = [textOf(data, 'secretKey'), await requestHeaders()];
  const invitation = await openInvitation(key);
  if (!invitation || invitation.hasAccount) return turnedAway(state, data, 'link-gone');
  let accepted: { userId: string; email: string };
  try {
    accepted = await acceptInvitation(bearerOf(invitation, trustedHeaders(asked).sender), { key, ...read.value });
  } catch (error) {
    if (error instanceof NotFound) return turnedAway(state, data, 'link-gone');
    throw error;
  }
  expire([tag.list('membership')]);
  const answer = await signIn({ email: accepted.email, password: read.value.password }, asked);
  if (answer.kind !== 'in') return redirect(`/${localeOf(data)}/account/sign-in`);
  await putCookies(answer.cookies);
  return goOn(accepted.userId, data);
}

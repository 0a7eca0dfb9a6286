'use server';

import { redirect } from 'next/navigation';
import { type FormState, sentForm } from '@/lib/admin-form';
import { signInAddress, viewerOf } from '@/lib/auth/session';
import { expire, tag } from '@/lib/cache';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { failed, holdForm } from '@/lib/form-answer';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localeSchema } from '@/lib/i18n/localized';
import { localeOf, textOf } from './form-parts';
import { endInvitation, type Invited, invitePerson, renewInvitation } from './invitations';
import { invitationLink, portalAddress } from './links';
import { accountWords, sendAccountMail } from './mails';
import { endRole, resetSecondFactor } from './roles';

type Answer = 'role-ended' | 'second-factor-reset' | 'invitation-sent' | 'role-given' | 'invitation-ended';
type Fault = 'refused' | 'not-found' | 'own-role' | 'mail-failed';

const home = (locale: Locale, answer: Answer | Fault): string => `/${locale}/admin/people?${new URLSearchParams({ answer })}`;
const mailLanguage = (data: FormData): Locale => localeSchema.catch(localeOf(data)).parse(data.get('mailLanguage'));
const emptyAsNull = (text: string): string | null => text.trim() || null;

/** Runs what a single button asks for; the page it leads back to says what became of it. */
async function byButton(data: FormData, work: () => Promise<Answer | Fault>): Promise<never> {
  const locale = localeOf(data);
  if (!(await viewerOf())) return redirect(signInAddress(locale, `/${locale}/admin/people`));
  let answer: Answer | Fault;
  try {
    answer = await work();
  } catch (error) {
    if (error instanceof Forbidden) answer = 'refused';
    else if (error instanceof NotFound) answer = 'not-found';
    else if (error instanceof Invalid) answer = error.issues[0]?.code === 'own-role' ? 'own-role' : 'not-found';
    else throw error;
  }
  return redirect(home(locale, answer));
}

export async function inviteSomebody(state: FormState, form: FormData): Promise<FormState> {
  const data = sentForm(form);
  const [viewer, locale] = [await viewerOf(), localeOf(data)];
  if (!viewer) return redirect(await holdForm(locale, '/admin/people/invite', data));
  let invited: Invited;
  try {
    invited = await invitePerson(viewer, {
      email: textOf(data, 'email'),
      role: textOf(data, 'role'),
      organisation: emptyAsNull(textOf(data, 'organisation')),
      language: emptyAsNull(textOf(data, 'language')),
    });
  } catch (error) {
    return failed(state, data, error);
  }
  if (invited.kind === 'granted') expire([tag.list('membership')]);
  return redirect(home(locale, await tell(invited, mailLanguage(data), textOf(data, 'role'))));
}

async function tell(invited: Invited, locale: Locale, role: string): Promise<Answer | Fault> {
  const words = await accountWords(locale);
  const named = words(`role.${role as 'editor' | 'reviewer' | 'translator' | 'administrator'}`);
  if (invited.kind === 'granted') {
    const link = portalAddress(`/${locale}/account/sign-in`);
    return sent('role-given', () => sendAccountMail(invited.email, locale, { kind: 'granted', role: named, link }));
  }
  return sent('invitation-sent', () =>
    sendAccountMail(invited.email, locale, {
      kind: 'invitation',
      role: named,
      until: formatDate(invited.until, locale),
      link: invitationLink(locale, invited.key),
    }),
  );
}

async function sent(answer: Answer, send: () => Promise<void>): Promise<Answer | Fault> {
  try {
    await send();
    return answer;
  } catch (error) {
    console.error('a mail about an account could not be sent', error);
    return 'mail-failed';
  }
}

export async function sendInvitationAgain(form: FormData): Promise<void> {
  const data = sentForm(form);
  await byButton(data, async () => {
    const invited = await renewInvitation(await viewerOf(), { invitation: textOf(data, 'invitation') });
    return tell({ kind: 'invited', subject: '', ...invited }, mailLanguage(data), invited.role);
  });
}

export async function withdrawInvitation(form: FormData): Promise<void> {
  const data = sentForm(form);
  await byButton(data, async () => {
    await endInvitation(await viewerOf(), { invitation: textOf(data, 'invitation') });
    return 'invitation-ended';
  });
}

export async function endSomebodysRole(form: FormData): Promise<void> {
  const data = sentForm(form);
  await byButton(data, async () => {
    await endRole(await viewerOf(), { membership: textOf(data, 'membership') });
    expire([tag.list('membership')]);
    return 'role-ended';
  });
}

export async function resetSomebodysSecondFactor(form: FormData): Promise<void> {
  const data = sentForm(form);
  await byButton(data, async () => {
    const { email } = await resetSecondFactor(await viewerOf(), { person: textOf(data, 'person') });
    const locale = mailLanguage(data);
    const link = portalAddress(`/${locale}/account/second-factor`);
    return sent('second-factor-reset', () => sendAccountMail(email, locale, { kind: 'secondFactorReset', link }));
  });
}

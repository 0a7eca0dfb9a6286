import 'server-only';
import { randomBytes } from 'node:crypto';
import { noteAccountEvent } from '@/lib/auth/account-audit';
import { admit } from '@/lib/auth/attempts';
import { auth } from '@/lib/auth/auth';
import { accountDigest, knownDevice, rememberDevice } from '@/lib/auth/known-device';
import { trustedHeaders } from '@/lib/auth/sender';
import type { Person } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { attempt } from './sign-in';

export type PasswordCheck = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; waitMs: number };

const linkLastsMs = 60 * 60_000;

/** Asked again before what a stolen session must not do; counted like a sign-in. */
export async function isOwnPassword(person: Person, password: string, asked: Headers): Promise<PasswordCheck> {
  const { headers, sender } = trustedHeaders(asked);
  const account = accountDigest(person.email);
  const passage = await admit({ step: 'password', account, sender, device: knownDevice(asked.get('cookie'), account) });
  if (passage.kind === 'wait') return passage;
  const answer = await attempt(() => auth().api.verifyPassword({ body: { password }, headers }));
  if (!answer) return { kind: 'wrong' };
  await passage.succeeded();
  return { kind: 'right' };
}

/** The new password ends every other session. */
export async function changePassword(
  person: Person,
  { current, next }: { current: string; next: string },
  asked: Headers,
): Promise<Exclude<PasswordCheck, { kind: 'right' }> | { kind: 'done'; cookies: string[] }> {
  const check = await isOwnPassword(person, current, asked);
  if (check.kind !== 'right') return check;
  const { headers, sender } = trustedHeaders(asked);
  const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
  const answer = await auth().api.changePassword({ body, headers, returnHeaders: true });
  await noteAccountEvent('password.change', { userId: person.id, sender });
  return { kind: 'done', cookies: answer.headers.getSetCookie() };
}

/**
 * The key of a link by which the person at `email` sets a new password within an hour; null where there is nobody, or too many
 * were asked for. The asker gets one answer for all of these.
 */
export async function askForReset(email: string, asked: Headers): Promise<{ email: string; key: string } | null> {
  const { sender } = trustedHeaders(asked);
  const account = accountDigest(email);
  // Also a known browser counts as any other: here a mail is sent, and nobody is kept out.
  const passage = await admit({ step: 'forgotten', account, sender, device: null });
  const person = await db().user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true, email: true } });
  if (passage.kind === 'wait' || !person) return null;
  const key = randomBytes(24).toString('base64url');
  const { internalAdapter } = await auth().$context;
  const expiresAt = new Date(Date.now() + linkLastsMs);
  await internalAdapter.createVerificationValue({ identifier: `reset-password:${key}`, value: person.id, expiresAt });
  return { email: person.email, key };
}

/** Whose password the key sets; null once it was used or its hour is over. */
export async function whoMayReset(key: string): Promise<{ id: string; email: string } | null> {
  const { internalAdapter } = await auth().$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${key}`);
  return found && found.expiresAt > new Date() ? internalAdapter.findUserById(found.value) : null;
}

/** Sets the password and ends all sessions. The mail proved the address, so this browser is known from here on. */
export async function resetPassword(key: string, password: string, asked: Headers): Promise<{ cookies: string[] } | null> {
  const person = await whoMayReset(key);
  if (!person) return null;
  const answer = await attempt(() => auth().api.resetPassword({ body: { newPassword: password, token: key } }));
  if (!answer) return null;
  await noteAccountEvent('password.reset', { userId: person.id, sender: trustedHeaders(asked).sender });
  return { cookies: [rememberDevice(asked.get('cookie'), accountDigest(person.email))] };
}

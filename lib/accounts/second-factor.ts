import 'server-only';
import { symmetricDecrypt } from 'better-auth/crypto';
import { renderSVG } from 'uqr';
import { noteAccountEvent } from '@/lib/auth/account-audit';
import { auth } from '@/lib/auth/auth';
import { authSecret } from '@/lib/auth/secret';
import { trustedHeaders } from '@/lib/auth/sender';
import type { Person } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { base32, otpAddress } from './otp';
import { isOwnPassword, type PasswordCheck } from './password';
import { attempt } from './sign-in';
import { claimCode } from './used-codes';

/** What an authenticator needs: the secret to type, in groups of four, and as a picture to scan. */
export type Enrolment = { secret: string; address: string; picture: string };

export type SetUp = { kind: 'done'; recoveryCodes: string[]; cookies: string[] } | { kind: 'refused' };

/** Makes a secret that counts once a code of it was shown. */
export async function beginSecondFactor(person: Person, password: string, asked: Headers): Promise<PasswordCheck> {
  const check = await isOwnPassword(person, password, asked);
  if (check.kind !== 'right') return check;
  await auth().api.enableTwoFactor({ body: { password }, headers: trustedHeaders(asked).headers });
  return check;
}

/** The secret that waits for its first code; null where none was begun. */
export async function waitingEnrolment(person: Person): Promise<Enrolment | null> {
  const row = await db().twoFactor.findFirst({ where: { userId: person.id, verified: false }, select: { secret: true } });
  if (!row) return null;
  return enrolmentOf(await symmetricDecrypt({ key: authSecret(), data: row.secret }), person.email);
}

export function enrolmentOf(key: string, email: string): Enrolment {
  const secret = base32(Buffer.from(key));
  const address = otpAddress(secret, email);
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), address, picture: renderSVG(address, { border: 2, pixelSize: 5 }) };
}

/** The first code proves that the authenticator has the secret. The recovery codes are shown once, with this answer. */
export async function confirmSecondFactor(person: Person, code: string, asked: Headers): Promise<SetUp> {
  const { headers, sender } = trustedHeaders(asked);
  const typed = code.replace(/\s/g, '');
  if (person.hasSecondFactor || !/^\d{6}$/.test(typed) || !(await claimCode(person.id, typed))) return { kind: 'refused' };
  const answer = await attempt(() => auth().api.verifyTOTP({ body: { code: typed }, headers, returnHeaders: true }));
  if (!answer) return { kind: 'refused' };
  const recoveryCodes = await auth().api.viewBackupCodes({ body: { userId: person.id } });
  await noteAccountEvent('second-factor.set-up', { userId: person.id, sender });
  return { kind: 'done', recoveryCodes: recoveryCodes.backupCodes, cookies: answer.headers.getSetCookie() };
}

export async function renewRecoveryCodes(
  person: Person,
  password: string,
  asked: Headers,
): Promise<Exclude<PasswordCheck, { kind: 'right' }> | { kind: 'done'; recoveryCodes: string[] }> {
  const check = await isOwnPassword(person, password, asked);
  if (check.kind !== 'right') return check;
  const { headers, sender } = trustedHeaders(asked);
  const { backupCodes } = await auth().api.generateBackupCodes({ body: { password }, headers });
  await noteAccountEvent('recovery-codes.renew', { userId: person.id, sender });
  return { kind: 'done', recoveryCodes: backupCodes };
}

/** Takes the second factor away, for a new device: roles that need one wait until it is set up again. */
export async function removeSecondFactor(
  person: Person,
  password: string,
  asked: Headers,
): Promise<Exclude<PasswordCheck, { kind: 'right' }> | { kind: 'done'; cookies: string[] }> {
  const check = await isOwnPassword(person, password, asked);
  if (check.kind !== 'right') return check;
  const { headers, sender } = trustedHeaders(asked);
  const answer = await auth().api.disableTwoFactor({ body: { password }, headers, returnHeaders: true });
  await noteAccountEvent('second-factor.remove', { userId: person.id, sender });
  return { kind: 'done', cookies: answer.headers.getSetCookie() };
}

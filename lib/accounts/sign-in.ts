import 'server-only';
import { isAPIError } from 'better-auth/api';
import { parseCookies } from 'better-auth/cookies';
import { noteAccountEvent } from '@/lib/auth/account-audit';
import { admit } from '@/lib/auth/attempts';
import { auth } from '@/lib/auth/auth';
import { accountDigest, knownDevice, rememberDevice } from '@/lib/auth/known-device';
import { trustedHeaders } from '@/lib/auth/sender';
import { claimCode } from './used-codes';

/** `cookies` are Set-Cookie headers for the answer. */
export type SignIn =
  | { kind: 'in'; userId: string; cookies: string[] }
  | { kind: 'second-step'; cookies: string[] }
  /** One answer for an unknown address, a wrong password and a wrong code. */
  | { kind: 'refused' }
  | { kind: 'wait'; waitMs: number };

/** The first step. `asked`: the headers of the request. */
export async function signIn({ email, password }: { email: string; password: string }, asked: Headers): Promise<SignIn> {
  const { headers, sender } = trustedHeaders(asked);
  const cookie = asked.get('cookie');
  const account = accountDigest(email);
  const passage = await admit({ step: 'password', account, sender, device: knownDevice(cookie, account) });
  if (passage.kind === 'wait') return passage;
  const answer = await attempt(() =>
    auth().api.signInEmail({ body: { email: email.trim().toLowerCase(), password }, headers, returnHeaders: true }),
  );
  if (!answer) return { kind: 'refused' };
  await passage.succeeded();
  const cookies = answer.headers.getSetCookie();
  // The library's types do not know what its second-factor plugin answers instead.
  if ('twoFactorRedirect' in answer.response) return { kind: 'second-step', cookies };
  const userId = answer.response.user.id;
  await noteAccountEvent('session.begin', { userId, sender });
  return { kind: 'in', userId, cookies: [...cookies, rememberDevice(cookie, account)] };
}

/** The second step: six digits of the authenticator, or a recovery code, which is used up. */
export async function secondStep(code: string, asked: Headers): Promise<SignIn | { kind: 'expired' }> {
  const { headers, sender } = trustedHeaders(asked);
  const cookie = asked.get('cookie');
  const person = await whoIsHalfway(cookie);
  if (!person) return { kind: 'expired' };
  const account = accountDigest(person.email);
  const passage = await admit({ step: 'second-step', account, sender, device: knownDevice(cookie, account) });
  if (passage.kind === 'wait') return passage;
  const typed = code.replace(/\s/g, '');
  const isTotp = /^\d{6}$/.test(typed);
  if (isTotp && !(await claimCode(person.id, typed))) return { kind: 'refused' };
  const answer = await attempt(() =>
    isTotp
      ? auth().api.verifyTOTP({ body: { code: typed }, headers, returnHeaders: true })
      : auth().api.verifyBackupCode({ body: { code: typed }, headers, returnHeaders: true }),
  );
  if (!answer) return (await whoIsHalfway(cookie)) ? { kind: 'refused' } : { kind: 'expired' };
  await passage.succeeded();
  await noteAccountEvent('session.begin', { userId: person.id, sender, detail: { secondStep: isTotp ? 'totp' : 'recovery-code' } });
  return { kind: 'in', userId: person.id, cookies: [...answer.headers.getSetCookie(), rememberDevice(cookie, account)] };
}

/** Who has passed the first step in this browser and not yet the second; the challenge's name is a secret of 120 bits. */
export async function whoIsHalfway(cookie: string | null): Promise<{ id: string; email: string } | null> {
  const context = await auth().$context;
  const value = parseCookies(cookie ?? '').get(context.createAuthCookie('two_factor').name);
  const identifier = value === undefined ? '' : (decodeURIComponent(value).split('.')[0] ?? '');
  if (!identifier.startsWith('2fa-') || identifier.startsWith('2fa-attempts-')) return null;
  const challenge = await context.internalAdapter.findVerificationValue(identifier);
  if (!challenge || challenge.expiresAt < new Date()) return null;
  return context.internalAdapter.findUserById(challenge.value);
}

export async function signOut(asked: Headers, userId: string): Promise<string[]> {
  const { headers, sender } = trustedHeaders(asked);
  const answer = await auth().api.signOut({ headers, returnHeaders: true });
  await noteAccountEvent('session.end', { userId, sender });
  return answer.headers.getSetCookie();
}

/** What the library refuses is null; what breaks it is thrown. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}

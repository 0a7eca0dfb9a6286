import 'server-only';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { isConnectionError } from '../db/connection-error';
import { askHealth } from '../db/health';
import { DatabaseAway } from '../errors';
import type { Locale } from '../i18n/localized';
import { auth } from './auth';
import { findGrants } from './grants';
import { trustedHeaders } from './sender';
import type { Viewer } from './viewer';

export type Person = { id: string; name: string; email: string; hasSecondFactor: boolean; sessionId: string };

/** Who the headers of a request belong to; null without a session. A session is there only after the second step, where one is set up. */
export async function personOf(asked: Headers): Promise<Person | null> {
  if (!asked.get('cookie')) return null;
  const found = await readSession(trustedHeaders(asked).headers);
  if (!found) return null;
  const { id, name, email } = found.user;
  return { id, name, email, hasSecondFactor: found.user.twoFactorEnabled === true, sessionId: found.session.id };
}

async function readSession(headers: Headers) {
  try {
    return await auth().api.getSession({ headers });
  } catch (error) {
    // The library hides what went wrong below it.
    if (isConnectionError(error) || (await askHealth()).isAway) throw new DatabaseAway(error);
    throw error;
  }
}

/** The person as commands see them. */
export async function viewerFor(person: Pick<Person, 'id' | 'name' | 'hasSecondFactor'>, sender: string): Promise<Viewer> {
  const { grants, needsSecondFactor } = await findGrants(person.id, person.hasSecondFactor);
  return { actor: `person:${person.id}`, userId: person.id, name: person.name, grants, needsSecondFactor, kinds: null, sender };
}

/** The headers of the current request, with the cookies as an action has left them: the page that follows belongs to the new session. */
export async function requestHeaders(): Promise<Headers> {
  const [asked, jar] = await Promise.all([headers(), cookies()]);
  const current = new Headers(asked);
  current.set('cookie', jar.toString());
  return current;
}

export const currentPerson = cache(async (): Promise<Person | null> => personOf(await requestHeaders()));

/** Who sent the current request. */
export const viewerOf = cache(async (): Promise<Viewer | null> => {
  const person = await currentPerson();
  return person && viewerFor(person, trustedHeaders(await requestHeaders()).sender);
});

export const signInAddress = (locale: Locale, next: string): string => `/${locale}/account/sign-in?${new URLSearchParams({ next })}`;

/** The viewer, or away to the sign-in page and back. `path`: below the language, with its query. */
export async function requireViewer(locale: Locale, path: string): Promise<Viewer> {
  return (await viewerOf()) ?? redirect(signInAddress(locale, `/${locale}${path}`));
}

export async function requirePerson(locale: Locale, path: string): Promise<Person> {
  return (await currentPerson()) ?? redirect(signInAddress(locale, `/${locale}${path}`));
}

/** Puts Set-Cookie headers on the answer of a server action. */
export async function putCookies(lines: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const line of lines) {
    for (const [name, attributes] of parseSetCookieHeader(line)) jar.set(name, attributes.value, toCookieOptions(attributes));
  }
}

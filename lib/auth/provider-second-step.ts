import 'server-only';
import { createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { generateRandomString } from 'better-auth/crypto';
import { splitLocale } from '../http/rooms';
import { noteAccountEvent } from './account-audit';
import { senderHeader } from './sender';

const withinS = 600;

/**
 * The library asks for the second step after a password only. After an outside provider we ask the same way: the session is
 * taken back, and a challenge as the library's own puts in its place.
 */
export const secondStepAfterProvider = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== '/callback/:id') return;
  const begun = ctx.context.newSession;
  if (!begun) return;
  const sender = ctx.headers?.get(senderHeader) ?? 'unknown';
  if (!(begun.user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled) {
    await noteAccountEvent('session.begin', { userId: begun.user.id, sender, detail: { by: 'provider' } });
    return;
  }
  const { internalAdapter, secret, createAuthCookie } = ctx.context;
  deleteSessionCookie(ctx, true);
  await internalAdapter.deleteSession(begun.session.token);
  ctx.context.setNewSession(null);
  const identifier = `2fa-${generateRandomString(20)}`;
  const expiresAt = new Date(Date.now() + withinS * 1000);
  await internalAdapter.createVerificationValue({ value: begun.user.id, identifier, expiresAt });
  await internalAdapter.createVerificationValue({ value: '0', identifier: `2fa-attempts-${identifier}`, expiresAt });
  const cookie = createAuthCookie('two_factor', { maxAge: withinS });
  await ctx.setSignedCookie(cookie.name, identifier, secret, cookie.attributes);
  const next = new URL(locationOf(ctx.context.returned) ?? '/', ctx.context.baseURL);
  const locale = splitLocale(next.pathname).locale ?? 'vi';
  throw ctx.redirect(`/${locale}/account/second-step?${new URLSearchParams({ next: next.pathname + next.search })}`);
});

/** Where the answer made so far leads. */
function locationOf(returned: unknown): string | null {
  if (typeof returned !== 'object' || returned === null || !('headers' in returned)) return null;
  return new Headers(returned.headers as HeadersInit).get('location');
}

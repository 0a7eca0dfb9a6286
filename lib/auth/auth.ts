import 'server-only';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { db } from '../db/client';
import { env } from '../env';
import { processPlace } from '../process-place';
import { passwordLength } from './password-length';
import { secondStepAfterProvider } from './provider-second-step';
import { authSecret } from './secret';
import { senderHeader } from './sender';

export const PROVIDER = 'oidc';
const hourS = 60 * 60;

/**
 * Sessions, passwords and second factors are the library's; who may have an account is ours: by invitation only. Its own
 * addresses are closed but for what an outside provider calls (app/api/auth); forms reach it through server actions.
 */
function makeAuth() {
  const { PORTAL_URL } = env();
  return betterAuth({
    appName: 'Digital Economy and Society',
    baseURL: PORTAL_URL,
    basePath: '/api/auth',
    secret: authSecret(),
    database: prismaAdapter(db(), { provider: 'postgresql' }),
    telemetry: { enabled: false },
    // Counted by account and browser in attempts.ts.
    rateLimit: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      revokeSessionsOnPasswordReset: true,
    },
    // A page cannot set cookies, so a session is not renewed in passing: it lasts a working day.
    session: { expiresIn: 12 * hourS, disableSessionRefresh: true, freshAge: 0 },
    verification: { storeIdentifier: 'hashed' },
    account: { encryptOAuthTokens: true, accountLinking: { enabled: true, requireLocalEmailVerified: true } },
    plugins: [
      // Its lock would stop the owner for what others did; attempts.ts counts these tries too.
      twoFactor({ issuer: new URL(PORTAL_URL).hostname, accountLockout: { enabled: false } }),
      ...provider(),
    ],
    hooks: { after: secondStepAfterProvider },
    advanced: {
      cookiePrefix: 'portal',
      useSecureCookies: PORTAL_URL.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: { before: async (session, context) => ({ data: { ...session, ipAddress: context?.headers?.get(senderHeader) ?? null } }) },
      },
    },
  });
}

function provider() {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return [];
  return [
    genericOAuth({
      config: [
        {
          providerId: PROVIDER,
          clientId: OIDC_CLIENT_ID,
          clientSecret: OIDC_CLIENT_SECRET,
          discoveryUrl: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
          requireIdTokenVerification: true,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          disableSignUp: true,
          disableImplicitSignUp: true,
        },
      ],
    }),
  ];
}

/** What the sign-in page calls the outside provider; null where none is configured. */
export function providerName(): string | null {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return OIDC_ISSUER ? (OIDC_NAME ?? new URL(OIDC_ISSUER).hostname) : null;
}

const place = processPlace<ReturnType<typeof makeAuth>>('auth');

/** Made at first use: the build has neither database nor secret. */
export const auth = (): ReturnType<typeof makeAuth> => place.once(makeAuth);

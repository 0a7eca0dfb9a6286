import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPerson } from '@/lib/accounts/person';
import { beginSecondFactor, confirmSecondFactor, waitingEnrolment } from '@/lib/accounts/second-factor';
import { secondStep } from '@/lib/accounts/sign-in';
import { auth, PROVIDER } from '@/lib/auth/auth';
import { trustedHeaders } from '@/lib/auth/sender';
import { personOf } from '@/lib/auth/session';
import { PASSWORD, totp, Visitor } from '../support/accounts';
import { testDatabase } from '../support/test-database';

/** A provider of identities as OpenID Connect Discovery describes one; it says whatever `claims` holds. */
let server: Server;
let issuer = '';
let claims = { sub: 's-1', email: 'lan@example.org', email_verified: true };
let nonce = '';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function idToken(): string {
  const at = Math.floor(Date.now() / 1000);
  const body = `${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: issuer, aud: 'portal', iat: at, exp: at + 60, nonce, name: 'Lan', ...claims })}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`;
}

const database = testDatabase('content');
beforeAll(async () => {
  server = createServer((request, response) => {
    const answers: Record<string, unknown> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
      },
      '/jwks': { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] },
      '/token': { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken() },
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[request.url ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'portal', OIDC_CLIENT_SECRET: 'a secret of the tests' });
  await createPerson(database.client, { email: 'lan@example.org', name: 'Lan', password: PASSWORD });
});
afterAll(() => server.close());

/** There and back, as the two routes of app/api/auth do it. */
async function throughProvider(visitor: Visitor): Promise<string> {
  const begun = await auth().api.signInSocial({
    body: { provider: PROVIDER, callbackURL: '/vi/admin', errorCallbackURL: '/vi/account/sign-in?error=provider', disableRedirect: true },
    headers: trustedHeaders(visitor.headers).headers,
    returnHeaders: true,
  });
  visitor.take(begun.headers.getSetCookie());
  const asked = new URL('url' in begun.response ? (begun.response.url ?? '') : '');
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  nonce = asked.searchParams.get('nonce') ?? '';
  const back = new URL(asked.searchParams.get('redirect_uri') ?? '');
  expect(back.pathname).toBe('/api/auth/callback/oidc');
  back.search = new URLSearchParams({ code: 'code', state: asked.searchParams.get('state') ?? '' }).toString();
  const answer = await auth().handler(new Request(back, { headers: trustedHeaders(visitor.headers).headers }));
  visitor.take(answer.headers.getSetCookie());
  const location = new URL(answer.headers.get('location') ?? '', back);
  return location.pathname + location.search;
}

describe('an outside provider of identities', () => {
  test('signs in who has an account under the address verified there', async () => {
    const visitor = new Visitor();
    expect(await throughProvider(visitor)).toBe('/vi/admin');
    expect(await personOf(visitor.headers)).toMatchObject({ email: 'lan@example.org' });
  });

  test.each([
    ['an address that nobody here has', { sub: 's-2', email: 'stranger@example.org', email_verified: true }],
    ['an address that was not verified there', { sub: 's-3', email: 'minh@example.org', email_verified: false }],
  ])('makes no account and no session for %s', async (_, said) => {
    if (said.email === 'minh@example.org') await createPerson(database.client, { email: said.email, name: 'Minh', password: PASSWORD });
    claims = said;
    const visitor = new Visitor();
    expect(await throughProvider(visitor)).toMatch(/^\/vi\/account\/sign-in\?error=/);
    expect(await personOf(visitor.headers)).toBeNull();
    const { rows } = await database.client.query(`SELECT count(*)::int AS count FROM account_credential WHERE provider_id = 'oidc'`);
    expect(rows[0].count).toBe(1);
  });

  test('does not stand in for the second step', async () => {
    claims = { sub: 's-1', email: 'lan@example.org', email_verified: true };
    const first = new Visitor();
    await throughProvider(first);
    const person = await personOf(first.headers);
    if (!person) throw new Error('not signed in');
    await beginSecondFactor(person, PASSWORD, first.headers);
    const secret = (await waitingEnrolment(person))?.secret ?? '';
    expect((await confirmSecondFactor(person, totp(secret, -1), first.headers)).kind).toBe('done');

    const visitor = new Visitor();
    expect(await throughProvider(visitor)).toBe('/vi/account/second-step?next=%2Fvi%2Fadmin');
    expect(await personOf(visitor.headers)).toBeNull();
    const answer = await secondStep(totp(secret), visitor.headers);
    if (answer.kind === 'in') visitor.take(answer.cookies);
    expect((await personOf(visitor.headers))?.id).toBe(person.id);
  });
});

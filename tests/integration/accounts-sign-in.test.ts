import { beforeAll, describe, expect, test } from 'vitest';
import { askForReset, changePassword, resetPassword } from '@/lib/accounts/password';
import { createPerson } from '@/lib/accounts/person';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  waitingEnrolment,
} from '@/lib/accounts/second-factor';
import { endOwnSession, listOwnSessions } from '@/lib/accounts/sessions';
import { secondStep, signIn, signOut } from '@/lib/accounts/sign-in';
import { type Person, personOf, viewerFor } from '@/lib/auth/session';
import { PASSWORD, totp, Visitor } from '../support/accounts';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const email = 'lan@example.org';
let userId = '';
beforeAll(async () => {
  userId = await createPerson(database.client, { email, name: 'Lan', password: PASSWORD });
  await database.client.query(
    `INSERT INTO membership (user_id, role, organisation_code, granted_at, granted_by)
     VALUES ($1, 'reviewer', 'bkhcn', now(), 'system:founding'), ($1, 'editor', 'bkhcn', now(), 'system:founding')`,
    [userId],
  );
});
const forgetAttempts = () => database.client.query('DELETE FROM sign_in_attempt');
const me = async (visitor: Visitor): Promise<Person> => {
  const person = await personOf(visitor.headers);
  if (!person) throw new Error('not signed in');
  return person;
};
async function signedIn(visitor = new Visitor(), password = PASSWORD): Promise<Visitor> {
  const answer = await signIn({ email, password }, visitor.headers);
  if (answer.kind !== 'in') throw new Error(`signing in was answered ${answer.kind}`);
  visitor.take(answer.cookies);
  return visitor;
}

describe('signing in', () => {
  test('an unknown address and a wrong password get the same answer, and both take the time of a password', async () => {
    const took: number[] = [];
    await signIn({ email, password: 'the first try also starts the library' }, new Visitor('203.0.113.99').headers);
    for (const who of [email, 'nobody@example.org']) {
      const began = performance.now();
      expect(await signIn({ email: who, password: 'wrong wrong wrong' }, new Visitor().headers)).toEqual({ kind: 'refused' });
      took.push(performance.now() - began);
    }
    const [known = 0, unknown = 0] = took;
    expect(unknown).toBeGreaterThan(known / 4);
  });

  test('the session cookie is out of reach of scripts and other sites, and a session says who it is', async () => {
    const visitor = new Visitor();
    const answer = await signIn({ email: 'Lan@Example.org ', password: PASSWORD }, visitor.headers);
    expect(answer.kind).toBe('in');
    const cookies = answer.kind === 'in' ? answer.cookies : [];
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/);
    visitor.take(cookies);
    expect(await me(visitor)).toMatchObject({ id: userId, email, hasSecondFactor: false });
    visitor.take(await signOut(visitor.headers, userId));
    expect(await personOf(visitor.headers)).toBeNull();
  });

  test('without a second factor the role of a reviewer waits, that of an editor does not', async () => {
    const viewer = await viewerFor(await me(await signedIn()), '198.51.100.7');
    expect(viewer.needsSecondFactor).toBe(true);
    expect(viewer.grants).toEqual([{ role: 'editor', organisation: 'bkhcn', language: null }]);
  });

  test('no address of the library makes an account', async () => {
    const { auth } = await import('@/lib/auth/auth');
    const body = { email: 'new@example.org', password: PASSWORD, name: 'New' };
    await expect(auth().api.signUpEmail({ body })).rejects.toThrow();
  });
});

describe('the second step', () => {
  let secret = '';
  let codes: string[] = [];
  test('a second factor counts once a code of it was shown; recovery codes come with it', async () => {
    await forgetAttempts();
    const visitor = await signedIn();
    const person = await me(visitor);
    expect(await beginSecondFactor(person, 'wrong wrong wrong', visitor.headers)).toEqual({ kind: 'wrong' });
    expect(await waitingEnrolment(person)).toBeNull();
    expect(await beginSecondFactor(person, PASSWORD, visitor.headers)).toEqual({ kind: 'right' });
    const enrolment = await waitingEnrolment(person);
    secret = enrolment?.secret ?? '';
    expect(enrolment?.picture).toMatch(/^<svg /);
    expect((await me(visitor)).hasSecondFactor).toBe(false);
    expect(await confirmSecondFactor(person, '000000', visitor.headers)).toEqual({ kind: 'refused' });
    const done = await confirmSecondFactor(person, totp(secret, -1), visitor.headers);
    if (done.kind !== 'done') throw new Error('not set up');
    codes = done.recoveryCodes;
    expect(codes).toHaveLength(10);
    visitor.take(done.cookies);
    const viewer = await viewerFor(await me(visitor), '198.51.100.7');
    expect(viewer.needsSecondFactor).toBe(false);
    expect(viewer.grants.map(({ role }) => role).sort()).toEqual(['editor', 'reviewer']);
  });

  const halfway = async (visitor = new Visitor()) => {
    const answer = await signIn({ email, password: PASSWORD }, visitor.headers);
    if (answer.kind !== 'second-step') throw new Error(`answered ${answer.kind}`);
    visitor.take(answer.cookies);
    return visitor;
  };

  test('after the password alone there is no session and the browser is not yet known', async () => {
    await forgetAttempts();
    const visitor = await halfway();
    expect(await personOf(visitor.headers)).toBeNull();
    expect([...visitor.cookies.keys()].some((name) => name.startsWith('portal-device'))).toBe(false);
    expect(await secondStep('000000', new Visitor().headers)).toEqual({ kind: 'expired' });
  });

  test('a code is taken once, also by two at the same time', async () => {
    const [one, other] = [await halfway(), await halfway()];
    const code = totp(secret);
    const answers = await Promise.all([secondStep(code, one.headers), secondStep(code, other.headers)]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['in', 'refused']);
    const third = await halfway();
    expect(await secondStep(code, third.headers)).toEqual({ kind: 'refused' });
    const answer = await secondStep(` ${totp(secret, 1).replace(/(...)/, '$1 ')}`, third.headers);
    expect(answer.kind).toBe('in');
    if (answer.kind === 'in') third.take(answer.cookies);
    expect((await me(third)).id).toBe(userId);
  });

  test('a recovery code is taken once', async () => {
    const [code = ''] = codes;
    expect((await secondStep(code, (await halfway()).headers)).kind).toBe('in');
    expect((await secondStep(code, (await halfway()).headers)).kind).toBe('refused');
  });

  test('guessing codes is stopped, also with the right password and a new start each time', async () => {
    await forgetAttempts();
    const kinds: string[] = [];
    for (let i = 0; i < 7; i += 1) kinds.push((await secondStep(`00000${i}`, (await halfway(new Visitor('203.0.113.9'))).headers)).kind);
    expect(kinds).toEqual([...Array(5).fill('refused'), 'wait', 'wait']);
  });

  test('new recovery codes end the old ones, and the second factor goes only with the password', async () => {
    await forgetAttempts();
    const visitor = await halfway();
    const answer = await secondStep(codes[1] ?? '', visitor.headers);
    if (answer.kind === 'in') visitor.take(answer.cookies);
    const person = await me(visitor);
    const renewed = await renewRecoveryCodes(person, PASSWORD, visitor.headers);
    expect(renewed.kind === 'done' && renewed.recoveryCodes.length).toBe(10);
    expect((await secondStep(codes[2] ?? '', (await halfway()).headers)).kind).toBe('refused');
    expect((await removeSecondFactor(person, 'wrong wrong wrong', visitor.headers)).kind).toBe('wrong');
    const removed = await removeSecondFactor(person, PASSWORD, visitor.headers);
    if (removed.kind === 'done') visitor.take(removed.cookies);
    expect((await viewerFor(await me(visitor), '-')).needsSecondFactor).toBe(true);
  });
});

describe('passwords and sessions', () => {
  test('sessions are listed and ended one by one or all but this one', async () => {
    await forgetAttempts();
    await database.client.query('DELETE FROM account_session');
    const [one, two, three] = [await signedIn(), await signedIn(new Visitor('203.0.113.20')), await signedIn()];
    const own = await listOwnSessions(await me(one), one.headers);
    expect(own).toHaveLength(3);
    expect(own[0]).toMatchObject({ isCurrent: true, sender: '198.51.100.7', browser: 'Firefox, Linux' });
    const other = own.find(({ sender }) => sender === '203.0.113.20');
    await endOwnSession(await me(one), other?.id ?? '', one.headers);
    expect(await personOf(two.headers)).toBeNull();
    await endOwnSession(await me(one), 'others', one.headers);
    expect(await personOf(three.headers)).toBeNull();
    expect(await personOf(one.headers)).not.toBeNull();
  });

  test('nobody ends somebody else’s session by its id', async () => {
    const mine = await signedIn();
    await createPerson(database.client, { email: 'minh@example.org', name: 'Minh', password: PASSWORD });
    const theirs = new Visitor('203.0.113.21');
    const answer = await signIn({ email: 'minh@example.org', password: PASSWORD }, theirs.headers);
    if (answer.kind === 'in') theirs.take(answer.cookies);
    const { sessionId } = await me(theirs);
    await endOwnSession(await me(mine), sessionId, mine.headers);
    expect(await personOf(theirs.headers)).not.toBeNull();
  });

  test('a forgotten password: one link, one hour, used once; it ends all sessions and makes the browser known', async () => {
    await forgetAttempts();
    const before = await signedIn();
    const visitor = new Visitor('203.0.113.30');
    expect(await askForReset('nobody@example.org', visitor.headers)).toBeNull();
    const link = await askForReset(' LAN@example.org', visitor.headers);
    expect(link?.email).toBe(email);
    const { rows } = await database.client.query('SELECT count(*)::int AS count FROM account_verification WHERE identifier LIKE $1', [
      `%${link?.key}%`,
    ]);
    expect(rows[0].count, 'the key stands readable in the database').toBe(0);
    const done = await resetPassword(link?.key ?? '', 'another good password', visitor.headers);
    visitor.take(done?.cookies ?? []);
    expect(await personOf(before.headers)).toBeNull();
    expect(await resetPassword(link?.key ?? '', 'yet another password', visitor.headers)).toBeNull();
    expect((await signIn({ email, password: PASSWORD }, visitor.headers)).kind).toBe('refused');
    await signedIn(visitor, 'another good password');
    const person = await me(visitor);
    expect((await changePassword(person, { current: 'wrong wrong wrong', next: PASSWORD }, visitor.headers)).kind).toBe('wrong');
    const changed = await changePassword(person, { current: 'another good password', next: PASSWORD }, visitor.headers);
    expect(changed.kind).toBe('done');
  });

  test('three links an hour for one address from one sender', async () => {
    await forgetAttempts();
    const visitor = new Visitor('203.0.113.31');
    const links = [];
    for (let i = 0; i < 4; i += 1) links.push(await askForReset(email, visitor.headers));
    expect(links.map((link) => link !== null)).toEqual([true, true, true, false]);
  });

  test('what people do to their accounts is in the audit, and no secret with it', async () => {
    const { rows } = await database.client.query<{ command: string; text: string }>(
      `SELECT command, audit_entry::text AS text FROM audit_entry WHERE actor_id = $1`,
      [`person:${userId}`],
    );
    const commands = new Set(rows.map(({ command }) => command));
    for (const name of [
      'session.begin',
      'session.end',
      'second-factor.set-up',
      'recovery-codes.renew',
      'password.reset',
      'password.change',
    ]) {
      expect(commands).toContain(name);
    }
    for (const { text } of rows) expect(text).not.toContain(PASSWORD);
  });
});

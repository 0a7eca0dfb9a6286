import { beforeAll, describe, expect, test } from 'vitest';
import { createPerson } from '@/lib/accounts/person';
import { signIn } from '@/lib/accounts/sign-in';
import { accountDigest, knownDevice } from '@/lib/auth/known-device';
import { PASSWORD, Visitor } from '../support/accounts';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const email = 'lan@example.org';
beforeAll(async () => {
  await createPerson(database.client, { email, name: 'Lan', password: PASSWORD });
});
const forgetAttempts = () => database.client.query('DELETE FROM sign_in_attempt');
async function signedIn(visitor = new Visitor()): Promise<Visitor> {
  const answer = await signIn({ email, password: PASSWORD }, visitor.headers);
  if (answer.kind !== 'in') throw new Error(`signing in was answered ${answer.kind}`);
  visitor.take(answer.cookies);
  return visitor;
}

describe('limits', () => {
  test('five wrong passwords from one sender, then the right one has to wait', async () => {
    await forgetAttempts();
    const visitor = new Visitor('203.0.113.1');
    for (let i = 0; i < 5; i += 1) {
      expect((await signIn({ email, password: `wrong ${i} wrong wrong` }, visitor.headers)).kind).toBe('refused');
    }
    const answer = await signIn({ email, password: PASSWORD }, visitor.headers);
    expect(answer).toMatchObject({ kind: 'wait' });
    if (answer.kind === 'wait') expect(answer.waitMs).toBeLessThanOrEqual(15 * 60_000);
    // Asking while waiting does not lengthen the wait.
    const { rows } = await database.client.query('SELECT count(*)::int AS count FROM sign_in_attempt');
    expect(rows[0].count).toBe(5);
  });

  test('tries made at once are counted as if one came after another', async () => {
    await forgetAttempts();
    const visitor = new Visitor('203.0.113.2');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => signIn({ email, password: `wrong ${i} wrong wrong` }, visitor.headers)),
    );
    expect(answers.filter(({ kind }) => kind === 'refused').length).toBeLessThanOrEqual(5);
  });

  test('one sender tries thirty times an hour, whatever the account', async () => {
    await forgetAttempts();
    const visitor = new Visitor('203.0.113.3');
    const kinds: string[] = [];
    for (let i = 0; i < 32; i += 1) {
      kinds.push((await signIn({ email: `somebody-${i}@example.org`, password: 'wrong wrong wrong' }, visitor.headers)).kind);
    }
    expect(kinds.indexOf('wait')).toBe(30);
  });

  test('a hundred failures from elsewhere do not stop the owner’s known browser', async () => {
    await forgetAttempts();
    const owner = await signedIn();
    const kinds: string[] = [];
    for (let i = 0; i < 100; i += 1) {
      const stranger = new Visitor(`192.0.2.${i}`);
      kinds.push((await signIn({ email, password: 'wrong wrong wrong' }, stranger.headers)).kind);
    }
    expect(kinds.indexOf('wait')).toBe(50);
    expect((await signIn({ email, password: PASSWORD }, new Visitor('192.0.2.200').headers)).kind).toBe('wait');
    await signedIn(owner);
  });

  test('the cookie of a known browser speaks for its own account only, and a made one for none', async () => {
    await forgetAttempts();
    const owner = await signedIn();
    const [name = '', value = ''] = [...owner.cookies].find(([key]) => key.startsWith('portal-device')) ?? [];
    expect(knownDevice(`${name}=${value}`, accountDigest(email))).not.toBeNull();
    expect(knownDevice(`${name}=${value}`, accountDigest('other@example.org'))).toBeNull();
    expect(knownDevice(`${name}=${value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))}`, accountDigest(email))).toBeNull();
  });
});

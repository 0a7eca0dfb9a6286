import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptInvitation, bearerOf, openInvitation } from '@/lib/accounts/acceptance';
import { endRoleByHand, inviteByHand, listRoles } from '@/lib/accounts/by-hand';
import { makeDemoAccounts } from '@/lib/accounts/demo';
import { endInvitation, invitePerson, renewInvitation } from '@/lib/accounts/invitations';
import { listKept, listOpenInvitations, listOwnRoles, listPeople } from '@/lib/accounts/people-queries';
import { getPublisherRegister } from '@/lib/accounts/publisher-queries';
import { endRole, resetSecondFactor } from '@/lib/accounts/roles';
import { secondStep, signIn } from '@/lib/accounts/sign-in';
import { findGrants } from '@/lib/auth/grants';
import { personOf } from '@/lib/auth/session';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import type { Command } from '@/lib/command';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { addResponsibility, endResponsibility } from '@/lib/publishing/responsibility';
import { PASSWORD, totp, Visitor } from '../support/accounts';
import { addPerson } from '../support/people';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const grant = (role: Grant['role'], organisation: string | null = null, language: Grant['language'] = null): Grant => ({
  role,
  organisation,
  language,
});
let administrator: Viewer;
const others: Record<string, Viewer | null> = { 'nobody signed in': null };
beforeAll(async () => {
  administrator = await addPerson(database.client, 'an-administrator', [grant('administrator')]);
  others.editor = await addPerson(database.client, 'an-editor', [grant('editor', 'bkhcn')]);
  others.reviewer = await addPerson(database.client, 'a-reviewer', [grant('reviewer', 'bkhcn')]);
  others.translator = await addPerson(database.client, 'a-translator', [grant('translator', null, 'en')]);
  others['an administrator without a second factor'] = { ...administrator, grants: [], needsSecondFactor: true };
  others['a token of an administrator'] = { ...administrator, actor: 'token:1', kinds: ['indicator'] };
});

const membershipOf = async (userId: string, role: string): Promise<string> => {
  const { rows } = await database.client.query('SELECT id FROM membership WHERE user_id = $1 AND role = $2 AND ended_at IS NULL', [
    userId,
    role,
  ]);
  return rows[0]?.id;
};
const invited = async (email: string, role: Grant = grant('editor', 'bkhcn')) => {
  const result = await invitePerson(administrator, { email, ...role });
  if (result.kind !== 'invited') throw new Error('has an account');
  return result;
};

describe('who may not', () => {
  const none = '00000000-0000-4000-8000-000000000000';
  const commands: [string, Command<unknown>, unknown][] = [
    ['person.invite', invitePerson, { email: 'x@example.org', role: 'administrator', organisation: null, language: null }],
    ['invitation.renew', renewInvitation, { invitation: none }],
    ['invitation.end', endInvitation, { invitation: none }],
    ['role.end', endRole, { membership: none }],
    ['second-factor.reset', resetSecondFactor, { person: 'a-reviewer' }],
    ['responsibility.add', addResponsibility, { organisation: 'bkhcn', kind: 'indicator', code: '' }],
    ['responsibility.end', endResponsibility, { organisation: 'bkhcn', kind: 'indicator', code: '' }],
    ['invitation.accept', acceptInvitation, { key: 'none', name: 'X', password: PASSWORD, passwordAgain: PASSWORD }],
  ];
  test.each(commands)('%s refuses everybody but who it is for, and writes that down', async (name, command, input) => {
    for (const [who, viewer] of Object.entries(others)) {
      const failure = name === 'invitation.accept' && viewer ? NotFound : Forbidden;
      await expect(command(viewer, input), who).rejects.toThrow(failure);
    }
    const { rows } = await database.client.query(`SELECT DISTINCT outcome FROM audit_entry WHERE command = $1`, [name]);
    expect(rows.map(({ outcome }) => outcome)).toContain('refused');
    expect(rows.map(({ outcome }) => outcome)).not.toContain('done');
  });

  test('an invitation is accepted by who holds its key, not by another invitation', async () => {
    const [one, other] = [await invited('one@example.org'), await invited('other@example.org')];
    const stranger = await openInvitation(other.key);
    const input = { key: one.key, name: 'Một', password: PASSWORD, passwordAgain: PASSWORD };
    await expect(acceptInvitation(bearerOf(stranger ?? { id: '' }, '-'), input)).rejects.toThrow(Forbidden);
    await expect(acceptInvitation(administrator, input)).rejects.toThrow(Forbidden);
  });
});

describe('invitations', () => {
  test('one key makes one account with all that its address was invited to', async () => {
    const editor = await invited('lan@example.org');
    await invited('lan@example.org', grant('translator', null, 'ru'));
    const { rows } = await database.client.query(
      `SELECT count(*)::int AS count FROM invitation WHERE invitation::text LIKE '%' || $1 || '%'`,
      [editor.key],
    );
    expect(rows[0].count, 'the key stands readable in the database').toBe(0);
    const open = await openInvitation(editor.key);
    if (!open) throw new Error('not open');
    const input = { key: editor.key, name: ' Lan ', password: PASSWORD, passwordAgain: PASSWORD };
    const accepted = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation(bearerOf(open, '198.51.100.9'), input)));
    expect(accepted.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await openInvitation(editor.key)).toBeNull();
    const person = (await listPeople()).find(({ email }) => email === 'lan@example.org');
    expect(person?.name).toBe('Lan');
    expect(person?.roles.map(({ role, language }) => [role, language])).toEqual([
      ['editor', null],
      ['translator', 'ru'],
    ]);
    expect((await signIn({ email: 'lan@example.org', password: PASSWORD }, new Visitor().headers)).kind).toBe('in');
  });

  test('roles given in one moment stand in the same order wherever they are listed', async () => {
    const user = (await listPeople()).find(({ email }) => email === 'lan@example.org')?.id ?? '';
    const byWhat = ['editor', 'translator'];
    for (const [first, second] of [byWhat, byWhat.toReversed()]) {
      await database.client.query(
        `UPDATE membership SET granted_at = '2026-01-01', id = (CASE role WHEN $2 THEN '0' ELSE '1' END || substr(id::text, 2))::uuid
          WHERE user_id = $1 AND role IN ($2, $3)`,
        [user, first, second],
      );
      expect((await listPeople()).find(({ id }) => id === user)?.roles.map(({ role }) => role)).toEqual(byWhat);
      expect((await listOwnRoles(user)).map(({ role }) => role)).toEqual(byWhat);
      expect((await findGrants(user, true)).grants.map(({ role }) => role)).toEqual(byWhat);
    }
  });

  test('an address with an account gets the role at once, and the same role only once', async () => {
    const role = { email: 'LAN@example.org', ...grant('reviewer', 'bkhcn') };
    expect((await invitePerson(administrator, role)).kind).toBe('granted');
    await expect(invitePerson(administrator, role)).rejects.toThrow('already-held');
  });

  test('an invitation sent anew has a new key; one that is withdrawn or too old has none', async () => {
    const first = await invited('minh@example.org');
    const row = (await listOpenInvitations()).find(({ email }) => email === 'minh@example.org');
    const again = await renewInvitation(administrator, { invitation: row?.id });
    expect(await openInvitation(first.key)).toBeNull();
    expect(await openInvitation(again.key)).toMatchObject({ email: 'minh@example.org', hasAccount: false });
    await database.client.query(`UPDATE invitation SET expires_at = '2020-01-01' WHERE id = $1`, [row?.id]);
    expect(await openInvitation(again.key)).toBeNull();
    await endInvitation(administrator, { invitation: row?.id });
    await expect(renewInvitation(administrator, { invitation: row?.id })).rejects.toThrow(NotFound);
  });

  test('a role is for a body, a language or the portal, as it has to be', async () => {
    const wrong: Grant[] = [
      grant('editor'),
      grant('reviewer', 'no-such-body'),
      grant('administrator', 'bkhcn'),
      grant('translator'),
      grant('editor', 'bkhcn', 'en'),
    ];
    for (const role of wrong)
      await expect(invitePerson(administrator, { email: 'w@example.org', ...role }), JSON.stringify(role)).rejects.toThrow(Invalid);
  });
});

describe('roles', () => {
  test('a role that is ended is gone at the next request, and the account stays', async () => {
    const viewer = await addPerson(database.client, 'leaving', [grant('editor', 'bkhcn')]);
    await endRole(administrator, { membership: await membershipOf(viewer.userId, 'editor') });
    expect(await findGrants(viewer.userId, true)).toEqual({ grants: [], needsSecondFactor: false });
  });

  test('an administrator does not end the own role', async () => {
    const membership = await membershipOf(administrator.userId, 'administrator');
    await expect(endRole(administrator, { membership })).rejects.toThrow('own-role');
  });

  test('two administrators who end each other’s role at once leave one', async () => {
    const pair = await Promise.all(['adm-a', 'adm-b'].map((name) => addPerson(database.client, name, [grant('administrator')])));
    const ids = await Promise.all(pair.map(({ userId }) => membershipOf(userId, 'administrator')));
    const [a, b] = pair as [Viewer, Viewer];
    const ended = await Promise.allSettled([endRole(a, { membership: ids[1] }), endRole(b, { membership: ids[0] })]);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('the second factor of another is reset with all sessions; the own one is not', async () => {
    await expect(resetSecondFactor(administrator, { person: administrator.userId })).rejects.toThrow(Forbidden);
    expect(await resetSecondFactor(administrator, { person: 'a-reviewer' })).toEqual({ email: 'a-reviewer@example.org' });
    await expect(resetSecondFactor(administrator, { person: 'nobody' })).rejects.toThrow(NotFound);
  });

  test('what a body keeps is given and taken back', async () => {
    const kept = { organisation: 'bkhcn', kind: 'indicator', code: '' };
    await addResponsibility(administrator, kept);
    await expect(addResponsibility(administrator, kept)).rejects.toThrow('already-held');
    await addResponsibility(administrator, { ...kept, kind: 'figure', code: 'a-series' });
    expect((await listKept()).map(({ kind, code }) => [kind, code])).toEqual([
      ['figure', 'a-series'],
      ['indicator', ''],
    ]);
    for (const wrong of [{ kind: 'account' }, { organisation: 'no-such-body' }, { code: 'Not A Code' }]) {
      await expect(addResponsibility(administrator, { ...kept, ...wrong })).rejects.toThrow(Invalid);
    }
    await endResponsibility(administrator, kept);
    await expect(endResponsibility(administrator, kept)).rejects.toThrow(NotFound);
  });

  test('the public register counts people and names none', async () => {
    const register = await getPublisherRegister();
    const body = register.publishers.find(({ code }) => code === 'bkhcn');
    expect(body?.roles.find(({ role }) => role === 'editor')?.people).toBeGreaterThan(0);
    expect(body?.kept).toContainEqual({ kind: 'figure', isAll: false, records: 1 });
    expect(register.administrators).toBeGreaterThan(0);
    const text = JSON.stringify(register);
    for (const { id, name, email } of await listPeople()) for (const word of [id, name, email]) expect(text).not.toContain(`"${word}"`);
  });
});

describe('from the portal’s own machine', () => {
  test('the first administrator is invited without another, and roles are listed and ended', async () => {
    const result = await inviteByHand(database.url, { email: 'First@example.org', ...grant('administrator') });
    if (result.kind !== 'invited') throw new Error('not invited');
    const open = await openInvitation(result.key);
    const input = { key: result.key, name: 'First', password: PASSWORD, passwordAgain: PASSWORD };
    await acceptInvitation(bearerOf(open ?? { id: '' }, '-'), input);
    const row = (await listRoles(database.url)).find(({ email }) => email === 'first@example.org');
    expect(row?.role).toBe('administrator');
    expect(await endRoleByHand(database.url, row?.membership ?? '')).toBe(true);
    expect(await endRoleByHand(database.url, 'not an id')).toBe(false);
    await expect(inviteByHand(database.url, { email: 'x', ...grant('administrator') })).rejects.toThrow('email');
  });

  test('demonstration accounts are the same after a second start and sign in with what was printed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'portal-demo-'));
    try {
      const first = await makeDemoAccounts(database.url, folder);
      expect(await makeDemoAccounts(database.url, folder)).toEqual(first);
      expect((await stat(path.join(folder, 'demo-accounts.json'))).mode & 0o077).toBe(0);
      expect(first.map(({ role }) => role)).toEqual(['editor', 'reviewer', 'translator', 'administrator']);
      for (const { email, password, totp: factor, role } of first) {
        const visitor = new Visitor();
        let answer = await signIn({ email, password }, visitor.headers);
        if (factor && answer.kind === 'second-step') {
          visitor.take(answer.cookies);
          answer = (await secondStep(totp(factor.secret), visitor.headers)) as typeof answer;
        }
        if (answer.kind !== 'in') throw new Error(`${role} was answered ${answer.kind}`);
        visitor.take(answer.cookies);
        const person = await personOf(visitor.headers);
        expect(await findGrants(person?.id ?? '', person?.hasSecondFactor ?? false)).toMatchObject({
          grants: [{ role }],
          needsSecondFactor: false,
        });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors';
import { submitChangeSet } from '@/lib/publishing/change-set';
import { publishSet, returnSet, scheduleSet } from '@/lib/publishing/decisions';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { withdrawSet } from '@/lib/publishing/submission';
import { addPerson } from '../support/people';
import { changed } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const BODY = 'bkhcn';
const OTHER = 'btc';
const words = { original: 'vi' as const, vi: 'Một thay đổi', en: 'A change' };

const grant = (role: Grant['role'], organisation: string | null): Grant => ({ role, organisation, language: null });
let people: Record<'editor' | 'colleague' | 'reviewer' | 'stranger' | 'otherEditor' | 'translator' | 'both' | 'administrator', Viewer>;

beforeAll(async () => {
  const { client } = database;
  people = {
    editor: await addPerson(client, 'editor', [grant('editor', BODY)]),
    colleague: await addPerson(client, 'colleague', [grant('editor', BODY)]),
    reviewer: await addPerson(client, 'reviewer', [grant('reviewer', BODY)]),
    stranger: await addPerson(client, 'stranger', [grant('reviewer', OTHER)]),
    otherEditor: await addPerson(client, 'other-editor', [grant('editor', OTHER)]),
    translator: await addPerson(client, 'translator', [{ role: 'translator', organisation: null, language: 'ru' }]),
    both: await addPerson(client, 'both', [grant('editor', BODY), grant('reviewer', BODY)]),
    administrator: await addPerson(client, 'administrator', [grant('administrator', null)]),
  };
});

let count = 0;
/** A set that a reviewer may let out, and when it was handed in. */
async function handedIn({
  author = people.editor.actor,
  organisation = BODY as string | null,
}: {
  author?: string;
  organisation?: string | null;
} = {}) {
  count += 1;
  const change = await changed(database.client, 'source', 'founding-003', { notation: `version ${count}` });
  const number = await submitChangeSet(database.client, {
    title: words,
    reason: words,
    author,
    organisation,
    changes: [change],
    figures: [],
  });
  return { number, submittedAt: (await setOf(number)).submittedAt as string };
}

async function setOf(number: number) {
  const { rows } = await database.client.query(
    'SELECT state, reviewer_id AS reviewer, decision, publish_at AS "publishAt", edition, submitted_at AS "submittedAt" FROM change_set WHERE number = $1',
    [number],
  );
  const row = rows[0] as { state: string; submittedAt: Date | null };
  return { ...row, submittedAt: row.submittedAt?.toISOString() ?? null };
}

async function stepsOf(number: number) {
  const { rows } = await database.client.query(
    'SELECT step, words, actor_id AS actor FROM change_set_step WHERE change_set_number = $1 ORDER BY position',
    [number],
  );
  return rows;
}

const notation = async () =>
  (await readRecords(database.client, kindNamed('source'), ['founding-003'])).get('founding-003')?.record.notation;
const later = '2030-01-01T08:00:00+07:00';

describe('a reviewer of the body', () => {
  test('publishes with public words: record, decision, step, log and audit say so', async () => {
    const looked = await handedIn();
    const published = await publishSet(people.reviewer, { ...looked, decision: 'Đã đối chiếu với nguồn.' });
    expect(await notation()).toBe(`version ${count}`);
    expect(await setOf(looked.number)).toMatchObject({
      state: 'published',
      edition: published.edition,
      decision: 'Đã đối chiếu với nguồn.',
    });
    expect(await stepsOf(looked.number)).toMatchObject([{ step: 'published', words: 'Đã đối chiếu với nguồn.', actor: 'person:reviewer' }]);
    const { rows: log } = await database.client.query('SELECT entry FROM publication_log WHERE edition = $1', [published.edition]);
    expect(JSON.parse(log[0].entry)).toMatchObject({ decision: 'Đã đối chiếu với nguồn.', reviewer: 'person:reviewer' });
    const { rows: audit } = await database.client.query(`SELECT role, organisation_code, outcome FROM audit_entry WHERE subject = $1`, [
      `change-set/${looked.number}`,
    ]);
    expect(audit).toEqual([{ role: 'reviewer', organisation_code: BODY, outcome: 'done' }]);
  });

  test('returns it with public words; nothing public moves', async () => {
    const before = await notation();
    const looked = await handedIn();
    await returnSet(people.reviewer, { ...looked, reason: 'Thiếu trang của báo cáo.' });
    expect(await setOf(looked.number)).toMatchObject({ state: 'returned', reviewer: null, decision: null });
    expect(await stepsOf(looked.number)).toMatchObject([{ step: 'returned', words: 'Thiếu trang của báo cáo.' }]);
    expect(await notation()).toBe(before);
  });

  test('schedules it for an hour to come, and gives it another hour, returns it or publishes it before that', async () => {
    const looked = await handedIn();
    await scheduleSet(people.reviewer, { ...looked, decision: 'Công bố cùng báo cáo.', publishAt: later });
    expect(await setOf(looked.number)).toMatchObject({ state: 'scheduled', reviewer: 'person:reviewer', publishAt: new Date(later) });
    await scheduleSet(people.reviewer, { ...looked, decision: 'Muộn hơn.', publishAt: '2030-01-02T08:00:00+07:00' });
    await returnSet(people.reviewer, { ...looked, reason: 'Báo cáo bị hoãn.' });
    expect(await setOf(looked.number)).toMatchObject({ state: 'returned', publishAt: null });

    const next = await handedIn();
    await scheduleSet(people.reviewer, { ...next, decision: 'Công bố sau.', publishAt: later });
    await publishSet(people.reviewer, { ...next, decision: 'Công bố ngay.' });
    expect(await setOf(next.number)).toMatchObject({ state: 'published', decision: 'Công bố ngay.' });
    expect((await stepsOf(next.number)).map(({ step }) => step)).toEqual(['scheduled', 'published']);
  });

  test('cannot schedule for an hour that has passed', async () => {
    const looked = await handedIn();
    const thrown = scheduleSet(people.reviewer, { ...looked, decision: 'Ngay.', publishAt: '2026-11-22T09:59:00+07:00' });
    await expect(thrown).rejects.toMatchObject({ issues: [{ path: ['publishAt'], code: 'not-in-future' }] });
  });

  test('must give public words', async () => {
    const looked = await handedIn();
    await expect(returnSet(people.reviewer, { ...looked, reason: '  ' })).rejects.toMatchObject({
      issues: [{ path: ['reason'], code: 'required' }],
    });
    await expect(publishSet(people.reviewer, { ...looked, decision: '' })).rejects.toBeInstanceOf(Invalid);
  });

  test('decides on what was looked at: a set handed in again meanwhile is a conflict', async () => {
    const { number } = await handedIn();
    const old = { number, submittedAt: '2026-11-22T01:00:00.000Z' };
    await expect(publishSet(people.reviewer, { ...old, decision: 'x' })).rejects.toBeInstanceOf(Conflict);
    await expect(returnSet(people.reviewer, { ...old, reason: 'x' })).rejects.toBeInstanceOf(Conflict);
    await expect(scheduleSet(people.reviewer, { ...old, decision: 'x', publishAt: later })).rejects.toBeInstanceOf(Conflict);
    expect(await setOf(number)).toMatchObject({ state: 'submitted' });
  });

  test('does not decide twice, nor on what was withdrawn', async () => {
    const looked = await handedIn();
    await publishSet(people.reviewer, { ...looked, decision: 'Được.' });
    await expect(publishSet(people.reviewer, { ...looked, decision: 'Được.' })).rejects.toBeInstanceOf(Invalid);
    await expect(returnSet(people.reviewer, { ...looked, reason: 'Không.' })).rejects.toBeInstanceOf(Invalid);
    const withdrawn = await handedIn();
    await withdrawSet(people.editor, { number: withdrawn.number, reason: 'Gửi nhầm.' });
    await expect(publishSet(people.reviewer, { ...withdrawn, decision: 'Được.' })).rejects.toBeInstanceOf(Invalid);
  });

  test('cannot let out what a check blocks, now or later', async () => {
    count += 1;
    const change = await changed(database.client, 'source', 'founding-003', {
      title: 'Báo cáo',
      published: null,
      notation: null,
      url: null,
    });
    const set = { title: words, reason: words, author: people.editor.actor, organisation: BODY, changes: [change], figures: [] };
    const number = await submitChangeSet(database.client, set);
    const looked = { number, submittedAt: (await setOf(number)).submittedAt };
    const blocked = { issues: [{ path: ['decision'], code: 'blocked' }] };
    await expect(publishSet(people.reviewer, { ...looked, decision: 'Được.' })).rejects.toMatchObject(blocked);
    await expect(scheduleSet(people.reviewer, { ...looked, decision: 'Được.', publishAt: later })).rejects.toMatchObject(blocked);
    expect(await setOf(number)).toMatchObject({ state: 'submitted', decision: null });
  });
});

describe('nobody else decides', () => {
  async function refusals(viewer: Viewer | null, looked: { number: number; submittedAt: string }) {
    return Promise.all(
      [
        publishSet(viewer, { ...looked, decision: 'x' }),
        returnSet(viewer, { ...looked, reason: 'x' }),
        scheduleSet(viewer, { ...looked, decision: 'x', publishAt: later }),
      ].map((decision) =>
        decision.then(
          () => 'done',
          (error: Error) => error,
        ),
      ),
    );
  }

  test('signed out, as an editor of the body or without a second factor: forbidden', async () => {
    const looked = await handedIn();
    const waiting: Viewer = { ...people.reviewer, grants: [grant('editor', BODY)], needsSecondFactor: true };
    for (const viewer of [null, people.colleague, waiting])
      for (const refusal of await refusals(viewer, looked)) expect(refusal).toBeInstanceOf(Forbidden);
    expect(await setOf(looked.number)).toMatchObject({ state: 'submitted' });
  });

  test('a reviewer or editor of another body, a translator, an administrator of the portal: as if the set were not there', async () => {
    const looked = await handedIn();
    const missing = { ...looked, number: 99_999 };
    for (const viewer of [people.stranger, people.otherEditor, people.translator, people.administrator])
      for (const set of [looked, missing]) for (const refusal of await refusals(viewer, set)) expect(refusal).toBeInstanceOf(NotFound);
  });

  test('the author who is a reviewer too, and the person behind an author token: four eyes', async () => {
    const { client } = database;
    await client.query(`INSERT INTO actor (id, kind, user_id) VALUES ('token:both', 'token', 'both')`);
    for (const author of ['person:both', 'token:both']) {
      const looked = await handedIn({ author });
      for (const refusal of await refusals(people.both, looked)) expect(refusal).toMatchObject({ name: 'Forbidden', message: 'four-eyes' });
    }
  });

  test('the database knows it too: a role that ended since it was looked up lets nothing out', async () => {
    const former = await addPerson(database.client, 'former', [grant('reviewer', BODY)]);
    await database.client.query(`UPDATE membership SET ended_at = now() WHERE user_id = 'former'`);
    const looked = await handedIn();
    await expect(publishSet(former, { ...looked, decision: 'x' })).rejects.toMatchObject({ message: 'four-eyes' });
    await expect(scheduleSet(former, { ...looked, decision: 'x', publishAt: later })).rejects.toMatchObject({ message: 'four-eyes' });
  });

  test('sets of no body are an administrator’s, not a reviewer’s', async () => {
    const looked = await handedIn({ author: people.translator.actor, organisation: null });
    for (const refusal of await refusals(people.reviewer, looked)) expect(refusal).toBeInstanceOf(NotFound);
    await publishSet(people.administrator, { ...looked, decision: 'Bản dịch đúng.' });
    expect(await setOf(looked.number)).toMatchObject({ state: 'published' });
  });

  test('each refusal is in the audit', async () => {
    const looked = await handedIn();
    await refusals(people.colleague, looked);
    const { rows } = await database.client.query(
      `SELECT command, outcome FROM audit_entry WHERE actor_id = 'person:colleague' AND subject = $1 ORDER BY command`,
      [`change-set/${looked.number}`],
    );
    expect(rows).toEqual(
      ['change-set.publish', 'change-set.return', 'change-set.schedule'].map((command) => ({ command, outcome: 'refused' })),
    );
  });
});

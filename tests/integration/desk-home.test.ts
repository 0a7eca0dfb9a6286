import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { today } from '@/lib/clock';
import { addMonths } from '@/lib/period';
import { addComment } from '@/lib/publishing/comments';
import { returnSet } from '@/lib/publishing/decisions';
import { getDueWork } from '@/lib/publishing/desk-due';
import { listHeldBack, listOwnSets, listTyping } from '@/lib/publishing/desk-home';
import { listSets } from '@/lib/publishing/desk-sets';
import { saveChange } from '@/lib/publishing/drafts';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { submitSet } from '@/lib/publishing/submission';
import { countWaiting } from '@/lib/publishing/translation-queue';
import { keepTyping } from '@/lib/publishing/typing';
import { addPerson } from '../support/people';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const words = { original: 'vi' as const, vi: 'Sửa theo công văn', en: 'As the ministry wrote' };
let editor: Viewer;
let reviewer: Viewer;
let administrator: Viewer;
let stranger: Viewer;
let set = 0;

beforeAll(async () => {
  const { client } = database;
  editor = await addPerson(client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
  reviewer = await addPerson(client, 'reviewer', [{ role: 'reviewer', organisation: 'bkhcn', language: null }]);
  administrator = await addPerson(client, 'administrator', [{ role: 'administrator', organisation: null, language: null }]);
  stranger = await addPerson(client, 'stranger', [{ role: 'editor', organisation: 'bca', language: null }]);
  const found = (await readRecords(client, kindNamed('organisation'), ['bkhcn'])).get('bkhcn');
  ({ changeSet: set } = await saveChange(editor, {
    organisation: 'bkhcn',
    changeSet: null,
    kind: 'organisation',
    code: 'bkhcn',
    baseRevision: found?.revision ?? 0,
    nature: 'revision',
    record: { ...found?.record, notation: 'BKHCN-9' },
    seen: null,
  }));
});

describe('what waits', () => {
  test('is a draft for its author, then a set for the reviewer, then a returned one with its comments', async () => {
    expect(await listOwnSets(editor)).toMatchObject([{ number: set, state: 'draft', changes: 1, comments: 0 }]);
    expect(await listOwnSets(stranger)).toEqual([]);
    await submitSet(editor, { number: set, title: words, reason: words });
    expect(await listOwnSets(editor)).toEqual([]);
    expect((await listSets(reviewer, 'to-review', 1)).map(({ number }) => number)).toEqual([set]);
    expect(await listSets(stranger, 'to-review', 1)).toEqual([]);
    await addComment(reviewer, { number: set, kind: 'organisation', code: 'bkhcn', field: 'notation', words: 'Viết theo văn bản' });
    const { rows } = await database.client.query<{ at: Date }>('SELECT submitted_at AS at FROM change_set WHERE number = $1', [set]);
    await returnSet(reviewer, { number: set, submittedAt: rows[0]?.at.toISOString(), reason: 'Thiếu trang của báo cáo.' });
    expect(await listOwnSets(editor)).toMatchObject([{ number: set, state: 'returned', changes: 1, comments: 1 }]);
  });

  test('is what was typed and not saved, for its writer alone', async () => {
    await keepTyping(editor, '/admin/records/organisation/bkhcn', { notation: ['X'] });
    expect((await listTyping(editor)).map(({ form }) => form)).toEqual(['/admin/records/organisation/bkhcn']);
    expect(await listTyping(reviewer)).toEqual([]);
  });

  test('is a failed publication for administrators only', async () => {
    await database.client.query(
      `INSERT INTO change_set_step (change_set_number, position, at, actor_id, step)
       SELECT $1, max(position) + 1, now(), 'system:schedule', 'held-back' FROM change_set_step WHERE change_set_number = $1`,
      [set],
    );
    expect(await listHeldBack(administrator)).toMatchObject([{ number: set }]);
    expect(await listHeldBack(reviewer)).toEqual([]);
  });

  test('is every language an editor may write, with what is missing in it', async () => {
    const waiting = await countWaiting(editor);
    expect(waiting.map(({ language }) => language)).toEqual(['vi', 'en', 'fr', 'ru']);
    expect(await countWaiting(administrator)).toEqual([]);
  });
});

describe('what is late and old', () => {
  test('is of the viewer’s bodies, by the public rules, the longest delay first', async () => {
    const { tasks, figures } = await getDueWork(editor);
    expect(tasks.length).toBeGreaterThan(0);
    const proven = tasks.filter(({ state }) => state === 'late').map(({ days }) => days);
    expect(tasks.every(({ days }) => days > 0)).toBe(true);
    expect(proven).toEqual([...proven].sort((a, b) => b - a));
    const limit = addMonths(today(), 1).slice(0, 7);
    for (const { isSoon, age } of figures) {
      expect(isSoon).toBe(age.state === 'fresh');
      if (isSoon && 'nextDue' in age) expect(age.nextDue <= limit).toBe(true);
    }
    const other = await getDueWork(stranger);
    expect(other.tasks.map(({ code }) => code)).not.toEqual(tasks.map(({ code }) => code));
    expect(await getDueWork(administrator)).toEqual({ tasks: [], figures: [] });
  });
});

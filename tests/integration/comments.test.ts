import { beforeAll, describe, expect, test } from 'vitest';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { addComment, settleComment } from '@/lib/publishing/comments';
import { publishSet, returnSet } from '@/lib/publishing/decisions';
import { getSet } from '@/lib/publishing/desk-set';
import { saveChange } from '@/lib/publishing/drafts';
import { submitSet } from '@/lib/publishing/submission';
import { addPerson } from '../support/people';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const words = (text: string) => ({ original: 'vi', vi: text });
const first = { records: 1, figures: 1 };
const body = 'bkhcn';
const other = 'btc';
const release = {
  code: 'bkhcn-2026-11-20',
  producer: body,
  released: '2026-11-20',
  title: { original: 'vi', vi: 'Báo cáo tháng 11', en: 'Report of November', fr: 'Rapport de novembre', ru: 'Отчёт за ноябрь' },
};

const people = new Map<string, Viewer>();
const as = (name: string): Viewer => people.get(name) as Viewer;
const grants: Record<string, Omit<Grant, 'language'>[]> = {
  editor: [{ role: 'editor', organisation: body }],
  colleague: [{ role: 'editor', organisation: body }],
  reviewer: [{ role: 'reviewer', organisation: body }],
  stranger: [{ role: 'editor', organisation: other }],
  'strange-reviewer': [{ role: 'reviewer', organisation: other }],
  administrator: [{ role: 'administrator', organisation: null }],
  nobody: [],
};
let number = 0;
let remark: Record<string, unknown> = {};

beforeAll(async () => {
  for (const [name, held] of Object.entries(grants)) {
    const roles = held.map((grant) => ({ ...grant, language: null }));
    people.set(name, await addPerson(database.client, name, roles));
  }
  people.set('translator', await addPerson(database.client, 'translator', [{ role: 'translator', organisation: body, language: 'fr' }]));
  const change = { organisation: body, changeSet: null, kind: 'release', code: release.code, baseRevision: 0, nature: 'new', seen: null };
  ({ changeSet: number } = await saveChange(as('editor'), { ...change, record: release }));
  remark = { number, kind: 'release', code: release.code, field: 'title', words: 'Tên này nên nói rõ kỳ báo cáo.' };
});

const handIn = () => submitSet(as('editor'), { number, title: words('Báo cáo'), reason: words('Có báo cáo mới') });
const seenBy = async (name: string) => (await getSet(as(name), number, first))?.comments ?? [];
const submittedAt = async () => (await getSet(as('reviewer'), number, first))?.submittedAt;

describe('a comment', () => {
  test('waits until the set is handed in', async () => {
    await expect(addComment(as('editor'), remark)).rejects.toBeInstanceOf(Invalid);
    await expect(addComment(as('reviewer'), remark)).rejects.toBeInstanceOf(Invalid);
    await handIn();
  });

  test('is written by the author and by who may decide, about a field of the set', async () => {
    await addComment(as('reviewer'), remark);
    await addComment(as('editor'), { ...remark, words: 'Tôi sẽ sửa.' });
    expect((await seenBy('editor')).map(({ isAuthor, isViewer, field }) => ({ isAuthor, isViewer, field }))).toEqual([
      { isAuthor: false, isViewer: false, field: 'title' },
      { isAuthor: true, isViewer: true, field: 'title' },
    ]);
    await expect(addComment(as('reviewer'), { ...remark, code: 'something-else' })).rejects.toBeInstanceOf(NotFound);
    await expect(addComment(as('reviewer'), { ...remark, kind: 'figures', code: 'a 2024 vn b' })).rejects.toBeInstanceOf(NotFound);
    for (const wrong of [{ words: '  ' }, { words: 'x'.repeat(2001) }, { field: 'title; drop' }, { number: '1' }]) {
      await expect(addComment(as('reviewer'), { ...remark, ...wrong })).rejects.toBeInstanceOf(Invalid);
    }
  });

  test.each([
    ['signed out', null, Forbidden],
    ['an editor of the body who is not its author', 'colleague', Forbidden],
    ['an editor of another body', 'stranger', NotFound],
    ['a reviewer of another body', 'strange-reviewer', NotFound],
    ['a translator', 'translator', NotFound],
    ['an administrator, who does not decide for a body', 'administrator', NotFound],
    ['somebody without a role', 'nobody', NotFound],
  ])('is refused to %s, written or settled', async (_, name, error) => {
    const viewer = name === null ? null : as(name);
    const id = (await seenBy('reviewer'))[0]?.id;
    await expect(addComment(viewer, remark)).rejects.toBeInstanceOf(error);
    await expect(settleComment(viewer, { number, id })).rejects.toBeInstanceOf(error);
    expect(await seenBy('reviewer')).toHaveLength(2);
  });

  test('of the reviewer is not settled by the author, and none through another set', async () => {
    const [asked, answered] = await seenBy('editor');
    await expect(settleComment(as('editor'), { number, id: asked?.id })).rejects.toBeInstanceOf(Forbidden);
    await expect(settleComment(as('reviewer'), { number, id: '999999' })).rejects.toBeInstanceOf(NotFound);
    await settleComment(as('editor'), { number, id: answered?.id });
    expect((await seenBy('editor')).map(({ isSettled }) => isSettled)).toEqual([false, true]);
  });

  test('stands after the set is returned, is answered, and is settled when it comes again', async () => {
    await returnSet(as('reviewer'), { number, submittedAt: await submittedAt(), reason: 'Xin sửa tên' });
    expect((await getSet(as('editor'), number, first))?.may).toMatchObject({ edit: true, comment: true });
    await addComment(as('editor'), { ...remark, words: 'Đã sửa.' });
    await handIn();
    const [asked] = await seenBy('reviewer');
    await settleComment(as('reviewer'), { number, id: asked?.id });
    expect((await seenBy('reviewer')).filter(({ isSettled }) => !isSettled)).toHaveLength(1);
  });

  test('is not written once the set is published', async () => {
    await publishSet(as('reviewer'), { number, submittedAt: await submittedAt(), decision: 'Đúng với báo cáo' });
    await expect(addComment(as('reviewer'), remark)).rejects.toBeInstanceOf(Invalid);
    await expect(addComment(as('editor'), remark)).rejects.toBeInstanceOf(Invalid);
    expect(await seenBy('reviewer')).toHaveLength(3);
  });
});

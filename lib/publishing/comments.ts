import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { FIGURES } from './change-set';
import { reviewGrant } from './decisions';
import { draftGrant, lockSet, type SetRow, type SetState } from './draft-sets';
import { publicWords } from './submission';

const number = z.number().int().positive();
/** While a set is looked at, and while it is mended. */
export const COMMENTED: readonly SetState[] = ['submitted', 'scheduled', 'returned'];

/** A remark on one field of a change, seen by author and reviewers only. For a figure `code` is its key. */
export const addComment = defineCommand({
  name: 'comment.add',
  input: z.strictObject({
    number,
    kind: z.string().regex(/^[a-z-]{1,40}$/, { error: 'other' }),
    code: z.string().regex(/^[A-Za-z0-9 -]{1,400}$/, { error: 'other' }),
    field: z.string().regex(/^[A-Za-z]{1,40}$/, { error: 'other' }),
    words: publicWords,
  }),
  allow: (db, viewer, input) => partyTo(db, viewer, input.number),
  run: async (db, viewer, input) => {
    await requireChange(db, input);
    await db.query(
      'INSERT INTO change_comment (change_set_number, kind, code, field, words, actor_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [input.number, input.kind, input.code, input.field, input.words, viewer.actor, now().toISOString()],
    );
  },
  subject: (input) => `change-set/${input.number}`,
  detail: ({ kind, code, field }) => ({ kind, code, field }),
});

/** Whoever wrote a remark, or a reviewer of the body, says that it is dealt with. */
export const settleComment = defineCommand({
  name: 'comment.settle',
  input: z.strictObject({ number, id: z.string().regex(/^[1-9]\d{0,17}$/) }),
  allow: async (db, viewer, input) => {
    const grant = await partyTo(db, viewer, input.number);
    const { rows } = await db.query<{ actor_id: string }>('SELECT actor_id FROM change_comment WHERE id = $1 AND change_set_number = $2', [
      input.id,
      input.number,
    ]);
    if (!rows[0]) throw new NotFound('comment', input.id);
    if (rows[0].actor_id !== viewer.actor && grant.role !== 'reviewer' && grant.role !== 'administrator') throw new Forbidden('no-role');
    return grant;
  },
  run: async (db, _viewer, { id }) => {
    await db.query('UPDATE change_comment SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL', [id, now().toISOString()]);
  },
  subject: (input) => `change-set/${input.number}`,
  detail: ({ id }) => ({ comment: id }),
});

/** The author, or who may decide on it; to anybody else the set is not there. */
async function partyTo(db: ClientBase, viewer: Viewer, of: number): Promise<Grant> {
  const set = await lockSet(db, of);
  const grant = set.author_id === viewer.actor ? draftGrant(viewer, set.organisation_code) : reviewGrant(viewer, set.organisation_code);
  if (!grant) throw isOfBody(viewer, set) ? new Forbidden('no-role') : new NotFound('change-set', String(of));
  if (!COMMENTED.includes(set.state)) throw new Invalid([{ path: ['words'], code: 'not-open' }]);
  return grant;
}

const isOfBody = (viewer: Viewer, set: SetRow): boolean =>
  set.organisation_code !== null &&
  viewer.grants.some(({ role, organisation }) => role === 'editor' && organisation === set.organisation_code);

async function requireChange(db: ClientBase, input: { number: number; kind: string; code: string }): Promise<void> {
  const { rows } =
    input.kind === FIGURES.kind
      ? await db.query(
          `SELECT FROM staged_figure WHERE change_set_number = $1 AND concat_ws(' ', series_code, period, area_code, release_code) = $2 LIMIT 1`,
          [input.number, input.code],
        )
      : await db.query('SELECT FROM change WHERE change_set_number = $1 AND kind = $2 AND code = $3', [
          input.number,
          input.kind,
          input.code,
        ]);
  if (rows.length === 0) throw new NotFound(input.kind, input.code);
}

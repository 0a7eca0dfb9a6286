import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Invalid, NotFound } from '@/lib/errors';
import { type LocalizedText, localizedText } from '@/lib/i18n/localized';
import { isPlain } from '@/lib/record';
import { addStep, draftGrant, lockOwnDraft, lockSet } from './draft-sets';
import { sealFigures } from './figure-drafts';

const number = z.number().int().positive();
const longestWords = 2000;
/** Public words of one person: a line or a few. */
export const publicWords = z
  .string()
  .max(longestWords, { error: 'too-long', abort: true })
  .refine(isPlain, { error: 'characters', abort: true })
  .normalize('NFC')
  .trim()
  .min(1, { error: 'required' });

/** Hands a change set in for review. */
export const submitSet = defineCommand({
  name: 'change-set.submit',
  input: z.strictObject({ number, title: localizedText, reason: localizedText }),
  allow: async (db, viewer, input) => draftGrant(viewer, (await lockOwnDraft(db, viewer, input.number)).organisation_code),
  run: (db, viewer, input) => handIn(db, viewer.actor, input),
  subject: (input) => `change-set/${input.number}`,
});

/** From here on an open change set stands still until it is returned. Also used by the bulk door. */
export async function handIn(
  db: ClientBase,
  actor: string,
  set: { number: number; title: LocalizedText; reason: LocalizedText },
): Promise<void> {
  await sealFigures(db, set.number);
  const { rows } = await db.query('SELECT FROM change WHERE change_set_number = $1 LIMIT 1', [set.number]);
  if (rows.length === 0) throw new Invalid([{ path: ['changes'], code: 'empty' }]);
  await db.query(
    `UPDATE change_set SET title = $2, reason = $3, state = 'submitted', submitted_at = $4, reviewer_id = NULL, decision = NULL, publish_at = NULL WHERE number = $1`,
    [set.number, set.title, set.reason, now().toISOString()],
  );
  await addStep(db, set.number, actor, 'submitted', null);
}

/** Takes back a change set that is not published; what it held is kept to be read, and goes no further. */
export const withdrawSet = defineCommand({
  name: 'change-set.withdraw',
  input: z.strictObject({ number, reason: publicWords }),
  allow: async (db, viewer, input) => {
    const set = await lockSet(db, input.number);
    if (set.author_id !== viewer.actor) throw new NotFound('change-set', String(input.number));
    return draftGrant(viewer, set.organisation_code);
  },
  run: async (db, viewer, input) => {
    const { rowCount } = await db.query(
      `UPDATE change_set SET state = 'withdrawn' WHERE number = $1 AND state IN ('draft', 'submitted', 'scheduled', 'returned')`,
      [input.number],
    );
    if (rowCount === 0) throw new Invalid([{ path: ['number'], code: 'not-open' }]);
    await addStep(db, input.number, viewer.actor, 'withdrawn', input.reason);
  },
  subject: (input) => `change-set/${input.number}`,
});

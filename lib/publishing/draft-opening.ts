import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/command';
import { localeSchema } from '@/lib/i18n/localized';
import { code } from '@/lib/record';
import { draftGrant, lockOwnDraft, newSet } from './draft-sets';
import { publicWords } from './submission';

/** Opens a change set beside those that are open. */
export const openNewSet = defineCommand({
  name: 'change-set.open',
  input: z.strictObject({ organisation: code }),
  allow: (_db, viewer, { organisation }) => draftGrant(viewer, organisation),
  run: async (db, viewer, { organisation }) => (await newSet(db, viewer, organisation)).number,
  subject: (_input, number) => (number === undefined ? null : `change-set/${number}`),
});

/** Puts the reason of a withdrawal into the reason of the open change set, where the author finds it when handing it in. */
export const noteReason = defineCommand({
  name: 'change-set.note-reason',
  input: z.strictObject({ number: z.number().int().positive(), language: localeSchema, reason: publicWords }),
  allow: async (db, viewer, { number }) => draftGrant(viewer, (await lockOwnDraft(db, viewer, number)).organisation_code),
  run: async (db, _viewer, { number, language, reason }) => {
    // A reason that still says what the title says was never written.
    await db.query(
      `UPDATE change_set SET reason = CASE
         WHEN reason = title THEN jsonb_build_object('original', $2::text, $2::text, $3::text)
         ELSE reason || jsonb_build_object($2::text, concat_ws(E'\\n', reason ->> $2::text, $3::text)) END
       WHERE number = $1`,
      [number, language, reason],
    );
  },
  subject: ({ number }) => `change-set/${number}`,
});

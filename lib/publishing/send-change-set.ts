import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Conflict, Forbidden } from '@/lib/errors';
import { canonical, digest } from './canonical';
import { newSet } from './draft-sets';
import { takeChanges, takeFigures } from './sent-changes';
import { type SentSet, sentSet } from './sent-set';
import { handIn } from './submission';

/** Under this path a conflict says that the key of idempotency was used for something else. */
export const KEY_PATH = 'Idempotency-Key';
/** `repeated`: the same request came before, and this is its answer. */
export type SentAnswer = { number: number; repeated: boolean };

/**
 * A whole change set from a body's own system: what saving each change, saving each figure and handing the set in would check, all
 * of it or nothing. From there on it waits for a reviewer like any other.
 */
export const sendChangeSet = defineCommand({
  name: 'change-set.send',
  input: z.strictObject({ key: z.string().regex(/^[\x21-\x7e]{1,200}$/, { error: 'key' }), set: sentSet }),
  allow: (_db, viewer, { set }) => {
    const grant = viewer.grants.find(({ role, organisation }) => role === 'editor' && organisation !== null);
    if (viewer.kinds === null || !grant) throw new Forbidden('not a key');
    const strange = kindsOf(set).find((kind) => !viewer.kinds?.includes(kind));
    if (strange) throw new Forbidden(`this key does not send ${strange}`);
    return grant;
  },
  run: async (db, viewer, { key, set }, grant): Promise<SentAnswer> => {
    const bodyDigest = digest(canonical(set));
    const before = await answered(db, viewer, key, bodyDigest);
    if (before !== null) return { number: before, repeated: true };
    const { number } = await newSet(db, viewer, grant.organisation);
    await take(db, number, set, grant);
    await handIn(db, viewer.actor, { number, title: set.title, reason: set.reason });
    await db.query('INSERT INTO api_request (token_id, key, body_digest, change_set_number, at) VALUES ($1, $2, $3, $4, $5)', [
      tokenOf(viewer),
      key,
      bodyDigest,
      number,
      now().toISOString(),
    ]);
    return { number, repeated: false };
  },
  subject: (_input, result) => (result ? `change-set/${result.number}` : null),
  detail: ({ set }) => ({ changes: set.changes.length, figures: set.figures.length }),
});

const tokenOf = ({ actor }: Viewer): string => actor.slice('token:'.length);

const kindsOf = ({ changes, figures }: SentSet): string[] => [
  ...new Set([...changes.map(({ kind }) => kind), ...(figures.length > 0 ? ['figure'] : [])]),
];

/** The set that this request made when it came before. Two at once wait for each other. Throws where the key was for another body. */
async function answered(db: ClientBase, viewer: Viewer, key: string, bodyDigest: string): Promise<number | null> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 412))', [`${viewer.actor} ${key}`]);
  const { rows } = await db.query<{ digest: string; number: number }>(
    'SELECT body_digest AS digest, change_set_number AS number FROM api_request WHERE token_id = $1 AND key = $2',
    [tokenOf(viewer), key],
  );
  const [before] = rows;
  if (before && before.digest !== bodyDigest) throw new Conflict([{ path: KEY_PATH, published: before.number, proposed: key }]);
  return before?.number ?? null;
}

async function take(db: ClientBase, number: number, set: SentSet, grant: Grant): Promise<void> {
  const organisation = grant.organisation as string;
  await takeChanges(db, { number, organisation }, set.changes, grant);
  await takeFigures(db, { number, organisation }, set.figures);
}

import type { ClientBase } from 'pg';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { now, today } from '@/lib/clock';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { formatDate } from '@/lib/i18n/format';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import { LARGEST_NUMBER } from '@/lib/record';

export type SetState = 'draft' | 'submitted' | 'scheduled' | 'published' | 'returned' | 'withdrawn';
export type SetRow = { number: number; author_id: string; organisation_code: string | null; state: SetState; submitted_at: Date | null };
export type Step = 'opened' | 'submitted' | 'returned' | 'scheduled' | 'published' | 'withdrawn' | 'held-back';

/** The grant by which the viewer may work on drafts of a body: an editor's, or a translator's. Throws Forbidden. */
export function draftGrant(viewer: Viewer, organisation: string | null): Grant {
  const held = viewer.grants.filter((grant) => grant.organisation === organisation);
  // Who does both edits.
  const grant =
    (organisation === null ? undefined : held.find(({ role }) => role === 'editor')) ?? held.find(({ role }) => role === 'translator');
  if (!grant) throw new Forbidden('no-role');
  return grant;
}

/** Languages the viewer translates into for a body. */
export const translatorLanguages = (viewer: Viewer, organisation: string | null): Locale[] =>
  viewer.grants.flatMap(({ role, organisation: of, language }) =>
    role === 'translator' && of === organisation && language ? [language] : [],
  );

/** The change set for update; NotFound where there is none, so that numbers tell strangers nothing. */
export async function lockSet(db: ClientBase, number: number): Promise<SetRow> {
  if (number > LARGEST_NUMBER) throw new NotFound('change-set', String(number));
  const { rows } = await db.query<SetRow>(
    'SELECT number, author_id, organisation_code, state, submitted_at FROM change_set WHERE number = $1 FOR UPDATE',
    [number],
  );
  if (!rows[0]) throw new NotFound('change-set', String(number));
  return rows[0];
}

/** The viewer's own change set, still open to change. Strangers learn nothing; a set that was handed in is `not-open`. */
export async function lockOwnDraft(db: ClientBase, viewer: Viewer, number: number): Promise<SetRow> {
  const set = await lockSet(db, number);
  if (set.author_id !== viewer.actor) throw new NotFound('change-set', String(number));
  if (set.state !== 'draft' && set.state !== 'returned') throw new Invalid([{ path: ['changeSet'], code: 'not-open' }]);
  return set;
}

/** The change set that takes the viewer's next change: the one named, else the newest draft for the body, else a new one. */
export async function openSet(db: ClientBase, viewer: Viewer, organisation: string | null, number: number | null): Promise<SetRow> {
  if (number !== null) {
    const set = await lockOwnDraft(db, viewer, number);
    if (set.organisation_code !== organisation) throw new Forbidden('other-body');
    return set;
  }
  // Two forms sent at once open one change set, not two.
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 411))', [`${viewer.actor} ${organisation}`]);
  const { rows } = await db.query<{ number: number }>(
    `SELECT number FROM change_set WHERE author_id = $1 AND organisation_code IS NOT DISTINCT FROM $2 AND state = 'draft' ORDER BY number DESC LIMIT 1`,
    [viewer.actor, organisation],
  );
  return rows[0] ? lockOwnDraft(db, viewer, rows[0].number) : newSet(db, viewer, organisation);
}

export async function newSet(db: ClientBase, viewer: Viewer, organisation: string | null): Promise<SetRow> {
  const title = untitled();
  const { rows } = await db.query<{ number: number }>(
    'INSERT INTO change_set (title, reason, author_id, organisation_code) VALUES ($1, $1, $2, $3) RETURNING number',
    [title, viewer.actor, organisation],
  );
  const number = rows[0]?.number as number;
  await addStep(db, number, viewer.actor, 'opened', null);
  return { number, author_id: viewer.actor, organisation_code: organisation, state: 'draft', submitted_at: null };
}

/** Until its author gives it a title, when it is handed in. */
function untitled(): LocalizedText {
  const day = today();
  return {
    original: 'vi',
    vi: `Bản nháp ngày ${formatDate(day, 'vi')}`,
    en: `Draft of ${formatDate(day, 'en')}`,
    fr: `Brouillon du ${formatDate(day, 'fr')}`,
    ru: `Черновик от ${formatDate(day, 'ru')}`,
  };
}

export async function addStep(
  db: ClientBase,
  number: number,
  actor: string,
  step: Step,
  words: string | null,
  detail: unknown = null,
): Promise<void> {
  await db.query(
    `INSERT INTO change_set_step (change_set_number, position, at, actor_id, step, words, detail)
     SELECT $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6 FROM change_set_step WHERE change_set_number = $1`,
    [number, now().toISOString(), actor, step, words, detail === null ? null : JSON.stringify(detail)],
  );
}

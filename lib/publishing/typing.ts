import 'server-only';
import type { FormState } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { pool } from '@/lib/db/pool';

type Typed = FormState['typed'];

const LONGEST = 200_000;
/** Of one person; the oldest go first. */
const MOST_KEPT = 100;

/** Keeps what stands in a form, for its writer alone, until it is saved or thrown away. False where it is too long to be kept. */
export async function keepTyping(viewer: Viewer, form: string, typed: Typed): Promise<boolean> {
  // The database keeps neither NUL nor half a character; the form still has both.
  const text = JSON.stringify(typed, (_, value) => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value));
  if (text.length > LONGEST || !/^\/admin\/(records|figures)[/?][\x21-\x7e]{1,300}$/.test(form)) return false;
  await pool().query(
    `INSERT INTO form_draft (actor_id, form, fields, saved_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (actor_id, form) DO UPDATE SET fields = excluded.fields, saved_at = excluded.saved_at`,
    [viewer.actor, form, text, now().toISOString()],
  );
  await pool().query(
    `DELETE FROM form_draft WHERE actor_id = $1
        AND form NOT IN (SELECT form FROM form_draft WHERE actor_id = $1 ORDER BY saved_at DESC LIMIT ${MOST_KEPT})`,
    [viewer.actor],
  );
  return true;
}

export async function findTyping(viewer: Viewer, form: string): Promise<{ typed: Typed; savedAt: Date } | null> {
  const { rows } = await pool().query<{ typed: Typed; savedAt: Date }>(
    'SELECT fields AS typed, saved_at AS "savedAt" FROM form_draft WHERE actor_id = $1 AND form = $2',
    [viewer.actor, form],
  );
  return rows[0] ?? null;
}

export async function dropTyping(viewer: Viewer, form: string): Promise<void> {
  await pool().query('DELETE FROM form_draft WHERE actor_id = $1 AND form = $2', [viewer.actor, form]);
}

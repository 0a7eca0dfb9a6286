import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { blankForm, type FieldIssue, type FormState, typedOf } from './admin-form';
import { setAnswerStatus } from './answer-status';
import { now } from './clock';
import { pool } from './db/pool';
import { Conflict, Forbidden, Invalid, type Issue, NotFound } from './errors';

type Naming = {
  /** The name of the field that an issue is about: `['name', 'vi']` as `name_vi`. */
  fieldOf?: (path: readonly (string | number)[]) => string;
};

/** Whoever calls an action by hand may send any state. */
const nextRound = (state: FormState | null | undefined): number => (Number(state?.round) || 0) + 1;

const joined = (path: readonly (string | number)[]): string => path.join('_');

/** The answer to a form whose command failed, with the status a page without scripts needs. Throws on what is no failure of ours. */
export function failed(state: FormState, data: FormData, error: unknown, { fieldOf = joined }: Naming = {}): FormState {
  const again = { ...blankForm(typedOf(data)), round: nextRound(state) };
  setAnswerStatus(422);
  if (error instanceof Invalid)
    return { ...again, outcome: 'invalid', issues: unique(error.issues.map((issue) => issueOf(issue, fieldOf))) };
  if (error instanceof Conflict) {
    const conflicts = error.conflicts.map(({ path, published, proposed }) => ({
      field: fieldOf(path.split('.')),
      standing: plain(published),
      sent: plain(proposed),
    }));
    return { ...again, outcome: 'conflict', conflicts };
  }
  if (error instanceof Forbidden) return { ...again, outcome: 'refused', notice: error.message === 'four-eyes' ? 'four-eyes' : 'refused' };
  if (error instanceof NotFound) return { ...again, outcome: 'refused', notice: 'not-found' };
  throw error;
}

const issueOf = (issue: Issue, fieldOf: NonNullable<Naming['fieldOf']>): FieldIssue => ({ field: fieldOf(issue.path), code: issue.code });

/** One rule that several entries of a list break is told once. */
const unique = (issues: readonly FieldIssue[]): FieldIssue[] => [
  ...new Map(issues.map((issue) => [`${issue.field} ${issue.code}`, issue])).values(),
];

/** A value as a line that a person can compare. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The answer to a form that was done and stays on its page. */
export function done(state: FormState, notice: string, typed: FormState['typed'] = {}): FormState {
  return { ...blankForm(typed), outcome: 'done', round: nextRound(state), notice };
}

const heldForMs = 60 * 60 * 1000;
const longestHeld = 400_000;

/**
 * Keeps for an hour what somebody sent after their session had ended, and gives the address at which they sign in and go on. Only
 * who has that address can have it back.
 */
export async function holdForm(locale: string, form: string, data: FormData): Promise<string> {
  const typed = JSON.stringify(typedOf(data));
  const signIn = `/${locale}/account/sign-in?next=`;
  if (typed.length > longestHeld) return signIn + encodeURIComponent(`/${locale}${form}`);
  const key = randomBytes(18).toString('base64url');
  const at = now();
  await pool().query('DELETE FROM held_form WHERE expires_at < $1', [at.toISOString()]);
  await pool().query('INSERT INTO held_form (key_digest, form, fields, expires_at) VALUES ($1, $2, $3, $4)', [
    digestOf(key),
    form,
    typed,
    new Date(at.getTime() + heldForMs).toISOString(),
  ]);
  return signIn + encodeURIComponent(`/${locale}${form}${form.includes('?') ? '&' : '?'}held=${key}`);
}

/** What was kept for this form under the key of its address; null where there is none, or no longer. */
export async function heldForm(form: string, key: string | undefined): Promise<FormState['typed'] | null> {
  if (!key) return null;
  const { rows } = await pool().query<{ fields: FormState['typed'] }>(
    'SELECT fields FROM held_form WHERE key_digest = $1 AND form = $2 AND expires_at >= $3',
    [digestOf(key), form, now().toISOString()],
  );
  return rows[0]?.fields ?? null;
}

const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');

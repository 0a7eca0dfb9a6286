import 'server-only';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { type FormState, typedOf } from '@/lib/admin-form';
import { setAnswerStatus } from '@/lib/answer-status';
import { Invalid } from '@/lib/errors';
import { failed } from '@/lib/form-answer';
import { type Locale, localeSchema } from '@/lib/i18n/localized';

/** What was sent under a name; a file or a missing field is an empty text. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

export const localeOf = (data: FormData): Locale => localeSchema.catch('vi').parse(data.get('locale'));

/** Not done, with a sentence for the whole form. */
export async function turnedAway(state: FormState, data: FormData, notice: string): Promise<FormState> {
  // Scripts send the form themselves: a status would only look like a failure to them.
  if (!(await headers()).has('next-action')) setAnswerStatus(notice === 'too-many' ? 429 : 422);
  return { outcome: 'refused', round: state.round + 1, typed: typedOf(data), issues: [], conflicts: [], notice };
}

/** Not done because of one field. */
export const issueWith = (state: FormState, data: FormData, field: string, code: string): FormState =>
  failed(state, data, new Invalid([{ path: [field], code }]));

/** The fields as the schema reads them, or the answer that says what is wrong: one issue a field. */
export function readFields<S extends z.ZodType>(
  schema: S,
  state: FormState,
  data: FormData,
  fields: Record<string, unknown>,
): { ok: true; value: z.output<S> } | { ok: false; answer: FormState } {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return { ok: true, value: parsed.data };
  const first = new Map(parsed.error.issues.toReversed().map((issue) => [issue.path.join('_'), issue]));
  const issues = [...first.values()].toReversed().map(({ path, message }) => ({ path: path.map(String), code: message }));
  return { ok: false, answer: failed(state, data, new Invalid(issues)) };
}

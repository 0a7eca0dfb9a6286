/**
 * What a form of the publishing wing knows of its last answer. Both sides import it: actions give it, components show it. What was
 * typed always comes back: nobody types a thing twice because of an error.
 */
export type FieldIssue = { field: string; code: string; values?: Record<string, string> };
/** Two values for one field: what stands now, and what was sent. */
export type FieldConflict = { field: string; standing: string; sent: string };
export type FormState = {
  outcome: 'blank' | 'invalid' | 'conflict' | 'refused' | 'done';
  /** Counts answers, so that the fields show each answer's values. */
  round: number;
  /** Values by the name of the field; several where it is repeated. */
  typed: Readonly<Record<string, readonly string[]>>;
  issues: readonly FieldIssue[];
  conflicts: readonly FieldConflict[];
  /** A sentence for the whole form: a key of messages `forms.notice`. */
  notice: string | null;
};

/** The form as it is first shown. */
export const blankForm = (typed: FormState['typed'] = {}): FormState => ({
  outcome: 'blank',
  round: 0,
  typed,
  issues: [],
  conflicts: [],
  notice: null,
});

/** What reached an action: whoever calls one by hand may send anything, which is then a form without fields. */
export const sentForm = (sent: unknown): FormData => (sent instanceof FormData ? sent : new FormData());

/** As forms of ours name their fields, and as no property of every object is named; `$` begins what the framework adds. */
const isFieldName = (name: string): boolean => /^[\w.-]{1,200}$/.test(name) && !(name in {});

/** What was sent, by name, without files, without what the framework adds, and never a password. */
export function typedOf(data: FormData): Record<string, string[]> {
  const typed = new Map<string, string[]>();
  for (const [name, value] of data) {
    if (typeof value !== 'string' || !isFieldName(name) || /password|secret|^code$/i.test(name)) continue;
    // NUL is no character of any text, and the database keeps none.
    const text = value.replaceAll('\u0000', '');
    const values = typed.get(name);
    if (values) values.push(text);
    else typed.set(name, [text]);
  }
  return Object.fromEntries(typed);
}

/** The only value of a field; empty where it was not sent. */
export const oneOf = (typed: FormState['typed'], name: string): string => typed[name]?.[0] ?? '';

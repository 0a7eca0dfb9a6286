import { z } from 'zod';
import { composed } from '../composed';
import { isForm, roomOf, splitLocale } from '../http/rooms';
import { type ReportField, reportFields, type Typed } from './form';

export type ReportIssue = { field: ReportField; code: 'required' | 'too-long' | 'not-a-page' | 'not-an-email' | 'not-empty' };
export type Report = { page: string | null; figure: string | null; wrong: string; evidence: string | null; email: string | null };

/** The most characters of each field. */
export const longest = { page: 500, figure: 200, wrong: 4000, evidence: 2000, email: 254, website: 0 } as const satisfies Record<
  ReportField,
  number
>;

/** Marks that turn the direction of what follows can make a text read as another. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
const line = (text: string) =>
  composed(text)
    .replace(turning, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
const lines = (text: string) =>
  composed(text)
    .replace(/\r\n?/g, '\n')
    .replace(turning, '')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim();

/** A reader copies the whole address from the browser; what is kept begins below the origin. */
const below = (origin: string, text: string) => (text.startsWith(`${origin}/`) ? text.slice(origin.length) : text);

function isOwnAddress(address: string): boolean {
  if (address.length > longest.page || !/^\/(?!\/)[\x21-\x7e]*$/.test(address)) return false;
  const { locale, path } = splitLocale(address.split(/[?#]/)[0] ?? '');
  return locale !== undefined && (roomOf(path) !== undefined || isForm(path));
}

/** `text` as the address of a page of this portal, below its origin; null where it is none. */
export function ownAddress(text: string, origin: string): string | null {
  const address = below(origin, text);
  return isOwnAddress(address) ? address : null;
}

const optional = (clean: (text: string) => string, most: number) =>
  z
    .string()
    .transform(clean)
    .pipe(z.string().max(most, { error: 'too-long', abort: true }))
    .transform((text) => text || null);

const schema = z.object({
  page: optional(line, longest.page).refine((text) => text === null || isOwnAddress(text), { error: 'not-a-page' }),
  figure: optional(line, longest.figure),
  wrong: z
    .string()
    .transform(lines)
    .pipe(z.string().min(1, { error: 'required' }).max(longest.wrong, { error: 'too-long' })),
  evidence: optional(lines, longest.evidence),
  email: optional(line, longest.email).pipe(z.email({ error: 'not-an-email' }).nullable()),
  website: z.string().max(longest.website, { error: 'not-empty' }),
});

/** What was typed, field by field; a file or a missing field is an empty text. */
export function typedIn(form: FormData): Typed {
  const text = (field: ReportField) => {
    const value = form.get(field);
    return typeof value === 'string' ? value : '';
  };
  return Object.fromEntries(reportFields.map((field) => [field, text(field)])) as Typed;
}

/** The report, or what is wrong with it: one issue a field, in the order of the form. */
export function readReport(typed: Typed, origin: string): { ok: true; report: Report } | { ok: false; issues: ReportIssue[] } {
  const result = schema.safeParse({ ...typed, page: below(origin, typed.page.trim()) });
  if (result.success) {
    const { website: _, ...report } = result.data;
    return { ok: true, report };
  }
  const issues = reportFields.flatMap((field) => {
    const issue = result.error.issues.find(({ path }) => path[0] === field);
    return issue ? [{ field, code: issue.message as ReportIssue['code'] }] : [];
  });
  return { ok: false, issues };
}

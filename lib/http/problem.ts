import { type Issue, isDatabaseAway } from '../errors';
import type { Locale } from '../i18n/localized';

/** Why a request of a machine was not done: `problem.<code>` among the messages of keys says it in words. */
export type ProblemCode =
  | 'no-key'
  | 'not-allowed'
  | 'not-found'
  | 'no-idempotency-key'
  | 'key-reused'
  | 'conflict'
  | 'too-large'
  | 'not-json'
  | 'not-readable'
  | 'invalid'
  | 'too-many'
  | 'wrong-parameter'
  | 'wrong-method'
  | 'no-data'
  | 'too-slow'
  | 'away';

export const STATUSES: Readonly<Record<ProblemCode, number>> = {
  'no-key': 401,
  'not-allowed': 403,
  'not-found': 404,
  'no-idempotency-key': 400,
  'key-reused': 409,
  conflict: 409,
  'too-large': 413,
  'not-json': 415,
  'not-readable': 400,
  invalid: 422,
  'too-many': 429,
  'wrong-parameter': 400,
  'wrong-method': 405,
  'no-data': 404,
  'too-slow': 503,
  away: 503,
};

export type Problem = {
  code: ProblemCode;
  /** What exactly, where the words of the code do not say it. */
  about?: string;
  /** The parameter of the address that is wrong. */
  parameter?: string;
  issues?: readonly Issue[];
  conflicts?: readonly { path: string; published: unknown; proposed: unknown }[];
  headers?: Readonly<Record<string, string>>;
};

/** The words of one language: of a problem, and of a rule that a value breaks. */
export type ProblemWords = { locale: Locale; title(code: ProblemCode): string; issue(code: string): string };

/** More of them are counted, not shown. */
const shownIssues = 100;

/** RFC 6901. */
export const jsonPointer = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** RFC 9457. The type is `about:blank`: what a program goes by is `code`. */
export function problemAnswer({ code, about, parameter, issues, conflicts, headers }: Problem, words: ProblemWords): Response {
  const body = {
    type: 'about:blank',
    title: words.title(code),
    status: STATUSES[code],
    code,
    ...(about === undefined ? {} : { detail: about }),
    ...(parameter === undefined ? {} : { parameter }),
    ...(issues === undefined
      ? {}
      : { issues: issues.slice(0, shownIssues).map((issue) => shownIssue(issue, words)), issueCount: issues.length }),
    ...(conflicts === undefined
      ? {}
      : { conflicts: conflicts.map(({ path, ...values }) => ({ pointer: jsonPointer(path.split('.')), ...values })) }),
  };
  return new Response(JSON.stringify(body), {
    status: STATUSES[code],
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': words.locale, ...never, ...headers },
  });
}

/** Answers to machines are for the one that asked, and are no page. */
export const never = {
  'Cache-Control': 'no-store',
  Vary: 'Accept-Language, Authorization',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
};

/** A rule of ours has a name; what the reader of types says has words of its own. */
function shownIssue({ path, code }: Issue, words: ProblemWords) {
  const isName = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code);
  return { pointer: jsonPointer(path), code: isName ? code : 'type', detail: isName ? words.issue(code) : code };
}

/** Values that the database itself would not take: they are the sender's, not a failure of ours. */
const isUnstorable = (error: unknown): boolean => /^(22|23|54)...$/.test((error as { code?: unknown })?.code as string);

/** The problem of an error thrown on the way; undefined where it is a failure of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (isDatabaseAway(error)) return { code: 'away', headers: { 'Retry-After': '30' } };
  if (isUnstorable(error)) return { code: 'invalid', issues: [{ path: [], code: 'not-storable' }] };
  if (!(error instanceof Error)) return undefined;
  switch (error.name) {
    case 'Invalid':
      return { code: 'invalid', issues: (error as Error & { issues: readonly Issue[] }).issues };
    case 'Forbidden':
      return { code: 'not-allowed', about: error.message };
    case 'NotFound':
      return { code: 'not-found' };
    case 'Conflict':
      return { code: 'conflict', conflicts: (error as Error & { conflicts: NonNullable<Problem['conflicts']> }).conflicts };
    default:
      return undefined;
  }
}

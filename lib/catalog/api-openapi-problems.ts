import { type ProblemCode, STATUSES } from '@/lib/http/problem';
import { labelled } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';
import { type Json, schemaRef } from './api-openapi-components';

/** What those who read are refused for, and those who send. */
export const READ_PROBLEMS: readonly ProblemCode[] = ['wrong-parameter', 'no-data', 'too-many', 'too-slow', 'away'];
const sendProblems: readonly ProblemCode[] = [
  'no-idempotency-key',
  'not-readable',
  'no-key',
  'not-allowed',
  'not-found',
  'key-reused',
  'conflict',
  'too-large',
  'not-json',
  'invalid',
  'too-many',
  'away',
];
/** Reading what became of a set needs a key, and no body. */
const stateProblems: readonly ProblemCode[] = ['no-key', 'not-found', 'too-many', 'away'];

type Problems = Messages['tokens']['api'];

/** A refusal as it is sent; of a wrong parameter with the rule that it breaks. */
export const exampleProblem = (code: ProblemCode, words: Problems): Json => ({
  type: 'about:blank',
  title: words.problem[code],
  status: STATUSES[code],
  code,
  ...(code === 'wrong-parameter'
    ? { parameter: 'limit', issues: [{ pointer: '/limit', code: 'malformed', detail: words.issue.malformed }], issueCount: 1 }
    : {}),
});

/** One answer for each status: which codes it can have, each with an example. */
function responsesOf(codes: readonly ProblemCode[], words: Problems, locale: Locale): Record<string, Json> {
  const statuses = [...new Set(codes.map((code) => STATUSES[code]))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const own = codes.filter((code) => STATUSES[code] === status);
      return [
        String(status),
        {
          description: own.map((code) => labelled(`\`${code}\``, words.problem[code], locale)).join(' '),
          headers: {
            'Content-Language': { schema: { type: 'string' }, example: locale },
            ...limitHeaders,
            ...(status === 429 || status === 503 ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {}),
          },
          content: {
            'application/problem+json': {
              schema: schemaRef('Problem'),
              examples: Object.fromEntries(own.map((code) => [code, { value: exampleProblem(code, words) }])),
            },
          },
        },
      ];
    }),
  );
}

/** How many requests a sender has left, in every answer. */
export const limitHeaders = {
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
  RateLimit: { $ref: '#/components/headers/RateLimit' },
};

const componentName = (group: string, status: string): string => `${group}${status}`;
const groups = { read: READ_PROBLEMS, send: sendProblems, state: stateProblems };
export type ProblemGroup = keyof typeof groups;

/** All refusals, for the components of the document. */
export function problemComponents(words: Problems, locale: Locale): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, codes]) =>
      Object.entries(responsesOf(codes, words, locale)).map(([status, response]) => [componentName(group, status), response]),
    ),
  );
}

/** The refusals of an operation, by reference; `without` leaves out what cannot happen there. */
export function problemResponses(group: ProblemGroup, without: readonly number[] = []): Record<string, Json> {
  const statuses = new Set(groups[group].map((code) => STATUSES[code]).filter((status) => !without.includes(status)));
  return Object.fromEntries(
    [...statuses].map((status) => [String(status), { $ref: `#/components/responses/${componentName(group, String(status))}` }]),
  );
}

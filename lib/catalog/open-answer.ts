import 'server-only';
import { openHeaders } from '@/lib/exports/download';
import { type Problem, type ProblemCode, problemAnswer, problemOf } from '@/lib/http/problem';
import type { Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { negotiate } from '@/lib/i18n/negotiate';

/**
 * Answers a question for open data; every refusal is a problem in words (RFC 9457), in the language of the address or the one the reader
 * asks for, and names the parameter that is wrong.
 */
export async function openAnswer(request: Request, work: () => Promise<Response>, locale?: Locale): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const problem = openProblem(error);
    if (!problem) throw error;
    return refuse(request, problem, locale);
  }
}

/** A wrong parameter is the address's fault (400), not that of a form; what is not there is no data. */
function openProblem(error: unknown): Problem | undefined {
  const problem = problemOf(error);
  if (problem?.code === 'not-found') return { code: 'no-data' };
  if (problem?.code !== 'invalid') return problem;
  const [issue] = problem.issues ?? [];
  return { code: 'wrong-parameter', parameter: String(issue?.path[0] ?? ''), issues: problem.issues ?? [] };
}

export async function refuse(request: Request, problem: Problem, asked?: Locale): Promise<Response> {
  const locale = asked ?? negotiate(request.headers.get('accept-language'));
  const { tokens, forms } = await messagesOf(locale);
  const sentences: Readonly<Record<string, string>> = { ...forms.issue, ...tokens.api.issue };
  return problemAnswer(
    { ...problem, headers: { ...openHeaders, ...problem.headers } },
    { locale, title: (code: ProblemCode) => tokens.api.problem[code], issue: (code) => sentences[code] ?? forms.issue.other },
  );
}

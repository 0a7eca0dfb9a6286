import 'server-only';
import { trustedHeaders } from '@/lib/auth/sender';
import type { Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { countRequest } from '@/lib/http/api-limit';
import { never, type Problem, type ProblemCode, type ProblemWords, problemAnswer, problemOf } from '@/lib/http/problem';
import { messagesOf } from '@/lib/i18n/messages';
import { negotiate } from '@/lib/i18n/negotiate';
import { bearerKey } from './token-key';
import { viewerOfToken } from './token-viewer';

const perKey = { most: 60, windowMs: 60_000 };
/** Requests without a key that works, from one sender. */
const unknown = { most: 30, windowMs: 60_000 };
const challenge = { 'WWW-Authenticate': 'Bearer realm="change-sets"' };

export type Answer = { status: 200 | 201; body: unknown; headers?: Record<string, string> } | { problem: Problem };

/**
 * The one way in for a body's own system: the key of the Authorization header, limits, and every refusal as a problem in the
 * language asked for. Cookies are not read, so that no page can send anything in the name of who looks at it.
 */
export async function withToken(request: Request, work: (viewer: Viewer) => Promise<Answer>): Promise<Response> {
  const words = await wordsFor(request);
  const limits: Record<string, string> = {};
  const refuse = (problem: Problem) => problemAnswer({ ...problem, headers: { ...limits, ...problem.headers } }, words);
  try {
    const { sender } = trustedHeaders(request.headers);
    const key = bearerKey(request.headers.get('authorization'));
    const viewer = key === null ? null : await viewerOfToken(key, sender);
    const limit = viewer
      ? countRequest('change-sets', viewer.actor, perKey, now().getTime())
      : countRequest('unknown', sender, unknown, now().getTime());
    Object.assign(limits, limit.headers);
    if (limit.isOver) return refuse({ code: 'too-many' });
    if (!viewer) return refuse({ code: 'no-key', headers: challenge });
    const answer = await work(viewer);
    if ('problem' in answer) return refuse(answer.problem);
    return new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'Content-Type': 'application/json', ...never, ...limits, ...answer.headers },
    });
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    if (isRefusedByTable(error)) console.error('the tables refused a change set that the checks let through', error);
    return refuse(problem);
  }
}

/** What our own checks should have found. */
const isRefusedByTable = (error: unknown): boolean => /^23/.test(String((error as { code?: unknown })?.code));

async function wordsFor(request: Request): Promise<ProblemWords> {
  const locale = negotiate(request.headers.get('accept-language'));
  const { tokens, forms } = await messagesOf(locale);
  const sentences: Readonly<Record<string, string>> = { ...forms.issue, ...tokens.api.issue };
  return {
    locale,
    title: (code: ProblemCode) => tokens.api.problem[code],
    issue: (code) => sentences[code.startsWith('no-such-') ? 'no-such' : code] ?? forms.issue.other,
  };
}

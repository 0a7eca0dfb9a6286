import 'server-only';
import { env } from '@/lib/env';
import { Invalid, isDatabaseAway, NotFound } from '@/lib/errors';
import { openHeaders } from '@/lib/exports/download';
import { ACTIONS } from './actions';
import { sentBy } from './parameters';

const headers = {
  ...openHeaders,
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'public, max-age=0, must-revalidate',
};

/** Answers in CKAN's envelope, refusals too: its clients read `success` and `error`, whatever the status. */
export async function ckanAnswer(request: Request, action: string): Promise<Response> {
  const help = `${env().PORTAL_URL}/api/3/action/help_show?name=${encodeURIComponent(action)}`;
  const refused = (status: number, error: Record<string, unknown>, more: Record<string, string> = {}) =>
    new Response(JSON.stringify({ help, success: false, error }), {
      status,
      headers: { ...headers, 'Cache-Control': 'no-store', ...more },
    });
  const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!work) return refused(400, { __type: 'Bad request', message: `Action name not known: ${action}` });
  try {
    return new Response(JSON.stringify({ help, success: true, result: await work(await sentBy(request)) }), { headers });
  } catch (error) {
    if (error instanceof NotFound) return refused(404, { __type: 'Not Found Error', message: 'Not found' });
    if (error instanceof Invalid) {
      const name = String(error.issues[0]?.path[0] ?? '');
      const message = error.issues[0]?.code === 'required' ? 'Missing value' : 'Invalid value';
      return refused(409, { __type: 'Validation Error', message: `${message}: ${name}`, [name]: [message] });
    }
    if (isDatabaseAway(error))
      return refused(503, { __type: 'Service Unavailable', message: 'The database does not answer' }, { 'Retry-After': '30' });
    throw error;
  }
}

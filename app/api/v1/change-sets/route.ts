import { withToken } from '@/lib/accounts/token-door';
import { Conflict, Invalid } from '@/lib/errors';
import { readJsonBody } from '@/lib/http/api-body';
import { KEY_PATH, sendChangeSet } from '@/lib/publishing/send-change-set';
import { sentAddress } from '@/lib/publishing/sent-address';

export const dynamic = 'force-dynamic';

/** Takes a whole change set from a body's own system and hands it in for review. */
export function POST(request: Request): Promise<Response> {
  return withToken(request, async (viewer) => {
    const key = idempotencyKey(request.headers.get('idempotency-key'));
    if (key === null) return { problem: { code: 'no-idempotency-key' } };
    const body = await readJsonBody(request);
    if (!body.ok) return { problem: body.problem };
    try {
      const { number, repeated } = await sendChangeSet(viewer, { key, set: body.value });
      const address = sentAddress(number);
      return { status: repeated ? 200 : 201, body: { number, state: 'submitted', address }, headers: { Location: address } };
    } catch (error) {
      if (error instanceof Conflict && error.conflicts[0]?.path === KEY_PATH) return { problem: { code: 'key-reused' } };
      if (error instanceof Invalid)
        throw new Invalid(error.issues.map(({ path, code }) => ({ path: path[0] === 'set' ? path.slice(1) : path, code })));
      throw error;
    }
  });
}

/** A string as structured headers write it, or bare; null where there is none to use. */
function idempotencyKey(header: string | null): string | null {
  const key = /^"(.*)"$/.exec(header ?? '')?.[1] ?? header ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(key) ? key : null;
}
